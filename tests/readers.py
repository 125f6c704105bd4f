"""Independent readers of what a letter is taken away as: Python's e-mail, icalendar, urllib.

Each function fails where its reader finds another letter than ours, or a fault of form.
"""

from __future__ import annotations

import email
import email.policy
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar

from generator.letters.assemble import text_of
from generator.letters.calendar import calendar
from generator.letters.given import Given
from generator.letters.html import html
from generator.letters.mail import mail
from generator.letters.recipient import recipient
from generator.letters.text import clean, legal

HEADERS = {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
PROPERTIES = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"}
LONGEST_LINK = 1900


def read_mail(ours: Given) -> str:
    """The subject and both bodies, without defects; the recipient, or ''."""
    message = email.message_from_bytes(mail(ours).encode(), policy=email.policy.default)
    parts = list(message.walk())
    types = ["multipart/alternative", "text/plain", "text/html"]
    assert [one.get_content_type() for one in parts] == types
    assert set(message.keys()) - {"To"} == HEADERS
    assert [one.defects for one in parts] == [[], [], []]
    assert all(not value.defects for value in message.values())
    assert message["Subject"] == clean(text_of(ours.subject))
    assert _body(parts[1]) == legal(f"{text_of(ours.body)}\n")
    assert _body(parts[2]) == legal(f"{html(ours.body, ours.locale)}\n")
    return str(message["To"] or "")


def _body(part: Any) -> str:
    text = part.get_content()
    assert "\r" not in text.replace("\r\n", "")
    return text.replace("\r\n", "\n")


def read_calendar(ours: Given) -> list[Any]:
    """Events of one whole day, each with a link, a warning and an id of its own."""
    text = calendar(ours)
    if not text:
        return []
    found = icalendar.Calendar.from_ical(text)
    events = found.walk("VEVENT")
    assert events and not found.errors and not any(one.errors for one in events)
    for event in events:
        start = event["DTSTART"].dt
        # Behind the last day that there is, no day is left to end on.
        end = event["DTEND"].dt if start != date.max else date.max
        assert type(start) is type(end) is date
        assert (end - start).days == 1 or start == date.max
        assert event["URL"].startswith(f"https://handbook.invalid/{ours.letter['page']}/")
        alarms = [alarm["TRIGGER"].dt.total_seconds() for alarm in event.walk("VALARM")]
        assert alarms == [-15 * 3600]
        assert set(event) <= PROPERTIES
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    return events


def read_link(ours: Given, href: str, is_whole: bool) -> None:
    """One recipient, the subject, and the letter unless it is too long; nothing else."""
    parts = urlsplit(href)
    asked = parse_qs(parts.query, strict_parsing=True, keep_blank_values=True)
    told = {"subject": [_lines(text_of(ours.subject))], "body": [_lines(text_of(ours.body))]}
    assert (parts.scheme, parts.netloc, parts.fragment) == ("mailto", "", "")
    assert asked == (told if is_whole else {"subject": told["subject"]})
    assert len(href) <= LONGEST_LINK or not is_whole
    assert parts.path.count("@") == (1 if recipient(ours.letter, ours.bound) else 0)


def _lines(text: str) -> str:
    return legal(text).replace("\n", "\r\n")
