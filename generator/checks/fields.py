"""The field library is sound, and every field has an example answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.letters.facts import SETTINGS
from generator.letters.fits import fits
from generator.model.field import Column, Field
from generator.model.handbook import Handbook, Item
from generator.model.settings import Settings
from generator.problem import Place, Problem, problem

NAME = re.compile(r"[a-z][a-z0-9_]*")
# Words of Jinja2, and what a letter keeps in a facts file beside its answers.
RESERVED = {
    *("and", "elif", "else", "false", "for", "if", "in", "is", "loop", "none", "not", "or"),
    *("recursive", "self", "true"),
    *SETTINGS,
}
NUMBERS = ("money", "number", "integer")
# YAML is read as text; a facts file holds the flags themselves.
FLAGS = {"true": True, "false": False}


def field_definition(handbook: Handbook) -> Iterator[Problem]:
    """A field's type, choices, columns, group, derivation and default fit together."""
    item = handbook.items["fields"]["fields"]
    for name, field in handbook.fields.items():
        yield from _names(item, name, field)
        if (field.type == "choice") != bool(field.choices):
            yield problem(item.place(name), "choices_misfit", name=name)
        if (field.type == "list") != bool(field.of):
            yield problem(item.place(name), "columns_misfit", name=name)
        yield from _group(handbook, item, name, field)
        yield from _derivation(handbook, item, (name,), field, {})
        for column, one in field.of.items():
            yield from _derivation(handbook, item, (name, "of", column), one, field.of)
        yield from _default(handbook, item, name, field)
        yield from _order(handbook, item, name, field)
        yield from _recipient(handbook, item, name, field)


def _names(item: Item, name: str, field: Field) -> Iterator[Problem]:
    """Names that a wording can write; a list's columns too."""
    for loc in ((name,), *((name, "of", column) for column in field.of)):
        if not NAME.fullmatch(loc[-1]) or loc[-1] in RESERVED:
            yield problem(item.place(*loc, key=True), "bad_field_name", name=loc[-1])


def _group(handbook: Handbook, item: Item, name: str, field: Field) -> Iterator[Problem]:
    groups = handbook.settings.groups
    if field.group is None and not field.derive:
        yield problem(item.place(name), "missing_key", name="group")
    elif field.group is not None and field.group not in groups:
        place, known = item.place(name, "group"), ", ".join(groups)
        yield problem(place, "unknown_name", groups, name=field.group, known=known)


def _derivation(
    handbook: Handbook,
    item: Item,
    loc: tuple[str, ...],
    field: Field | Column,
    columns: Mapping[str, Column],
) -> Iterator[Problem]:
    """What one field, or one column beside `columns`, is computed from."""
    place = item.place(*loc, "derive")
    match dict(field.derive):
        case {"total": str(source), **others} if not others and "." in source:
            yield from _summed(handbook, place, source)
        case ({"days": [str(), str()] as dates, **others}
              | {"duration": [str(), str()] as dates, **others}) if not others:  # fmt: skip
            for name in dates:
                yield from _counted(handbook, place, name, columns)
        case derive if derive:
            yield problem(place, "derive_form", name=loc[-1])


def _summed(handbook: Handbook, place: Place, source: str) -> Iterator[Problem]:
    name, _, column = source.partition(".")
    field = handbook.fields.get(name)
    if field is None:
        yield problem(place, "unknown_field", handbook.fields, name=name)
    elif column not in field.of:
        yield problem(place, "unknown_column", field.of, name=column)
    elif field.of[column].type not in NUMBERS and "days" not in field.of[column].derive:
        numbers = [name for name, one in field.of.items() if one.type in NUMBERS]
        yield problem(place, "unknown_number", numbers, name=column)


def _counted(
    handbook: Handbook,
    place: Place,
    name: str,
    columns: Mapping[str, Column],
    fields: Mapping[str, Field] | None = None,
) -> Iterator[Problem]:
    """A name of a date, among the columns beside it and all fields."""
    known = {**(handbook.fields if fields is None else fields), **columns}
    if name not in known:
        yield problem(place, "unknown_field", known, name=name)
    elif known[name].type != "date":
        dates = [one for one, field in known.items() if field.type == "date"]
        yield problem(place, "unknown_date", dates, name=name)


def _named(derive: Mapping[str, Any]) -> set[str]:
    """The fields that a derivation names, whatever its form."""
    names = (
        name
        for value in derive.values()
        for name in ([value] if isinstance(value, str) else value or ())
    )
    return {name.partition(".")[0] for name in names if isinstance(name, str)}


