"""Count what each language says, and find what was translated from a text that has changed since."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node

from generator.files.put import put_all
from generator.load.json_file import read_json
from generator.load.layers import DATA, HOUSE, SEEN, WORDS
from generator.load.source import Loc, plain
from generator.model.handbook import Handbook, Item
from generator.model.kinds import BY_NAME
from generator.problem import Place, Problem, problem

Digests = dict[str, dict[str, str]]
"""File of words → way to a text → digest of the source that it was translated from."""
Record = dict[str, dict[str, set[str]]]
"""The same of all layers: any of the digests will do."""


@dataclass
class Coverage:
    """How much of one file is there in one locale."""

    file: str
    texts: int = 0
    missing: int = 0
    stale: list[tuple[Place, str]] = field(default_factory=list)
    """Where a translation stands whose source has changed since, and the way to it."""


def coverage(handbook: Handbook, locale: str, record: Record) -> list[Coverage]:
    """Every file of words in one locale, in the order of the kinds."""
    return [_of_file(handbook, kind, item, locale, record) for kind, item in _items(handbook)]


def fresh_record(handbook: Handbook, locale: str) -> Digests:
    """The digests of everything that the locale says, as translated from the source of today."""
    record: Digests = {}
    for kind, item in _items(handbook):
        for loc, node in _texts(handbook, item):
            if not item.missing(locale, *loc):
                record.setdefault(_file(kind, item), {})[".".join(loc)] = digest(node)
    return record


def read_record(root: Path, locale: str) -> tuple[Record, list[Problem]]:
    """What was noted in every layer: none outranks another, as a source may change back."""
    record: Record = {}
    for layer in (DATA, f"{HOUSE}/{DATA}"):
        path = root / layer / WORDS / locale / SEEN
        if not path.is_file():
            continue
        value, _, problems = read_json(path, "seen_form")
        place = Place(path.relative_to(root).as_posix())
        if problems or not _is_record(value):
            return {}, [problem(place, "seen_form")]
        for file, texts in value.items():
            for way, noted in texts.items():
                record.setdefault(file, {}).setdefault(way, set()).add(noted)
    return record, []


def note(handbook: Handbook, locale: str) -> Place:
    """Note that every translation follows its source as it is now, in the layer that may be edited.

    A house notes only what our own notes do not say already.
    """
    fresh = fresh_record(handbook, locale)
    layer = DATA
    if handbook.has_house:
        layer = f"{HOUSE}/{DATA}"
        ours = _ours(handbook.root, locale)
        fresh = {
            file: left
            for file, texts in fresh.items()
            if (left := {k: v for k, v in texts.items() if ours.get(file, {}).get(k) != v})
        }
    path = handbook.root / layer / WORDS / locale / SEEN
    put_all({path: f"{json.dumps(fresh, indent=1, sort_keys=True)}\n".encode()})
    return Place(path.relative_to(handbook.root).as_posix())


def digest(node: Node) -> str:
    """A text's digest, the same however its file wraps or indents it."""
    return sha256(json.dumps(plain(node), sort_keys=True).encode()).hexdigest()[:10]


def _ours(root: Path, locale: str) -> Digests:
    path = root / DATA / WORDS / locale / SEEN
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _is_record(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(texts, dict) and all(isinstance(one, str) for one in texts.values())
        for texts in value.values()
    )


def _items(handbook: Handbook) -> Iterator[tuple[str, Item]]:
    """What has the same words in every locale."""
    for kind, item in handbook.every_item():
        if BY_NAME[kind].words is not None and BY_NAME[kind].parity:
            yield kind, item


def _of_file(
    handbook: Handbook, kind: str, item: Item, locale: str, record: Record
) -> Coverage:
    told = Coverage(_file(kind, item))
    noted = record.get(told.file, {})
    for loc, node in _texts(handbook, item):
        told.texts += 1
        if item.missing(locale, *loc):
            told.missing += 1
        elif digest(node) not in noted.get(".".join(loc), {digest(node)}):
            told.stale.append((item.words_place(locale, *loc, key=True), ".".join(loc)))
    return told


def _file(kind: str, item: Item) -> str:
    return f"{kind}/{item.id}.yml" if BY_NAME[kind].folder else f"{kind}.yml"


def _texts(handbook: Handbook, item: Item) -> Iterator[tuple[Loc, Node]]:
    """Every text of the source, with its way; a list, or a wording per form, is one."""
    forms = {form for one in handbook.locales for form in handbook.forms(one)}
    return _leaves(item.word_sources[handbook.source_locale].node, (), forms)


def _leaves(node: Node, loc: Loc, forms: Collection[str]) -> Iterator[tuple[Loc, Node]]:
    is_map = isinstance(node, MappingNode)
    if is_map and not any(key.value in forms for key, _ in node.value):
        for key, value in node.value:
            yield from _leaves(value, (*loc, key.value), forms)
    else:
        yield loc, node
