"""Set a locale's typography on prose, and never on tags, code, addresses or values."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

NBSP, NARROW = "\u00a0", "\u202f"
# Stands for a masked piece while the rules run; no text of ours may hold it.
MASK = "\ue002"

# What the rules must not see: Jinja tags, fenced and inline code, HTML tags, link
# targets, attribute lists and addresses.
_PROTECTED = re.compile(
    r"""\{%.*?%\} | \{\#.*?\#\} | \{\{.*?\}\}
      | ^```.*?^``` | `[^`\n]+`
      | </?[A-Za-z][^<>]*> | (?<=\])\([^()\n]*\) | \{:?[ ]?[.\#][^{}\n]*\}
      | https?://\S+""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_UNITS = "ans?|mois|semaines?|jours?|heures?|h|minutes?|min|euros?|k?€|%|kB|Mo|mots?|lettres?"
# A day and its month stay on one line.
_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_FRENCH: tuple[tuple[str, str], ...] = (
    (r"'", "’"),
    (r"\.\.\.", "…"),
    (rf"«[ {NBSP}{NARROW}]?", f"«{NBSP}"),
    (rf"[ {NBSP}{NARROW}]?»", f"{NBSP}»"),
    (rf"[ {NBSP}{NARROW}]+(?=[;!?])", NARROW),
    (rf"[ {NBSP}{NARROW}]+(?=:(?!\w))", NBSP),
    (r"(?<=\d) (?=\d{3}\b)", NARROW),
    (rf"(?<=[\d{MASK}]) (?=(?:{_UNITS})(?![\w’]))", NBSP),
    (rf"(?<=\d) (?=(?:{_FRENCH_MONTHS})\b)", NBSP),
    (rf"(?<=\b1er) (?=(?:{_FRENCH_MONTHS})\b)", NBSP),
    (r"(?<=\bh) (?=\d\d\b)", NBSP),
    (rf"(?<=\bart\.) (?=[\d{MASK}LRD])", NBSP),
    (rf"(?<=\bp\.) (?=[\d{MASK}])", NBSP),
    (rf"(?<=\bn°) (?=[\w{MASK}])", NBSP),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    (r"'", "’"),
    (r"\.\.\.", "…"),
    (r"(?<![^\s(\[/*_])\"(?=\S)", "“"),
    (r"\"", "”"),
    (rf"(?<=\d) (?=(?:{_ENGLISH_MONTHS})\b)", NBSP),
)
_RULES = {"fr": _FRENCH, "en": _ENGLISH}


@lru_cache(50_000)
def typeset(text: str, locale: str) -> str:
    """The text with its locale's quotes, apostrophes and no-break spaces.

    A locale without rules of its own keeps its text as typed.
    """
    rules = _RULES.get(locale.split("-")[0])
    return _outside_protected(text, lambda prose: _apply(prose, rules)) if rules else text


def _apply(prose: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, replacement in rules:
        prose = re.sub(pattern, replacement, prose)
    return prose


def _outside_protected(text: str, change: Callable[[str], str]) -> str:
    kept: list[str] = []

    def mask(match: re.Match[str]) -> str:
        kept.append(match.group())
        return MASK

    prose = change(_PROTECTED.sub(mask, text))
    pieces = iter(kept)
    return re.sub(MASK, lambda _: next(pieces), prose)
