"""Read what a cell of a table says, as a facts file would hold it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.letters.amount import read_amount
from generator.letters.columns import Column
from generator.letters.dates import read_date
from generator.letters.values import INTEGER
from generator.problem import Place, Problem, problem

YES = frozenset({"on", "true", "yes", "oui", "vrai"})
NO = frozenset({"off", "false", "no", "non", "faux"})
NOWHERE = Place("")
"""Of a problem whose cell is known and whose place is not yet."""


def read_cell(column: Column, typed: str) -> str | bool | Problem:
    """The answer in a cell that is not empty, or what is wrong with it."""
    if column.type not in READERS:
        return typed
    read, code = READERS[column.type]
    answer = read(column, typed)
    if answer is not None:
        return answer
    known = ", ".join(column.choices)
    return problem(NOWHERE, code, column.choices, name=typed, known=known)


def _date(_: Column, typed: str) -> str | None:
    return typed if read_date(typed) else None


def _amount(_: Column, typed: str) -> str | None:
    return read_amount(typed)


def _integer(_: Column, typed: str) -> str | None:
    return typed if INTEGER.fullmatch(typed) else None


def _choice(column: Column, typed: str) -> str | None:
    return typed if typed in column.choices else None


def _switch(_: Column, typed: str) -> bool | None:
    word = typed.lower()
    return word in YES if word in YES | NO else None


Reader = Callable[[Column, str], str | bool | None]
READERS: Mapping[str, tuple[Reader, str]] = MappingProxyType(
    {
        "date": (_date, "cell_date"),
        "money": (_amount, "cell_amount"),
        "number": (_amount, "cell_amount"),
        "integer": (_integer, "cell_integer"),
        "choice": (_choice, "cell_choice"),
        "boolean": (_switch, "cell_switch"),
    }
)
"""Type → what reads it, and the problem of what it cannot read."""
