"""Locales say the same: the same blanks always, the same texts for `--complete`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.letters.resolve import Parts, parts_of
from generator.model.handbook import Handbook
from generator.problem import Problem, once, problem


def same_blanks(handbook: Handbook) -> Iterator[Problem]:
    """A part asks for the same fields in every locale.

    Fields that every letter may use (names, references) may differ from tone to tone,
    not over the whole part; a field of one locale only is left out.
    """
    return once(_differing_parts(handbook), "letter")


def _differing_parts(handbook: Handbook) -> Iterator[Problem]:
    for letter in handbook.letters.values():
        source = parts_of(handbook, letter, handbook.source_locale)
        for locale in handbook.locales[1:]:
            parts = parts_of(handbook, letter, locale)
            for part in parts.names:
                if _is_sound(source, part) and _is_sound(parts, part):
                    yield from _differences(source, parts, part)


def _is_sound(parts: Parts, part: str) -> bool:
    """Whether all wordings of a part compile: of others nobody knows what they ask for."""
    return not any(
        worded.program.faults
        for tone in parts.letter.structure.tones
        for form in parts.forms
        for worded in parts.chain(part, tone, form)
    )


def _differences(source: Parts, parts: Parts, part: str) -> Iterator[Problem]:
    fields = source.handbook.fields
    shared = {name for name, one in fields.items() if not one.locales}
    common = {name for name in shared if fields[name].common}
    tones = source.letter.structure.tones
    for tone in tones:
        one, other = (_fields(p, part, (tone,)) & shared - common for p in (source, parts))
        yield from _told(source, parts, part, tone, one, other)
    one, other = (_fields(p, part, tones) & common for p in (source, parts))
    yield from _told(source, parts, part, ", ".join(tones), one, other)


def _told(
    source: Parts, parts: Parts, part: str, tone: str, one: set[str], other: set[str]
) -> Iterator[Problem]:
    if one == other:
        return
    chain = parts.chain(part, parts.letter.structure.tones[0], parts.forms[0])
    place = chain[0].place() if chain else parts.letter.words_place(parts.locale)
    yield problem(
        place,
        "blanks_differ",
        name=part,
        letter=parts.letter.id,
        tone=tone,
        only_source=", ".join(sorted(one - other)) or "–",
        only_here=", ".join(sorted(other - one)) or "–",
        source=source.locale,
    )


def _fields(parts: Parts, part: str, tones: tuple[str, ...]) -> set[str]:
    return {
        name
        for tone in tones
        for form in parts.forms
        for worded in parts.chain(part, tone, form)
        for name in worded.program.uses
    }


def gap(handbook: Handbook) -> Iterator[Problem]:
    """Every locale words everything that the source locale words."""
    for item, locale, loc in handbook.gaps():
        place = item.words_place(locale, *loc[:-1])
        source = item.word_sources[locale]
        if place.path != source.path:
            # The map around the gap is itself the source locale's.
            place = item.words_place(locale)
        name = ".".join(map(str, loc))
        yield problem(place, "gap", name=name, locale=locale)
