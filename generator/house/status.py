"""Compare what a house changes with what it saw of ours when it last looked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from yaml.nodes import MappingNode

from generator.house.overrides import Override, as_text, our_node, overrides
from generator.house.record import Record, Seen, digest, known_texts, read_record
from generator.load.layers import DATA
from generator.load.overlay import lay
from generator.load.read import read_layers
from generator.load.removals import names_of
from generator.load.source import Source
from generator.problem import Problem

State = Literal["seen", "new", "moved_on", "gone", "doubled", "void"]
"""Of our text under an override: as it was, never looked at, changed, no longer there, or there
now beside one that the house had added; or a removal of what we never had."""
NEEDS_A_LOOK = ("moved_on", "gone", "doubled", "void")
ALIKE = 0.75
"""How alike two texts are when one is the other under a new name."""


@dataclass(frozen=True)
class Finding:
    """One override, and what became of our text under it."""

    override: Override
    state: State
    before: Seen | None = None
    """What the house saw of ours."""
    renamed: str = ""
    """Where the text that is gone seems to stand now."""

    @property
    def needs_a_look(self) -> bool:
        return self.state in NEEDS_A_LOOK


@dataclass(frozen=True)
class Status:
    """All that a house changes, and what is new below it."""

    findings: tuple[Finding, ...]
    arrived: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is named (`letters`, `fields` …) → our names that the house has not seen yet."""
    left: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The same of the names that we no longer have."""

    @property
    def needs_a_look(self) -> bool:
        return any(one.needs_a_look for one in self.findings)


def status(root: Path) -> tuple[Status, list[Problem]]:
    """What the house under `root` changes, and every problem of its record."""
    record, problems = read_record(root)
    return Status(_findings(root, record), *_moves(record, our_names(root))), problems


def findings(root: Path) -> tuple[tuple[Finding, ...], list[Problem]]:
    """The overrides alone, for who runs the checks: what is new of ours is not asked for."""
    record, problems = read_record(root)
    return _findings(root, record), problems


def our_names(root: Path) -> dict[str, tuple[str, ...]]:
    """What is named → the names that our own layer gives."""
    named = names_of(lay(read_layers(root)[:1]).sources)
    del named["paths"]
    return {what: tuple(sorted(names)) for what, names in sorted(named.items())}


def _findings(root: Path, record: Record) -> tuple[Finding, ...]:
    found = overrides(root, known_texts(record))
    return tuple(_finding(root, one, record) for one in found)


def _finding(root: Path, override: Override, record: Record) -> Finding:
    before = _before(override, record)
    state = _state(override, before)
    if state != "gone":
        return Finding(override, state, before)
    if override.change == "added":
        # It looks like an addition only because ours has left.
        override = replace(override, change="changed")
    return Finding(override, state, before, _renamed(root, override, before))


def _before(override: Override, record: Record) -> Seen | None:
    """What the house saw of ours here, or of an entry of its own that we now have as well."""
    before = record.texts.get((override.path, override.key))
    key = override.key
    while before is None and key:
        key = key.rpartition(".")[0]
        above = record.texts.get((override.path, key))
        before = above if above is not None and above.digest is None else None
    return before


def _state(override: Override, before: Seen | None) -> State:
    if before is None:
        return "void" if override.change == "removed" and override.ours is None else "new"
    if before.digest == digest(override.ours):
        return "seen"
    if before.digest is None:
        return "doubled"
    return "gone" if override.ours is None else "moved_on"


def _moves(record: Record, now: Mapping[str, tuple[str, ...]]):
    """What has arrived and what has left since the house looked; nothing if it never did."""
    arrived, left = {}, {}
    for what, names in now.items():
        before = record.names.get(what)
        if before is not None:
            arrived[what] = tuple(name for name in names if name not in before)
            left[what] = tuple(name for name in before if name not in names)
    return {k: v for k, v in arrived.items() if v}, {k: v for k, v in left.items() if v}


def _renamed(root: Path, override: Override, before: Seen | None) -> str:
    """The text that is most like the one that is gone, beside it or in a file beside its own."""
    if before is None or before.text is None or not override.key:
        return ""
    ratios = {
        where: difflib.SequenceMatcher(None, before.text, text).ratio()
        for where, text in _candidates(root, override)
    }
    best = max(ratios, key=ratios.__getitem__, default="")
    return best if best and ratios[best] >= ALIKE else ""


def _candidates(root: Path, override: Override) -> Iterator[tuple[str, str]]:
    loc = tuple(override.key.split("."))
    node = our_node(root, override.path)
    if node is None:
        yield from _in_files_beside(root, override.path, loc)
        return
    source = Source(override.path, node)
    # The entry itself, or the one that holds it, may go by another name.
    for depth in range(len(loc)):
        parent = source.node_at(loc[:depth])
        for key, _ in parent.value if isinstance(parent, MappingNode) else ():
            here = (*loc[:depth], key.value, *loc[depth + 1 :])
            text = as_text(source.node_at(here))
            if here != loc and text is not None:
                yield f"{override.path}: {'.'.join(here)}", text


def _in_files_beside(root: Path, path: str, loc: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    folder = PurePosixPath(path).parent
    if folder == PurePosixPath(DATA):
        return
    for file in sorted((root / folder).glob("*.yml")):
        name = file.relative_to(root).as_posix()
        node = our_node(root, name)
        text = as_text(Source(name, node).node_at(loc)) if node is not None else None
        if text is not None:
            yield f"{name}: {'.'.join(loc)}", text
