"""What every export is given: one assembled letter, and what the page knows around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.letters.assemble import Assembled, Segment
from generator.letters.bind import Bound, Facts, bind
from generator.letters.compile import compiled_letter
from generator.letters.desk import desk
from generator.model.handbook import Handbook, Item


@dataclass(frozen=True)
class Given:
    """One letter to export; `letter` is the compiled one with its desk (see `desk`)."""

    letter: Mapping[str, Any]
    subject: tuple[Segment, ...]
    body: tuple[Segment, ...]
    bound: Bound
    locale: str
    today: str


@dataclass(frozen=True)
class Page:
    """The page a letter would be written on: its locale, and where its site lives."""

    locale: str
    base_url: str


def give(
    handbook: Handbook,
    letter: Item,
    written: Assembled,
    facts: Facts,
    locale: str,
    page: Page,
    today: str,
) -> Given:
    """What an export is given of a letter written in `locale` from the facts."""
    compiled = compiled_letter(handbook, letter)
    around = desk(handbook, letter, page.locale, page.base_url)
    bound = bind(compiled, facts, locale, today)
    whole = {**compiled, "page": page.locale, **around}
    return Given(whole, written.subject, written.body, bound, locale, today)
