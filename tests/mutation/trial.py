"""Try mutants: each in a process of its own, forked once all tests are collected.

A fault within a function replaces the function's code where it lives; one that runs at the import
of its module needs all modules imported anew. What is killed was seen to fail a test, or ran out of
the processor's time: the clock on the wall says nothing on a busy machine.
"""

from __future__ import annotations

import functools
import gc
import importlib.machinery
import os
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from tests.mutation.mutants import Mutant, mutated

SECONDS = 20
"""Of the processor, for all tests of one mutant: what takes longer than this goes round for ever."""
BROKEN = 99
"""The exit code of a process in which not a test failed, but the trial."""
PATIENCE = 300
"""On the wall: for what waits for ever."""
OPTIONS = (
    *("-q", "--tb=short"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:unraisableexception"),
)
LOG = ".cache/mutation/pytest.log"
"""What pytest says meanwhile."""
Told = Callable[[Mutant, bool], None]


class Trials:
    """A plugin of pytest: instead of running the tests, tries mutants on them."""

    def __init__(
        self,
        root: Path,
        mutants: Sequence[Mutant],
        tests: Mapping[Mutant, list[str]],
        told: Told,
    ) -> None:
        self.root, self.mutants, self.tests, self.told = root, mutants, tests, told

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        live = Live(self.root)
        gc.freeze()  # what is there stays where it is, shared by all forks
        items = {item.nodeid: item for item in session.items}
        base = session.config._tmp_path_factory.getbasetemp()
        for mutant in self.mutants:
            chosen = [items[test] for test in self.tests[mutant] if test in items]
            passed = forked(
                lambda mutant=mutant, chosen=chosen: self._pass(mutant, chosen, live)
            )
            self.told(mutant, not passed)
            for path in base.iterdir():
                shutil.rmtree(path, ignore_errors=True)
        return True

    def _pass(self, mutant: Mutant, chosen: list[Any], live: Live) -> bool:
        gc.disable()
        live.put(self.root, mutant)
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                return False
        return True


def forked(passes: Callable[[], bool], limited: bool = True) -> bool:
    """Whether something passes, in a process that nothing comes back from but this."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = BROKEN
        try:
            os.dup2(os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT), 1)
            if limited:
                resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
                signal.alarm(PATIENCE)
            code = 0 if passes() else 1
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            traceback.print_exc()
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if status == BROKEN << 8:
        raise SystemExit("No test said so: the trial itself broke. See above.")
    return status == 0


class Live:
    """The project's functions in memory, by their file and name, and what keeps their results."""

    def __init__(self, root: Path) -> None:
        self.functions: dict[tuple[str, str], list[FunctionType]] = {}
        self.kept: list[Any] = []
        folder = str(root / "generator")
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(folder):
                code = one.__code__
                self.functions.setdefault((code.co_filename, code.co_qualname), []).append(one)
            elif isinstance(one, functools._lru_cache_wrapper) and _is_ours(one):
                self.kept.append(one)

    def put(self, root: Path, mutant: Mutant) -> None:
        """Give a function the code of its mutant, and forget what was kept of any results."""
        file = str(root / mutant.path)
        module = compile(mutated(root, mutant), file, "exec")
        codes = {code.co_qualname: code for code in _codes(module)}
        for function in self.functions[file, mutant.function]:
            function.__code__ = codes[mutant.function]
        for one in self.kept:
            one.cache_clear()


def closures(root: Path, path: str) -> set[str]:
    """The functions that no other code fits, as a mutant may need less around it: with `super()`."""
    code = compile((root / path).read_bytes(), path, "exec")
    return {one.co_qualname for one in _codes(code) if one.co_freevars}


def passes_afresh(root: Path, mutant: Mutant, files: Sequence[str], chosen: set[str]) -> bool:
    """Whether the tests pass with every module imported anew, the mutant among them."""
    name = mutant.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    code = compile(mutated(root, mutant), str(root / mutant.path), "exec")
    loader: Any = importlib.machinery.SourceFileLoader
    read = loader.get_code
    loader.get_code = lambda self, asked: code if asked == name else read(self, asked)
    only = Only(chosen)
    return all(pytest.main([*OPTIONS, "-x", file], plugins=[only]) == 0 for file in files)


class Only:
    """A plugin of pytest: runs some tests of those it collects."""

    def __init__(self, chosen: set[str]) -> None:
        self.chosen = chosen

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.chosen]


def _is_ours(kept: Any) -> bool:
    return str(kept.__module__).startswith("generator.")


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)
