"""Sentences to say, with labelled blanks: the conversation script and the replies.

They are assembled as letters are, as a letter whose paragraphs are the sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.letters.assemble import Segment, Settings, assemble
from generator.letters.compile import compile_letter
from generator.letters.program import compile_wording
from generator.letters.resolve import fields_of, parts_of
from generator.model.handbook import Handbook, Item
from generator.model.structure import Letter, Piece
from generator.model.words import ANY_FORM, NEUTRAL, LetterWords, Wording

NOTHING: Mapping = MappingProxyType({"facts": {}, "letters": {}})
Spoken = Mapping[str, tuple[Segment, ...]]
"""Form of address → the sentence, no answers given."""


def spoken(
    handbook: Handbook, locale: str, wordings: Mapping[str, Wording]
) -> Mapping[str, Spoken]:
    """Every sentence in every form of address that words it differently."""
    letter = _as_letter(handbook, locale, wordings)
    compiled = compile_letter(handbook, letter)
    parts = parts_of(handbook, letter, locale)
    said: dict[str, dict[str, tuple[Segment, ...]]] = {name: {} for name in wordings}
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
    return Item("spoken", structure, same, None, {})
