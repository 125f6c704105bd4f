"""Random answers: what a reader may type, by habit, by mistake or by malice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from generator.letters.facts import empty_facts
from generator.letters.text import WHITE_SPACE
from generator.model.field import ITEM, Field
from tests.matrix import HOSTILE

TODAYS = ("2027-01-11", "2028-02-29", "")
WORDS = (
    *HOSTILE,
    *("Élodie", "Jam & Co", "straße", "ŒUVRE", "ıI", "ΣΑΣ ΟΔΟΣ", "ὈΔΥΣΣΕΎΣ", "привет", "ŉ", "ΐ", "ƛ"),
    *("日本語", "\U0001f600", "n\u0303", "\u200f", "\u200b", "\U00010428", "\ud83d", "\ude00", "{{", "%}"),
    *("$$", "$`", "{0}", "%(a)s", "\\n", "<b>&amp;", "\ue0000\ue001", "\ue000", "toString", "True"),
    *("0", "-0", "1", "by", "else", "from", "moon", "[shop]", "null", "NaN", "1e5", "\t", "\r\n", "\n\n"),
    *("\v", "\f", "\x1c", "\x1f", "\x85", "\u2028", "\ufffe", "\uffff", *WHITE_SPACE),
)  # fmt: skip
ODD_NUMBERS = (
    *("0", "-0", "-0.00", "0.005", "1.005", "2.675", "-0.001", "-0.005", "0.0005", "999.995", "1"),
    *("9999999.995", "00012.5", "2", "1.0", "1.5", "0.5", "-1", "1.9", "2.0", "1,5", "1 234", "1e3"),
    *(".5", "5.", "+5", "٣", "１２", "12\n", "∞", "−5", "0x10", "9" * 24, "9" * 25, "9" * 5000),
    *("0." + "9" * 12, "0." + "9" * 13, "-" + "9" * 24 + "." + "9" * 12, "0.000000000001"),
)  # fmt: skip
ODD_DATES = (
    *("2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "0001-01-01", "0000-01-01"),
    *("9999-12-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1", "2024-06-31"),
    *(
        "२०२४-०१-०१",
        "2024-01-01\n",
        " 2024-01-01",
        "10000-01-01",
        "-001-01-01",
        "2024-01-01T00",
    ),
)
ODD_DURATIONS = (
    "P1Y",
    "P2Y",
    "P0D",
    "P01M",
    "P1D",
    "P9999D",
    "P10000D",
    "P1W",
    "p1y",
    "P1Y2M",
    "٣",
)
ODD_KEYS = ("__proto__", "constructor", "toString", "length", "no_such_field")
WRONG_TYPES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1.5,
        -3,
        [],
        {},
        ["a"],
        [None],
        [[]],
        [{}],
        {"a": "b"},
        [0, "a", {}],
    ),
    *({"length": 2}, {"__proto__": "a"}, [["a"]], [{"items": ["a"], "price": 3}], [True], ""),
)


def random_facts(
    chance: Random, fields: Mapping[str, Field], letter: str, others: Iterable[str] = ()
) -> dict[str, Any]:
    """A facts file for one letter, now and then with answers for others."""
    # Some readers answer nearly all, some nearly nothing.
    share = chance.choice((0.15, 0.7, 0.95))
    facts = empty_facts()
    for id in (letter, *(one for one in others if chance.random() < 0.7)):
        facts["letters"][id] = {}
    for name, field in fields.items():
        kept = (facts["facts"], *facts["letters"].values())
        own = kept[1:] if field.scope == "letter" else kept[:1]
        # What a letter takes from another one is asked there only.
        for answers in kept if "from" in field.default else own:
            if chance.random() < share:
                answers[name] = random_answer(chance, field)
    if chance.random() < 0.1:
        facts["facts"][chance.choice(ODD_KEYS)] = random_text(chance)
        facts["letters"][chance.choice(ODD_KEYS)] = {"sent": random_date(chance)}
    # Through JSON, as a facts file: two halves of a pair become one character.
    return json.loads(json.dumps(facts))


def random_answer(chance: Random, field: Field) -> Any:
    """An answer to a field, now and then of another type."""
    if chance.random() < 0.04:
        return chance.choice(WRONG_TYPES)
    if field.type == "boolean":
        return chance.random() < 0.5
    if field.type == "list":
        rows = chance.choice((0, 1, 1, 2, 3, 8))
        return [_row(chance, field) for _ in range(rows)]
    return _text(chance, field.type, field.choices)


def _row(chance: Random, field: Field) -> Any:
    """A list's row: some columns missing, some that nobody asked for."""
    if chance.random() < 0.04:
        return chance.choice(WRONG_TYPES)
    if list(field.of) == [ITEM]:
        return random_text(chance)
    share = chance.choice((0.3, 0.9, 1))
    cells: dict[str, Any] = {
        column: _text(chance, one.type)
        for column, one in field.of.items()
        if chance.random() < share
    }
    if chance.random() < 0.1:
        cells[chance.choice(ODD_KEYS)] = chance.choice(WRONG_TYPES)
    if cells and chance.random() < 0.04:
        cells[chance.choice(list(cells))] = chance.choice(WRONG_TYPES)
    return cells


def _text(chance: Random, type: str, choices: tuple[str, ...] = ()) -> str:
    if chance.random() < 0.05:
        return random_text(chance)
    if choices:
        return chance.choice(choices if chance.random() < 0.95 else ODD_KEYS)
    return RANDOM.get(type, random_text)(chance)


def random_text(chance: Random) -> str:
    """A text: mostly short, seldom very long, seldom any characters at all."""
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(("", " ", "\u00a0\n", "- ", "a", "b"))
    if kind < 0.11:
        return "".join(chance.choices(WORDS, k=200))
    if kind < 0.2:
        return "".join(
            chr(chance.randrange(1, 0x11000)) for _ in range(chance.randrange(1, 20))
        )
    return chance.choice((" ", "", ", ", "\n")).join(
        chance.choices(WORDS, k=chance.randrange(1, 4))
    )


def random_number(chance: Random) -> str:
    """A number, every fourth one odd."""
    if chance.random() < 0.25:
        return chance.choice(ODD_NUMBERS)
    whole = str(chance.randint(-5, 10 ** chance.randrange(9)))
    return (
        whole
        if chance.random() < 0.4
        else f"{whole}.{chance.randrange(10 ** chance.randint(1, 5))}"
    )


def random_integer(chance: Random) -> str:
    """A whole number, mostly a small one."""
    return str(chance.randint(-3, 4)) if chance.random() < 0.7 else random_number(chance)


def random_date(chance: Random) -> str:
    """A date of any year, every fifth one odd or impossible."""
    if chance.random() < 0.2:
        return chance.choice(ODD_DATES)
    year = chance.randrange(1, 10000) if chance.random() < 0.2 else chance.randrange(2023, 2030)
    return f"{year:04}-{chance.randint(1, 12):02}-{chance.choice((1, 1, 2, 15, 28, 29, 30, 31)):02}"


def random_duration(chance: Random) -> str:
    """An ISO duration of one unit."""
    if chance.random() < 0.3:
        return chance.choice(ODD_DURATIONS)
    return f"P{chance.randrange(30)}{chance.choice('YMD')}"


RANDOM = {
    "date": random_date,
    "money": random_number,
    "number": random_number,
    "integer": random_integer,
    "duration": random_duration,
}
