"""Whether an answer is of its field's type, as a facts file or an example would hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.letters.dates import read_date
from generator.letters.format import NUMBER
from generator.letters.values import INTEGER
from generator.model.field import ITEM, Field


def fits(field: Field, answer: Any) -> bool:
    """Whether an answer is of the field's type."""
    if field.type == "list":
        return isinstance(answer, list) and all(_row_fits(field, row) for row in answer)
    if field.type == "boolean":
        return isinstance(answer, bool)
    return isinstance(answer, str) and _text_fits(field.type, answer, field.choices)


def _row_fits(field: Field, row: Any) -> bool:
    if list(field.of) == [ITEM]:
        return isinstance(row, str)
    return isinstance(row, Mapping) and all(
        column in field.of
        and not field.of[column].derive
        and isinstance(cell, str)
        and (not cell or _text_fits(field.of[column].type, cell, ()))
        for column, cell in row.items()
    )


def _text_fits(type: str, text: str, choices: tuple[str, ...]) -> bool:
    if type == "date":
        return read_date(text) is not None
    if type in ("money", "number"):
        return bool(NUMBER.fullmatch(text))
    if type == "integer":
        return bool(INTEGER.fullmatch(text))
    return not choices or text in choices
