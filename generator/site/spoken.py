"""Sentences to say, with labelled blanks: the conversation script and the replies.

They are assembled as letters are, as a letter whose paragraphs are the sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.letters.assemble import Segment, Settings, assemble
from generator.letters.compile import compile_letter
from generator.letters.facts import SPOKEN
from generator.letters.program import compile_wording
from generator.letters.resolve import fields_of, parts_of
from generator.model.handbook import Handbook, Item
from generator.model.structure import Letter, Piece
from generator.model.words import ANY_FORM, NEUTRAL, LetterWords, Wording

NOTHING: Mapping = MappingProxyType({"facts": {}, "letters": {}})
SECOND_ROUND = "second-round"


@dataclass(frozen=True)
class Spoken:
    """Every sentence of one locale."""

    letter: Item
    """The letter whose paragraphs they are."""
    compiled: Mapping[str, Any]
    """That letter, compiled for this locale alone."""
    said: Mapping[str, Mapping[str, tuple[Segment, ...]]]
    """Sentence → form of address that words it differently → no answers given."""
    island: Mapping[str, Any]
    """What the browser needs to fill the sentences in."""


def spoken(handbook: Handbook, locale: str) -> Spoken:
    """The sentences of a locale; the same object each time."""
    return handbook.once((SPOKEN, locale), lambda: _spoken(handbook, locale))


def sentences(handbook: Handbook, locale: str) -> dict[str, Wording]:
    """Sentence → wording: the steps of the script, the replies, the second round."""
    script, replies = handbook.script, handbook.replies
    steps, answers = script.words[locale].steps, replies.words[locale]
    return {
        **{f"step.{id}": steps[id].say for id in script.structure.steps},
        **{f"reply.{id}": answers.replies[id].reply for id in replies.structure},
        SECOND_ROUND: answers.second_round.reply,
    }


def rehearsed(handbook: Handbook, locale: str) -> Spoken:
    """The sentences of a locale, and the answers of the rehearsal that do not hold."""
    key = ("rehearsed", locale)
    return handbook.once(key, lambda: _spoken(handbook, locale, _weak(handbook, locale)))


def _weak(handbook: Handbook, locale: str) -> dict[str, Wording]:
    """Sentence → wording of the answers that do not hold."""
    return {
        f"{round}.{id}": answer.say
        for round, answers in handbook.rehearsal.words[locale].rounds.items()
        for id, answer in answers.items()
    }


def _spoken(
    handbook: Handbook, locale: str, more: Mapping[str, Wording] = MappingProxyType({})
) -> Spoken:
    wordings = {**sentences(handbook, locale), **more}
    letter = _as_letter(handbook, locale, wordings)
    compiled = compile_letter(handbook, letter)
    compiled |= {"locales": {locale: compiled["locales"][locale]}}
    island = {**compiled, "page": locale, "messages": _messages(handbook, locale)}
    return Spoken(letter, compiled, _said(handbook, letter, compiled, locale), island)


def _said(
    handbook: Handbook, letter: Item, compiled: Mapping[str, Any], locale: str
) -> Mapping[str, Mapping[str, tuple[Segment, ...]]]:
    parts = parts_of(handbook, letter, locale)
    said: dict[str, dict[str, tuple[Segment, ...]]] = {
        name: {} for name in letter.structure.paragraphs
    }
    for form in handbook.forms(locale):
        body = assemble(parts, compiled, NOTHING, Settings(NEUTRAL, form)).body
        for name, sentence in said.items():
            words = tuple(segment for segment in body if segment.paragraph == name)
            if words not in sentence.values():
                sentence[form] = words
    return said


def _as_letter(handbook: Handbook, locale: str, wordings: Mapping[str, Wording]) -> Item:
    fields = fields_of(handbook, locale)
    programs = [
        compile_wording(text, fields)
        for wording in wordings.values()
        for text in wording.values()
    ]
    structure = Letter.model_construct(
        # It is said, not sent: nobody's address is asked for.
        audience=None,
        required=tuple(sorted({name for one in programs for name in one.uses})),
        tones=(NEUTRAL,),
        paragraphs={name: Piece() for name in wordings},
    )
    # A subject is a part of every letter; that of sentences is never shown.
    words = LetterWords.model_construct(
        subject={NEUTRAL: {ANY_FORM: "-"}},
        paragraphs={name: {NEUTRAL: wording} for name, wording in wordings.items()},
    )
    same = dict.fromkeys(handbook.locales, words)
    return Item(SPOKEN, structure, same, None, {})


def _messages(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The form is that of the letters, so it speaks their words."""
    messages, words = handbook.messages[locale], handbook.settings_words[locale]
    return {
        **{key: one for key, one in messages["builder"].items() if key != "paragraphs"},
        **messages["spoken"],
        "tones": dict(words.tones),
        "groups": dict(words.groups),
        "forms": {locale: dict(words.forms)},
    }
