"""The field library of `fields.yml`: every blank that a letter may ask for."""

from __future__ import annotations

import typing
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import FieldId, Flag, GroupId, Ids, Map, Model, Short, Text

DATES = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
FieldType = Literal[
    "text",
    "multiline",
    "date",
    "money",
    "number",
    "integer",
    "choice",
    "boolean",
    "list",
    "duration",
]


def _bare_type(value: Any) -> Any:
    return {"type": value} if isinstance(value, str) else value


ITEM = "item"
"""The one column of a list of plain texts."""


def _lone_column(value: Any) -> Any:
    return {ITEM: "text"} if value == "text" else value


def _constant(value: Any) -> Any:
    return {"constant": value} if isinstance(value, str) else value


Derivation = Annotated[
    Map[Any],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                "total": {
                    "type": "string",
                    "description": "The sum of a list's column, as in invoices_open.amount.",
                },
                "days": DATES | {"description": "The days from one date to another."},
                "duration": DATES | {"description": "The time from one date to another."},
            },
            "additionalProperties": False,
            "maxProperties": 1,
        }
    ),
]


class Column(Model):
    """One named column of a list field."""

    type: FieldType = "text"
    """The kind of answer it takes."""
    optional: Flag = False
    """Whether a row may leave it empty."""
    derive: Derivation = {}
    """How to compute it from other columns. Never asked."""
    deadline: Flag = False
    """Whether its day belongs in a calendar."""


Columns = Map[Annotated[Column, BeforeValidator(_bare_type), Short(typing.get_args(FieldType))]]


class Field(Model):
    """One blank a letter may ask for."""

    type: FieldType = "text"
    """The kind of answer it takes."""
    group: GroupId | None = None
    """The group of the form it stands in."""
    common: Flag = False
    """Whether every letter has it."""
    required: Flag = False
    """Whether a wording that prints it always shows at least a blank."""
    scope: Literal["all", "letter"] = "all"
    """Whether all letters share its answer, or each has its own."""
    choices: Ids = ()
    """For a choice: the ids of its answers."""
    of: Annotated[Columns, BeforeValidator(_lone_column), Short(("text",))] = {}
    """For a list: `text`, or its columns."""
    derive: Derivation = {}
    """How to compute it: `total`, `days` or `duration`. Never asked."""
    default: Annotated[Map[Text], BeforeValidator(_constant), Short()] = {}
    """The answer proposed: a constant, `today`, `by` another field, `from` a letter."""
    autocomplete: str = ""
    """The token by which a browser proposes the sender's own data."""
    recipient: Map[Text] = {}
    """For which choice of another field a letter is sent to this address."""
    deadline: Flag = False
    """Whether its day belongs in a calendar."""
    not_before: FieldId | None = None
    """The date field whose day it may not precede."""
    before: FieldId | None = None
    """The date field whose day it must precede."""
    locales: Ids = ()
    """The only locales whose letters use it; empty: all."""
