"""Tell what follows a letter, and on which day. Mirrors browser/next-steps.js."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.letters.bind import Bound
from generator.letters.dates import add_days, read_date
from generator.letters.values import Answer, Values


@dataclass(frozen=True)
class NextStep:
    """A letter to send after this one; without a day while none can be told."""

    letter: str
    is_repeat: bool
    source: str
    """The date field, or `list.column`, whose day it counts from."""
    days: int
    day: str | None


def next_steps(letter: Mapping[str, Any], bound: Bound, today: str) -> list[NextStep]:
    """A letter's follow-ups in their order; no day of theirs is before the letter's own."""
    earliest = sending_day(letter, bound, today)
    return [_next_step(letter, bound, step, earliest) for step in letter["steps"]]


def sending_field(letter: Mapping[str, Any]) -> str | None:
    """The field that says when the letter is sent: the date that is proposed as today."""
    fields = letter["fields"].items()
    return next((name for name, field in fields if field.get("default") == "today"), None)


def sending_day(letter: Mapping[str, Any], bound: Bound, today: str) -> str:
    """The day the letter is sent; today where it does not say."""
    return _first_day(bound.values, sending_field(letter) or "") or today


def _next_step(
    letter: Mapping[str, Any], bound: Bound, step: Mapping[str, Any], earliest: str
) -> NextStep:
    source, days = step.get("from", ""), step["days"]
    start = _first_day(bound.values, source)
    day = add_days(start, days) if start else None
    follower = step.get("letter", letter["id"])
    is_ahead = day is not None and day >= earliest
    return NextStep(follower, "letter" not in step, source, days, day if is_ahead else None)


def _first_day(values: Values, source: str) -> str | None:
    """The day in a field, or the first in a list's column."""
    return min(filter(read_date, _answers(values, source)), default=None)


def _answers(values: Values, source: str) -> list[str]:
    name, _, column = source.partition(".")
    value = values.get(name)
    if not column:
        return [str(value)] if isinstance(value, Answer) else []
    return [str(row[column]) for row in value] if isinstance(value, list) else []
