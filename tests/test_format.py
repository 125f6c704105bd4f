"""How letters write dates, amounts and lists: worked out by hand, the same in tests/browser/."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from generator.letters import format as formats
from generator.letters.amount import read_amount
from generator.letters.dates import (
    Day,
    add_days,
    day_number,
    days_between,
    duration_between,
    read_date,
)
from generator.letters.text import capitalize, clean, lower, one_line, upper
from generator.letters.values import Answer

TABLES = formats.tables()
FR, EN = TABLES["fr"], TABLES["en"]


def test_a_locale_has_the_table_of_its_language():
    """Its own where there is one; none where the language has none."""
    assert formats.table_of("fr") is FR
    assert formats.table_of("fr-BE") is FR
    assert formats.table_of("xx") is formats.table_of("xx-FR") is None


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("2027-01-01", "long", "1er janvier 2027"),
        ("2027-01-11", "long", "11 janvier 2027"),
        ("2027-01-01", "short", "01/01/2027"),
        ("2027-01-11", "full", "lundi 11 janvier 2027"),
        ("2024-02-29", "full", "jeudi 29 février 2024"),
        ("2027-12-31", "full", "vendredi 31 décembre 2027"),
    ],
)
def test_a_date_is_written_in_french(text: str, style: str, written: str):
    """« 1er » on the first of a month alone, and not among figures."""
    assert formats.date(text, FR, style) == written


def test_a_pattern_of_a_date_is_followed():
    """Every part that CLDR's patterns know, and the text between them."""
    parts = [["d"], "/", ["dd"], "/", ["M"], "/", ["MM"], "/", ["MMM"], "/", ["y"], "/", ["yy"]]
    table = {**EN, "dates": {"long": parts}}
    assert formats.date("2007-03-04", table) == "4/04/3/03/Mar/2007/07"
    assert formats.date("2007-12-04", table).startswith("4/04/12/12/Dec/")


@pytest.mark.parametrize(
    "text", ["2027-02-29", "2027-13-01", "0000-01-01", "soon", "2027-1-1", "2027-01-01\n", ""]
)
def test_what_is_no_date_is_left_as_it_is(text: str):
    """No letter breaks on it."""
    assert formats.date(text, FR) == text


@pytest.mark.parametrize(
    ("text", "table", "currency", "written"),
    [
        ("1800", FR, "EUR", "1\u202f800,00\u00a0€"),
        ("1800.005", EN, "GBP", "£1,800.01"),
        ("1800.0049", EN, "GBP", "£1,800.00"),
        ("-1234567.895", EN, "EUR", "-€1,234,567.90"),
        ("-0.001", FR, "EUR", "0,00\u00a0€"),
        ("0.05", EN, "GBP", "£0.05"),
        ("12", FR, "XXX", "12"),
        ("douze", FR, "EUR", "douze"),
        ("1" * 25, FR, "EUR", "1" * 25),
        ("12\n", FR, "EUR", "12\n"),
    ],
)
def test_an_amount_is_written_as_its_locale_does(text, table, currency, written):
    """Half a cent goes away from zero; what is no amount, or in no known currency, stays."""
    assert formats.money(text, table, currency) == written


def test_a_currency_without_cents_has_no_decimals():
    """Yen are whole."""
    table = {**EN, "currencies": {"JPY": ["¥", "", "-¥", "", 0]}}
    assert formats.money("1800.5", table, "JPY") == "¥1,801"
    assert formats.money("-1800", table, "JPY") == "-¥1,800"


@pytest.mark.parametrize(
    ("text", "table", "written"),
    [
        ("1234.500", FR, "1\u202f234,5"),
        ("1234", FR, "1\u202f234"),
        ("1000000", EN, "1,000,000"),
        ("-5", EN, "-5"),
        ("0.0004", EN, "0"),
        ("0.0005", EN, "0.001"),
        ("-0.0004", EN, "0"),
        ("x", EN, "x"),
    ],
)
def test_a_number_drops_idle_zeros(text: str, table, written: str):
    """Three decimals at most."""
    assert formats.number(text, table) == written


def test_a_percentage_has_two_decimals_at_most():
    """What is no number stays as it is."""
    assert formats.percent("12.505", FR) == "12,51\u00a0%"
    assert formats.percent("12.50", EN) == "12.5%"
    assert formats.percent("x", FR) == "x"
    assert formats.percent("12 %", FR) == "12 %"


def test_french_counts_0_and_1_as_singular_english_only_1():
    """What is no number is several."""

    def words(table, *texts: str) -> list[str]:
        return [formats.plural(text, table, "one", "other") for text in texts]

    assert words(FR, "0", "1", "1.5", "2", "12") == ["one", "one", "one", "other", "other"]
    assert words(EN, "0", "1", "1.0", "2") == ["other", "one", "other", "other"]
    assert words(FR, "x", "1x") == ["other", "other"]


def test_a_duration_is_said_in_words():
    """What is none stays as it is."""
    assert formats.duration("P2Y", FR) == "2\u00a0ans"
    assert formats.duration("P1D", EN) == "1\u00a0day"
    assert formats.duration("P014M", EN) == "14\u00a0months"
    for text in ("longtemps", "xP2Y", "P2Yx", "P2W"):
        assert formats.duration(text, FR) == text


def test_a_list_is_joined_as_its_locale_does():
    """With two items, with three or more, and with none."""
    table = {"list": [" & ", " < ", " , ", " > "]}
    joined = [formats.join_list("abcde"[:count], table) for count in range(6)]
    assert joined == ["", "a", "a & b", "a < b > c", "a < b , c > d", "a < b , c , d > e"]


