"""Count, batch after batch, how often the two engines disagree.

1. Read the handbook; its own letters get random facts, random letters random answers.
2. Run each batch through both engines: Jinja2 here, the browser's modules in one run of Node.
3. Print a small repro of every mismatch, and the counts; end with 1 if there was any.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from generator.checks import load_checked
from generator.letters import assemble
from generator.letters.program import compile_wording
from tests.fuzz.engines import CHROMIUM, FIREFOX, NODE, Engine, engine
from tests.fuzz.letters import Drafts
from tests.fuzz.shrink import shrunk
from tests.fuzz.trials import Mismatch, Result, Trial, mismatches, random_letters, real_letters
from tests.matrix import Matrix

ROOT = Path(__file__).resolve().parent.parent.parent
BATCH = 500
SHOWN = 5
"""How many mismatches of one run are made small and printed."""


@dataclass
class Count:
    """What a run has seen so far."""

    facts: int = 0
    templates: int = 0
    refused: int = 0
    """Random wordings that the compiler did not take."""
    found: list[Mismatch] = field(default_factory=list)

    def __str__(self) -> str:
        cases = self.facts + self.templates
        return (
            f"fuzz: {cases:,} cases ({self.facts:,} facts, {self.templates:,} templates, "
            f"{self.refused:,} more refused), {len(self.found):,} mismatches"
        )


def fuzz(
    count: Count,
    seed: int,
    facts: int,
    templates: int,
    matrix: Matrix | None,
    engine: Engine,
) -> None:
    """Try that many random facts and random templates of one seed, and count them."""
    if facts:
        assert matrix is not None
        count.found += _disagreements(real_letters(seed, facts, matrix), engine)
        count.facts += facts
    drafts = Drafts()
    count.found += _disagreements(random_letters(seed, templates, drafts), engine)
    count.templates += templates
    count.refused += drafts.refused
    _forget()


def _disagreements(trials: Iterable[Trial], engine: Engine) -> list[Mismatch]:
    return [one for batch in _batches(trials) for one in mismatches(batch, engine)]


def _batches(trials: Iterable[Trial]) -> Iterator[list[Trial]]:
    rest = iter(trials)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _forget() -> None:
    """Random wordings never come back: what was made of them would fill the memory."""
    compile_wording.cache_clear()
    assemble._template.cache_clear()


def repro(found: Mismatch, engine: Engine) -> str:
    """A mismatch as small as can be, to read and to run again."""
    small = shrunk(found, engine)
    trial = small.trial
    lines = [f"{trial.name}: {trial.letter} in {trial.locale}, {trial.settings}"]
    lines.append(f"  today {trial.today!r}")
    if trial.draft is not None:
        lines += [f"  {p} {t} {f}: {text!r}" for p, t, f, text in trial.draft.texts()]
        lines.append(
            f"  required {trial.draft.required}, proposed {dict(trial.draft.proposed)}"
        )
    lines.append(f"  facts {json.dumps(trial.facts)}")
    return "\n".join([*lines, *_difference(small.python, small.browser)])


def _difference(python: Result, browser: Result) -> list[str]:
    """The first segments that differ, or the errors."""
    ours, theirs = (
        [one["error"]] if "error" in one else one["subject"] + one["body"]
        for one in (python, browser)
    )
    differ = (
        place for place, one in enumerate(zip(ours, theirs, strict=False)) if one[0] != one[1]
    )
    place = next(differ, min(len(ours), len(theirs)))
    return [
        f"  python  {ours[place : place + 2]!r}",
        f"  browser {theirs[place : place + 2]!r}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if the engines agree on all."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=__doc__.split("\n")[0]
    )
    parser.add_argument(
        "--facts", type=int, default=500, help="the handbook's letters, random facts"
    )
    parser.add_argument(
        "--templates", type=int, default=750, help="random letters, random answers"
    )
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first batch")
    parser.add_argument(
        "--engine", choices=[NODE, CHROMIUM, FIREFOX], default=NODE, help="what Python meets"
    )
    parser.add_argument("--cases", type=int, default=0, help="go on until there are that many")
    parser.add_argument("--minutes", type=float, default=0, help="go on, a new seed each time")
    asked = parser.parse_args(arguments)
    count = Count()
    try:
        with engine(asked.engine) as other:
            _until(time.monotonic() + 60 * asked.minutes, asked, count, other)
    except KeyboardInterrupt:
        print(f"stopped; {count}")
    return 1 if count.found else 0


def _until(end: float, asked: argparse.Namespace, count: Count, other: Engine) -> None:
    matrix = Matrix(load_checked(ROOT)) if asked.facts else None
    seed = asked.seed
    while True:
        before = len(count.found)
        fuzz(count, seed, asked.facts, asked.templates, matrix, other)
        for found in count.found[before : before + SHOWN]:
            print(repro(found, other))
        print(f"{count}, {asked.engine}, seeds {asked.seed} to {seed}", flush=True)
        seed += 1
        if time.monotonic() >= end and count.facts + count.templates >= asked.cases:
            return
