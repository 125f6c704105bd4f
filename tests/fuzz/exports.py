"""`python -m tests.fuzz.exports`: random answers, taken away in every form.

The browser's modules and Python write the same bytes; Python's own readers of e-mails, of
calendars and of addresses find the letter in them, whole, and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.checks import load_checked
from generator.letters.exporter import TEXTS
from generator.letters.given import Given
from tests.exports import Exports, Letter
from tests.fuzz.trials import Trial, real_letters
from tests.matrix import TODAY
from tests.readers import read_calendar, read_link, read_mail

ROOT = Path(__file__).resolve().parent.parent.parent
BATCH, SHOWN = 500, 5
READERS = {"eml": read_mail, "ics": read_calendar}


def fuzz(exports: Exports, seed: int, letters: int) -> tuple[Counter[str], list[str]]:
    """How many exports of each form were made, and what was wrong with any."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    trials = list(real_letters(seed, letters, exports.matrix))
    for trial, theirs in zip(trials, _in_node(exports, trials), strict=True):
        ours = exports.written(_letter(trial))
        for form in (*TEXTS, "mailto"):
            counts[form] += 1
            if wrong := _wrong(form, ours, theirs[form]):
                failures.append(f"{trial.name}, {trial.letter} as {form}: {wrong}")
    return counts, failures


def _in_node(exports: Exports, trials: Sequence[Trial]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        return exports.in_node([_letter(one) for one in trials], Path(folder))


def _letter(trial: Trial) -> Letter:
    return Letter(
        trial.letter,
        trial.locale,
        trial.settings,
        trial.facts,
        trial.locale,
        trial.today or TODAY,
    )


def _wrong(form: str, ours: Given, theirs: object) -> str:
    """What is wrong with one export; '' if nothing is."""
    if form in TEXTS and TEXTS[form](ours) != theirs:
        return "the engines write other bytes"
    try:
        if form == "mailto":
            read_link(ours, theirs["href"], theirs["isWhole"])
        elif form in READERS:
            READERS[form](ours)
    except Exception as error:  # noqa: BLE001 - whatever a reader says is a finding
        return f"{type(error).__name__}: {str(error)[:300]}"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if every export is read as the letter."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.exports")
    parser.add_argument("--exports", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    exports = Exports(load_checked(ROOT))
    counts: Counter[str] = Counter()
    failed, seed = 0, asked.seed
    while counts.total() < asked.exports:
        made, failures = fuzz(exports, seed, BATCH)
        counts, failed, seed = counts + made, failed + len(failures), seed + 1
        for failure in failures[:SHOWN]:
            print(failure)
        forms = ", ".join(f"{count:,} {form}" for form, count in counts.items())
        print(f"exports: {counts.total():,} ({forms}), {failed:,} failures", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
