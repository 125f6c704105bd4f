"""The made-up field library, its labels, and a handbook around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.letters.format import tables
from generator.letters.program import Fields
from generator.load.source import Source
from generator.model.field import Field
from generator.model.handbook import Handbook, Item
from generator.model.settings import LocaleSettings, Settings
from generator.model.words import FieldWords

FILE = Path(__file__).with_name("fields.yml")
LOCALES = tuple(tables())
TONES = ("warm", "neutral", "firm")
FORMS = ("near", "far")


@cache
def fields() -> Mapping[str, Field]:
    """Every field of the made-up library."""
    typed = yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)
    return {name: Field.model_validate({"group": "all", **one}) for name, one in typed.items()}


@cache
def fields_in(locale: str) -> Fields:
    """The fields that wordings in a locale may name; the same object each time."""
    return Fields(fields(), locale)


@cache
def _labels() -> Mapping[str, FieldWords]:
    return {
        name: FieldWords(
            label=f"{name} $& {{0}}",
            of={column: f"{name} {column}" for column in one.of},
            choices={choice: f"« {choice.upper()} »" for choice in one.choices},
        )
        for name, one in fields().items()
    }


@cache
def _settings(locale: str) -> Settings:
    forms = LocaleSettings(forms=FORMS)
    return Settings.model_construct(locales={locale: forms}, tones=TONES, groups=("all",))


def make_handbook(locale: str, letter: Item, library: Mapping[str, Any]) -> Handbook:
    """A handbook in one locale with one letter and the paragraphs it draws from."""
    words_only = {"paragraphs": library, "ui": {"language": locale}}
    items = {
        "handbook": Item("handbook", _settings(locale), {}, None, {}),
        "fields": Item("fields", fields(), {locale: _labels()}, Source.empty(FILE.name), {}),
        **{kind: Item(kind, None, {locale: one}, None, {}) for kind, one in words_only.items()},
    }
    letters = {"letters": {letter.id: letter}}
    handbook = Handbook(Path(), {kind: {kind: one} for kind, one in items.items()} | letters)
    handbook.once(("fields", locale), lambda: fields_in(locale))
    return handbook
