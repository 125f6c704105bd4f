"""Random letters: tones, forms of address, fallbacks and optional paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from generator.letters.resolve import SUBJECT
from generator.model.handbook import Handbook, Item
from generator.model.structure import Letter
from generator.model.words import ANY_FORM, NEUTRAL, PLAIN, LetterWords
from tests.fuzz.library import FORMS, LOCALES, TONES, fields, fields_in, make_handbook
from tests.fuzz.templates import random_wording

ID = "random-letter"
OTHERS = ("first-letter",)
"""The letters that fields take a proposed answer from."""
FRESH = "fresh"
FIRST = ("Jam.", "{{ shop }}", "{{ nick }}", "- {{ due | date }}\n", " ", "{{ price | money }}")
POOL = 40
PROPOSED = {"mood": "grim", "fee": "3.5", "nick": "you", "opened": "today", "copies": "1"}
Wordings = Mapping[str, Mapping[str, str]]
"""Tone (or `plain`) → form of address → wording."""


@dataclass(frozen=True)
class Draft:
    """A letter before it is one: what a `Handbook` is made from, easy to change."""

    locale: str
    wordings: Mapping[str, Wordings]
    """Part → its wordings."""
    optional: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    """The paragraphs that the library words, and not the letter itself."""
    required: tuple[str, ...] = ()
    proposed: Mapping[str, str] = field(default_factory=dict)

    def texts(self) -> list[tuple[str, str, str, str]]:
        """Every wording: part, tone, form, text."""
        return [
            (part, tone, form, text)
            for part, tones in self.wordings.items()
            for tone, forms in tones.items()
            for form, text in forms.items()
        ]

    def reworded(self, part: str, tone: str, form: str, text: str) -> Draft:
        """The same draft with one other wording."""
        tones = self.wordings[part]
        forms = {**tones[tone], form: text}
        return replace(self, wordings={**self.wordings, part: {**tones, tone: forms}})

    def without(self, part: str) -> Draft:
        """The same draft without one paragraph."""
        kept = {name: one for name, one in self.wordings.items() if name != part}
        return replace(self, wordings=kept)

    def handbook(self) -> Handbook:
        """A handbook that holds this letter alone."""
        paragraphs = [name for name in self.wordings if name != SUBJECT]
        structure = Letter(
            required=self.required,
            tones=TONES,
            defaults=self.proposed,
            paragraphs={name: {"optional": name in self.optional} for name in paragraphs},
        )
        own = {name: self.wordings[name] for name in paragraphs if name not in self.shared}
        words = LetterWords.model_construct(subject=self.wordings[SUBJECT], paragraphs=own)
        library = {name: self.wordings[name] for name in self.shared & set(paragraphs)}
        letter = Item(ID, structure, {self.locale: words}, None, {})
        return make_handbook(self.locale, letter, library)


class Drafts:
    """Writes one random letter after another; each has a wording of its own.

    Its other wordings are taken from the letters before it: to parse them anew would
    take longer than all else.
    """

    def __init__(self) -> None:
        self.pools: dict[str, list[str]] = {locale: list(FIRST) for locale in LOCALES}
        self.refused = 0

    def draft(self, chance: Random) -> Draft:
        locale = chance.choice(LOCALES)
        fresh, refused = random_wording(chance, fields_in(locale))
        self.refused += refused
        pool = self.pools[locale]
        pool.append(fresh)
        del pool[:-POOL]
        others = [f"other_{i}" for i in range(chance.randrange(3))]
        parts = [SUBJECT, *chance.sample([FRESH, *others], len(others) + 1)]
        known = list(fields())
        return Draft(
            locale,
            {
                part: {NEUTRAL: {ANY_FORM: fresh}} if part == FRESH else _wordings(chance, pool)
                for part in parts
            },
            frozenset(part for part in others if chance.random() < 0.4),
            frozenset(part for part in others if chance.random() < 0.4),
            tuple(chance.sample(known, chance.choice((0, 1, 3, 10)))),
            {name: one for name, one in PROPOSED.items() if chance.random() < 0.2},
        )


def _wordings(chance: Random, pool: list[str]) -> Wordings:
    """One to three tones, at least the neutral or the plain one."""
    tones = {chance.choice((NEUTRAL, PLAIN)), *chance.sample((*TONES, PLAIN), 1)}
    return {tone: _wording(chance, pool) for tone in sorted(tones)}


def _wording(chance: Random, pool: list[str]) -> dict[str, Any]:
    if chance.random() < 0.6:
        return {ANY_FORM: chance.choice(pool)}
    forms = chance.sample(FORMS, chance.randint(1, len(FORMS)))
    return {form: chance.choice(pool) for form in forms}
