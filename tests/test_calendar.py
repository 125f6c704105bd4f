"""The days a letter asks to keep: which they are, what they say, on which day they fall."""

from __future__ import annotations

import os
import subprocess
import sys

import icalendar
import pytest

from generator.letters.calendar import calendar
from generator.letters.dates import add_days, day_number, read_date
from generator.letters.days import days
from generator.letters.next_steps import NextStep, next_steps
from tests.conftest import ROOT
from tests.given import given, own, typed

REPLY = typed("18 January", "reply_by")
JARS = (
    typed("plum", "jars.0.flavour"),
    typed("1 March", "jars.0.due"),
    typed("sloe", "jars.1.flavour"),
    typed("1 February", "jars.1.due"),
)
FACTS = {
    "reply_by": "2027-01-18",
    "last_day": "2027-02-12",
    "jars": [
        {"flavour": "plum", "due": "2027-03-01"},
        {"flavour": "sloe", "due": "2027-02-01"},
    ],
}


def kept(*body, steps=None, **facts) -> list[tuple[str, str]]:
    """The days of a letter with this body, as (day, what it says)."""
    ours = given(*body, facts={**FACTS, **facts}, steps=steps)
    return [(event.day, event.summary) for event in days(ours)]


def test_a_deadline_that_the_letter_prints_is_kept():
    """By its label and the letter it stands in; one it does not print is not told."""
    assert kept(REPLY) == [("2027-01-18", "Reply_by (Farewell)")]
    assert kept(own("Hello")) == []
    assert kept(typed("12 February", "last_day")) == [], "last_day is no deadline here"


def test_each_row_has_its_day():
    """Told apart by what else the row says; in the order of the calendar."""
    assert kept(*JARS) == [
        ("2027-02-01", "Due date: sloe (Farewell)"),
        ("2027-03-01", "Due date: plum (Farewell)"),
    ]
    assert kept(JARS[1]) == [("2027-03-01", "Due date (Farewell)")]


@pytest.mark.parametrize("day", ["2027-01-10", "2027-02-30", "soon", ""])
def test_a_day_that_is_none_or_past_is_not_kept(day: str):
    """Nothing falls before the letter is sent, and half a date is no day."""
    assert kept(typed(day or "[Reply]", "reply_by"), reply_by=day) == []


def test_the_day_of_sending_counts_not_today():
    """A letter dated ahead keeps no day before its own date."""
    assert kept(REPLY, send_date="2027-01-19") == []
    assert kept(REPLY, send_date="2027-01-18") != []
    assert kept(REPLY, send_date="2027-13-40") == kept(REPLY)


def test_a_deadline_and_what_follows_it_are_one_day():
    """Without an answer by then, send one of the letters that follow; the link leads to it."""
    steps = [
        {"letter": "reminder", "from": "reply_by", "days": 1},
        {"from": "reply_by", "days": 1},
    ]
    ours = given(REPLY, facts=FACTS, steps=steps)
    [event] = days(ours)
    assert event.summary == (
        "Reply_by: if nothing comes, send “Reminder” or “Farewell” (once more)"
    )
    assert event.description == (
        "From “Farewell”.\n“Reminder”: https://jam.invalid/reminder/\n"
        "“Farewell” (once more): https://jam.invalid/farewell/"
    )
    assert event.url == "https://jam.invalid/reminder/"
    assert event.uid == "farewell.reply_by.2027-01-18"


def test_any_other_step_has_its_own_day():
    """So many days after, or before, the day that the letter prints."""
    steps = [
        {"letter": "receipt", "from": "last_day", "days": -7},
        {"letter": "reminder", "from": "jars.due", "days": 10},
        {"from": "send_date", "days": 1},
    ]
    assert kept(typed("12 February", "last_day"), JARS[1], steps=steps) == [
        ("2027-01-12", "Send “Farewell” (once more)"),
        ("2027-02-05", "Send “Receipt”"),
        ("2027-02-11", "Send “Reminder”"),
        ("2027-03-01", "Due date (Farewell)"),
    ]


