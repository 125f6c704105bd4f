"""The field library is sound, and every field has an example answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.letters.dates import read_date
from generator.letters.format import NUMBER
from generator.model.handbook import Handbook, Item
from generator.model.structure import ITEM, Column, Field
from generator.problem import Problem, problem

DERIVES = ("total", "days", "duration")
DEFAULTS = ("constant", "by", "from")


def field_definition(handbook: Handbook) -> Iterator[Problem]:
    """A field's type, choices, columns, group, derivation and default fit together."""
    item = handbook.items["fields"]["fields"]
    for name, field in handbook.fields.items():
        if (field.type == "choice") != bool(field.choices):
            yield problem(item.place(name), "choices_misfit", name=name)
        if (field.type == "list") != bool(field.of):
            yield problem(item.place(name), "columns_misfit", name=name)
        if field.group is not None or not field.derive:
            groups = handbook.settings.groups
            if field.group not in groups:
                shown = field.group or "–"
                place = item.place(name, "group")
                known = ", ".join(groups)
                yield problem(place, "unknown_name", groups, name=shown, known=known)
        yield from _derivation(handbook, item, name, field, (name,))
        for column, one in field.of.items():
            yield from _derivation(handbook, item, column, one, (name, "of", column), field.of)
        yield from _default(handbook, item, name, field)


def _derivation(
    handbook: Handbook,
    item: Item,
    name: str,
    field: Field | Column,
    loc: tuple,
    columns: Mapping[str, Any] = {},  # noqa: B006 - never changed
) -> Iterator[Problem]:
    if not field.derive:
        return
    place = item.place(*loc, "derive")
    kinds = list(field.derive)
    if len(kinds) != 1 or kinds[0] not in DERIVES:
        yield problem(place, "derive_form", DERIVES, name=kinds[0])
        return
    for source in _named(field.derive):
        base, _, column = source.partition(".")
        known = columns if base in columns else handbook.fields
        if base not in known:
            yield problem(place, "unknown_field", known, name=base)
        elif column and column not in handbook.fields[base].of:
            yield problem(place, "unknown_column", handbook.fields[base].of, name=column)


def _named(derive: Mapping[str, Any]) -> list[str]:
    return [
        name
        for value in derive.values()
        for name in ([value] if isinstance(value, str) else value)
    ]


def _default(handbook: Handbook, item: Item, name: str, field: Field) -> Iterator[Problem]:
    if not field.default:
        return
    place = item.place(name, "default")
    kind = next((one for one in DEFAULTS if one in field.default), None)
    if kind is None:
        yield problem(place, "default_form", name=name)
    elif kind == "by":
        by = handbook.fields.get(field.default["by"])
        if by is None:
            wanted = field.default["by"]
            yield problem(place, "unknown_field", handbook.fields, name=wanted)
            return
        for choice, answer in field.default.items():
            if choice not in ("by", "else", *by.choices):
                yield problem(place, "unknown_choice", by.choices, name=choice)
            if choice != "by" and field.choices and answer not in field.choices:
                yield problem(place, "unknown_choice", field.choices, name=answer)
    elif kind == "constant" and field.choices:
        answer = field.default["constant"]
        if answer not in field.choices:
            yield problem(place, "unknown_choice", field.choices, name=answer)
    elif kind == "from":
        letter, _, source = field.default["from"].partition(".")
        known = set(handbook.letters) | {id for k, id in handbook.broken if k == "letters"}
        if letter not in known:
            yield problem(place, "unknown_id", known, name=letter)
        if source not in handbook.fields:
            yield problem(place, "unknown_field", handbook.fields, name=source)


def sources_first(handbook: Handbook) -> Iterator[Problem]:
    """A field that follows from others stands after them, in the order of the form."""
    item = handbook.items["fields"]["fields"]
    seen: set[str] = set()
    for name, field in handbook.fields.items():
        wanted = {one.partition(".")[0] for one in _named(field.derive)}
        wanted |= {field.default["by"]} if "by" in field.default else set()
        for column in field.of.values():
            wanted |= set(_named(column.derive)) - set(field.of)
        for source in sorted((wanted & set(handbook.fields)) - seen):
            yield problem(item.place(name), "sources_first", name=name, source=source)
        seen.add(name)


def examples(handbook: Handbook) -> Iterator[Problem]:
    """Every field that is asked has an example answer of its type, in every locale."""
    item = handbook.items["examples"].get("examples")
    if item is None:
        return
    for locale in handbook.locales:
        given = item.words[locale]
        for name, field in handbook.fields.items():
            asked = not field.derive and (not field.locales or locale in field.locales)
            if asked and name not in given:
                yield problem(item.words_place(locale), "missing_example", name=name)
        for name, answer in given.items():
            place = item.words_place(locale, name)
            if name not in handbook.fields:
                yield problem(place, "unknown_field", handbook.fields, name=name)
            elif not fits(handbook.fields[name], answer):
                yield problem(place, "example_misfit", name=name)


def fits(field: Field, answer: Any) -> bool:
    """Whether an answer is of the field's type, as a facts file would hold it."""
    if field.type == "list":
        return isinstance(answer, list) and all(_row_fits(field, row) for row in answer)
    if field.type == "boolean":
        return answer in ("true", "false", True, False)
    return isinstance(answer, str) and _text_fits(field.type, answer, field.choices)


def _row_fits(field: Field, row: Any) -> bool:
    if list(field.of) == [ITEM]:
        return isinstance(row, str)
    return isinstance(row, Mapping) and all(
        column in field.of
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
        return text.lstrip("-").isdecimal() and text.isascii()
    return not choices or text in choices
