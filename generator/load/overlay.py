"""Lay each layer of `data/` over the one below."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from yaml.nodes import Node

from generator.load.edits import Edit, without
from generator.load.layers import WORDS
from generator.load.merge import merge
from generator.load.parse import is_null
from generator.load.read import Key, Layer, Parsed
from generator.load.source import Loc, Source
from generator.problem import Problem

Sources = dict[Key, Source | None]


@dataclass
class Read:
    """All layers laid over each other."""

    sources: Sources = field(default_factory=dict)
    """Every file's merged tree (None: unreadable)."""
    ours: Sources = field(default_factory=dict)
    """The same without the house."""
    problems: list[Problem] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """The locales that any layer names: a house may remove one whose words stay."""
    folders: dict[str, str] = field(default_factory=dict)
    """Locale → the first folder with words of it."""


def lay(layers: Iterable[Layer], left_out: Collection[Edit] = ()) -> Read:
    """The layers laid over each other, without some edits of a house."""
    read = Read()
    spots = [spot for edit in left_out for spot in edit.spots]
    for layer in layers:
        read.ours = dict(read.sources)
        read.problems += layer.problems
        for one in layer.files:
            _lay_file(read, layer, one, {loc for name, loc in spots if name == one.file.name})
    return read


def _lay_file(read: Read, layer: Layer, one: Parsed, left_out: set[Loc]) -> None:
    if () in left_out:
        return
    node = without(one.node, left_out) if one.node else None
    _lay(read, one, node)
    if one.file.kind == "handbook" and node is not None:
        read.named |= Source(one.file.name, node).keys("locales")
    if one.file.locale is not None:
        read.folders.setdefault(one.file.locale, f"{layer.folder}/{WORDS}/{one.file.locale}")


def _lay(read: Read, one: Parsed, node: Node | None) -> None:
    if node is None or read.sources.get(one.key, ...) is None:
        # What is broken below stays broken: half a file would only look wrong.
        read.sources[one.key] = None
        return
    below = read.sources.get(one.key)
    if below is None:
        if not is_null(node):
            read.sources[one.key] = Source(one.file.name, node)
        return
    merged = merge(below.node, node, read.problems)
    if merged is not None:
        read.sources[one.key] = Source(below.path, merged)
        return
    del read.sources[one.key]
    if one.file.locale is None:
        _drop_words(read, one)


def _drop_words(read: Read, removed: Parsed) -> None:
    """Forget the words of an item that a house removed."""
    for key in [key for key in read.sources if key[:2] == removed.key[:2]]:
        del read.sources[key]
