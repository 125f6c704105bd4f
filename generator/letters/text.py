"""Text as the two engines agree on it: white space, line breaks, illegal characters.

Mirrors browser/text.js and browser/letter-case.js.
"""

from __future__ import annotations

import re

# Written out, as Python and JavaScript disagree on what white space is.
WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What XML, and so a .docx, cannot hold.
ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(typed: object, multiline: bool = False) -> str:
    """An answer as a letter may hold it; '' is no answer."""
    if not isinstance(typed, str):
        return ""
    lines = legal(LINE_BREAK.sub("\n", typed))
    return (lines if multiline else one_line(lines)).strip(WHITE_SPACE)


def legal(text: str) -> str:
    """The text with a mark in the place of each character that XML cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text with each run of line breaks as one space."""
    return re.sub("\n+", " ", text)


def upper(text: str) -> str:
    """Upper case, where Python and every browser agree: Latin, Greek, Cyrillic."""
    return "".join(_case(character, str.upper) for character in text)


def lower(text: str) -> str:
    """Lower case, where Python and every browser agree."""
    return "".join(_case(character, str.lower) for character in text)


def capitalize(text: str) -> str:
    """The first character in upper case, the rest in lower case."""
    return upper(text[:1]) + lower(text[1:])


def _case(character: str, change) -> str:
    point = ord(character)
    safe = point < 0x180 or 0x370 <= point < 0x530 or 0x1E00 <= point < 0x1EFF
    return change(character) if safe else character
