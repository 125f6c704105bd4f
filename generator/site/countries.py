"""What was read elsewhere, as pages show it: grouped by country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from generator.model.readings import Reading
from generator.site.edition import Edition


class Shown(Protocol):
    """Something read, in the words of one locale."""

    @property
    def structure(self) -> Reading: ...


S = TypeVar("S", bound=Shown)


def by_country(edition: Edition, shown: Iterable[S]) -> Iterator[tuple[str, list[S]]]:
    """Each country's name with what is for it, the countries in the handbook's order."""
    shown = list(shown)
    for jurisdiction in edition.handbook.settings.jurisdictions:
        here = [one for one in shown if one.structure.jurisdiction == jurisdiction]
        if here:
            yield edition.words.jurisdictions[jurisdiction], here
