"""What a reader took away, read by libraries that know nothing of us."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email import message_from_bytes, policy
from io import BytesIO
from zipfile import ZipFile


def read_txt(data: bytes) -> list[str]:
    """The lines of a text file."""
    return _lines(data.decode("utf-8"))


def read_docx(data: bytes) -> list[str]:
    """The lines of a document's body."""
    from docx import Document

    return _lines("\n".join(one.text for one in Document(BytesIO(data)).paragraphs))


def read_eml(data: bytes) -> list[str]:
    """Subject and plain text of a draft without defects."""
    message = message_from_bytes(data, policy=policy.default)
    parts = list(message.walk())
    assert [part.defects for part in parts] == [[] for _ in parts]
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    return _lines(f"{message['Subject']}\n{body.get_content()}")


def read_ics(data: bytes) -> dict[date, str]:
    """Each day's event, whole days all."""
    from icalendar import Calendar

    assert max(map(len, data.split(b"\r\n"))) <= 75
    events = Calendar.from_ical(data).walk("VEVENT")
    return {one.decoded("DTSTART"): str(one["SUMMARY"]) for one in events}


def parts_of(data: bytes) -> bytes | dict[str, bytes]:
    """A file as it is, or what a packed one holds: two programs pack the same in two ways."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


LETTER_READERS: dict[str, Callable[[bytes], list[str]]] = {
    "txt": read_txt,
    "docx": read_docx,
    "eml": read_eml,
}
"""The formats that hold the letter, each with who reads it."""


def lines_of(subject: str, text: str) -> list[str]:
    """What each of them must hold, in whatever order letterhead and subject stand."""
    return sorted(_lines(f"{subject}\n{text}"))


def _lines(text: str) -> list[str]:
    """Lines without the marks of a list, which only plain text needs."""
    return [line.removeprefix("- ") for line in text.splitlines() if line.strip()]
