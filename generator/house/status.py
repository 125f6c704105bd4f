"""Compare what a house changes with what it saw of ours when it last looked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from generator.house.overrides import Override, overrides, whole
from generator.house.record import Record, Seen, digest, known_texts, read_record
from generator.house.renamed import renamed
from generator.load.overlay import lay
from generator.load.read import read_layers
from generator.load.removals import names_of
from generator.problem import Problem

State = Literal["seen", "new", "moved_on", "gone", "doubled", "void"]
"""Of our text under an override: as it was, never looked at, changed, no longer there, or there
now beside one that the house had added; or a removal of what we never had."""
NEEDS_A_LOOK = ("moved_on", "gone", "doubled", "void")


@dataclass(frozen=True)
class Finding:
    """One override, and what became of our text under it."""

    override: Override
    state: State
    before: Seen | None = None
    """What the house saw of ours."""
    renamed: str = ""
    """Where the text or the file that is gone seems to stand now."""

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
    found = [_finding(root, one, record) for one in overrides(root, known_texts(record))]
    return tuple(_once_an_item(root, found, record))


def _once_an_item(root: Path, found: list[Finding], record: Record) -> Iterator[Finding]:
    """What the house had added and we have added too is one finding, whatever it holds."""
    entries = [(one.override.path, _entry(one.override, record)) for one in found]
    both = {entry for entry, one in zip(entries, found, strict=True) if one.state == "doubled"}
    told = set()
    for entry, one in zip(entries, found, strict=True):
        if entry not in both:
            yield one
        elif entry not in told:
            told.add(entry)
            is_whole = one.override.key == entry[1]
            yield (
                one if is_whole else replace(one, override=whole(root, *entry), state="doubled")
            )


def _finding(root: Path, override: Override, record: Record) -> Finding:
    before = record.texts.get((override.path, _entry(override, record)))
    state = _state(override, before)
    if state != "gone":
        return Finding(override, state, before)
    if override.change == "added":
        # It looks like an addition only because ours has left.
        override = replace(override, change="changed")
    return Finding(override, state, before, renamed(root, override, before))


def _entry(override: Override, record: Record) -> str:
    """The key under which the record tells of an override: its own, or that of the entry around
    it which the house had added as a whole."""
    key = override.key
    while key and (override.path, key) not in record.texts:
        key = key.rpartition(".")[0]
    above = record.texts.get((override.path, key))
    is_added = above is not None and above.digest is None
    return key if key == override.key or is_added else override.key


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
