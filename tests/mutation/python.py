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
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.choice import Choice
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reach import Ran, Reach
from tests.mutation.targets import NOT_HERE, python_modules, test_files
from tests.mutation.trial import OPTIONS, Trials, closures, forked, passes_afresh

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
    choice = Choice(_reach(root, folder))
    tests = {one: choice.of(one) for one in open_ones}
    closed = {path: closures(root, path) for path in {one.path for one in open_ones}}
    within = [one for one in open_ones if one.function and one.function not in closed[one.path]]
    told = partial(_tell, record, Counted(len(open_ones)))
    untried = [one for one in within if not tests[one]]
    for mutant in untried:
        told(mutant, False)
    tried = [one for one in within if tests[one]]
    if tried and not forked(lambda: _session(root, tried, tests, told), limited=False):
        raise SystemExit("The tests did not begin.")
    afresh = set(open_ones) - set(within)
    for mutant in (one for one in open_ones if one in afresh):
        chosen = tests[mutant]
        files = list(dict.fromkeys(test.partition("::")[0] for test in chosen))
        told(mutant, not forked(partial(passes_afresh, root, mutant, files, set(chosen))))


def _session(
    root: Path, tried: Sequence[Mutant], tests: Mapping[Mutant, Any], told: Any
) -> bool:
    trials = Trials(root, tried, tests, told)
    return pytest.main([*OPTIONS, "-m", NOT_HERE, *test_files(root)], plugins=[trials]) == 0


def _reach(root: Path, folder: Path) -> dict[str, Ran]:
    """What each test comes to, found once for each file of tests as it is."""
    kept = folder / "reach"
    kept.mkdir(exist_ok=True)
    code = sorted((root / "generator").rglob("*.py"))
    reached: dict[str, Ran] = {}
    for test in test_files(root):
        file = kept / f"{Path(test).stem}-{_digest([*code, root / test])}"
        if not file.is_file() and not forked(partial(_watch, root, test, file), limited=False):
            raise SystemExit(f"{test} fails as it stands: mend that first.")
        reached |= pickle.loads(file.read_bytes())
    return reached


def _watch(root: Path, test: str, file: Path) -> bool:
    reach = Reach(root, frozenset(python_modules(root)))
    code = pytest.main([*OPTIONS, "-m", NOT_HERE, test], plugins=[reach])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return False
    file.write_bytes(pickle.dumps(reach.tests))
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
