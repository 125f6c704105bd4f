"""What the columns of a table of clients stand for: they are named as the page's controls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.letters.text import WHITE_SPACE
from generator.model.field import ITEM, Field
from generator.model.handbook import Handbook, Item
from generator.problem import Place, Problem, problem

SETTINGS = ("tone", "locale", "form")
PARAGRAPH, NONE = "paragraph", "none"
LIST_CELL = re.compile(r"([a-z0-9_]+)\.(0|[1-9][0-9]{0,3})(?:\.([a-z0-9_]+))?")


@dataclass(frozen=True)
class Column:
    """One column: what its cells say, of which type, and for a list where they belong."""

    name: str
    kind: Literal["setting", "paragraph", "answer", "list", "none"]
    type: str = "text"
    of: str = ""
    """The field, or the paragraph, that it speaks of."""
    row: int = 0
    cell: str = ""
    """In a list of rows, the name of the cell."""
    choices: tuple[str, ...] = ()


def read_columns(
    known: KnownColumns, titles: Sequence[str], places: Sequence[Place]
) -> tuple[list[Column], list[Problem]]:
    """The columns of a header; or every title that is unknown or there twice."""
    columns, found = [], []
    seen: set[str] = set()
    for title, place in zip(map(bare, titles), places, strict=True):
        column = known.read(title)
        if column is None:
            names = known.names(title)
            slots = {"name": title, "letter": known.letter.id}
            found.append(problem(place, "table_column", names, **slots))
        elif title in seen:
            found.append(problem(place, "table_column_twice", name=title))
        else:
            columns.append(column)
        seen.add(title)
    return columns, found


def bare(title: str) -> str:
    """A column's title as it counts."""
    return title.strip(WHITE_SPACE)


class KnownColumns:
    """Every column that a table for one letter may have."""

    def __init__(self, handbook: Handbook, letter: Item, compiled: Mapping[str, Any]):
        self.letter = letter
        self.fields = {name: one for name, one in handbook.fields.items() if not one.derive}
        offered = compiled["locales"]
        forms = dict.fromkeys(form for one in offered.values() for form in one["forms"])
        self.settings = {
            "tone": tuple(compiled["tones"]),
            "locale": tuple(offered),
            "form": tuple(forms),
        }
        pieces = letter.structure.paragraphs.items()
        self.switches = {f"{PARAGRAPH}.{id}": id for id, piece in pieces if piece.optional}

    def read(self, title: str) -> Column | None:
        """The column of that title, or None."""
        if title in self.settings:
            return Column(title, "setting", "choice", choices=self.settings[title])
        if title in self.switches:
            return Column(title, "paragraph", "boolean", self.switches[title])
        name, _, rest = title.partition(".")
        field = self.fields.get(name)
        if field is not None and field.type == "list":
            return _list_column(title, name, rest, field)
        if field is None or rest:
            return None
        return Column(title, "answer", field.type, name, choices=tuple(field.choices))

    def names(self, title: str) -> list[str]:
        """All titles there are, those of a list for the row that `title` speaks of."""
        row = next(iter(re.findall("[0-9]+", title)), "0")
        names = [name for one in self.fields for name in self._names(one, row)]
        return [*self.settings, *self.switches, *names]

    def _names(self, name: str, row: str) -> Iterable[str]:
        field = self.fields[name]
        if field.type != "list":
            return [name]
        cells = (f"{name}.{row}.{column}" for column in _cells(field) if column)
        texts = [f"{name}.{row}"] if "" in _cells(field) else []
        return [f"{name}.{NONE}", *texts, *cells]


def _list_column(title: str, name: str, rest: str, field: Field) -> Column | None:
    if rest == NONE:
        return Column(title, "none", "boolean", name)
    match, cells = LIST_CELL.fullmatch(title), _cells(field)
    if match is None or (match[3] or "") not in cells:
        return None
    cell = match[3] or ""
    return Column(title, "list", cells[cell], name, int(match[2]), cell)


def _cells(field: Field) -> dict[str, str]:
    """What a row of a list holds: name → type; of a list of plain texts the name is ''."""
    if list(field.of) == [ITEM]:
        return {"": "text"}
    return {name: one.type for name, one in field.of.items() if not one.derive}
