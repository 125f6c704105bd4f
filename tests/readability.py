"""How easily each page reads, in its language: `python -m tests.readability` (make readability).

English by Flesch, French by Kandel and Moles, who fitted Flesch's formula to French; both
give about 60 for plain prose, more for easier. Syllables are counted where a word may be
hyphenated. Printed from the hardest page to the easiest, with each language's median.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from pyphen import Pyphen

from generator.checks import load_checked
from generator.site.build import build_all
from tests.built import Page, Site
from tests.prose import prose

ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n+")
PATTERNS = {"en": "en_GB", "fr": "fr"}
SYLLABLE_WEIGHT = {"en": 84.6, "fr": 73.6}
BASE = {"en": 206.835, "fr": 207.0}


@dataclass(frozen=True)
class Ease:
    """How easily one page reads."""

    address: str
    words: int
    words_a_sentence: float
    syllables_a_word: float
    ease: float

    def __str__(self) -> str:
        return (
            f"{self.ease:6.1f}  {self.address:<44}{self.words:6} words"
            f"{self.words_a_sentence:7.1f} a sentence{self.syllables_a_word:6.2f} syllables a word"
        )


def ease_of(page: Page, locale: str) -> Ease:
    """Of one page's own prose; lists count an item as a sentence."""
    text = prose(page, locale)
    words = WORD.findall(text)
    sentences = [one for one in SENTENCE_END.split(text) if WORD.search(one)]
    length = len(words) / len(sentences)
    syllables = sum(map(_syllables(locale), words)) / len(words)
    ease = BASE[locale] - 1.015 * length - SYLLABLE_WEIGHT[locale] * syllables
    return Ease(page.address, len(words), length, syllables, ease)


@cache
def _syllables(locale: str):
    patterns = Pyphen(lang=PATTERNS[locale], left=1, right=1)
    return lambda word: len(patterns.positions(word.lower())) + 1


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        build_all(ROOT, Path(folder))
        site = Site(Path(folder), load_checked(ROOT).settings.site_url)
        for locale in PATTERNS:
            found = [ease_of(page, locale) for page in site.locale_pages(locale).values()]
            for one in sorted(found, key=lambda one: one.ease):
                print(one)
            print(
                f"{locale}: median {median(one.ease for one in found):.1f}, {len(found)} pages"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
