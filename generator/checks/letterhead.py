"""The letterhead that letters are taken away on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.letters.letterhead import find_letterhead, read_letterhead
from generator.model.handbook import Handbook
from generator.problem import Problem


def letterhead(handbook: Handbook) -> Iterator[Problem]:
    """The letterhead is a Word document that holds each mark once, and nothing that acts or fetches."""
    if find_letterhead(handbook.root).exists():
        yield from read_letterhead(handbook.root)[1]
