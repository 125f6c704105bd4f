"""Every letter as text, filled with its example answers: what `tests/golden/letters/` holds.

A file shows one letter in one language: in each tone and form of address, then in each tone
with a single row in every list.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.letters.assemble import Settings, assemble, text_of
from generator.letters.compile import compile_letter
from generator.letters.facts import example_facts
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook

FOLDER = Path(__file__).parent / "golden" / "letters"
TODAY = "2027-01-11"


def golden_letters(handbook: Handbook) -> dict[Path, str]:
    """Each file of the folder, and what it must hold."""
    return {
        FOLDER / locale / f"{id}.txt": "\n".join(_versions(handbook, id, locale))
        for locale in handbook.locales
        for id in handbook.letters
    }


def _versions(handbook: Handbook, id: str, locale: str) -> Iterator[str]:
    letter = handbook.letters[id]
    compiled = compile_letter(handbook, letter)
    parts = parts_of(handbook, letter, locale)
    many = example_facts(handbook, locale)
    forms = compiled["locales"][locale]["forms"]
    ways = [(tone, form, "", many) for form in forms for tone in compiled["tones"]]
    ways += [(tone, forms[0], " · one", _single(many)) for tone in compiled["tones"]]
    for tone, form, note, facts in ways:
        written = assemble(parts, compiled, facts, Settings(tone, form, ()), TODAY)
        title = f"{tone} · {form}{note}"
        yield f"{'=' * 8} {title}\n{text_of(written.subject)}\n\n{written.text.rstrip()}\n"


def _single(facts: dict[str, Any]) -> dict[str, Any]:
    """The same answers with one row in every list."""
    return facts | {
        "facts": _cut(facts["facts"]),
        "letters": {id: _cut(kept) for id, kept in facts["letters"].items()},
    }


def _cut(answers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: answer[:1] if isinstance(answer, list) else answer
        for name, answer in answers.items()
    }
