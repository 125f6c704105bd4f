"""Wordings stay inside the subset of Jinja2, and keep one form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.letters.program import compile_wording
from generator.letters.resolve import Worded, fields_of, parts_of
from generator.model.handbook import Handbook, Item
from generator.model.words import ANY_FORM
from generator.problem import Place, Problem, problem

# Per form of address, the words that belong to another one.
FOREIGN_WORDS = {
    "tu": r"vous|votre|vos|vôtres?",
    "vous": r"tu|toi|ton|tes|t’",
    "nous": r"je|moi|mon|ma|mes|miens?|miennes?|tu|toi|ton|tes|[jmt]’",
    "we": r"i|me|my|mine|myself",
}


def jinja_subset(handbook: Handbook) -> Iterator[Problem]:
    """A wording uses only the letters' subset of Jinja2, and fields that exist."""
    for letter in handbook.letters.values():
        for locale in handbook.locales:
            for _, _, _, chain in parts_of(handbook, letter, locale).every_chain():
                for worded in chain:
                    yield from _faults(worded.program, worded.place)


def spoken_fields(handbook: Handbook) -> Iterator[Problem]:
    """What is said aloud or answered uses the same subset, and fields that exist."""
    for item, locale, loc, wording in _spoken(handbook):
        for form, text in wording.items():
            source = item.word_sources[locale]
            here = loc if form == ANY_FORM else (*loc, form)
            program = compile_wording(text, fields_of(handbook, locale))
            yield from _faults(program, lambda line: source.text_place(here, line))


def form_of_address(handbook: Handbook) -> Iterator[Problem]:
    """A wording keeps to one form of address: no « vous » in a « tu » letter."""
    for letter in handbook.letters.values():
        for locale in handbook.locales:
            for _, _, form, chain in parts_of(handbook, letter, locale).every_chain():
                pattern = FOREIGN_WORDS.get(form)
                for worded in chain if pattern else ():
                    yield from _foreign(worded, form, pattern)


def _foreign(worded: Worded, form: str, pattern: str) -> Iterator[Problem]:
    for text in own_texts(worded.program.statements):
        for match in re.finditer(rf"(?<![\w’-])(?:{pattern})(?!\w)", text, re.I):
            yield problem(worded.place(), "wrong_form", name=match[0], form=form)


def own_texts(statements: Any) -> Iterator[str]:
    """Every piece of own text in a program."""
    for one in statements:
        if isinstance(one, str):
            yield one
        elif one[0] == "if":
            for _, body in one[1]:
                yield from own_texts(body)
            yield from own_texts(one[2])
        elif one[0] == "for":
            yield from own_texts(one[4])
            yield from own_texts(one[5])


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
