"""What a wording sees: answers and blanks that remember the field they came from.

They are plain texts and lists to Jinja2, so that no wording can tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

INTEGER = re.compile(r"-?[0-9]{1,24}")


class Answer(str):
    """A text that knows its field (`path`) and what it prints (`shown`).

    It compares with whole numbers as an integer does; what is none never compares.
    """

    path: str
    shown: str
    blank: bool

    def __new__(cls, answer: str, path: str, shown: str | None = None, blank=False):
        one = super().__new__(cls, answer)
        one.path, one.blank = path, blank
        one.shown = answer if shown is None else shown
        return one

    def _whole(self, other: object) -> int | None:
        comparable = isinstance(other, int) and INTEGER.fullmatch(self)
        return int(self) if comparable else None

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self._whole(other) == other
        return str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __lt__(self, other: Any) -> bool:
        whole = self._whole(other)
        return whole is not None and whole < other

    def __gt__(self, other: Any) -> bool:
        whole = self._whole(other)
        return whole is not None and whole > other

    def __le__(self, other: Any) -> bool:
        whole = self._whole(other)
        return whole is not None and whole <= other

    def __ge__(self, other: Any) -> bool:
        whole = self._whole(other)
        return whole is not None and whole >= other


def blank(label: str, path: str) -> Answer:
    """A labelled hole where an answer belongs: false, equal to '', prints its label."""
    return Answer("", path, f"[{label}]", blank=True)


class Row(dict):
    """One row of a list: column → answer."""


class Rows(list):
    """A list's rows, or its texts, with the path of the list."""

    def __init__(self, items: Iterable[Row | Answer], path: str):
        super().__init__(items)
        self.path = path


Values = Mapping[str, Answer | Rows | bool]
