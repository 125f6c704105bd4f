"""Write one letter whole: assembled, its dates in order, and in its file format."""

from __future__ import annotations

from dataclasses import dataclass

from generator.letters.assemble import Assembled
from generator.letters.bind import Facts
from generator.letters.exporter import exported
from generator.letters.given import Given, Page, give
from generator.letters.letterhead import Letterhead
from generator.letters.order import order_problems
from generator.letters.write import COMMAND, Wish, write_letter
from generator.model.handbook import Handbook, Item
from generator.problem import Place, Problem, problem


@dataclass(frozen=True)
class Commission:
    """What to write: which letter, as which file, and what all copies have in common."""

    handbook: Handbook
    letter: Item
    format: str
    letterhead: Letterhead | None
    """Only a .docx needs it."""
    today: str
    base_url: str
    reader: str = ""
    """The locale of a calendar's own words; '' is the letter's."""


@dataclass(frozen=True)
class Finished:
    """A letter as a file would hold it."""

    content: bytes
    blanks: tuple[str, ...]
    """The fields that still show as a blank."""


def finish(
    commission: Commission, facts: Facts, wish: Wish, place: Place
) -> tuple[Finished | None, list[Problem]]:
    """The letter, or every problem it has; `place` is where its facts come from."""
    handbook, letter = commission.handbook, commission.letter
    written, locale, found = write_letter(handbook, letter, facts, wish, commission.today)
    if written is None:
        return None, found
    given = _given(commission, written, facts, locale)
    found = list(order_problems(place, given.letter, given.bound, written, locale))
    if found:
        return None, found
    content = exported(commission.format, given, commission.letterhead)
    if not content:
        return None, [problem(COMMAND, "no_days", name=letter.id)]
    return Finished(content, written.blanks), []


def _given(commission: Commission, written: Assembled, facts: Facts, locale: str) -> Given:
    page = Page(commission.reader or locale, commission.base_url)
    handbook, letter = commission.handbook, commission.letter
    return give(handbook, letter, written, facts, locale, page, commission.today)
