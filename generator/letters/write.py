"""Write one letter for the command line: settings chosen, assembled, as plain text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.letters.assemble import Assembled, Settings, assemble
from generator.letters.bind import Facts
from generator.letters.compile import compiled_letter
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook, Item
from generator.model.words import NEUTRAL
from generator.problem import Place, Problem, problem

COMMAND = Place("letter")


@dataclass(frozen=True)
class Wish:
    """How the caller wants the letter; '' leaves it to the facts, then to the letter."""

    locale: str = ""
    tone: str = ""
    form: str = ""


def write_letter(
    handbook: Handbook, letter: Item, facts: Facts, wish: Wish, today: str = ""
) -> tuple[Assembled | None, str, list[Problem]]:
    """The assembled letter and its locale, or the problems of what was wished for."""
    kept = (facts.get("letters") or {}).get(letter.id) or {}
    compiled = compiled_letter(handbook, letter)
    offered = tuple(compiled["locales"])
    locale = wish.locale or _kept(kept, "locale", offered) or handbook.source_locale
    if locale not in offered:
        return None, locale, [not_offered(letter, "locale", locale, offered)]
    tones, forms = compiled["tones"], compiled["locales"][locale]["forms"]
    usual = NEUTRAL if NEUTRAL in tones else tones[0]
    tone = wish.tone or _kept(kept, "tone", tones) or usual
    form = wish.form or _kept(kept, "form", forms) or forms[0]
    found = [
        not_offered(letter, what, name, known)
        for what, name, known in (("tone", tone, tones), ("form", form, forms))
        if name not in known
    ]
    if found:
        return None, locale, found
    off = kept.get("off") if isinstance(kept.get("off"), list) else ()
    settings = Settings(tone, form, off or ())
    parts = parts_of(handbook, letter, locale)
    return assemble(parts, compiled, facts, settings, today), locale, []


def _kept(kept: Mapping[str, object], what: str, offered: Collection[str]) -> str:
    value = kept.get(what)
    return str(value) if value in offered else ""


def not_offered(letter: Item, what: str, name: str, known: Collection[str]) -> Problem:
    """A wish that a letter cannot be written to, and those it can."""
    listed = ", ".join(known)
    slots = {"letter": letter.id, "what": what, "name": name, "known": listed}
    return problem(COMMAND, "not_offered", known, **slots)
