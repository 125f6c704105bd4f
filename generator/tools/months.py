"""Whole months on ISO dates. Mirrors browser/months.js."""

from __future__ import annotations

from generator.letters.dates import read_date


def add_months(text: str, months: int) -> str:
    """The same day so many months later, or the last of that month if it is shorter.

    The text is a real ISO date, and so is the result.
    """
    day = read_date(text)
    assert day, f"{text} is no date"
    passed = day.year * 12 + day.month - 1 + months
    year, month = passed // 12, passed % 12 + 1
    candidates = (f"{year:04}-{month:02}-{one:02}" for one in range(day.day, 0, -1))
    return next(one for one in candidates if read_date(one))
