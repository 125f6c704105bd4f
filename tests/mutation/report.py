"""Say how many mutants were killed, and hold those that survived against the committed list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

SURVIVORS = Path(__file__).with_name("survivors.yml")
LEAST = 90
"""Per cent."""
Found = Mapping[str, Sequence[tuple[str, bool]]]
"""Module → the name of each mutant, and whether a test killed it."""


def told(title: str, found: Found) -> Iterator[str]:
    """A line for each module and one for all."""
    yield f"{title:48} killed  survived     %"
    for path, every in found.items():
        if every:
            yield _line(path, [every])
    yield _line("in all", list(found.values()))


def _line(name: str, all_of: Sequence[Sequence[tuple[str, bool]]]) -> str:
    killed, mutants = _counted(all_of)
    return f"{name:48} {killed:6}  {mutants - killed:8} {_share(killed, mutants):5.1f}"


def _counted(all_of: Sequence[Sequence[tuple[str, bool]]]) -> tuple[int, int]:
    every = [killed for some in all_of for _, killed in some]
    return sum(every), len(every)


def _share(killed: int, mutants: int) -> float:
    return 100 * killed / mutants if mutants else 100.0


def faults(found: Found) -> Iterator[str]:
    """Too few killed, a survivor that nobody has explained, an explanation of none that survives."""
    killed, mutants = _counted(list(found.values()))
    if _share(killed, mutants) < LEAST:
        yield f"Fewer than {LEAST} % are killed. Add the tests that are missing."
    listed = survivors()
    for path, every in found.items():
        alive = {name for name, killed in every if not killed}
        known = listed.get(path, {})
        for name in sorted(alive - known.keys()):
            yield f"{path}: {name}: survives. Test it, or list it with its reason."
        for name in sorted(known.keys() - alive):
            yield f"{path}: {name}: does not survive any more. Take it off the list."


def survivors() -> dict[str, dict[str, str]]:
    """Module → the mutants that may survive → why."""
    if not SURVIVORS.is_file():
        return {}
    return yaml.safe_load(SURVIVORS.read_text("utf-8")) or {}
