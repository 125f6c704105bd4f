"""The menu: the `nav` of handbook.yml with its names translated and its `*` opened out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.model.handbook import Handbook
from generator.site.guides import guides
from generator.site.pages import Page

ALL = "/*"
INDEX = "/index.md"


def navigation(handbook: Handbook, locale: str, pages: Iterable[Page]) -> list[Any]:
    """MkDocs' nav for one locale; pages come in the order they are given.

    Each entry names its title: the one MkDocs would take from the heading has lost its
    no-break spaces.
    """
    titles = {page.uri: page.title for page in pages}
    written = {f"{id}.md": title for id, title in guides(handbook, locale).items()}
    menu = _Menu(handbook.messages[locale]["nav"], list(titles), {**titles, **written})
    return list(menu.opened(handbook.settings.nav))


class _Menu:
    def __init__(self, sections: Mapping[str, str], uris: list[str], titles: Mapping[str, str]):
        self.sections, self.uris, self.titles = sections, uris, titles

    def opened(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            if isinstance(entry, Mapping):
                for key, inside in entry.items():
                    name = escape(self.sections.get(key, key))
                    # A page may go by a shorter name in the menu than its own title.
                    yield {
                        name: inside if isinstance(inside, str) else list(self.opened(inside))
                    }
            elif entry.endswith(ALL):
                yield from map(self._titled, self._inside(entry.removesuffix("*")))
            else:
                yield self._titled(entry)

    def _inside(self, folder: str) -> Iterator[str]:
        """The pages of a folder but its index."""
        for uri in self.uris:
            if uri.startswith(folder) and not uri.endswith(INDEX):
                yield uri

    def _titled(self, uri: str) -> Any:
        title = self.titles.get(uri)
        return {escape(title): uri} if title else uri
