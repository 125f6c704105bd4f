"""Calendar arithmetic on ISO dates, without datetime: mirrors browser/dates.js."""

from __future__ import annotations

import re
from typing import NamedTuple

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Day(NamedTuple):
    """A real day of the calendar."""

    year: int
    month: int
    day: int


def read_date(text: str) -> Day | None:
    """The parts of a real date, or None."""
    match = ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = map(int, match.groups())
    real = year > 0 and 0 < month < 13 and 0 < day <= _days_in(year, month)
    return Day(year, month, day) if real else None


def day_number(date: Day) -> int:
    """Days since 1 January of year 1, a Monday."""
    before = date.year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + date.day - 1
    return days + sum(_days_in(date.year, earlier) for earlier in range(1, date.month))


def days_between(start: str, end: str) -> str | None:
    """Days from one date to another, as an integer; None without two real dates."""
    first, last = read_date(start), read_date(end)
    return str(day_number(last) - day_number(first)) if first and last else None


def add_days(text: str, count: int) -> str | None:
    """The date so many days later; None without a real date before and after."""
    start = read_date(text)
    if not start:
        return None
    year, month, day = start.year, start.month, start.day + count
    while day > _days_in(year, month):
        day -= _days_in(year, month)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    while day < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day += _days_in(year, month)
    moved = f"{year:04}-{month:02}-{day:02}"
    return moved if read_date(moved) else None


def duration_between(start: str, end: str) -> str | None:
    """Whole years from two, else whole months from two, else days, as an ISO duration.

    None unless the second date is real and later.
    """
    first, last = read_date(start), read_date(end)
    if not first or not last or day_number(last) <= day_number(first):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month
    months -= last.day < first.day
    if months >= 24:
        return f"P{months // 12}Y"
    if months >= 2:
        return f"P{months}M"
    return f"P{day_number(last) - day_number(first)}D"


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
