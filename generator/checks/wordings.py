"""Wordings stay inside the subset of Jinja2, and keep one form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.letters.program import compile_wording
from generator.letters.resolve import Worded, fields_of, parts_of
from generator.model.handbook import Handbook, Item
from generator.model.words import ANY_FORM
from generator.problem import Place, Problem, problem

# Per form of address, the words that belong to another one.
FOREIGN_WORDS = {
    "tu": r"vous|votre|vos|vôtres?",
    "vous": r"tu|te|toi|ton|ta|tes|t’",
    "nous": r"je|me|moi|mon|ma|mes|miens?|miennes?|tu|te|toi|ton|ta|tes|[jmt]’",
    "we": r"i|me|my|mine|myself",
}
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def jinja_subset(handbook: Handbook) -> Iterator[Problem]:
    """A wording uses only the letters' subset of Jinja2, and fields that exist."""
    for letter in handbook.letters.values():
        for locale in handbook.locales:
            for _, _, _, chain in parts_of(handbook, letter, locale).every_chain():
                for worded in chain:
                    if not worded.is_stand_in:
                        yield from _faults(worded.program, worded.place)


def spoken_fields(handbook: Handbook) -> Iterator[Problem]:
    """What is said aloud or answered uses the same subset, and fields that exist."""
    for item, locale, loc, wording in _spoken(handbook):
        if item.missing(locale, *loc):
            continue
        for form, text in wording.items():
            source = item.word_sources[locale]
            here = loc if form == ANY_FORM else (*loc, form)
            program = compile_wording(text, fields_of(handbook, locale))
            yield from _faults(program, partial(source.text_place, here))


def form_of_address(handbook: Handbook) -> Iterator[Problem]:
    """A wording keeps to one form of address: no « vous » in a « tu » letter."""
    for letter in handbook.letters.values():
        for locale in handbook.locales:
            for _, _, form, chain in parts_of(handbook, letter, locale).every_chain():
                pattern = FOREIGN_WORDS.get(form)
                for worded in chain if pattern else ():
                    if not worded.is_stand_in:
                        yield from _foreign(worded, form, pattern)


def _foreign(worded: Worded, form: str, pattern: str) -> Iterator[Problem]:
    own = without_tags(worded.text)
    # An elided word ends in an apostrophe, and the next one follows at once.
    for match in re.finditer(rf"(?<![\w’-])(?:{pattern})(?:(?<=’)|(?!\w))", own, re.IGNORECASE):
        line = own.count("\n", 0, match.start()) + 1
        yield problem(worded.place(line), "wrong_form", name=match[0], form=form)


def without_tags(text: str) -> str:
    """A wording with its tags blanked out, so that what is left keeps its line."""
    return TAG.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), text)


def _faults(program: Any, place: Any) -> Iterator[Problem]:
    for fault in program.faults:
        spot: Place = place(fault.line)
        yield problem(spot, fault.code, fault.among, name=fault.name)


def _spoken(handbook: Handbook) -> Iterator[tuple[Item, str, tuple, dict[str, str]]]:
    for locale in handbook.locales:
        for item in handbook.items["script"].values():
            for name, step in item.words[locale].steps.items():
                yield item, locale, ("steps", name, "say"), step.say
        for item in handbook.items["replies"].values():
            words = item.words[locale]
            yield item, locale, ("second_round", "reply"), words.second_round.reply
            for name, reply in words.replies.items():
                yield item, locale, ("replies", name, "reply"), reply.reply
        for item in handbook.items["rehearsal"].values():
            for name, answers in item.words[locale].rounds.items():
                for id, answer in answers.items():
                    yield item, locale, ("rounds", name, id, "say"), answer.say
