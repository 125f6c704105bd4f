"""Show a hand-written page that nobody has translated yet, and say in what language."""

from __future__ import annotations

import re

HEADING = re.compile(r"^# +(?P<title>.+)$", re.MULTILINE)
# A tool or a list, which the data give in the reader's language; its HTML is no Markdown.
MACRO = re.compile(r"^\n(\{\{ *\w+\(\) *\}\})\n(?=\n|\Z)", re.MULTILINE)


def stand_in(text: str, language: str, notice: str) -> str:
    """The page in the source language, marked as such, under a notice in the reader's.

    Its first heading stays outermost: MkDocs takes the page's title from there. So do the macros
    that stand alone.
    """
    heading = HEADING.search(text)
    if heading is None:
        return text
    pieces = [piece.strip() for piece in MACRO.split(f"{text[heading.end() :].rstrip()}\n")]
    body = [
        piece if number % 2 else f'<div lang="{language}" markdown>\n\n{piece}\n\n</div>'
        for number, piece in enumerate(pieces)
        if piece
    ]
    return "\n\n".join(
        (
            f"{text[: heading.start()]}# {heading['title']} {{ lang={language} }}",
            f'<p class="notice">{notice}</p>',
            *body,
            "",
        )
    )
