"""A letter's parts are worded, its fields are asked and printed, and none gets lost."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.fields import misfit
from generator.letters.resolve import SUBJECT, Parts, parts_of, required_fields, sources
from generator.model.handbook import Handbook
from generator.problem import Problem, once, problem


def required_field(handbook: Handbook) -> Iterator[Problem]:
    """What a letter requires or proposes is a field of the library."""
    for letter in handbook.letters.values():
        for position, name in enumerate(letter.structure.required):
            if name not in handbook.fields:
                place = letter.place("required", position)
                yield problem(place, "unknown_field", handbook.fields, name=name)
        for name, answer in letter.structure.defaults.items():
            place = letter.place("defaults", name)
            field = handbook.fields.get(name)
            if field is None:
                yield problem(place, "unknown_field", handbook.fields, name=name)
            else:
                yield from misfit(place, name, field, answer)


def required_printed(handbook: Handbook) -> Iterator[Problem]:
    """In every tone some paragraph prints each required field."""
    for letter in handbook.letters.values():
        parts = parts_of(handbook, letter, handbook.source_locale)
        for tone in letter.structure.tones:
            shown = _shown(parts, tone)
            for position, name in enumerate(letter.structure.required):
                if name in handbook.fields and name not in shown:
                    place = letter.place("required", position)
                    yield problem(place, "required_not_printed", name=name, tone=tone)


def _shown(parts: Parts, tone: str) -> set[str]:
    """The fields a tone prints, and those that decide what it prints."""
    fields = parts.handbook.fields
    shown: set[str] = set()
    for part in parts.names:
        for form in parts.forms:
            for worded in parts.chain(part, tone, form)[:1]:
                shown |= worded.program.prints
                shown |= {
                    name
                    for name in worded.program.uses
                    if name in fields and fields[name].type in ("choice", "boolean")
                }
    for name in list(shown):
        shown |= sources(fields, name) if name in fields else set()
    return shown


def paragraph_worded(handbook: Handbook) -> Iterator[Problem]:
    """Every paragraph of a letter is worded, by the letter or by the library."""
    for letter in handbook.letters.values():
        parts = parts_of(handbook, letter, handbook.source_locale)
        for name in letter.structure.paragraphs:
            if not parts.is_worded(name):
                place = letter.place("paragraphs", name, key=True)
                known = handbook.paragraphs[handbook.source_locale]
                yield problem(place, "unknown_paragraph", known, name=name)


def paragraph_used(handbook: Handbook) -> Iterator[Problem]:
    """Every worded paragraph stands in a letter."""
    library = handbook.items["paragraphs"]["paragraphs"]
    listed = {
        name for letter in handbook.letters.values() for name in letter.structure.paragraphs
    }
    for locale in handbook.locales:
        if not any(kind == "letters" for kind, _ in handbook.broken):
            for name in library.words[locale]:
                if name not in listed and not library.missing(locale, name):
                    place = library.words_place(locale, name, key=True)
                    yield problem(place, "unused_paragraph", listed, name=name)
        for letter in handbook.letters.values():
            for name in letter.words[locale].paragraphs:
                own = letter.structure.paragraphs
                if name not in own and not letter.missing(locale, "paragraphs", name):
                    place = letter.words_place(locale, "paragraphs", name, key=True)
                    yield problem(place, "paragraph_not_listed", own, name=name)


def tone_worded(handbook: Handbook) -> Iterator[Problem]:
    """A paragraph has a wording for every tone of its letter, at least the neutral one."""
    for letter in handbook.letters.values():
        for locale in handbook.locales:
            parts = parts_of(handbook, letter, locale)
            for part, tone, _, chain in parts.every_chain():
                if not chain and (part == SUBJECT or parts.is_worded(part)):
                    place = parts.place(part)
                    yield problem(place, "no_wording", name=part, tone=tone)


def minimal_wording(handbook: Handbook) -> Iterator[Problem]:
    """A paragraph that may not be left out has a wording that needs no optional answer."""
    return once(_lost_paragraphs(handbook), "letter", "tone")


def _lost_paragraphs(handbook: Handbook) -> Iterator[Problem]:
    for letter in handbook.letters.values():
        required = required_fields(handbook, letter)
        for locale in handbook.locales:
            parts = parts_of(handbook, letter, locale)
            for part, tone, _, chain in parts.every_chain():
                if not chain or parts.is_optional(part):
                    continue
                wanted = [worded.program.needs - required for worded in chain]
                if all(wanted):
                    yield problem(
                        chain[-1].place(),
                        "needs_answer",
                        name=part,
                        letter=letter.id,
                        tone=tone,
                        fields=", ".join(sorted(wanted[-1])),
                    )


def bare_test(handbook: Handbook) -> Iterator[Problem]:
    """No wording tests a required field with a bare `if`: that would hide its blank."""
    return once(_bare_tests(handbook), "letter")


def _bare_tests(handbook: Handbook) -> Iterator[Problem]:
    for letter in handbook.letters.values():
        required = required_fields(handbook, letter)
        for locale in handbook.locales:
            for _, _, _, chain in parts_of(handbook, letter, locale).every_chain():
                for worded in chain:
                    for name, line in worded.program.bare_tests:
                        if name in required:
                            yield problem(
                                worded.place(line), "bare_test", name=name, letter=letter.id
                            )
