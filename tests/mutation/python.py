"""Try every mutant of the Python modules, and remember what was found.

A mutant that is killed stays killed until its module changes; one that survived is tried again
when a test has changed. `--afresh` forgets all of it.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reach import Function, Reach
from tests.mutation.targets import NOT_HERE, test_files
from tests.mutation.trial import OPTIONS, Trials, forked, passes_afresh

SLOW, BUDGET = 1.5, 1.5
"""Seconds: what one test may take to be asked at all; what the quickest may take together, and
those of each file by turns."""
HEAVY = (
    "pydantic",
    "jinja2",
    "yaml",
    "mkdocs.config",
    "bs4",
    "docx",
    "icalendar",
    "jsonschema",
)
"""What takes long to import and is not ours: imported once, before any process is forked."""


class Record:
    """What was found of each mutant, in a file that outlives the run."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.file, self.root = folder / "python.jsonl", root
        self.tests = _digest(_sources(root))
        self._texts: dict[str, str] = {}
        self._known: dict[tuple[str, str, int], tuple[bool, str]] = {}
        if self.file.is_file():
            for line in self.file.read_text("utf-8").splitlines():
                one = json.loads(line)
                key = (one["path"], one["text"], one["number"])
                self._known[key] = (one["killed"], one["tests"])

    def killed(self, mutant: Mutant) -> bool | None:
        """Whether a test killed it; None if that is not known."""
        killed, tests = self._known.get(self._key(mutant), (False, ""))
        return killed if killed or tests == self.tests else None

    def note(self, mutant: Mutant, killed: bool) -> None:
        path, text, number = key = self._key(mutant)
        self._known[key] = (killed, self.tests)
        line = {"path": path, "text": text, "number": number}
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**line, "killed": killed, "tests": self.tests}) + "\n")

    def _key(self, mutant: Mutant) -> tuple[str, str, int]:
        if mutant.path not in self._texts:
            self._texts[mutant.path] = _digest([self.root / mutant.path])
        return mutant.path, self._texts[mutant.path], mutant.number


def try_all(
    root: Path, folder: Path, modules: Sequence[str]
) -> dict[str, list[tuple[Mutant, bool]]]:
    """Each module's mutants, and whether a test killed them."""
    for name in HEAVY:
        importlib.import_module(name)
    record = Record(folder, root)
    every = {path: mutants(root, path) for path in modules}
    open_ones = [one for all in every.values() for one in all if record.killed(one) is None]
    if open_ones:
        _try(root, folder, open_ones, record)
        record = Record(folder, root)
    return {
        path: [(one, bool(record.killed(one))) for one in all] for path, all in every.items()
    }


def _try(root: Path, folder: Path, open_ones: Sequence[Mutant], record: Record) -> None:
    reached, seconds = _reach(root, folder)
    tests = {one: _tests_for(one, reached, seconds) for one in open_ones}
    within = [one for one in open_ones if one.function]
    told = partial(_tell, record, Counted(len(open_ones)))
    untried = [one for one in within if not tests[one]]
    for mutant in untried:
        told(mutant, False)
    tried = [one for one in within if tests[one]]
    if tried and not forked(lambda: _session(root, tried, tests, told), limited=False):
        raise SystemExit("The tests did not begin.")
    for mutant in (one for one in open_ones if not one.function):
        chosen = tests[mutant]
        files = list(dict.fromkeys(test.partition("::")[0] for test in chosen))
        told(mutant, not forked(partial(passes_afresh, root, mutant, files, set(chosen))))


def _session(
    root: Path, tried: Sequence[Mutant], tests: Mapping[Mutant, Any], told: Any
) -> bool:
    trials = Trials(root, tried, tests, told)
    return pytest.main([*OPTIONS, "-m", NOT_HERE, *test_files(root)], plugins=[trials]) == 0


def _tests_for(
    mutant: Mutant, reached: Mapping[Function, Sequence[str]], seconds: Mapping[str, float]
) -> list[str]:
    """The tests that come to a mutant: the quickest of all, then each file's by turns."""
    if mutant.function:
        found = set(reached.get((mutant.path, mutant.function), ()))
    else:
        found = {
            test for (path, _), some in reached.items() if path == mutant.path for test in some
        }
    quick = [test for test in found if seconds[test] <= SLOW]
    by_time = sorted(quick, key=lambda one: (seconds[one], one))
    files: dict[str, list[str]] = {}
    for test in by_time:
        files.setdefault(_file(test), []).append(test)
    by_turns = [one for one in chain.from_iterable(zip_longest(*files.values())) if one]
    chosen = {*_within(BUDGET, by_time, seconds), *_within(BUDGET, by_turns, seconds)}
    return [test for some in files.values() for test in some if test in chosen]


def _within(budget: float, tests: Sequence[str], seconds: Mapping[str, float]) -> list[str]:
    """As many as the time allows, at least one."""
    ends = list(accumulate(seconds[test] for test in tests))
    return [test for at, test in enumerate(tests) if not at or ends[at] <= budget]


def _file(test: str) -> str:
    return test.partition("::")[0]


def _reach(root: Path, folder: Path) -> tuple[dict[Function, list[str]], dict[str, float]]:
    """Which tests come to which function, found once for each file of tests as it is."""
    kept = folder / "reach"
    kept.mkdir(exist_ok=True)
    code = sorted((root / "generator").rglob("*.py"))
    reached: dict[Function, list[str]] = {}
    seconds: dict[str, float] = {}
    for test in test_files(root):
        name = f"{Path(test).stem}-{_digest([*code, root / test])}"
        file = kept / name
        if not file.is_file() and not forked(partial(_watch, root, test, file), limited=False):
            raise SystemExit(f"{test} fails as it stands: mend that first.")
        functions, times = pickle.loads(file.read_bytes())
        seconds |= times
        for function, some in functions.items():
            reached.setdefault(function, []).extend(some)
    return reached, seconds


def _watch(root: Path, test: str, file: Path) -> bool:
    reach = Reach(root)
    code = pytest.main([*OPTIONS, "-m", NOT_HERE, test], plugins=[reach])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return False
    file.write_bytes(pickle.dumps((dict(reach.tests_of()), reach.seconds)))
    return True


class Counted:
    """How far the trials have come."""

    def __init__(self, most: int) -> None:
        self.most, self.done, self.survived = most, 0, 0

    def add(self, killed: bool) -> None:
        self.done += 1
        self.survived += not killed


def _tell(record: Record, counted: Counted, mutant: Mutant, killed: bool) -> None:
    record.note(mutant, killed)
    counted.add(killed)
    if not killed:
        os.write(2, f"survived: {mutant.path}:{mutant.line} {mutant.name}\n".encode())
    if counted.done % 100 == 0:
        text = f"{counted.done} of {counted.most} tried, {counted.survived} survived\n"
        os.write(2, text.encode())


def _sources(root: Path) -> list[Path]:
    return sorted(
        path for part in ("generator", "tests") for path in (root / part).rglob("*.py")
    )


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
