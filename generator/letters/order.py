"""Dates that cannot stand in that order. Mirrors browser/order.js."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.letters.assemble import Assembled
from generator.letters.bind import Bound
from generator.letters.dates import days_between
from generator.problem import Place, Problem, problem

# When a day is wrong, by its distance from the other one.
RULES = (("not_before", lambda days: days < 0), ("before", lambda days: days >= 0))


def order_problems(
    place: Place, letter: Mapping[str, Any], bound: Bound, written: Assembled, locale: str
) -> Iterator[Problem]:
    """The problems among the dates that an assembled letter prints."""
    fields, labels = letter["fields"], letter["locales"][locale]["labels"]
    printed = {(one.field or "").partition(".")[0] for one in (*written.subject, *written.body)}
    for name in (name for name in fields if name in printed):
        for rule, is_wrong in RULES:
            other = fields[name].get(rule)
            if other not in fields:
                continue
            days = days_between(str(bound.values[other]), str(bound.values[name]))
            if days is not None and is_wrong(int(days)):
                slots = {"name": labels[name]["label"], "other": labels[other]["label"]}
                slots |= {"field": name, "other_field": other}
                yield problem(place, f"date_{rule}", **slots)
