"""Every format a letter can be taken away in. Mirrors browser/exporter.js."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from generator.letters.calendar import calendar
from generator.letters.docx import docx
from generator.letters.given import Given
from generator.letters.letterhead import Letterhead
from generator.letters.mail import mail
from generator.letters.markdown import markdown
from generator.letters.plain import plain

TEXTS: MappingProxyType[str, Callable[[Given], str]] = MappingProxyType(
    {"txt": plain, "md": markdown, "eml": mail, "ics": calendar}
)
DOCX = "docx"
FORMATS = (*TEXTS, DOCX)


def exported(format: str, given: Given, letterhead: Letterhead | None) -> bytes:
    """The content of a file in one of the formats; only a .docx needs the letterhead."""
    if format == DOCX:
        assert letterhead is not None, "a .docx needs a letterhead"
        return docx(given, letterhead)
    return TEXTS[format](given).encode()
