"""Find which tests come to which function of the modules at stake, and how long each takes."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest

Function = tuple[str, str]
"""A module's path below the project, and the name of its outermost function."""


@dataclass(eq=False)
class Reach:
    """A plugin of pytest: what each test ran, with what its fixtures ran."""

    root: Path
    ran: dict[str, set[Function]] = field(default_factory=dict)
    """Test → the functions it came to."""
    seconds: dict[str, float] = field(default_factory=dict)
    _fixtures: dict[int, tuple[set[Function], float]] = field(default_factory=dict)

    def tests_of(self) -> dict[Function, list[str]]:
        """Function → the tests that come to it."""
        found: dict[Function, list[str]] = defaultdict(list)
        for test, functions in self.ran.items():
            for one in functions:
                found[one].append(test)
        return found

    @contextmanager
    def _watched(self) -> Iterator[tuple[set[Function], list[float]]]:
        functions: set[Function] = set()
        seconds: list[float] = []
        outer, before = sys.gettrace(), process_time()
        names: dict[Any, Function | None] = {}

        def watch(frame: FrameType, _event: str, _argument: Any) -> None:
            code = frame.f_code
            if code not in names:
                names[code] = self._function(code)
                if one := names[code]:
                    functions.add(one)

        sys.settrace(watch)
        try:
            yield functions, seconds
        finally:
            sys.settrace(outer)
            seconds.append(process_time() - before)

    def _function(self, code: Any) -> Function | None:
        path = Path(code.co_filename)
        if not path.is_relative_to(self.root / "generator"):
            return None
        return str(path.relative_to(self.root)), code.co_qualname.split(".<locals>")[0]

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a fixture runs, all tests run that it serves: each is tried without the others."""
        with self._watched() as (functions, seconds):
            result = yield
        self._fixtures[id(fixturedef)] = functions, seconds[0]
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: Any) -> Iterator[None]:
        with self._watched() as (functions, seconds):
            result = yield
        serving = [one for name in item.fixturenames for one in self._served(item, name)]
        self.ran[item.nodeid] = functions.union(*(one for one, _ in serving))
        self.seconds[item.nodeid] = seconds[0] + sum(time for _, time in serving)
        return result

    def _served(self, item: Any, name: str) -> list[tuple[set[Function], float]]:
        definitions = item._fixtureinfo.name2fixturedefs.get(name, ())
        return [self._fixtures[id(one)] for one in definitions if id(one) in self._fixtures]
