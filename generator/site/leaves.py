"""Render the entries of a menu once for all the pages of a folder.

Every page shows the whole menu of its section, so the time of a section grew with the square
of its length. Seen from the pages of one folder every other page is the same link away, and
its entry the same HTML. So the theme gets one entry in the place of each run of them, and
what it made of them once is put there.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import Environment
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation

ENTRY = "partials/nav-item.html"
"""The theme's own template of an entry."""


@dataclass(frozen=True)
class StandIn:
    """An entry in the place of a run of others."""

    title: str
    url: str = ""
    active: bool = False
    children: None = None


class Leaves:
    """The entries with none below them, as the theme has rendered them for each folder."""

    def __init__(self, env: Environment):
        self.env = env
        self.kept: dict[tuple[str, ...], str] = {}
        """Folder, address and title of an entry → HTML."""
        self.behind: list[tuple[str, str]] = []
        """Of the page that is being built: HTML of a stand-in, and what belongs there."""

    def shortened(self, context: Mapping[str, Any]) -> Navigation:
        """The menu of a page with stand-ins, to be rendered in the place of the whole one."""
        short = copy.copy(context["nav"])
        theme = _Theme(self.env, context)
        self.behind = []
        short.items = [self._shortened(entry, theme) for entry in short.items]
        return short

    def restored(self, html: str) -> str:
        """The page with the entries where their stand-ins are; LookupError if one is missing."""
        for stand_in, entries in self.behind:
            if html.count(stand_in) != 1:
                raise LookupError(f"The theme changed: no {stand_in!r}. See site/leaves.py.")
            html = html.replace(stand_in, entries)
        return html

    def _shortened(self, entry: StructureItem, theme: _Theme) -> StructureItem:
        if not entry.children or not entry.active:
            return entry
        # The theme's tabs lead to the first entry, which so must be a real one.
        first, *others = entry.children
        section = copy.copy(entry)
        section.children = [self._shortened(first, theme), *self._runs(others, theme)]
        return section

    def _runs(
        self, entries: Iterable[StructureItem], theme: _Theme
    ) -> Iterator[StructureItem | StandIn]:
        for is_plain, run in groupby(entries, theme.is_plain):
            if is_plain:
                yield self._stand_in(run, theme)
            else:
                yield from (self._shortened(entry, theme) for entry in run)

    def _stand_in(self, run: Iterable[StructureItem], theme: _Theme) -> StandIn:
        stand_in = StandIn(f"entries:{len(self.behind)}")
        entries = "\n".join(self._entry(one, theme) for one in run)
        self.behind.append((self._entry(stand_in, theme), entries))
        return stand_in

    def _entry(self, entry: StructureItem | StandIn, theme: _Theme) -> str:
        key = (theme.folder, entry.url, entry.title)
        if key not in self.kept:
            self.kept[key] = theme.entry(entry)
        return self.kept[key]


class _Theme:
    """The theme's template of an entry, for one page."""

    def __init__(self, env: Environment, context: Mapping[str, Any]):
        self.env, self.context, self.page = env, context, context["page"]
        self.folder = _folder(self.page.url)

    def is_plain(self, entry: StructureItem) -> bool:
        """Whether an entry looks the same on all pages of the folder."""
        return not (entry.active or entry.children or entry.url.startswith(self.page.url))

    def entry(self, entry: StructureItem | StandIn) -> str:
        features = self.context["config"].theme["features"]
        context = {**self.context, "features": features}
        render = self.env.get_template(ENTRY).make_module(context).render
        return str(render(entry, "", 0)).strip()


def _folder(url: str) -> str:
    """Where a page's links start from: `letters` for `letters/exit-recap/`."""
    return url.rstrip("/").rpartition("/")[0]
