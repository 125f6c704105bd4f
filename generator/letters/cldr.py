"""Dump what letters need of CLDR, through Babel, into the one table both engines read.

Run `python -m generator.letters.cldr` after a Babel update, or for a new locale, and
review the difference: the table is committed, so letters never change by themselves.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol

# Our locale → CLDR's. A locale without a region is written as its first country does.
# Those that a house may add are here already, as a house edits no file of ours: languages with
# one form for one and one for many.
LOCALES = {
    "fr": "fr_FR",
    "en": "en_GB",
    "ca": "ca_ES",
    "da": "da_DK",
    "de": "de_DE",
    "de-AT": "de_AT",
    "de-CH": "de_CH",
    "el": "el_GR",
    "en-US": "en_US",
    "es": "es_ES",
    "et": "et_EE",
    "fr-CA": "fr_CA",
    "fr-CH": "fr_CH",
    "it": "it_IT",
    "nb": "nb_NO",
    "nl": "nl_NL",
    "pt": "pt_PT",
    "pt-BR": "pt_BR",
    "sv": "sv_SE",
}
CURRENCIES = ("EUR", "GBP", "USD", "CAD", "CHF")
DATE_TOKENS = ("d", "dd", "M", "MM", "MMM", "MMMM", "y", "yy", "EEEE")
LENGTHS = ("full", "long", "medium", "short")
UNITS = {"Y": "duration-year", "M": "duration-month", "D": "duration-day"}
# French writes the first of a month as an ordinal, which CLDR does not.
FIRST_DAY = {"fr": "1er"}
# CLDR writes $US and $CA in French: business letters there write the code's own sign.
SYMBOLS = {"fr": {"USD": "$ US", "CAD": "$ CA", "GBP": "£"}}


def table(locale: str) -> dict[str, Any]:
    """One locale's table; an assertion fails where CLDR needs more than ours can hold."""
    data = Locale.parse(LOCALES[locale])
    symbols = data.number_symbols["latn"]
    percent = data.percent_formats[None]
    plural = str(data.plural_form.rules.get("one", ""))
    return {
        "tag": LOCALES[locale].replace("_", "-"),
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "minus": symbols["minusSign"],
        "percent": [percent.prefix[0], percent.suffix[0].replace("\u202f", "\u00a0")],
        "currencies": {code: _currency(data, locale, code) for code in CURRENCIES},
        "months": [data.months["format"]["wide"][i] for i in range(1, 13)],
        "months_short": [data.months["format"]["abbreviated"][i] for i in range(1, 13)],
        "days": [data.days["format"]["wide"][i] for i in range(7)],
        "dates": {one: _tokens(data.date_formats[one].pattern) for one in LENGTHS},
        "first_day": FIRST_DAY.get(locale, ""),
        "list": [_separator(data, part) for part in ("2", "start", "middle", "end")],
        "durations": {unit: _unit(data, name) for unit, name in UNITS.items()},
        "plural": "below_two" if plural.startswith("i in 0,1") else "exactly_one",
    }


def _currency(data: Locale, locale: str, code: str) -> list[Any]:
    pattern = data.currency_formats["standard"]
    assert tuple(pattern.grouping) == (3, 3), f"{locale}: grouping {pattern.grouping}"
    symbol = SYMBOLS.get(locale, {}).get(code) or get_currency_symbol(code, locale=data)
    minus = data.number_symbols["latn"]["minusSign"]

    def written(affix: str) -> str:
        return affix.replace("¤", _spaced(symbol, affix)).replace("-", minus)

    affixes = (pattern.prefix[0], pattern.suffix[0], pattern.prefix[1], pattern.suffix[1])
    return [*map(written, affixes), get_currency_precision(code)]


def _spaced(symbol: str, affix: str) -> str:
    # A code in letters before the number keeps its distance: "CHF 40", never "CHF40".
    glued = affix in ("¤", "-¤") and symbol[-1].isalpha()
    return (f"{symbol}\u00a0" if glued else symbol).replace(" ", "\u00a0")


def _tokens(pattern: str) -> list[Any]:
    tokens: list[Any] = []
    for match in re.finditer(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+", pattern):
        text = match[0]
        if match[2]:
            assert text in DATE_TOKENS, f"{pattern}: {text}"
            tokens.append([text])
        else:
            tokens.append(match[1].replace("''", "'") if text[0] == "'" else text)
    return tokens


def _separator(data: Locale, part: str) -> str:
    pattern = data.list_patterns["standard"][part]
    match = re.fullmatch(r"\{0\}(.*)\{1\}", pattern)
    assert match, f"{data}: list pattern {pattern}"
    return match[1]


def _unit(data: Locale, name: str) -> dict[str, str]:
    patterns = data._data["unit_patterns"][name]
    # Where CLDR's short form is already the full word, the long form leaves it out.
    forms = {**patterns["short"], **patterns["long"]}
    words = {count: _no_break(forms[count]) for count in ("one", "other")}
    assert all(word.startswith("{0}") for word in words.values()), f"{data}: {words}"
    return words


def _no_break(pattern: str) -> str:
    return pattern.replace("{0} ", "{0}\u00a0")


if __name__ == "__main__":
    target = Path(__file__).with_name("cldr.json")
    tables = {locale: table(locale) for locale in LOCALES}
    text = json.dumps(tables, ensure_ascii=False, indent=1)
    target.write_text(f"{text}\n", "utf-8")
    print(f"{target}: {', '.join(tables)}")
