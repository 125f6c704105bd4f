"""Show a hand-written page that nobody has translated yet, and say in what language."""

from __future__ import annotations

import re

HEADING = re.compile(r"^# +(?P<title>.+)$", re.MULTILINE)


def stand_in(text: str, language: str, notice: str) -> str:
    """The page in the source language, marked as such, under a notice in the reader's.

    Its first heading stays outermost: MkDocs takes the page's title from there.
    """
    heading = HEADING.search(text)
    if heading is None:
        return text
    return (
        f"{text[: heading.start()]}# {heading['title']} {{ lang={language} }}\n\n"
        f'<p class="notice">{notice}</p>\n\n'
        f'<div lang="{language}" markdown>\n\n{text[heading.end() :].strip()}\n\n</div>\n'
    )
