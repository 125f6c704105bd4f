"""Write a letter as an unsent e-mail, to open in a mail program and send from there.

Mirrors browser/mail.js. Nothing the reader typed can become a header or a part: the
subject is plain or encoded, the bodies are in base64.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from generator.letters.assemble import text_of
from generator.letters.given import Given
from generator.letters.html import html
from generator.letters.recipient import recipient
from generator.letters.text import clean, legal

# No line of base64 begins like it.
BOUNDARY = "=_amiable"
PLAIN = re.compile(r"[\x20-\x7e]*")
ENCODED = "=?"
# So that "Subject: " and one encoded word stay below 76 characters, as RFC 2047 asks.
WORD_BYTES, LINE = 39, 76


def mail(given: Given) -> str:
    """The draft: recipient where there is one, subject, the letter as text and as HTML."""
    to = recipient(given.letter, given.bound)
    lines = [
        "X-Unsent: 1",
        *([f"To: {to}"] if to else []),
        f"Subject: {header_text(text_of(given.subject))}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative; boundary="{BOUNDARY}"',
        "",
        *_part("plain", f"{text_of(given.body)}\n"),
        *_part("html", f"{html(given.body, given.locale)}\n"),
        f"--{BOUNDARY}--",
        "",
    ]
    return "\r\n".join(lines)


def header_text(text: str) -> str:
    """Text for a header: as it is where that is safe, else in encoded words (RFC 2047)."""
    line = clean(text)
    if PLAIN.fullmatch(line) and ENCODED not in line and len(line) <= WORD_BYTES:
        return line
    return "\r\n ".join(f"=?UTF-8?B?{_base64(word)}?=" for word in _words(line))


def _words(text: str) -> Iterator[str]:
    """The text in pieces of so many bytes, no character divided."""
    word = ""
    for character in text:
        if len((word + character).encode()) > WORD_BYTES:
            yield word
            word = ""
        word += character
    yield word


def _part(kind: str, text: str) -> list[str]:
    coded = _base64(legal(text).replace("\n", "\r\n"))
    return [
        f"--{BOUNDARY}",
        f"Content-Type: text/{kind}; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        *(coded[at : at + LINE] for at in range(0, len(coded), LINE)),
    ]


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
