"""A row of a table of clients as the facts of one letter: what all share, and its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.letters.bind import Facts
from generator.letters.cells import NOWHERE, read_cell
from generator.letters.columns import Column
from generator.letters.text import WHITE_SPACE
from generator.letters.write import Wish
from generator.model.field import Field
from generator.problem import Problem, problem

Fault = tuple[Problem, str]
"""What is wrong with a row, and in which of its columns."""
Said = list[tuple[Column, Any]]
"""What the cells of a row say that say something."""


@dataclass(frozen=True)
class Client:
    """What one row asks for: a letter's facts, and how it is to be written."""

    facts: Facts
    wish: Wish


@dataclass(frozen=True)
class Shared:
    """What the letters to all clients have in common."""

    letter: str
    fields: Mapping[str, Field]
    facts: Facts
    wish: Wish


def read_client(
    shared: Shared, columns: Iterable[Column], cells: Sequence[str]
) -> tuple[Client, list[Fault]]:
    """What a row adds to what all share; an empty cell leaves that as it is."""
    said, faults = _said(columns, cells)
    faults += _contradictions(said)
    return Client(_facts(shared, said), _wish(shared.wish, said)), faults


def _said(columns: Iterable[Column], cells: Sequence[str]) -> tuple[Said, list[Fault]]:
    said, faults = [], []
    for column, cell in zip(columns, cells, strict=False):
        typed = cell.strip(WHITE_SPACE)
        answer = read_cell(column, typed) if typed else None
        if isinstance(answer, Problem):
            faults.append((answer, column.name))
        elif answer is not None:
            said.append((column, answer))
    return said, faults


def _contradictions(said: Said) -> Iterator[Fault]:
    """A list that is said to be empty, and is not."""
    listed = {column.of for column, _ in said if column.kind == "list"}
    for column, answer in said:
        if column.kind == "none" and answer and column.of in listed:
            yield problem(NOWHERE, "cell_list", name=column.name), column.name


def _facts(shared: Shared, said: Said) -> Facts:
    answers = {column.of: answer for column, answer in said if column.kind == "answer"}
    answers |= {column.of: [] for column, answer in said if column.kind == "none" and answer}
    answers |= _lists(said)
    own = {name for name in answers if shared.fields[name].scope == "letter"}
    letters = shared.facts.get("letters") or {}
    kept = letters.get(shared.letter) or {}
    changed = {name: answers[name] for name in own} | {"off": _off(kept, said)}
    for_all = {name: answer for name, answer in answers.items() if name not in own}
    return {
        **shared.facts,
        "facts": {**(shared.facts.get("facts") or {}), **for_all},
        "letters": {**letters, shared.letter: {**kept, **changed}},
    }


def _lists(said: Said) -> dict[str, list[Any]]:
    """The lists of a row, their rows in order; one that says nothing is left out."""
    rows: dict[str, dict[int, Any]] = {}
    for column, answer in said:
        if column.kind != "list":
            continue
        of_list = rows.setdefault(column.of, {})
        if column.cell:
            of_list.setdefault(column.row, {})[column.cell] = answer
        else:
            of_list[column.row] = answer
    return {name: [found[row] for row in sorted(found)] for name, found in rows.items()}


def _off(kept: Mapping[str, Any], said: Said) -> list[str]:
    """The paragraphs that are left out: those of the facts file, as the row changes them."""
    switched = {column.of: answer for column, answer in said if column.kind == "paragraph"}
    was_off = [id for id in kept.get("off") or () if switched.get(id) is not True]
    now_off = [id for id, is_on in switched.items() if not is_on and id not in was_off]
    return was_off + now_off


def _wish(wish: Wish, said: Said) -> Wish:
    stated = {column.name: answer for column, answer in said if column.kind == "setting"}
    return Wish(
        stated.get("locale", wish.locale),
        stated.get("tone", wish.tone),
        stated.get("form", wish.form),
    )
