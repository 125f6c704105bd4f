"""The interface's words for numbers, days and dates, in one locale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.letters import format as write
from generator.model.handbook import Handbook
from generator.site.escape import text
from generator.typography import NBSP

_SLOT = re.compile(r"\{(\w+)\}")
_AFTER_A_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d])")


class Phrasing:
    """Says numbers, days and dates as the locale does."""

    def __init__(self, handbook: Handbook, locale: str):
        # A locale without a table has no letters yet, and its pages may still be read.
        self.table = write.table_of(locale) or write.tables()["en"]
        self.messages = handbook.messages[locale]
        self.anchors = handbook.settings_words[locale].anchors

    def fill(self, message: str, **slots: object) -> str:
        """A message with its slots filled; a number never parts from its noun.

        Braces around anything else are words like all others.
        """
        filled = _SLOT.sub(lambda slot: str(slots.get(slot[1], slot[0])), message)
        return _AFTER_A_NUMBER.sub(NBSP, filled)

    def text_around(self, message: str, **slots: str) -> str:
        """A message as Markdown that shows it, around slots that are Markdown already."""
        pieces = _SLOT.split(message)
        for place in range(1, len(pieces), 2):
            name = pieces[place]
            pieces[place] = slots[name] if name in slots else text(f"{{{name}}}")
        pieces[::2] = map(text, pieces[::2])
        return "".join(pieces)

    def count(self, forms: Mapping[str, str], n: int, **slots: object) -> str:
        """A message in the singular or the plural, as `n` asks in this locale."""
        message = write.plural(str(n), self.table, forms["one"], forms["other"])
        return self.fill(message, n=n, **slots)

    def day(self, offset: int, anchor: str) -> str:
        """A day of a checklist: `14 days before the announcement`."""
        words = self.messages["days"]
        name = self.anchors[anchor].name if anchor in self.anchors else anchor
        if offset == 0:
            return words["same"].get(anchor, name)
        day = words["anchors"].get(anchor, name)
        return self.count(words["before" if offset < 0 else "after"], abs(offset), day=day)

    def date(self, iso: str) -> str:
        """A date that was read in a source: `2026-11` or `2026-11-23`."""
        year, month, *day = iso.split("-")
        if day:
            return write.date(iso, self.table).replace(" ", NBSP)
        return f"{self.table['months'][int(month) - 1]}{NBSP}{year}"

    def listed(self, names: Sequence[str]) -> str:
        """Names in a sentence: `a, b and c`."""
        return write.join_list(list(names), self.table)

    def message(self, *keys: str) -> Any:
        """The message under a way of keys, or '' if this handbook has none."""
        found: Any = self.messages
        for key in keys:
            found = found.get(key, "") if isinstance(found, Mapping) else ""
        return found