def test_a_total_is_exact():
    """None with a cell that is no number."""
    assert formats.total(["0.1", "0.2"]) == "0.3"
    assert formats.total(["1", "-2.5"]) == "-1.5"
    assert formats.total(["10", "90"]) == "100"
    assert formats.total(["0.000000000001", "-1"]) == "-0.999999999999"
    assert formats.total([]) == "0"
    assert formats.total(["1", ""]) is formats.total(["1", "2x"]) is None


LEAPS = (1900, 2000, 2023, 2024, 2100)


@pytest.mark.parametrize("year", LEAPS)
def test_days_are_counted_as_the_calendar_does(year: int):
    """Over the ends of months and years, forwards and back."""
    first = date(year, 1, 1)
    for count in range(-40, 420):
        other = first + timedelta(count)
        parts = Day(other.year, other.month, other.day)
        assert read_date(other.isoformat()) == parts
        assert day_number(parts) == other.toordinal() - 1
        assert add_days(first.isoformat(), count) == other.isoformat()
        assert days_between(first.isoformat(), other.isoformat()) == str(count)


@pytest.mark.parametrize("year", LEAPS)
def test_a_day_that_the_month_does_not_have_is_none(year: int):
    """Neither the one after its last, nor the zeroth."""
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        assert read_date(f"{year}-{month:02}-{last}")
        assert read_date(f"{year}-{month:02}-{last + 1}") is None
        assert read_date(f"{year}-{month:02}-00") is None
    assert read_date(f"{year}-00-01") is read_date(f"{year}-13-01") is None


def test_no_day_is_before_year_1_or_after_9999():
    """As in Python's own calendar."""
    assert read_date("0001-01-01") == (1, 1, 1)
    assert day_number(Day(1, 1, 1)) == 0
    assert read_date("0000-12-31") is add_days("0001-01-01", -1) is None
    assert add_days("9999-12-31", 1) is add_days("2027-02-30", 1) is None
    assert add_days("9999-12-31", 0) == "9999-12-31"
    assert add_days("0999-12-31", 0) == "0999-12-31"
    assert days_between("2023-02-29", "2023-03-01") is None
    assert days_between("2023-03-01", "soon") is None


@pytest.mark.parametrize(
    ("start", "end", "duration"),
    [
        ("2024-01-31", "2026-01-31", "P2Y"),
        ("2024-01-31", "2026-01-30", "P23M"),
        ("2024-03-31", "2027-01-31", "P2Y"),
        ("2026-11-11", "2027-01-11", "P2M"),
        ("2026-11-12", "2027-01-11", "P60D"),
        ("2027-01-11", "2027-01-12", "P1D"),
        ("2027-01-11", "2027-01-11", None),
        ("2027-01-12", "2027-01-11", None),
        ("soon", "2027-01-11", None),
        ("2027-01-11", "soon", None),
    ],
)
def test_a_duration_is_in_years_from_two_in_months_from_two_else_in_days(start, end, duration):
    """None towards the past, or without two dates."""
    assert duration_between(start, end) == duration


@pytest.mark.parametrize(
    ("change", "text", "changed"),
    [
        (upper, "éßω\u019b", "ÉSSΩ\u019b"),
        (lower, "ÉΩ\u0264", "éω\u0264"),
        (capitalize, "éLODIE", "Élodie"),
        (capitalize, "", ""),
        (lower, "\u0370\u1e00", "\u0371\u1e01"),
        (upper, "\u1ef3", "\u1ef2"),
        (upper, "\u0180\u1eff\u1f00", "\u0180\u1eff\u1f00"),
    ],
)
def test_case_changes_only_where_python_and_every_browser_agree(
    change: Callable[[str], str], text: str, changed: str
):
    """Latin, Greek, Cyrillic."""
    assert change(text) == changed


def test_an_answer_is_cleaned():
    """Line breaks, white space at the ends, and what XML cannot hold."""
    assert clean("a\r\n\u2028b\x85c\vd") == "a b c d"
    assert clean("a\r\nb\u2029c\fd", multiline=True) == "a\nb\nc\nd"
    assert clean("\u202f\ufeff\u00a0 a b\u3000\n") == "a b"
    assert clean("a\0b\x1fc\uffff\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert one_line("a\n\nb") == "a b"
    assert [clean(typed) for typed in (None, 12, True, ["a"])] == [""] * 4


@pytest.mark.parametrize(
    ("typed", "amount"),
    {
        "1 800,50": "1800.50",
        "1  800,50": "1800.50",
        "1\u202f800,50": "1800.50",
        " 1\u00a0800,50\u00a0€ ": "1800.50",
        "1,800.50": "1800.50",
        "1.800,50": "1800.50",
        "1’800.50": "1800.50",
        "1.234,567": "1234.567",
        "1 234 567,89": "1234567.89",
        "1800 €": "1800",
        "EUR 1800": "1800",
        "1800eur": "1800",
        "1,80": "1.80",
        "12,": "12",
        "007": "7",
        "000": "0",
        "0,500": "0.500",
        "-5": "-5",
        "− 5,5": "-5.5",
        "-€ 5": "-5",
        "€ -5": "-5",
        "1,800": None,
        "12.500": None,
        "1-800": None,
        "1 EUR 800": None,
        "1,2,3": None,
        "1 80": None,
        "1 800 x": None,
        "douze": None,
        "": None,
        "€": None,
        "١٢": None,
        "1" + "0" * 24: None,
    }.items(),
)
def test_an_amount_is_read_as_people_type_it(typed: str, amount: str | None):
    """In a table, that has no language: what may be a thousand or a fraction is not guessed."""
    assert read_amount(typed) == amount


def test_an_answer_counts_only_as_a_whole_number():
    """What merely begins like one compares with none."""
    assert Answer("12", "copies") == 12
    assert Answer("12 jars", "copies") != 12
    assert not Answer("12 jars", "copies") > 1
