"""Make the search index find what people type: without accents, in their own words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

# Fields of the index that are searched and never shown; mkdocs.yml declares them.
WORDS, FOLDED = "words", "folded"
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
# Shorter ones (à, où, ça) would only add noise.
WORD = re.compile(r"[^\W\d_]{3,}")


def passing_over(separator: str, words: str, endings: str) -> str:
    """The separator (a regular expression of the browser's) that takes in words and endings too.

    The theme's search splits texts and questions with it. It looks for every word of a
    question, and for all that begins like it: "he keeps asking for discounts" would find
    whatever begins with "he" and "for", and no "discount". One sign is one `separator`:
    a repetition within a repetition could keep a browser busy for ever.
    """
    gap = rf"(?:{separator})+"
    passed = _one_of([*words.split(), *words.title().split()])
    return (
        rf"(?:^|{gap})(?:{passed}(?:{gap}|$))+"
        rf"|{_one_of(endings.split())}(?:{gap}(?:{passed}(?:{gap}|$))*|$)|{gap}"
    )


def _one_of(words: Iterable[str]) -> str:
    """The longest first, as the first that fits is taken; of none, what never fits."""
    by_length = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, by_length)) or '(?!)'})"


def enrich(index: dict[str, Any], search_words: Mapping[str, Iterable[str]]) -> None:
    """Give every entry the words that find it besides its own text.

    `search_words` are a page's own, by the page's address. The index is fetched with every
    page, so it is kept small: a section of a page without search words is found by its
    title and its first paragraph, and of a page's folded words the first entry that has
    one says it.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for entry in index["docs"]:
        page, _, _ = entry["location"].partition("#")
        if page not in search_words and (first := PARAGRAPH.search(entry["text"])):
            entry["text"] = first[0]
        wanted = " ".join(search_words.get(entry["location"], ()))
        text = f"{wanted} {entry['title']} {TAG.sub(' ', entry['text'])}"
        new = [word for word in folded_words(text) if word not in said[page]]
        said[page].update(new)
        entry |= {WORDS: wanted} if wanted else {}
        entry |= {FOLDED: " ".join(new)} if new else {}


def folded_words(text: str) -> list[str]:
    """The words of a text that are spelt otherwise without accents, so spelt."""
    words = {word.lower() for word in WORD.findall(text)}
    return sorted({fold(word) for word in words} - words)


def fold(word: str) -> str:
    """The word in lower case, without accents and ligatures."""
    plain = unicodedata.normalize("NFD", word.translate(LIGATURES))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()