def test_a_step_some_days_past_a_deadline_is_another_day():
    """Only what follows at once is told with the deadline itself."""
    steps = [{"letter": "reminder", "from": "reply_by", "days": 5}]
    assert kept(REPLY, steps=steps) == [
        ("2027-01-18", "Reply_by (Farewell)"),
        ("2027-01-23", "Send “Reminder”"),
    ]


def test_a_step_may_fall_on_the_day_of_the_letter():
    """That is not before it."""
    steps = [{"letter": "receipt", "from": "last_day", "days": -32}]
    ours = given(facts=FACTS, steps=steps)
    [step] = next_steps(ours.letter, ours.bound, ours.today)
    assert step.day == ours.today == "2027-01-11"


def test_a_step_from_a_day_the_letter_does_not_print_is_not_kept():
    """It would tell the day; the page, which is the sender's own, still shows it."""
    steps = [{"letter": "receipt", "from": "last_day", "days": -7}]
    assert kept(REPLY, steps=steps) == [("2027-01-18", "Reply_by (Farewell)")]
    ours = given(REPLY, facts=FACTS, steps=steps)
    assert next_steps(ours.letter, ours.bound, ours.today) == [
        NextStep("receipt", False, "last_day", -7, "2027-02-05")
    ]


def test_a_step_without_a_day_waits():
    """No date, or one that leads before the letter: the step is told without a day."""
    for facts in ({}, {"last_day": "2027-01-15"}, {"last_day": "soon"}):
        ours = given(facts=facts, steps=[{"from": "last_day", "days": -7}, {"days": 3}])
        found = next_steps(ours.letter, ours.bound, ours.today)
        assert [(step.is_repeat, step.day) for step in found] == [(True, None), (True, None)]


def test_days_are_counted_over_months_and_years():
    """Leap years included; outside the calendar there is no day."""
    assert add_days("2027-12-31", 1) == "2028-01-01"
    assert add_days("2028-03-01", -1) == "2028-02-29"
    assert add_days("2027-01-11", 0) == "2027-01-11"
    assert add_days("9999-12-31", 1) is None
    assert add_days("0001-01-01", -1) is None
    assert add_days("2027-02-30", 1) is None
    first = read_date("2027-01-11")
    assert first
    for count in range(-800, 800, 7):
        moved = read_date(add_days("2027-01-11", count) or "")
        assert moved and day_number(moved) - day_number(first) == count


def test_hostile_text_ends_no_property():
    """Separators are escaped, line breaks are \\n, control characters gone."""
    flavour = "a;b,c\\d\r\nEND:VEVENT\x00\x7f\x9b\x85\u2028" + "é👨‍👩‍👧" * 60
    body = (typed(flavour, "jars.0.flavour"), JARS[1])
    text = calendar(given(*body, facts=FACTS))
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    said = "Due date: a;b,c\\d END:VEVENT\ufffd " + "é👨‍👩‍👧" * 60 + " (Farewell)"
    assert event["SUMMARY"] == said
    assert text.count("END:VEVENT\r\n") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_last_day_of_the_calendar_has_no_next():
    """An event without an end is one whole day."""
    text = calendar(given(REPLY, facts={"reply_by": "9999-12-31"}))
    assert "DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in text


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris"])
def test_a_day_is_the_same_in_every_time_zone(zone: str):
    """The engine reads no clock and no zone: all-day dates cannot shift."""
    code = (
        "from tests.test_calendar import *\n"
        "import time; time.tzset()\n"
        "print(calendar(given(REPLY, facts=FACTS)), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == calendar(given(REPLY, facts=FACTS))
    [event] = icalendar.Calendar.from_ical(done.stdout).walk("VEVENT")
    assert event["DTSTART"].to_ical() == b"20270118"
