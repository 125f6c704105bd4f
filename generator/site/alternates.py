"""Say where the same page is in every language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.written.layers import hand_written, untranslated


@dataclass(frozen=True)
class Alternate:
    """One page in one language."""

    lang: str
    name: str
    link: str
    """Relative to the locale's own root: right under any base path and on disk."""
    url: str
    """Absolute, for search engines."""


class Alternates:
    """Where each page stands in every language of the handbook."""

    def __init__(self, handbook: Handbook, base_url: str, generated: set[str]):
        self.handbook, self.base_url = handbook, base_url
        root, source = handbook.root, handbook.source_locale
        self.known = {
            locale: {
                *generated,
                *hand_written(root, locale),
                *untranslated(root, locale, source),
            }
            for locale in handbook.locales
        }

    def of(self, uri: str = "", url: str = "") -> list[Alternate]:
        """The page of source `uri` and address `url` in every language.

        A language that lacks it is represented by its home page.
        """
        if len(self.handbook.locales) == 1:
            return []
        return [self._one(locale, uri, url) for locale in self.handbook.locales]

    def _one(self, locale: str, uri: str, url: str) -> Alternate:
        path = f"{locale}/{url if uri in self.known[locale] else ''}"
        name = self.handbook.messages[locale]["language"]
        return Alternate(locale, name, f"../{path}", f"{self.base_url}{path}")
