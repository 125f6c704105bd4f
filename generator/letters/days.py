"""Tell the days a letter asks its sender to keep: its deadlines, and what follows it.

Mirrors browser/days.js. An event says only what the letter itself prints, in the words of
the page: a calendar may be shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from generator.letters.assemble import Segment
from generator.letters.dates import read_date
from generator.letters.given import Given
from generator.letters.messages import fill, label_of
from generator.letters.next_steps import NextStep, next_steps, sending_day, sending_field
from generator.letters.text import clean
from generator.letters.values import Answer, Values

ONCE_PAST = 1
"""Days from a deadline to the letter that follows it unanswered: see `steps`."""


@dataclass(frozen=True)
class Event:
    """One day to keep."""

    uid: str
    day: str
    summary: str
    description: str
    url: str


def days(given: Given) -> list[Event]:
    """Every day to keep, none of them before the letter is sent, in their order."""
    deadlines = dict(_deadlines(given))
    steps = [step for step in _steps(given) if step.day]
    events = [
        _deadline(given, path, day, [step for step in steps if _awaits(step, path)])
        for path, day in deadlines.items()
    ]
    alone = [step for step in steps if not any(_awaits(step, path) for path in deadlines)]
    events += [_follow_up(given, step) for step in alone]
    return sorted(events, key=lambda event: event.day)


def _steps(given: Given) -> list[NextStep]:
    """What follows, as far as the letter prints the day it counts from, or is sent then."""
    steps = next_steps(given.letter, given.bound, given.today)
    printed = {_source(one.field or "") for one in _printed(given)}
    known = {sending_field(given.letter), *printed}
    return [step for step in steps if step.source in known]


def _awaits(step: NextStep, path: str) -> bool:
    return step.source == path and step.days == ONCE_PAST


def _printed(given: Given) -> list[Segment]:
    """The answers that the letter prints."""
    return [one for one in (*given.subject, *given.body) if one.field and not one.blank]


def _source(path: str) -> str:
    """The field, or `list.column`, that a path leads to."""
    name, *within = path.split(".")
    return f"{name}.{within[1]}" if len(within) > 1 else name


def _deadlines(given: Given) -> Iterator[tuple[str, str]]:
    """The path and day of every deadline that the letter prints."""
    earliest = sending_day(given.letter, given.bound, given.today)
    for path in sorted({one.field or "" for one in _printed(given)}):
        day = _answer_at(given.bound.values, path)
        if _is_deadline(given.letter["fields"], path) and read_date(day) and day >= earliest:
            yield path, day


def _is_deadline(fields: Any, path: str) -> bool:
    name, *within = path.split(".")
    field = fields[name]
    return bool((field["of"][within[1]] if len(within) > 1 else field).get("deadline"))


def _answer_at(values: Values, path: str) -> str:
    name, *within = path.split(".")
    value = values[name]
    if not within:
        return str(value) if isinstance(value, Answer) else ""
    cells = (row[within[1]] for row in value) if len(within) > 1 else ()
    return next((str(cell) for cell in cells if cell.path == path), "")


def _deadline(given: Given, path: str, day: str, steps: list[NextStep]) -> Event:
    letter, words = given.letter, given.letter["messages"]["calendar"]
    label = _label(given, path)
    letters = [_named(given, step) for step in steps]
    summary = fill(words["deadline"], label=label, title=letter["title"])
    if letters:
        summary = fill(words["awaited"], label=label, letters=_either(words, letters))
    description = [
        fill(words["of"], title=letter["title"]),
        *(_link(given, step, name) for step, name in zip(steps, letters, strict=True)),
    ]
    url = letter["letters"][steps[0].letter]["url"] if steps else letter["url"]
    uid = ".".join((letter["id"], path, day))
    return Event(uid, day, summary, "\n".join(description), url)


def _follow_up(given: Given, step: NextStep) -> Event:
    letter, words = given.letter, given.letter["messages"]["calendar"]
    name, day = _named(given, step), step.day or ""
    description = [fill(words["after"], title=letter["title"]), _link(given, step, name)]
    return Event(
        ".".join((letter["id"], step.source, step.letter, day)),
        day,
        fill(words["follow_up"], letter=name),
        "\n".join(description),
        letter["letters"][step.letter]["url"],
    )


def _label(given: Given, path: str) -> str:
    """What the day is, and for a row which one."""
    name, *within = path.split(".")
    words = label_of(given.letter, name)
    if not within:
        return words["label"]
    label = words["of"][within[1]]
    row = f"{name}.{within[0]}."
    others = [one for one in _printed(given) if one.field != path]
    detail = next((one.text for one in others if (one.field or "").startswith(row)), "")
    message = given.letter["messages"]["calendar"]["row"]
    return fill(message, label=label, detail=clean(detail)) if detail else label


def _named(given: Given, step: NextStep) -> str:
    """A letter to send, by its title."""
    words = given.letter["messages"]["calendar"]
    title = given.letter["letters"][step.letter]["title"]
    return fill(words["again" if step.is_repeat else "letter"], title=title)


def _link(given: Given, step: NextStep, name: str) -> str:
    url = given.letter["letters"][step.letter]["url"]
    return fill(given.letter["messages"]["calendar"]["link"], letter=name, url=url)


def _either(words: Any, letters: list[str]) -> str:
    return reduce(lambda one, other: fill(words["either"], one=one, other=other), letters)
