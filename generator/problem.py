"""A problem: one fixable fault in the data, with its place and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml

from generator.typography import typeset

LANGUAGES = ("en", "fr")
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LONGEST = 1000
"""Signs of one slot: more would hide the others."""
MESSAGES = Path(__file__).with_name("messages.yml")


@dataclass(frozen=True, order=True)
class Place:
    """A position in a source file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def base(self) -> str:
        """The folder of data to mend this in: ours only for what stands there, else a house's."""
        return "data" if self.path.startswith("data/") else "house/data"


@dataclass(frozen=True, order=True)
class Problem:
    """A finding as a value: collected, sorted and printed, never raised."""

    place: Place
    code: str
    slots: tuple[tuple[str, str], ...] = ()
    guess: str = field(default="", compare=False)
    row: tuple[str, ...] = ()
    """In a table: the row's number, and the column's name if one is to blame."""
    shows: tuple[str, ...] = ()
    """Where it shows, if its place is what brings it about there."""

    def at(self, row: int, column: str = "") -> Problem:
        """The same problem, said to be in a row of a table, or in one of its cells."""
        return replace(self, row=(str(row), column) if column else (str(row),))

    def say(self, language: str = "en") -> str:
        """The problem in words: `path:line:column: what is wrong. What to do.`"""
        wording = messages()[self.code][language]
        advice = wording["do"]
        if self.guess:
            advice = messages()["did_you_mean"][language]["do"]
        slots = {name: _visible(text) for name, text in self.slots}
        slots |= {"guess": self.guess, "base": self.place.base}
        what = self._in_its_row(_fill(wording["what"], slots), language)
        if self.shows:
            what, advice = self._brought_about(what, language)
        return f"{self.place}: {what} {_fill(advice, slots)}"

    def _brought_about(self, what: str, language: str) -> tuple[str, str]:
        code = "brings_about" if len(self.shows) == 1 else "brings_about_many"
        wording = messages()[code][language]
        slots = {"at": self.shows[0], "count": str(len(self.shows)), "what": what}
        return _fill(wording["what"], slots), wording["do"]

    def _in_its_row(self, what: str, language: str) -> str:
        if not self.row:
            return what
        code = "in_row" if len(self.row) == 1 else "in_cell"
        slots = dict(zip(("row", "column"), map(_visible, self.row), strict=False))
        return _fill(messages()[code][language]["what"], slots | {"what": what})


class Unpublishable(Exception):
    """The handbook has problems, so nothing may be written."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.say() for problem in self.problems))


def problem(place: Place, code: str, among: Iterable[str] = (), **slots: object) -> Problem:
    """A problem; `among` are the names that would have been right.

    The nearest of them to the slot `name` becomes the "did you mean".
    """
    words = tuple((key, str(value)) for key, value in sorted(slots.items()))
    near = difflib.get_close_matches(str(slots.get("name", "")), list(among), 1, 0.6)
    return Problem(place, code, words, near[0] if near else "")


def once(problems: Iterable[Problem], *aside: str) -> Iterator[Problem]:
    """Each problem once, however many letters or tones it is met in.

    `aside` names the slots that do not make another problem; the first to come is told.
    """
    told = set()
    for one in problems:
        slots = tuple(slot for slot in one.slots if slot[0] not in aside)
        key = (one.place, one.code, slots)
        if key not in told:
            told.add(key)
            yield one


@cache
def messages() -> dict[str, dict[str, dict[str, str]]]:
    """Every problem's wording: code → language → `what` and `do`."""
    raw = yaml.load(MESSAGES.read_text("utf-8"), yaml.CSafeLoader)
    return {
        code: {
            language: {part: _typeset(text, language) for part, text in parts.items()}
            for language, parts in by_language.items()
        }
        for code, by_language in raw.items()
    }


def _typeset(text: str, language: str) -> str:
    # English keeps the straight quotes of a terminal; French is not French without its own.
    return text if language == "en" else typeset(text, language)


def _visible(text: str) -> str:
    """What a file says, on one line that no terminal takes for a command, and not for ever."""
    line = UNSEEN.sub(lambda one: one[0].encode("unicode_escape").decode(), text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _fill(text: str, slots: dict[str, str]) -> str:
    # One pass: a slot's text is never read as wording again.
    return text.format_map(slots)
