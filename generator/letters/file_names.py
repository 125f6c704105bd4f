"""Name the files of many letters: in the order of their table, readable, safe everywhere."""

from __future__ import annotations

import re
import unicodedata

from generator.letters.bind import Facts
from generator.letters.text import clean

CALLED_BY = ("client_company", "client_name")
"""The fields that tell whose letter it is, the first answered one counts."""
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"})  # fmt: skip
BETWEEN = re.compile(r"[^a-z0-9]+")
LONGEST = 60
"""Signs of a client's name: more would not fit beside the folder's own path."""
FEWEST_DIGITS = 3


def file_name(position: int, count: int, facts: Facts, letter: str, format: str) -> str:
    """Such as `001-atelier-martin.eml` for the first client of up to 999.

    The number makes it unique, and keeps a client called "con" from a name that Windows
    keeps for itself. Where a client's name has no Latin letter, the letter's id stands.
    """
    digits = max(FEWEST_DIGITS, len(str(count)))
    answers = facts.get("facts") or {}
    names = (slug(clean(answers.get(field))) for field in CALLED_BY)
    called = next(filter(None, names), letter)
    return f"{position:0{digits}}-{called}.{format}"


def slug(name: str) -> str:
    """A name in small Latin letters and digits, with hyphens between its words."""
    plain = unicodedata.normalize("NFKD", name.translate(LIGATURES))
    without_accents = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return BETWEEN.sub("-", without_accents.lower())[:LONGEST].strip("-")
