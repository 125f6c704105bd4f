"""Which letters together ask every kind of field that any letter asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.letters.compile import compile_letter
from generator.model.handbook import Handbook


def covering_letters(handbook: Handbook, least: int = 1) -> list[str]:
    """Letters that ask every kind: each time the one with the most that none before it has."""
    left = kinds_by_letter(handbook)
    wanted = set().union(*left.values())
    found: list[str] = []
    while wanted or (left and len(found) < least):
        # Where several bring as many, the richest.
        best = max(sorted(left), key=lambda id: (len(left[id] & wanted), len(left[id])))
        wanted -= left.pop(best)
        found.append(best)
    return found


def kinds_by_letter(handbook: Handbook) -> dict[str, set[str]]:
    """The kinds of field that each letter asks."""
    return {
        id: {kind for one in fields_of(handbook, id).values() for kind in _kinds(one)}
        for id in handbook.letters
    }


def fields_of(handbook: Handbook, id: str) -> Mapping[str, Any]:
    """The fields of a letter that are asked, as the page knows them."""
    fields = compile_letter(handbook, handbook.letters[id])["fields"]
    return {name: one for name, one in fields.items() if not one.get("derive")}


def _kinds(field: Mapping[str, Any]) -> Iterator[str]:
    columns = field.get("of")
    if not isinstance(columns, Mapping):
        yield f"list of {columns}" if columns else field["type"]
        return
    for column in columns.values():
        if not column.get("derive"):
            yield f"list with {column['type']}"
