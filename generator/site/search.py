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
TAG = re.compile(r"<[^>]+>")
# Shorter ones (à, où, ça) would only add noise.
WORD = re.compile(r"[^\W\d_]{3,}")


def enrich(index: dict[str, Any], search_words: Mapping[str, Iterable[str]]) -> None:
    """Give every entry the words that find it besides its own text.

    `search_words` are a page's own, by the page's address. A page's entries share their
    folded words: the first one that has a word says it, which keeps the index small.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for entry in index["docs"]:
        page, _, _ = entry["location"].partition("#")
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
