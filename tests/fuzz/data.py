"""`python -m tests.fuzz.data`: load mutations of the handbook's own files.

Whatever is broken, the handbook loads clean or tells its problems, each with a place that is
there, in both languages; it never ends in a traceback. Each run of mutations works on another
excerpt of the handbook, all of its files in turn, so that one takes milliseconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import yaml
from yaml.nodes import Node

from generator.checks import problems as checked
from generator.letters.program import compile_wording
from generator.load.handbook import load_layers
from generator.load.layers import DataFile
from generator.load.overlay import lay
from generator.load.parse import parse_text
from generator.load.read import Layer, Parsed, read_layers
from generator.load.removals import prune
from generator.problem import LANGUAGES, Problem
from tests.fuzz.mutations import mutated

ROOT = Path(__file__).resolve().parent.parent.parent
SHARE = {"letters": 2, "scenarios": 2, "checklists": 1}
"""How many items of each kind stay in an excerpt; what all share stays as a whole."""
RUN = 250
"""How many mutations one excerpt is good for."""


@dataclass
class Count:
    """What has been tried."""

    clean: int = 0
    told: int = 0
    """Mutations that the checks refused."""
    failures: list[str] = field(default_factory=list)

    def __add__(self, other: Count) -> Count:
        return Count(
            self.clean + other.clean, self.told + other.told, self.failures + other.failures
        )

    def __str__(self) -> str:
        return (
            f"data: {self.clean + self.told + len(self.failures):,} mutations, "
            f"{self.told:,} told, {self.clean:,} clean, {len(self.failures):,} failures"
        )


class Excerpt:
    """A few items of the handbook with all that they share, as layers that never touch a disk."""

    def __init__(self, chance: Random, root: Path):
        self.root = root
        ours = read_layers(ROOT)[0]
        chosen = _chosen(ours, chance)
        kept = replace(ours, files=tuple(one for one in ours.files if one.key[:2] in chosen))
        sources, _ = prune(lay([ours]).sources, lay([kept]).sources)
        self.texts = {one.file: _text(sources[one.key].node) for one in kept.files}
        self.parsed = {file: _parsed(file, text)[0] for file, text in self.texts.items()}
        self.lines = {file.name: text.split("\n") for file, text in self.texts.items()}
        # What is left of the handbook says too much here and there.
        self.known = {_what(one) for one in self._problems(self.parsed)}

    def tried(self, seed: int, number: int) -> Count:
        """One mutation: what came of it, and how to see it again if it failed."""
        chance = Random(f"data {seed} {number}")
        file = chance.choice(list(self.texts))
        text = mutated(self.texts[file], chance)
        try:
            parsed, syntax = _parsed(file, text)
            found = [*syntax, *self._problems({**self.parsed, file: parsed})]
            lines = {**self.lines, file.name: text.split("\n")}
            wrong = next((said for one in found if (said := _misplaced(one, lines))), "")
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            wrong = traceback.format_exc()
        if wrong:
            return Count(failures=[f"seed {seed}, mutation {number} of {file.name}: {wrong}"])
        is_told = {_what(one) for one in found} - self.known
        return Count(told=1) if is_told else Count(clean=1)

    def _problems(self, files: Mapping[DataFile, Parsed]) -> list[Problem]:
        handbook, problems = load_layers(self.root, [Layer("data", tuple(files.values()), ())])
        return problems if handbook is None else [*problems, *checked(handbook)]


def _chosen(ours: Layer, chance: Random) -> set[tuple[str, str]]:
    """The items of an excerpt, and every file that all items share."""
    items = sorted({one.key[:2] for one in ours.files})
    chosen = {(kind, id) for kind, id in items if kind not in SHARE}
    for kind, count in SHARE.items():
        chosen |= set(chance.sample([one for one in items if one[0] == kind], count))
    return chosen


def _text(node: Node) -> str:
    return yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=90)


def _parsed(file: DataFile, text: str) -> tuple[Parsed, list[Problem]]:
    node, found = parse_text(text, file.name)
    return Parsed(file, None if found else node), found


def _what(one: Problem) -> tuple[object, ...]:
    """A problem wherever its line has gone."""
    return one.place.path, one.code, one.slots


def _misplaced(one: Problem, lines: dict[str, list[str]]) -> str:
    """What is wrong with where a problem says it is, or with how; empty: nothing."""
    said = [one.say(language) for language in LANGUAGES]
    if not all(said) or any("\n" in text for text in said):
        return f"not one line: {said}"
    if any(name.startswith(f"{one.place.path}/") for name in lines):
        return ""
    if one.place.path not in lines:
        return "" if one.code == "missing_file" else f"no such file: {said[0]}"
    there = lines[one.place.path]
    if one.place.line > len(there) or one.place.column > len(there[one.place.line - 1]) + 1:
        return f"no such place: {said[0]}"
    return ""


def run(seed: int, start: int, end: int) -> Count:
    """The mutations of these numbers, on one excerpt."""
    count = Count()
    with TemporaryDirectory() as root:
        # A project of data alone: pages and templates name items that are not in the excerpt.
        Path(root, "data").mkdir()
        excerpt = Excerpt(Random(f"excerpt {seed} {start}"), Path(root))
        for number in range(start, end):
            count += excerpt.tried(seed, number)
    compile_wording.cache_clear()
    return count


def fuzz(seed: int, mutations: int, jobs: int = 1) -> Iterator[Count]:
    """The counts of one run after another."""
    starts = range(0, mutations, RUN)
    ends = (min(start + RUN, mutations) for start in starts)
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(run, seed), starts, ends)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if nothing failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.data")
    parser.add_argument("--mutations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args(arguments)
    count = Count()
    for one in fuzz(asked.seed, asked.mutations, asked.jobs):
        for failure in one.failures[:3]:
            print(failure)
        count += one
        print(count, flush=True)
    return 1 if count.failures else 0


if __name__ == "__main__":
    sys.exit(main())
