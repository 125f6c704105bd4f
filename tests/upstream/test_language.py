"""The handbook's language: spelling, typography, no leftovers, easy to read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden_letters import golden_letters
from tests.prose import prose
from tests.readability import ease_of

LOCALES = ("fr", "en")
DICTIONARIES = {"fr": "fr_FR", "en": "en_GB"}
KNOWN = Path(__file__).parent.parent / "words"
"""What the dictionaries lack: names, terms of law and of our trade, one a line."""
PLAINEST = 60
"""Flesch's "plain English", and the same for French."""


@pytest.fixture(scope="module")
def pages(site):
    """Of each locale: address → the page's own prose."""
    return {
        locale: {
            address: prose(page, locale) for address, page in site.locale_pages(locale).items()
        }
        for locale in LOCALES
    }


def messages_in(given: Any) -> Iterator[str]:
    """Every text of the site's own words, without the names it fills in."""
    if isinstance(given, str):
        yield re.sub(r"{[^}]*}", " ", given)
    elif isinstance(given, dict):
        for key, one in given.items():
            # No prose: what the search passes over, addresses, names of files.
            if key not in ("search", "to", "file"):
                yield from messages_in(one)
    elif isinstance(given, list | tuple):
        for one in given:
            yield from messages_in(one)


def unknown_words(text: str, locale: str) -> set[str]:
    """What hunspell does not know; British English, and French of the new and old spelling."""
    command = ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[locale]]
    plain = text.replace("’", "'")
    done = subprocess.run(command, input=plain, capture_output=True, text=True, check=True)
    return {word.strip(".") for word in done.stdout.split()}


@pytest.mark.speller
@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_spelt_as_the_dictionary_has_it(locale, pages, handbook):
    """Pages, messages and letters; a word it lacks stands in tests/words, which holds no other."""
    letters = [
        re.sub(r"^={8} .*", "", text, flags=re.MULTILINE)
        for path, text in golden_letters(handbook).items()
        if path.parent.name == locale
    ]
    messages = messages_in(handbook.messages[locale])
    everything = "\n".join([*pages[locale].values(), *messages, *letters])
    known = set((KNOWN / f"{locale}.txt").read_text("utf-8").split())
    assert unknown_words(everything, locale) == known


@pytest.mark.speller
def test_the_speller_finds_faults():
    """American and misspelt words, and what is no word at all."""
    assert unknown_words("The color of our organised behavior.", "en") == {"color", "behavior"}
    assert unknown_words("Une reunion de travaille, un délais.", "fr") == {"reunion"}


FRENCH_FLAWS = {
    "a straight apostrophe": r"\w'\w",
    "a straight quote": r'"',
    "a plain space before ; ! ? : or »": r"\w [;!?:»]",
    "a plain space after «": r"« ",
    "no space before ; ! ?": r"[^\W\d_][;!?](?=\s|$)",
    "a 1 that is no 1er": r"\b1 (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre)\b",
    "an optional ending": r"\w\([se]+\)|\w·\w",
}


@pytest.mark.parametrize("flaw", FRENCH_FLAWS)
def test_no_french_page_has(flaw, pages):
    """French typography, on what a reader sees."""
    pattern = re.compile(FRENCH_FLAWS[flaw])
    assert flaws(pattern, pages["fr"]) == []


ENGLISH_FLAWS = {
    "a straight apostrophe": r"\w'\w",
    "a straight quote": r'"',
    "a space before a sign": r"[^\S\n][,;!?](?=\s|$)",
    "French quotation marks": "[«»]",
    "an optional ending": r"\w\(s\)",
}


@pytest.mark.parametrize("flaw", ENGLISH_FLAWS)
def test_no_english_page_has(flaw, pages):
    """English typography, on what a reader sees."""
    pattern = re.compile(ENGLISH_FLAWS[flaw])
    assert flaws(pattern, pages["en"]) == []


CALIFORNIAN_LAW = "Business and Professions Code"
LEFTOVERS = {
    "fr": r"(?i)\b(?:the|and|with|your|you|this|that|from|have|will|which|they|their)\b",
    "en": r"(?i)\b(?:les|des|vous|avec|pour|est|une|dans|sur|votre|nous|qui|aux)\b",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_speaks_the_other_language(locale, pages):
    """Words that only the other language has, where nothing says that it is that language."""
    texts = {at: text.replace(CALIFORNIAN_LAW, "") for at, text in pages[locale].items()}
    assert flaws(re.compile(LEFTOVERS[locale]), texts) == []


def flaws(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    """Where the pattern stands in which page."""
    assert texts
    return [
        f"{address}: {text[max(found.start() - 30, 0) : found.end() + 20]!r}"
        for address, text in texts.items()
        for found in pattern.finditer(text)
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_reads_easily(locale, site):
    """`make readability` prints the figures."""
    hard = [
        str(one)
        for page in site.locale_pages(locale).values()
        if (one := ease_of(page, locale)).ease < PLAINEST
    ]
    assert hard == []
