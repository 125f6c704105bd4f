"""Numbers for help as pages show them: grouped by country, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.readings import Contact
from generator.model.words import ContactWords
from generator.site.countries import by_country
from generator.site.edition import Edition
from generator.typography import NBSP

SCHEMES = {"call": "tel", "text": "sms"}
NO_BREAK_HYPHEN = "\u2011"


@dataclass(frozen=True)
class HelpContact:
    """Whom to call, and when."""

    id: str
    structure: Contact
    words: ContactWords
    kind: str
    read: str
    language: str
    """The locale its words are in."""

    @property
    def number(self) -> str:
        """The number as it is read: it never breaks at the end of a line."""
        return self.structure.number.replace(" ", NBSP).replace("-", NO_BREAK_HYPHEN)

    @property
    def link(self) -> str:
        """The address that a telephone dials, or writes to."""
        digits = self.structure.number.replace(" ", "").replace("-", "")
        return f"{SCHEMES[self.structure.by]}:{digits}"


def help_groups(edition: Edition) -> Iterator[tuple[str, list[HelpContact]]]:
    """The numbers by country, the one for danger first."""
    contacts = edition.handbook.help.structure.contacts
    return by_country(edition, (_help(edition, id) for id in contacts))


def _help(edition: Edition, id: str) -> HelpContact:
    item = edition.handbook.help
    contact = item.structure.contacts[id]
    lent = item.missing(edition.locale, "contacts", id)
    return HelpContact(
        id,
        contact,
        item.words[edition.locale].contacts[id],
        edition.words.kinds[contact.kind],
        edition.phrasing.date(contact.read),
        edition.handbook.source_locale if lent else edition.locale,
    )
