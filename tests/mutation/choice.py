"""Choose the tests that a mutant is tried on, the likeliest to notice it first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest

from tests.mutation.mutants import Mutant
from tests.mutation.reach import Function, Ran

SLOW, BUDGET = 1.0, 3.0
"""Seconds of the processor: what one test may take to be asked at all; what the likeliest to notice
a mutant may take together, and the quickest."""


class Choice:
    """The tests of each function, ordered once for all its mutants."""

    def __init__(self, tests: Mapping[str, Ran]) -> None:
        self.tests = {test: ran for test, ran in tests.items() if ran.seconds <= SLOW}
        self._known: dict[Function, list[str]] = {}

    def of(self, mutant: Mutant) -> list[str]:
        """The tests for a mutant, each file's together."""
        key = (mutant.path, mutant.function)
        if key not in self._known:
            likeliest = list(self._likeliest(key))
            quickest = sorted(likeliest, key=self._time)
            chosen = {*self._in_time(likeliest), *self._in_time(quickest)}
            self._known[key] = self._by_file([test for test in quickest if test in chosen])
        return self._known[key]

    def _likeliest(self, key: Function) -> Iterator[str]:
        """By turns one of each that take another way through the function; rare ways come first."""
        path, function = key
        ways: dict[frozenset[tuple[str, int]], list[str]] = defaultdict(list)
        for test, ran in self.tests.items():
            lines = {
                (name, line)
                for (file, name), some in ran.lines.items()
                if file == path and (name == function or not function)
                for line in some
            }
            if lines:
                ways[frozenset(lines)].append(test)
        often = Counter(line for way, some in ways.items() for line in way for _ in some)
        rarest = sorted(ways, key=lambda way: (min(often[line] for line in way), -len(way)))
        by_time = [sorted(ways[way], key=self._time) for way in rarest]
        yield from (test for test in chain.from_iterable(zip_longest(*by_time)) if test)

    def _in_time(self, tests: Sequence[str]) -> list[str]:
        spent, chosen = 0.0, []
        for test in tests:
            spent += self.tests[test].seconds
            if chosen and spent > BUDGET:
                break
            chosen.append(test)
        return chosen

    def _by_file(self, tests: Sequence[str]) -> list[str]:
        """So that what a file's tests share is made once; the quickest files first."""
        files: dict[str, list[str]] = defaultdict(list)
        for test in tests:
            files[test.partition("::")[0]].append(test)
        ordered = sorted(
            files.values(), key=lambda some: sum(map(self._seconds, some)) / len(some)
        )
        return list(chain.from_iterable(ordered))

    def _seconds(self, test: str) -> float:
        return self.tests[test].seconds

    def _time(self, test: str) -> tuple[float, str]:
        return self.tests[test].seconds, test
