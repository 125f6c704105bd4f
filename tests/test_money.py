"""Arithmetic on what people earn and are owed: exact, as Python's own decimals have it."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.node
RUN = ROOT / "tests" / "browser" / "run-money.mjs"
TODAY = "2027-03-31"
MADE = 2_500
NUMBER = re.compile(r"-?[0-9]{1,24}(\.[0-9]{1,12})?")
EXACT = Context(prec=300, rounding=ROUND_HALF_UP, Emin=-999_999, Emax=999_999)
MOST, LEAST = "9" * 24, "0.000000000001"
NO_NUMBERS = (
    *("", " ", "abc", "-", ".", "1.", ".5", "1,5", "1 000", "+1", "--1", "1e5", "0x10", "1_0"),
    *("NaN", "Infinity", "٣", "1\n", "1" * 25, "1." + "1" * 13, "1.5.2", "null", "12 €"),
)
QUOTIENTS = {
    ("100", "3", 2): "33.33",
    ("200", "3", 2): "66.67",
    ("1", "8", 2): "0.13",
    ("-1", "8", 2): "-0.13",
    ("1", "1000", 2): "0.00",
    ("-1", "1000", 2): "0.00",
    ("5", "1000", 2): "0.01",
    ("-5", "1000", 2): "-0.01",
    ("0", "7", 2): "0.00",
    ("-0", "7", 4): "0.0000",
    ("7", "2", 0): "4",
    ("-7", "2", 0): "-4",
    ("007.50", "0002.5", 2): "3.00",
    (MOST, "1", 2): f"{MOST}.00",
    (MOST, LEAST, 0): MOST + "0" * 12,
    (LEAST, MOST, 4): "0.0000",
    ("2400", "24", 4): "100.0000",
    ("7", "0", 2): None,
    ("7", "-0", 2): None,
    ("7", "0.000", 2): None,
    ("7", "-2", 2): None,
    ("abc", "2", 2): None,
    ("7", "abc", 2): None,
    (None, "2", 2): None,
    ("7", None, 2): None,
}
"""One number by another, at so many decimals, worked out by hand."""
SHARES = {
    (("1000", "10", "365"), 36_500, 2): "100.00",
    (("1800.50", "12.15", "93"), 36_500, 2): "55.74",
    (("100", "0", "30"), 36_500, 2): "0.00",
    (("-100", "10", "365"), 36_500, 2): "-10.00",
    (("-100", "-10", "365"), 36_500, 2): "10.00",
    (("0.01", "0.01", "1"), 36_500, 2): "0.00",
    (("-0.01", "0.01", "1"), 36_500, 2): "0.00",
    (("182.50", "1", "1"), 36_500, 2): "0.01",
    (("182.49", "1", "1"), 36_500, 2): "0.00",
    ((MOST, "1"), 1, 2): f"{MOST}.00",
    ((), 4, 2): "0.25",
    (("100", "", "3"), 36_500, 2): None,
    (("abc", "1", "3"), 36_500, 2): None,
}
"""The product of numbers, divided, worked out by hand: half a cent goes away from zero."""
GREATER = {
    ("30", "30"): False,
    ("30.01", "30"): True,
    ("30.00", "30"): False,
    ("-1", "-2"): True,
    ("9", "10"): False,
    (MOST, LEAST): True,
    (LEAST, "0"): True,
    ("-0", "0"): False,
    ("1", "abc"): True,
    ("abc", "0"): False,
}
LATE = {"number": "F-1", "due": "2027-01-20", "amount": "1000"}
"""An invoice 70 days late."""
NOTHING = {"late": 0, "interest": "", "fixed": ""}
BALANCES = [
    ([], "10", "40", [], ("0", "0", "0", "0")),
    (
        [LATE],
        "10",
        "40",
        [{**LATE, "late": 70, "interest": "19.18", "fixed": "40"}],
        ("1000", "19.18", "40", "1059.18"),
    ),
    (
        [LATE],
        "0",
        "40",
        [{**LATE, "late": 70, "interest": "0.00", "fixed": "40"}],
        ("1000", "0", "40", "1040"),
    ),
    (
        [LATE],
        "10",
        "",
        [{**LATE, "late": 70, "interest": "19.18", "fixed": ""}],
        ("1000", "19.18", "0", "1019.18"),
    ),
    (
        [LATE],
        "",
        "40.50",
        [{**LATE, "late": 70, "interest": "", "fixed": "40.50"}],
        ("1000", "0", "40.5", "1040.5"),
    ),
    (
        [LATE],
        "abc",
        "abc",
        [{**LATE, "late": 70, "interest": "", "fixed": ""}],
        ("1000", "0", "0", "1000"),
    ),
    (
        [{**LATE, "due": TODAY}],
        "10",
        "40",
        [{**LATE, "due": TODAY, **NOTHING}],
        ("1000", "0", "0", "1000"),
    ),
    (
        [{**LATE, "due": "2027-04-01"}],
        "10",
        "40",
        [{**LATE, "due": "2027-04-01", **NOTHING}],
        ("1000", "0", "0", "1000"),
    ),
    (
        [{**LATE, "due": "2027-03-30"}],
        "10",
        "40",
        [{**LATE, "due": "2027-03-30", "late": 1, "interest": "0.27", "fixed": "40"}],
        ("1000", "0.27", "40", "1040.27"),
    ),
    (
        [{**LATE, "amount": "abc"}, {"number": "F-2"}, {}],
        "10",
        "40",
        [
            {**LATE, "amount": "abc", **NOTHING, "late": 70},
            {"number": "F-2", "due": "", "amount": "", **NOTHING},
            {"number": "", "due": "", "amount": "", **NOTHING},
        ],
        ("0", "0", "0", "0"),
    ),
    (
        [LATE, {**LATE, "due": "2027-02-29", "amount": "20"}, {**LATE, "amount": "-500"}],
        "10",
        "40",
        [
            {**LATE, "late": 70, "interest": "19.18", "fixed": "40"},
            {**LATE, "due": "2027-02-29", "amount": "20", **NOTHING},
            {**LATE, "amount": "-500", "late": 70, "interest": "-9.59", "fixed": "40"},
        ],
        ("520", "9.59", "80", "609.59"),
    ),
    (
        [{**LATE, "due": "2027-04-01", "amount": MOST}],
        "10",
        "40",
        [{**LATE, "due": "2027-04-01", "amount": MOST, **NOTHING}],
        (MOST, "0", "0", MOST),
    ),
]
"""Invoices, rate and fixed sum; what is owed for each, and in all, worked out by hand."""


@pytest.fixture(scope="module")
def count(tmp_path_factory):
    """What the page's own modules count: name and arguments of each; one run of Node."""

    def run(asked: Sequence[tuple[str, Sequence[Any]]]) -> list[Any]:
        folder = tmp_path_factory.mktemp("money")
        given, made = folder / "given.json", folder / "made.json"
        given.write_text(json.dumps(asked), "utf-8")
        subprocess.run(["node", RUN, given, made], check=True, timeout=120)
        return json.loads(made.read_text("utf-8"))

    return run


