"""Divide an assembled letter into blocks: texts of lines, and lists of items.

Mirrors browser/blocks.js. Only our own text gives structure: a line break or a line that
begins like an item inside a reader's value stays what the reader typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.letters.assemble import Segment, text_of
from generator.letters.text import WHITE_SPACE

TEXT, LIST = "text", "list"
ITEM = "- "
Line = list[Segment]


@dataclass
class Block:
    """Neighbouring lines of one kind; a list's lines are its items, without their mark."""

    paragraph: str | None
    kind: str
    lines: list[Line]


def blocks(segments: Iterable[Segment]) -> list[Block]:
    """A block ends at an empty line of our own, and where items begin or end."""
    found: list[Block] = []
    is_apart = True
    for line in _lines(segments):
        if _is_empty(line):
            is_apart = True
            continue
        kind = LIST if _is_item(line) else TEXT
        if is_apart or found[-1].kind != kind:
            found.append(Block(_paragraph(line), kind, []))
        found[-1].lines.append(_without_mark(line) if kind == LIST else line)
        is_apart = False
    return found


def _lines(segments: Iterable[Segment]) -> list[Line]:
    """The segments divided at the line breaks of our own text."""
    lines: list[Line] = [[]]
    for one in segments:
        if one.field is not None:
            lines[-1].append(one)
            continue
        first, *others = one.text.split("\n")
        lines[-1].extend(_piece(one, first))
        lines.extend(_piece(one, text) for text in others)
    return lines


def _piece(segment: Segment, text: str) -> Line:
    return [replace(segment, text=text)] if text else []


def _is_empty(line: Line) -> bool:
    is_own = all(one.field is None for one in line)
    return is_own and not text_of(line).strip(WHITE_SPACE)


def _is_item(line: Line) -> bool:
    return line[0].field is None and line[0].text.startswith(ITEM)


def _without_mark(line: Line) -> Line:
    return [*_piece(line[0], line[0].text[len(ITEM) :]), *line[1:]]


def _paragraph(line: Line) -> str | None:
    return next((one.paragraph for one in line if one.paragraph), None)
