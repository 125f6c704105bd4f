"""The handbook in one locale, as the pages at one depth of the site see it.

Templates and macros get everything from here: entries with their titles and links, in
the order the handbook gives them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model.handbook import Handbook, Item
from generator.site.escape import text
from generator.site.guides import guides, removed_guides
from generator.site.phrasing import Phrasing

INDEX = "index"
KINDS = {"scenario": "scenarios", "letter": "letters", "checklist": "checklists"}


class UnknownName(LookupError):
    """A template or a hand-written page names what the handbook does not have."""

    def __init__(self, kind: str, name: str, among: Iterable[str]):
        self.name, self.among = name, tuple(among)
        near = difflib.get_close_matches(name, self.among, 1, 0.6)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(f"There is no {kind} {name!r}.{hint}")


@dataclass(frozen=True)
class Entry:
    """A scenario, letter or checklist, as the pages of one locale show it."""

    item: Item
    locale: str
    source_locale: str
    address: str
    """Its Markdown address from the page that names it."""

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def structure(self) -> Any:
        return self.item.structure

    @property
    def words(self) -> Any:
        return self.item.words[self.locale]

    @property
    def title(self) -> str:
        """Its title as Markdown, in its own language where it is not translated."""
        return self.inline(text(self.words.title), "title")

    @property
    def link(self) -> str:
        return f"[{self.title}]({self.address})"

    def link_as(self, wording: str) -> str:
        """A link with a text of its own."""
        return f"[{wording}]({self.address})"

    def inline(self, wording: str, *loc: Any) -> str:
        """The wording that stands at `loc`, its language marked if it is not the page's."""
        return _marked(wording, self.item, self.locale, self.source_locale, loc)


@dataclass(frozen=True)
class Edition:
    """One locale of the handbook; `up` leads from a page to the top of the site."""

    handbook: Handbook
    locale: str
    up: str = ""

    @cached_property
    def phrasing(self) -> Phrasing:
        return Phrasing(self.handbook, self.locale)

    @property
    def messages(self) -> Mapping[str, Any]:
        return self.handbook.messages[self.locale]

    @property
    def words(self) -> Any:
        """The words of handbook.yml."""
        return self.handbook.settings_words[self.locale]

    @cached_property
    def guides(self) -> Mapping[str, str]:
        """The hand-written pages: id → title.

        Also those that a house has removed: no link to them is left when all is rendered.
        """
        gone = removed_guides(self.handbook, self.locale)
        return {**gone, **guides(self.handbook, self.locale)}

    def inline(self, item: Item, wording: str, *loc: Any) -> str:
        """The same for what is no entry: a reply, a phrase, a step of the ladder."""
        return _marked(wording, item, self.locale, self.handbook.source_locale, loc)

    def entry(self, kind: str, id: str) -> Entry:
        """One item of a kind such as `letters`."""
        items = self.handbook.items[kind]
        if id not in items:
            raise UnknownName(kind.removesuffix("s"), id, items)
        address = f"{self.up}{kind}/{id}.md"
        return Entry(items[id], self.locale, self.handbook.source_locale, address)

    def scenario(self, id: str) -> Entry:
        return self.entry("scenarios", id)

    def letter(self, id: str) -> Entry:
        return self.entry("letters", id)

    def checklist(self, id: str) -> Entry:
        return self.entry("checklists", id)

    def guide(self, id: str) -> str:
        """The address of a hand-written page."""
        if id not in self.guides:
            raise UnknownName("page", id, self.guides)
        return f"{self.up}{id}.md"

    @property
    def scenarios(self) -> list[Entry]:
        return self._ordered("scenarios", self.handbook.settings.order.scenarios)

    @property
    def checklists(self) -> list[Entry]:
        return self._ordered("checklists", self.handbook.settings.order.checklists)

    @property
    def letters(self) -> list[Entry]:
        return [letter for _, letters in self.shelves() for letter in letters]

    def shelves(self) -> Iterator[tuple[str, list[Entry]]]:
        """The letters in their groups; what is on no shelf comes last."""
        known, shelved = self.handbook.letters, set()
        for shelf, ids in self.handbook.settings.shelves.items():
            shelved |= set(ids)
            if on_it := [self.letter(id) for id in ids if id in known]:
                yield shelf, on_it
        if others := [self.letter(id) for id in known if id not in shelved]:
            yield "others", others

    def page(self, path: str) -> tuple[str, str]:
        """Title (as Markdown) and address of a page named by its path in the site.

        A path is `talk`, `letters/exit-recap`, `scenarios/index` or `decide#an-anchor`.
        For an item that a house has removed its index stands in.
        """
        path, hash, anchor = path.partition("#")
        kind, _, id = path.partition("/")
        if kind not in KINDS.values() or not id:
            address = self.guide(path)
            return text(self.guides[path]), f"{address}{hash}{anchor}"
        if id == INDEX or self.removed_title(path) is not None:
            title, address = text(self.messages[kind]["title"]), f"{self.up}{kind}/{INDEX}.md"
            return title, f"{address}{hash}{anchor}" if id == INDEX else address
        entry = self.entry(kind, id)
        return entry.title, f"{entry.address}{hash}{anchor}"

    def removed_title(self, path: str) -> str | None:
        """The title of an item that a house has removed; None of any other page."""
        kind, _, id = path.partition("#")[0].partition("/")
        titles = self.handbook.removed.get((kind, id))
        if titles is None:
            return None
        return text(titles.get(self.locale) or titles.get(self.handbook.source_locale) or id)

    def _ordered(self, kind: str, first: Iterable[str]) -> list[Entry]:
        known = self.handbook.items[kind]
        ids = dict.fromkeys([id for id in first if id in known] + list(known))
        return [self.entry(kind, id) for id in ids]


def _marked(wording: str, item: Item, locale: str, source: str, loc: tuple[Any, ...]) -> str:
    return f'<span lang="{source}">{wording}</span>' if item.missing(locale, *loc) else wording
