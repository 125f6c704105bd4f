"""Lay texts side by side for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

BAR = " │ "
NARROW = 72
"""Signs of a terminal below which texts stand under each other."""
INDENT = "    "
LONGEST = 24
"""Lines that are shown of one text."""


def beside(columns: Iterable[tuple[str, str]], width: int, more: str) -> list[str]:
    """Columns of a heading and a text, side by side where the width allows.

    `more` is said of what is left out, with `{n}` lines.
    """
    columns = list(columns)
    if width < NARROW:
        return list(_under(columns, width, more))
    each = (width - len(INDENT) - len(BAR) * (len(columns) - 1)) // len(columns)
    blocks = [[head, *_wrapped(text, each, more)] for head, text in columns]
    rows = zip_longest(*blocks, fillvalue="")
    lines = [BAR.join(cell.ljust(each) for cell in row) for row in rows]
    return [f"{INDENT}{line}".rstrip() for line in lines]


def _under(columns: list[tuple[str, str]], width: int, more: str) -> Iterator[str]:
    for head, text in columns:
        yield f"{INDENT}{head}"
        yield from (f"{INDENT * 2}{line}" for line in _wrapped(text, width - 8, more))


def _wrapped(text: str, width: int, more: str) -> list[str]:
    width = max(width, 20)
    lines = [
        piece
        for line in text.splitlines() or [""]
        for piece in textwrap.wrap(line, width, drop_whitespace=False) or [""]
    ]
    if len(lines) <= LONGEST:
        return lines
    return [*lines[: LONGEST - 1], more.format(n=len(lines) - LONGEST + 1)]
