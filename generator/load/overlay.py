"""Read every layer of `data/` and lay each over the one below."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import Node

from generator.load.layers import WORDS, DataFile, find, layer_folders
from generator.load.merge import merge
from generator.load.parse import is_null, parse
from generator.load.source import Source
from generator.problem import Problem

Key = tuple[str, str, str | None]
"""Kind, id and locale of one file (locale None: structure)."""
Sources = dict[Key, Source | None]


@dataclass
class Read:
    """All layers read and laid over each other."""

    sources: Sources = field(default_factory=dict)
    """Every file's merged tree (None: unreadable)."""
    ours: Sources = field(default_factory=dict)
    """The same without the house."""
    problems: list[Problem] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """The locales that any layer names: a house may remove one whose words stay."""
    folders: dict[str, str] = field(default_factory=dict)
    """Locale → the first folder with words of it."""


def read_layers(root: Path, house: bool = True) -> Read:
    """Every layer of `data/` under `root`, laid over each other; or ours alone."""
    read = Read()
    for folder in layer_folders(root)[: None if house else 1]:
        read.ours = dict(read.sources)
        files, strangers = find(root, folder)
        read.problems += strangers
        for file in files:
            node, found = parse(file.path, file.name)
            read.problems += found
            _lay(read, file, None if found else node)
            if file.kind == "handbook" and node is not None:
                read.named |= Source(file.name, node).keys("locales")
            if file.locale is not None:
                place = folder.relative_to(root) / WORDS / file.locale
                read.folders.setdefault(file.locale, place.as_posix())
    return read


def _lay(read: Read, file: DataFile, node: Node | None) -> None:
    key = (file.kind, file.id, file.locale)
    if node is None or read.sources.get(key, ...) is None:
        # What is broken below stays broken: half a file would only look wrong.
        read.sources[key] = None
        return
    below = read.sources.get(key)
    if below is None:
        if not is_null(node):
            read.sources[key] = Source(file.name, node)
        return
    merged = merge(below.node, node, read.problems)
    if merged is not None:
        read.sources[key] = Source(below.path, merged)
        return
    del read.sources[key]
    if file.locale is None:
        _drop_words(read, file)


def _drop_words(read: Read, removed: DataFile) -> None:
    """Forget the words of an item that a house removed."""
    for key in [key for key in read.sources if key[:2] == (removed.kind, removed.id)]:
        del read.sources[key]
