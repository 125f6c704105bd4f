"""Find everything that a house changes, with our text beside its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.load.layers import DATA, HOUSE
from generator.load.merge import AFTER
from generator.load.parse import is_null, parse, place_of
from generator.load.source import Source, plain
from generator.problem import Place
from generator.written.layers import is_removal

WHOLE_FILES = ("docs", "templates")
"""The folders whose files replace ours as a whole."""
Change = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Override:
    """One thing that a house changes, adds or removes."""

    path: str
    """Our file, from the root of the project."""
    key: str
    """The way to the text, such as `thanks.neutral`; empty: the whole file."""
    place: Place
    """Where the house says it."""
    change: Change
    ours: str | bytes | None
    """Our text, or None if we have none."""
    own: str | bytes | None
    """The house's, or None if it removes ours."""


def overrides(root: Path, known: Collection[tuple[str, str]] = ()) -> list[Override]:
    """Everything that the house under `root` changes, file by file.

    A new item is one change, unless we are `known` to have had texts in it (our file, and the
    way in it): then each of these is told, whatever an update made of the map around it. A
    file that cannot be read is left out: the checks tell what is wrong.
    """
    found = [one for path in _files(root, DATA) for one in _in_data(root, path, known)]
    for folder in WHOLE_FILES:
        found += [_of_file(root, path) for path in _files(root, folder)]
    return found


def whole(root: Path, path: str, key: str) -> Override:
    """All that ours and the house say under one key of a file, as one change."""
    loc = tuple(key.split(".")) if key else ()
    ours, own = our_node(root, path), our_node(root, f"{HOUSE}/{path}")
    source = Source(f"{HOUSE}/{path}", own)
    texts = as_text(Source(path, ours).node_at(loc)), as_text(source.node_at(loc))
    return Override(path, key, source.place(*loc, key=True), "changed", *texts)


def our_node(root: Path, path: str) -> Node | None:
    """The tree of one of our files; None if it is not there or cannot be read."""
    return parse(root / path, path)[0] if (root / path).is_file() else None


def as_text(node: Node | None) -> str | None:
    """A tree as a person would read it: a text as it is, anything else as YAML."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return node.value
    # Wide, so that a text of many words is one line, however its file wraps it.
    return yaml.safe_dump(
        plain(node), allow_unicode=True, sort_keys=False, width=10_000
    ).strip()


def _files(root: Path, folder: str) -> list[Path]:
    inside = (root / HOUSE / folder).rglob("*")
    return sorted(
        path
        for path in inside
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    )


def _in_data(root: Path, path: Path, known: Collection[tuple[str, str]]) -> Iterator[Override]:
    name = path.relative_to(root / HOUSE).as_posix()
    node = parse(path, f"{HOUSE}/{name}")[0] if path.suffix == ".yml" else None
    if node is not None:
        ways = [way for file, way in known if file == name]
        yield from _differences(name, our_node(root, name), node, (), place_of(node), ways)


def _differences(
    path: str,
    ours: Node | None,
    own: Node,
    loc: tuple[str, ...],
    place: Place,
    known: Collection[str],
) -> Iterator[Override]:
    """As layers merge: maps by key, and everything else as a whole."""
    if isinstance(own, MappingNode) and (
        isinstance(ours, MappingNode) or _is_above(loc, known)
    ):
        for key, value in own.value:
            if key.value == AFTER and loc:
                continue
            # Where a text of ours has taken the place of a map, it is what now stands there.
            is_map = isinstance(ours, MappingNode)
            below = Source(path, ours).node_at((key.value,)) if is_map else ours
            here = (*loc, key.value)
            yield from _differences(path, below, value, here, place_of(key), known)
        return
    removes = is_null(own)
    change: Change = "removed" if removes else "added" if ours is None else "changed"
    text = None if removes else as_text(own)
    yield Override(path, ".".join(loc), place, change, as_text(ours), text)


def _is_above(loc: tuple[str, ...], known: Collection[str]) -> bool:
    start = ".".join((*loc, ""))
    return any(way != start and way.startswith(start) for way in known)


def _of_file(root: Path, path: Path) -> Override:
    name = path.relative_to(root / HOUSE).as_posix()
    ours = root / name
    text = content(ours) if ours.is_file() else None
    removes = is_removal(root, path)
    change: Change = "removed" if removes else "added" if text is None else "changed"
    own = None if removes else content(path)
    return Override(name, "", Place(f"{HOUSE}/{name}"), change, text, own)


def content(path: Path) -> str | bytes:
    """What a file says, as a text if it is one."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
