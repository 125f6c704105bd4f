"""Compile a letter: everything the browser needs to assemble it, as one JSON value.

The shape is described in browser/types.js (`Letter`); `assemble` reads the same value.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from generator.letters import format as write
from generator.letters.resolve import (
    Parts,
    letter_fields,
    parts_of,
    required_fields,
)
from generator.letters.steps import follow_up_steps
from generator.letters.subset import typed
from generator.model.field import ITEM, Column, Field
from generator.model.handbook import Handbook, Item
from generator.model.words import NEUTRAL, FieldWords

CONSTANT = "constant"


def compile_letter(handbook: Handbook, letter: Item) -> dict[str, Any]:
    """A letter in every locale that words it whole."""
    names = letter_fields(handbook, letter)
    structure = letter.structure
    return {
        "id": letter.id,
        "tones": list(structure.tones),
        "by": dict(structure.defaults),
        "paragraphs": [
            {"id": name, **({"optional": True} if piece.optional else {})}
            for name, piece in structure.paragraphs.items()
        ],
        "fields": _fields(handbook, names, required_fields(handbook, letter)),
        "steps": follow_up_steps(handbook, structure),
        "locales": {
            locale: _locale(parts_of(handbook, letter, locale), names)
            for locale in offered_locales(handbook, letter)
        },
    }


def compiled_letter(handbook: Handbook, letter: Item) -> dict[str, Any]:
    """The letter compiled; the same object each time."""
    # Its parts hold the letter, so its identity cannot pass to another.
    key = ("compiled", id(letter))
    return handbook.once(key, lambda: compile_letter(handbook, letter))


def questionnaire(
    handbook: Handbook, locale: str, id: str, names: Iterable[str]
) -> dict[str, Any]:
    """Fields to ask without a letter around them, in the shape of one of a single locale.

    Names that the library lacks are left out.
    """
    known = tuple(name for name in names if name in handbook.fields)
    own = {
        "name": handbook.messages[locale]["language"],
        "forms": list(handbook.forms(locale)[:1]),
        "labels": _labels(handbook, locale, known),
        "table": write.table_of(locale),
        "programs": [],
        "needs": [],
        "wordings": {},
    }
    return {
        "id": id,
        "page": locale,
        "tones": [NEUTRAL],
        "by": {},
        "paragraphs": [],
        "fields": _fields(handbook, known, set(known)),
        "steps": [],
        "locales": {locale: own},
    }


def offered_locales(handbook: Handbook, letter: Item) -> tuple[str, ...]:
    """The locales a letter can be written in: those that word all its parts."""
    library = handbook.items["paragraphs"]["paragraphs"]

    def is_whole(locale: str) -> bool:
        parts = parts_of(handbook, letter, locale)
        return not any(
            letter.missing(locale, "subject")
            or letter.missing(locale, "paragraphs", part)
            or (part not in parts.own and library.missing(locale, part))
            for part in structure_parts
        )

    structure_parts = tuple(letter.structure.paragraphs)
    return tuple(locale for locale in handbook.locales if is_whole(locale))


def _fields(
    handbook: Handbook, names: tuple[str, ...], required: Container[str]
) -> dict[str, dict[str, Any]]:
    return {
        name: _field(handbook.fields[name], typed(handbook.fields, name), name in required)
        for name in names
    }


def _field(field: Field, type: str, required: bool) -> dict[str, Any]:
    of = {name: _column(column) for name, column in field.of.items()}
    stated = {
        "group": field.group,
        "required": required,
        "scope": field.scope if field.scope != "all" else None,
        "autocomplete": field.autocomplete,
        "choices": list(field.choices),
        "of": "text" if list(of) == [ITEM] else of,
        "derive": _plain(field.derive),
        "default": field.default.get(CONSTANT, dict(field.default)),
        "recipient": dict(field.recipient),
        "deadline": field.deadline,
        "not_before": field.not_before,
        "before": field.before,
    }
    return {"type": type, **{key: value for key, value in stated.items() if value}}


def _column(column: Column) -> dict[str, Any]:
    type = "integer" if "days" in column.derive else column.type
    stated = {
        "optional": column.optional,
        "derive": _plain(column.derive),
        "deadline": column.deadline,
    }
    return {"type": type, **{key: value for key, value in stated.items() if value}}


def _plain(derive: Mapping[str, Any]) -> dict[str, Any]:
    return {
        kind: value if isinstance(value, str) else list(value) for kind, value in derive.items()
    }


def _locale(parts: Parts, names: tuple[str, ...]) -> dict[str, Any]:
    programs: list[list] = []
    needs: list[list[str]] = []
    index: dict[str, int] = {}
    wordings: dict[str, Any] = {}
    for part, tone, form, chain in parts.every_chain():
        for worded in chain:
            if worded.text not in index:
                index[worded.text] = len(programs)
                programs.append(list(worded.program.statements))
                needs.append(sorted(worded.program.needs))
        numbers = [index[worded.text] for worded in chain]
        wordings.setdefault(part, {}).setdefault(tone, {})[form] = numbers
    handbook = parts.handbook
    return {
        "name": handbook.messages[parts.locale]["language"],
        "forms": list(parts.forms),
        "labels": _labels(handbook, parts.locale, names),
        "table": write.table_of(parts.locale),
        "programs": programs,
        "needs": needs,
        "wordings": wordings,
    }


def _labels(handbook: Handbook, locale: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _label(handbook.field_words[locale][name]) for name in names}


def _label(words: FieldWords) -> dict[str, Any]:
    stated = {
        "label": words.label,
        "hint": words.hint,
        "of": dict(words.of),
        "choices": dict(words.choices),
    }
    return {key: value for key, value in stated.items() if value}