# The same by Python's decimals


def read(text: str | None) -> Decimal | None:
    """A canonical number, or nothing."""
    return Decimal(text) if text is not None and NUMBER.fullmatch(text) else None


def at(value: Decimal, decimals: int) -> str:
    """Half away from zero; nothing is less than zero by a sign alone."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    return f"{abs(rounded) if rounded.is_zero() else rounded:f}"


def quotient(one: str | None, other: str | None, decimals: int) -> str | None:
    over, under = read(one), read(other)
    if over is None or under is None or under <= 0:
        return None
    return at(EXACT.divide(over, under), decimals)


def share(factors: Sequence[str], divisor: int, decimals: int) -> str | None:
    numbers = [read(one) for one in factors]
    product = Decimal(1)
    for one in numbers:
        if one is None:
            return None
        product = EXACT.multiply(product, one)
    return at(EXACT.divide(product, Decimal(divisor)), decimals)


def is_greater(one: str, other: str) -> bool:
    return (read(one) or Decimal(0)) > (read(other) or Decimal(0))


def owed(invoices: Sequence[dict[str, str]], terms: dict[str, str]) -> dict[str, Any]:
    rows = [_owed(one, terms) for one in invoices]
    sums = {name: _sum(row[name] for row in rows) for name in ("amount", "interest", "fixed")}
    return {"rows": rows, **sums, "all": _sum(sums.values())}


def _owed(invoice: dict[str, str], terms: dict[str, str]) -> dict[str, Any]:
    row = {name: invoice.get(name, "") for name in ("number", "due", "amount")}
    late = max(0, (_day(terms["today"]) - _day(row["due"], terms["today"])).days)
    counts = late > 0 and read(row["amount"]) is not None
    interest = share([row["amount"], terms["rate"], str(late)], 36_500, 2) if counts else None
    fixed = terms["fixed"] if counts and read(terms["fixed"]) is not None else ""
    return {**row, "late": late, "interest": interest or "", "fixed": fixed}


def _day(text: str, otherwise: str = "") -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.fromisoformat(otherwise)


def _sum(texts: Any) -> str:
    with localcontext(EXACT):
        whole = sum((read(one) or Decimal(0) for one in texts), Decimal(0))
    text = f"{whole:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


# At random


def numbers(chance: random.Random) -> str:
    """Large and small, short and long, with and without a sign; now and then none at all."""
    if chance.random() < 0.06:
        return chance.choice(NO_NUMBERS)
    if chance.random() < 0.1:
        return chance.choice(("0", "-0", "0.00", "000", MOST, f"-{MOST}", LEAST, "0.5", "1"))
    whole = str(chance.randrange(10 ** chance.choice((1, 2, 4, 6, 12, 24))))
    decimals = chance.choice((0, 0, 1, 2, 2, 3, 12))
    fraction = "".join(chance.choice("0123455559") for _ in range(decimals))
    sign = "-" if chance.random() < 0.2 else ""
    return sign + whole + (f".{fraction}" if fraction else "")


def test_numbers_worked_out_by_hand(count):
    """Zero, negative, the longest, half a cent, and what is no number."""
    by_hand = [
        *(("quotient", list(one), wanted) for one, wanted in QUOTIENTS.items()),
        *(("share", [list(of), *more], wanted) for (of, *more), wanted in SHARES.items()),
        *(("isGreater", list(one), wanted) for one, wanted in GREATER.items()),
    ]
    found = count([(name, values) for name, values, _ in by_hand])
    got = zip(by_hand, found, strict=True)
    assert [(one, told) for one, told in got if one[2] != told] == []


def test_python_agrees_with_what_was_worked_out_by_hand():
    """The measure that random numbers are held to is itself held to the hand-worked ones."""
    assert {one: quotient(*one) for one in QUOTIENTS} == QUOTIENTS
    assert {one: share(*one) for one in SHARES} == SHARES
    assert {one: is_greater(*one) for one in GREATER} == GREATER
    for invoices, rate, fixed, rows, sums in BALANCES:
        told = owed(invoices, {"today": TODAY, "rate": rate, "fixed": fixed})
        assert told == balance_of(rows, sums)


def test_what_is_no_number_gives_nothing(count):
    """In either place, and as any factor."""
    asked = [
        *(("quotient", [one, "2", 2]) for one in NO_NUMBERS),
        *(("quotient", ["2", one, 2]) for one in NO_NUMBERS),
        *(("share", [["2", one, "3"], 7, 2]) for one in NO_NUMBERS),
    ]
    assert set(count(asked)) == {None}


def test_random_numbers_are_counted_as_python_counts(count, record_property):
    """To the last digit, however long, rounded half away from zero."""
    chance = random.Random("decimals")
    asked: list[tuple[str, list[Any]]] = []
    for _ in range(MADE):
        one, other, third = (numbers(chance) for _ in range(3))
        asked.append(("quotient", [one, other, chance.choice((0, 2, 4))]))
        asked.append(("share", [[one, other, third], chance.choice((1, 7, 36_500)), 2]))
        asked.append(("isGreater", [one, chance.choice((other, one))]))
    ours = [OURS[name](*values) for name, values in asked]
    pairs = zip(asked, ours, count(asked), strict=True)
    unequal = [one for one in pairs if one[1] != one[2]]
    assert unequal == []
    assert ours.count(None) < len(asked) / 5
    assert {type(one) for one in ours} == {str, bool, type(None)}
    record_property(
        "counted", f"money: {len(asked):,} random counts, {len(unequal)} mismatches"
    )


def test_random_halves_go_away_from_zero(count):
    """What lies just between two cents is the greater in size, whatever its sign."""
    chance = random.Random("halves")
    asked, wanted = [], []
    for _ in range(MADE):
        cents, sign = chance.randrange(10**9), chance.choice(("", "-"))
        up = cents + 1
        asked.append(("quotient", [f"{sign}{cents}.5", "100", 2]))
        wanted.append(f"{sign}{up // 100}.{up % 100:02}")
    assert count(asked) == wanted


OURS = {"quotient": quotient, "share": share, "isGreater": is_greater}


# What is owed


def balance_of(rows: list[dict[str, Any]], sums: Sequence[str]) -> dict[str, Any]:
    return {
        "rows": rows,
        **dict(zip(("amount", "interest", "fixed", "all"), sums, strict=True)),
    }


@pytest.mark.parametrize(
    "case", BALANCES, ids=lambda case: f"{len(case[0])} at {case[1]} + {case[2]}"
)
def test_what_is_owed_is_worked_out_by_hand(case, count):
    """Late or not, due today, without a rate, a sum, an amount or a day."""
    invoices, rate, fixed, rows, sums = case
    terms = {"today": TODAY, "rate": rate, "fixed": fixed}
    assert count([("balance", [invoices, terms])]) == [balance_of(rows, sums)]


def some_invoices(chance: random.Random) -> Iterator[dict[str, str]]:
    """Invoices around today, some with gaps, of amounts that somebody may owe."""
    for _ in range(chance.randrange(5)):
        day = date.fromisoformat(TODAY) + timedelta(chance.randint(-800, 60))
        amount = f"{chance.randrange(10**6)}.{chance.randrange(100):02}"
        told = {"number": "F", "due": day.isoformat(), "amount": amount}
        if chance.random() < 0.2:
            told["amount"] = chance.choice(("", "abc", "-120.5", "0", "0.001"))
        if chance.random() < 0.1:
            told["due"] = chance.choice(("", "soon", "2027-02-30", TODAY))
        yield {name: text for name, text in told.items() if chance.random() < 0.95}


def test_random_invoices_are_owed_as_python_counts(count):
    """Lateness, interest and fixed sum of each, and every sum of them."""
    chance = random.Random("invoices")
    asked = []
    for _ in range(MADE):
        rate = chance.choice(("", "0", "10.15", "abc", "-1", str(chance.randrange(30))))
        fixed = chance.choice(("", "40", "40.00", "abc", "0"))
        terms = {"today": TODAY, "rate": rate, "fixed": fixed}
        asked.append(("balance", [list(some_invoices(chance)), terms]))
    ours = [owed(*values) for _, values in asked]
    pairs = zip(asked, ours, count(asked), strict=True)
    assert [one for one in pairs if one[1] != one[2]] == []
    assert sum(bool(one["rows"]) for one in ours) > MADE / 2
