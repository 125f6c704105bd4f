"""Tell in which direction a line is written. Mirrors browser/scripts.js."""

from __future__ import annotations

import re

# The first letter decides, as in the Unicode algorithm; these are the letters of the
# scripts we can meet, written out, as Python and JavaScript know different ones.
LETTER = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
RIGHT_TO_LEFT = re.compile("[\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_right_to_left(line: str) -> bool:
    """Whether the line's first letter is Hebrew, Arabic or of a script of their kind."""
    first = LETTER.search(line)
    return bool(first and RIGHT_TO_LEFT.match(first[0]))
