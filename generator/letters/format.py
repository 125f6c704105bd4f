"""How a letter writes dates, amounts and lists, from the CLDR table of its locale.

Mirrors browser/format.js line by line. Every function is total: what it cannot read it
returns unchanged. No floats, no datetime, no Babel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.letters.dates import day_number, read_date

NUMBER = re.compile(r"(-?)([0-9]{1,24})(?:\.([0-9]{1,12}))?")
DURATION = re.compile(r"P([0-9]{1,4})([YMD])")
Table = Mapping[str, Any]


@cache
def tables() -> Mapping[str, Table]:
    """The CLDR table of every locale, as `cldr.py` dumped it."""
    return json.loads(Path(__file__).with_name("cldr.json").read_text("utf-8"))


def table_of(locale: str) -> Table | None:
    """The table of a locale, or of its language; None where there is none."""
    return tables().get(locale) or tables().get(locale.split("-")[0])


class Parts(NamedTuple):
    negative: bool
    whole: str
    fraction: str


def number(text: str, table: Table, decimals: int = 3) -> str:
    """A canonical number with the locale's separators and no idle zeros."""
    parts = _rounded(text, decimals)
    if parts is None:
        return text
    fraction = parts.fraction.rstrip("0")
    whole = _grouped(parts.whole, table["group"])
    tail = table["decimal"] + fraction if fraction else ""
    return (table["minus"] if parts.negative else "") + whole + tail


def percent(text: str, table: Table) -> str:
    """A canonical number as a percentage."""
    if not NUMBER.fullmatch(text):
        return text
    prefix, suffix = table["percent"]
    return prefix + number(text, table, 2) + suffix


def money(text: str, table: Table, currency: str) -> str:
    """A canonical amount in a currency, half a cent away from zero."""
    if currency not in table["currencies"]:
        return text
    before, after, minus_before, minus_after, decimals = table["currencies"][currency]
    parts = _rounded(text, decimals)
    if parts is None:
        return text
    amount = _grouped(parts.whole, table["group"])
    if decimals:
        amount += table["decimal"] + parts.fraction
    return minus_before + amount + minus_after if parts.negative else before + amount + after


def date(text: str, table: Table, style: str = "long") -> str:
    """An ISO date in words."""
    read = read_date(text)
    if read is None:
        return text
    year, month, day = read
    parts = {
        "d": table["first_day"] if day == 1 and table["first_day"] else str(day),
        "dd": f"{day:02}",
        "M": str(month),
        "MM": f"{month:02}",
        "MMM": table["months_short"][month - 1],
        "MMMM": table["months"][month - 1],
        "y": str(year),
        "yy": f"{year % 100:02}",
        "EEEE": table["days"][day_number(read) % 7],
    }
    tokens = table["dates"][style]
    return "".join(one if isinstance(one, str) else parts[one[0]] for one in tokens)


def plural(text: str, table: Table, one: str, other: str) -> str:
    """The word for one, or for several."""
    match = NUMBER.fullmatch(text)
    if not match:
        return other
    whole = int(match[2])
    below_two = table["plural"] == "below_two"
    return one if (whole < 2 if below_two else whole == 1 and not match[3]) else other


def duration(text: str, table: Table) -> str:
    """An ISO duration in words."""
    match = DURATION.fullmatch(text)
    if not match:
        return text
    count = str(int(match[1]))
    words = table["durations"][match[2]]
    return plural(count, table, words["one"], words["other"]).replace("{0}", count, 1)


def join_list(texts: Sequence[str], table: Table) -> str:
    """The texts as the locale lists them in a sentence."""
    two, start, middle, end = table["list"]
    if len(texts) == 2:
        return two.join(texts)
    last = len(texts) - 1
    joints = ["" if i == 0 else start if i == 1 else end if i == last else middle
              for i in range(len(texts))]  # fmt: skip
    return "".join(joint + text for joint, text in zip(joints, texts, strict=True))


def total(texts: Sequence[str]) -> str | None:
    """The sum of canonical numbers; None when one of them is none."""
    found = [NUMBER.fullmatch(text) for text in texts]
    if not all(found):
        return None
    amounts = [(match[1], int(match[2] + (match[3] or "").ljust(12, "0"))) for match in found]
    summed = sum(-amount if sign else amount for sign, amount in amounts)
    digits = str(abs(summed)).rjust(13, "0")
    fraction = digits[-12:].rstrip("0")
    tail = f".{fraction}" if fraction else ""
    return ("-" if summed < 0 else "") + digits[:-12] + tail


def _rounded(text: str, decimals: int) -> Parts | None:
    match = NUMBER.fullmatch(text)
    if not match:
        return None
    sign, whole, fraction = match[1], match[2], match[3] or ""
    amount = int(whole + fraction[:decimals].ljust(decimals, "0"))
    amount += fraction[decimals : decimals + 1] >= "5"
    digits = str(amount).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    return Parts(sign == "-" and amount != 0, digits[:point], digits[point:])


def _grouped(digits: str, separator: str) -> str:
    return re.sub(r"\B(?=(?:[0-9]{3})+$)", lambda _: separator, digits)
