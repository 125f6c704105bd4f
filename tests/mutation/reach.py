"""Find which tests come to which lines of the modules at stake, and how long each takes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest

Function = tuple[str, str]
"""A module's path below the project, and the name of its outermost function."""
Lines = Mapping[Function, frozenset[int]]


@dataclass
class Ran:
    """What some code ran, and for how long."""

    lines: dict[Function, set[int]] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, other: Ran) -> None:
        for function, lines in other.lines.items():
            self.lines.setdefault(function, set()).update(lines)
        self.seconds += other.seconds


@dataclass(eq=False)
class Reach:
    """A plugin of pytest: what each test ran, with what its fixtures ran."""

    root: Path
    modules: Collection[str]
    tests: dict[str, Ran] = field(default_factory=dict)
    _fixtures: dict[int, Ran] = field(default_factory=dict)
    _functions: dict[Any, Function | None] = field(default_factory=dict)

    @contextmanager
    def _watched(self) -> Iterator[Ran]:
        ran, outer, before = Ran(), sys.gettrace(), process_time()

        def watch(frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
            function = self._function(frame.f_code)
            if function is None:
                return None
            lines = ran.lines.setdefault(function, set())

            def note(inner: FrameType, _event: str, _argument: Any) -> Callable[..., Any]:
                lines.add(inner.f_lineno)
                return note

            return note

        sys.settrace(watch)
        try:
            yield ran
        finally:
            sys.settrace(outer)
            ran.seconds = process_time() - before

    def _function(self, code: Any) -> Function | None:
        if code not in self._functions:
            path = Path(code.co_filename)
            inside = path.is_relative_to(self.root)
            name = str(path.relative_to(self.root)) if inside else ""
            found = (name, code.co_qualname.split(".<locals>")[0])
            self._functions[code] = found if name in self.modules else None
        return self._functions[code]

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a fixture runs, all tests run that it serves: each is tried without the others."""
        with self._watched() as ran:
            result = yield
        self._fixtures[id(fixturedef)] = ran
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: Any) -> Iterator[None]:
        with self._watched() as ran:
            result = yield
        for name in item.fixturenames:
            for definition in item._fixtureinfo.name2fixturedefs.get(name, ()):
                if found := self._fixtures.get(id(definition)):
                    ran.add(found)
        self.tests[item.nodeid] = ran
        return result
