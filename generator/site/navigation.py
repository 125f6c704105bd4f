"""The menu: the `nav` of handbook.yml with its names translated and its `*` opened out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.model.handbook import Handbook
from generator.site.guides import guides
from generator.site.pages import Page
from generator.written.menu import ALL, is_elsewhere

INDEX = "/index.md"


def navigation(handbook: Handbook, locale: str, pages: Iterable[Page]) -> list[Any]:
    """MkDocs' nav for one locale; pages come in the order they are given.

    Each entry names its title: the one MkDocs would take from the heading has lost its
    no-break spaces.
    """
    generated = {page.uri: page.title for page in pages}
    written = {f"{id}.md": title for id, title in guides(handbook, locale).items()}
    menu = _Menu(handbook.messages[locale]["nav"], {**generated, **written})
    # What an index lists is found there: a menu may do without it.
    menu.shown |= {uri for uri in generated if not uri.endswith(INDEX)}
    return menu.whole(handbook.settings.nav)


class _Menu:
    def __init__(self, sections: Mapping[str, str], titles: Mapping[str, str]):
        self.sections, self.titles = sections, titles
        self.shown: set[str] = set()

    def whole(self, entries: Iterable[Any]) -> list[Any]:
        """What `nav` names, then at the end of its last section the pages that it does not.

        So a house's own page is in the menu at once, and so is a page that comes with an
        update, whatever menu the house wrote.
        """
        opened = list(self.opened(entries))
        rest = [self._titled(uri) for uri in self.titles if uri not in self.shown]
        last = next(iter(opened[-1].values())) if opened else None
        (last if isinstance(last, list) else opened).extend(rest)
        return opened

    def opened(self, entries: Iterable[Any]) -> Iterator[Any]:
        """The entries, without the pages that this locale has not and the sections left empty."""
        for entry in entries:
            if isinstance(entry, Mapping):
                for key, inside in entry.items():
                    below = self._below(inside)
                    if below:
                        yield {escape(self.sections.get(key, key)): below}
            elif entry.endswith(ALL):
                yield from map(self._titled, self._inside(entry.removesuffix("*")))
            elif self._is_here(entry):
                yield self._titled(entry)

    def _below(self, inside: Any) -> Any:
        if not isinstance(inside, str):
            return list(self.opened(inside))
        # A page may go by a shorter name in the menu than its own title.
        self.shown.add(inside)
        return inside if self._is_here(inside) else None

    def _is_here(self, entry: str) -> bool:
        return entry in self.titles or is_elsewhere(entry)

    def _inside(self, folder: str) -> list[str]:
        """The pages of a folder but its index."""
        return [
            uri for uri in self.titles if uri.startswith(folder) and not uri.endswith(INDEX)
        ]

    def _titled(self, uri: str) -> Any:
        self.shown.add(uri)
        title = self.titles.get(uri)
        return {escape(title): uri} if title else uri