def _default(handbook: Handbook, item: Item, name: str, field: Field) -> Iterator[Problem]:
    """A constant, an answer per choice of another field, or another letter's answer."""
    place = item.place(name, "default")
    match dict(field.default):
        case {"constant": answer}:
            yield from misfit(place, name, field, answer)
        case {"by": other, **answers}:
            yield from _default_by(handbook, item, name, other, answers)
        case {"from": source, **others} if not others and "." in source:
            letter, _, answer = source.partition(".")
            known = {*handbook.letters, *(i for k, i in handbook.broken if k == "letters")}
            # Of a letter that a house has removed nobody will have an answer, and none is lost.
            if letter not in known and ("letters", letter) not in handbook.removed:
                yield problem(place, "unknown_id", known, name=letter)
            if answer not in handbook.fields:
                yield problem(place, "unknown_field", handbook.fields, name=answer)
        case default if default:
            yield problem(place, "default_form", name=name)


def _default_by(
    handbook: Handbook, item: Item, name: str, other: str, answers: Mapping[str, str]
) -> Iterator[Problem]:
    by = handbook.fields.get(other)
    if by is None:
        place = item.place(name, "default", "by")
        yield problem(place, "unknown_field", handbook.fields, name=other)
        return
    for choice, answer in answers.items():
        if choice not in ("else", *by.choices):
            place = item.place(name, "default", choice, key=True)
            yield problem(place, "unknown_choice", by.choices, name=choice)
        place = item.place(name, "default", choice)
        yield from misfit(place, name, handbook.fields[name], answer)


def _order(handbook: Handbook, item: Item, name: str, field: Field) -> Iterator[Problem]:
    """Days are put in order with the days of other fields."""
    for key, other in (("not_before", field.not_before), ("before", field.before)):
        if other is None:
            continue
        if field.type != "date":
            yield problem(item.place(name, key), "unknown_date", name=name)
        yield from _counted(handbook, item.place(name, key), other, {})


def _recipient(handbook: Handbook, item: Item, name: str, field: Field) -> Iterator[Problem]:
    """An address is told by the choice that sends a letter there."""
    for other, choice in field.recipient.items():
        place = item.place(name, "recipient", other)
        if other not in handbook.fields:
            yield problem(place, "unknown_field", handbook.fields, name=other)
        elif choice not in handbook.fields[other].choices:
            yield problem(place, "unknown_choice", handbook.fields[other].choices, name=choice)


def misfit(place: Place, name: str, field: Field, answer: str) -> Iterator[Problem]:
    """A proposed answer that its field would not take."""
    if field.choices and answer not in field.choices:
        yield problem(place, "unknown_choice", field.choices, name=answer)
    elif not fits(field, answer) and not (field.type == "date" and answer == "today"):
        yield problem(place, "default_form", name=name)


def anchor_date(handbook: Handbook) -> Iterator[Problem]:
    """An anchor's day is told by a date field, or by a list's column of dates."""
    item = handbook.items["handbook"]["handbook"]
    anchors = handbook.settings.anchors
    for loc, anchor, source in _anchor_sources(handbook.settings):
        place = item.place(loc, anchor)
        if anchor not in anchors:
            known = ", ".join(anchors)
            yield problem(place, "unknown_name", anchors, name=anchor, known=known)
        name, _, column = source.partition(".")
        field = handbook.fields.get(name)
        if column and field is not None:
            yield from _counted(handbook, place, column, field.of, {})
        else:
            yield from _counted(handbook, place, name, {})


def _anchor_sources(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Where it is said, the anchor, and what says its day."""
    for loc in ("anchor_dates", "plan_dates"):
        for anchor, source in getattr(settings, loc).items():
            yield loc, anchor, source


def sources_first(handbook: Handbook) -> Iterator[Problem]:
    """A field that follows from others stands after them, in the order of the form."""
    item = handbook.items["fields"]["fields"]
    seen: set[str] = set()
    for name, field in handbook.fields.items():
        wanted = _named(field.derive)
        wanted |= {field.default["by"]} if "by" in field.default else set()
        for column in field.of.values():
            wanted |= _named(column.derive) - set(field.of)
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
            elif not fits(handbook.fields[name], _typed(handbook.fields[name], answer)):
                yield problem(place, "example_misfit", name=name)


def _typed(field: Field, answer: Any) -> Any:
    return FLAGS.get(str(answer)) if field.type == "boolean" else answer
