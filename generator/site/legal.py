"""Legal notes as pages show them: grouped by country, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.site.countries import by_country
from generator.site.edition import Edition, UnknownName


@dataclass(frozen=True)
class LegalNote:
    """One point to check, and how sure we are of it."""

    id: str
    structure: Any
    words: Any
    country: str
    kind: str
    confidence: str
    read: str
    language: str
    """The locale its words are in."""


def legal_note(edition: Edition, id: str) -> LegalNote:
    """A legal note in the words of one locale."""
    legal, names = edition.handbook.legal, edition.words
    if id not in legal.structure:
        raise UnknownName("legal note", id, legal.structure)
    note = legal.structure[id]
    return LegalNote(
        id,
        note,
        legal.words[edition.locale][id],
        names.jurisdictions[note.jurisdiction],
        names.kinds[note.kind],
        names.confidences[note.confidence],
        edition.phrasing.date(note.read),
        edition.handbook.source_locale if legal.missing(edition.locale, id) else edition.locale,
    )


def legal_groups(edition: Edition, ids: Iterable[str]) -> Iterator[tuple[str, list[LegalNote]]]:
    """The notes by country, without those that a house has removed."""
    left = (id for id in ids if ("legal", id) not in edition.handbook.removed)
    return by_country(edition, (legal_note(edition, id) for id in left))
