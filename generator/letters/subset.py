"""The subset of Jinja2 that letters are written in, and the types it knows.

Python's own parser reads every wording; what is not named here is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.model.field import ITEM, Column, Field

SCALARS = ("text", "multiline", "date", "money", "number", "integer", "duration", "choice")
COUNT, STRING, FLAG, ROWS, TEXTS, ROW = "count", "string", "flag", "rows", "texts", "row"
PRINTABLE = (*SCALARS, STRING, COUNT)
DATE_LENGTHS = ("full", "long", "medium", "short")
LOOP_FLAGS = ("first", "last")
LOOP_COUNTS = ("index", "index0", "length", "revindex")


@dataclass(frozen=True)
class Filter:
    """One filter: the kinds it takes, the kind it gives, its constant arguments."""

    takes: tuple[str, ...]
    gives: str
    fewest: int = 0
    most: int = 0


_TEXTUAL = ("text", "multiline", "choice", STRING)
FILTERS: Mapping[str, Filter] = {
    "date": Filter(("date",), STRING, 0, 1),
    "money": Filter(("money",), STRING),
    "number": Filter(("number", "integer", "money"), STRING),
    "percent": Filter(("number", "integer"), STRING),
    "duration": Filter(("duration",), STRING),
    "plural": Filter((COUNT, "integer", "number"), STRING, 2, 2),
    "total": Filter((ROWS,), "money", 1, 1),
    "map_field": Filter((ROWS,), TEXTS, 1, 1),
    "join_list": Filter((TEXTS,), STRING),
    "length": Filter((ROWS, TEXTS), COUNT),
    "default": Filter((*SCALARS, STRING), STRING, 1, 2),
    "upper": Filter(_TEXTUAL, STRING),
    "lower": Filter(_TEXTUAL, STRING),
    "capitalize": Filter(_TEXTUAL, STRING),
    "trim": Filter(_TEXTUAL, STRING),
    "replace": Filter(_TEXTUAL, STRING, 2, 2),
}


@dataclass(frozen=True)
class Kind:
    """The static type of an expression."""

    name: str
    choices: tuple[str, ...] = ()
    columns: Mapping[str, Column] | None = None
    optional: bool = False


def typed(fields: Mapping[str, Field], name: str) -> str:
    """The type of a field, a derived one's being what it computes."""
    derive = fields[name].derive
    if "total" in derive:
        source, _, column = str(derive["total"]).partition(".")
        summed = fields[source].of.get(column) if source in fields else None
        return summed.type if summed else "money"
    if "days" in derive:
        return "integer"
    return "duration" if "duration" in derive else fields[name].type


def kind_of(fields: Mapping[str, Field], name: str) -> Kind:
    """The type of a field's value."""
    field = fields[name]
    if field.type == "list":
        if list(field.of) == [ITEM]:
            return Kind(TEXTS)
        return Kind(ROWS, columns=field.of)
    if field.type == "boolean":
        return Kind(FLAG)
    return Kind(typed(fields, name), choices=field.choices)


def kind_of_column(column: Column) -> Kind:
    """The type of a cell's value."""
    type = "integer" if "days" in column.derive else column.type
    return Kind(type, optional=column.optional)


class _Sandbox(ImmutableSandboxedEnvironment):
    """A row has its columns and nothing else: `row.items` is a cell, not a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment() -> ImmutableSandboxedEnvironment:
    """The one Jinja2 environment that parses and renders wordings; it has no names."""
    env = _Sandbox(
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters.clear()
    env.tests.clear()
    env.globals.clear()
    return env
