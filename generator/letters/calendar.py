"""Write the days of a letter as a calendar file (RFC 5545).

Mirrors browser/calendar.js and ics.js; `days` tells which days those are. Each is an all-day event,
the same day in every time zone, that is announced the morning before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.letters.dates import add_days
from generator.letters.days import Event, days
from generator.letters.given import Given
from generator.letters.text import clean

OCTETS = 75
MORNING_BEFORE = "-PT15H"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SPECIAL = re.compile(r"[\\;,]")


def calendar(given: Given) -> str:
    """The calendar file; '' for a letter that tells no day to keep."""
    events = days(given)
    if not events:
        return ""
    stamp = f"{_digits(given.today)}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Amiable//{given.letter['id']}//{given.letter['page'].upper()}",
        "CALSCALE:GREGORIAN",
        *(line for event in events for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, stamp: str) -> list[str]:
    next_day = add_days(event.day, 1)
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@amiable",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_digits(event.day)}",
        *([f"DTEND;VALUE=DATE:{_digits(next_day)}"] if next_day else []),
        f"SUMMARY:{_text(event.summary)}",
        f"DESCRIPTION:{_text(event.description)}",
        f"URL:{CONTROL.sub('', event.url)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(event.summary)}",
        f"TRIGGER:{MORNING_BEFORE}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _digits(date: str) -> str:
    return date.replace("-", "")


def _text(text: str) -> str:
    """Text as a property holds it, without what could end the property."""
    lines = CONTROL.sub("", clean(text, multiline=True))
    return SPECIAL.sub(r"\\\g<0>", lines).replace("\n", "\\n")


def _folded(line: str) -> str:
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """The line in pieces of so many octets, no character divided."""
    piece, room = "", OCTETS
    for character in line:
        if len((piece + character).encode()) > room:
            yield piece
            # The space that marks a continued line counts too.
            piece, room = "", OCTETS - 1
        piece += character
    yield piece
