"""Letters are short and scenarios are their own: for `--complete`, as a draft may still be neither."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.letters.assemble import Settings, assemble, text_of
from generator.letters.compile import compile_letter
from generator.letters.facts import example_facts
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook, Item
from generator.problem import Problem, problem

MOST_WORDS, MOST_SIGNS, LONGEST_SENTENCE = 220, 78, 25
LETTERHEAD = "letterhead"
WORD = re.compile(r"[^\W_]\S*")
SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+|\n")
SHORTEST_SENTENCE = 4
"""Words; of fewer, two scenarios may share a sentence."""
A_DAY = "2027-01-11"


def long_letter(handbook: Handbook) -> Iterator[Problem]:
    """A letter has at most 220 words outside its lists, 25 a sentence, and 78 signs of subject."""
    for letter in handbook.letters.values():
        compiled = compile_letter(handbook, letter)
        for locale, words in compiled["locales"].items():
            parts, facts = parts_of(handbook, letter, locale), example_facts(handbook, locale)
            ways = [(tone, form) for tone in compiled["tones"] for form in words["forms"]]
            written = [
                assemble(parts, compiled, facts, Settings(*way, ()), A_DAY) for way in ways
            ]
            yield from _too_long(letter, locale, written)


def _too_long(letter: Item, locale: str, written: list) -> Iterator[Problem]:
    """The longest of what is too long, over all tones and forms of address."""
    bodies = [_prose(one.body) for one in written]
    sentences = {one for body in bodies for one in SENTENCE_END.split(body)}
    longest = max(sentences, key=_words)
    for key, size, most, loc in (
        ("long_subject", max(len(text_of(one.subject)) for one in written), MOST_SIGNS, "subject"),
        ("long_letter", max(map(_words, bodies)), MOST_WORDS, "title"),
        ("long_sentence", _words(longest), LONGEST_SENTENCE, "title"),
    ):  # fmt: skip
        if size > most:
            place = letter.words_place(locale, loc)
            yield problem(place, key, size=size, most=most, name=longest)


def _prose(body: tuple) -> str:
    """The letter without its letterhead and its lists."""
    text = "".join(one.text for one in body if one.paragraph != LETTERHEAD)
    return "\n".join(line for line in text.splitlines() if not line.startswith("- "))


def _words(text: str) -> int:
    return len(WORD.findall(text))


def shared_sentence(handbook: Handbook) -> Iterator[Problem]:
    """No two scenarios share a sentence of four words or more."""
    for locale in handbook.locales:
        said: dict[str, dict[str, tuple]] = defaultdict(dict)
        for id, item in handbook.scenarios.items():
            for loc, text in item.word_sources[locale].texts():
                for sentence in [] if loc[0] == "search_words" else SENTENCE_END.split(text):
                    if _words(sentence) >= SHORTEST_SENTENCE:
                        said[sentence.strip(" -*.").lower()].setdefault(id, loc)
        for sentence, places in said.items():
            (first, _), *others = places.items()
            for id, loc in others:
                place = handbook.scenarios[id].words_place(locale, *loc)
                yield problem(place, "shared_sentence", name=sentence, other=first)
