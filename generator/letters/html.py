"""Write a letter as HTML, for rich text on a clipboard or in an e-mail.

Mirrors browser/html.js.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.letters.assemble import Segment, text_of
from generator.letters.blocks import LIST, Block, Line, blocks

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
ESCAPES = str.maketrans(ENTITIES)


def html(segments: Iterable[Segment], locale: str) -> str:
    """One element in the letter's language; its text is the letter's, and no markup in it."""
    written = "".join(_block(one) for one in blocks(segments))
    return f'<div lang="{escaped(locale)}">{written}</div>'


def escaped(text: str) -> str:
    """Text as HTML and XML hold it, in attributes too."""
    return text.translate(ESCAPES)


def _block(block: Block) -> str:
    lines = [_line(line) for line in block.lines]
    if block.kind == LIST:
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    return f"<p>{'<br>'.join(lines)}</p>"


def _line(line: Line) -> str:
    return escaped(text_of(line)).replace("\n", "<br>")
