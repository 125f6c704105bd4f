"""A letter made by hand for the tests of the exports: its text, and a date or two."""

from __future__ import annotations

from typing import Any

from generator.letters import format as write
from generator.letters.assemble import Segment
from generator.letters.bind import bind
from generator.letters.given import Given

TODAY = "2027-01-11"
MESSAGES = {
    "letter": "“{title}”",
    "again": "“{title}” (once more)",
    "either": "{one} or {other}",
    "deadline": "{label} ({title})",
    "row": "{label}: {detail}",
    "awaited": "{label}: if nothing comes, send {letters}",
    "follow_up": "Send {letter}",
    "of": "From “{title}”.",
    "after": "After “{title}”.",
    "link": "{letter}: {url}",
}
FIELDS: dict[str, dict[str, Any]] = {
    "send_date": {"type": "date", "default": "today"},
    "mode": {"type": "choice", "choices": ["email", "post"], "default": "email"},
    "address": {"type": "text", "recipient": {"mode": "email"}},
    "name": {"type": "text"},
    "reply_by": {"type": "date", "deadline": True},
    "last_day": {"type": "date"},
    "jars": {
        "type": "list",
        "of": {"flavour": {"type": "text"}, "due": {"type": "date", "deadline": True}},
    },
}
LABELS: dict[str, dict[str, Any]] = {
    **{name: {"label": name.capitalize()} for name in FIELDS},
    "jars": {"label": "Jars", "of": {"flavour": "Flavour", "due": "Due date"}},
}


def own(text: str, paragraph: str | None = "text") -> Segment:
    """A piece of our own text."""
    return Segment(text, paragraph=paragraph)


def typed(text: str, field: str = "name", paragraph: str | None = "text") -> Segment:
    """A piece that a reader typed."""
    return Segment(text, field, False, paragraph)


def given(
    *body: Segment,
    subject: str = "Jam",
    facts: dict[str, Any] | None = None,
    steps: list[dict[str, Any]] | None = None,
) -> Given:
    """What an export is given of a letter with this body, in English."""
    letters = {
        id: {"title": id.capitalize(), "href": f"../{id}/", "url": f"https://jam.invalid/{id}/"}
        for id in ("farewell", "receipt", "reminder")
    }
    letter = {
        "id": "farewell",
        "page": "en",
        "title": "Farewell",
        "url": "https://jam.invalid/farewell/",
        "messages": {"subjects": {"en": "Subject:"}, "calendar": MESSAGES},
        "letters": letters,
        "fields": FIELDS,
        "steps": steps or [],
        "locales": {"en": {"labels": LABELS, "table": write.tables()["en"]}},
    }
    bound = bind(letter, {"facts": facts or {}}, "en", TODAY)
    return Given(letter, (own(subject, None),), body, bound, "en", TODAY)
