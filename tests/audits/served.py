"""The site that the audits look at: built once by the command that readers use, and served."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.at_hand import ROOT, at_hand
from tests.audits.visit import Look, See, View, by_turns, errands, visit
from tests.browsing import SiteServer
from tests.built import Site
from tests.forks import build


class NoSuchPage(Exception):
    """An audit was asked for a page that the site has not."""


@dataclass(frozen=True)
class Served:
    """A built site, and where it is served."""

    site: Site
    origin: str
    url: str
    processes: int
    """Browsers at a time."""

    def addresses(self, wanted: tuple[str, ...] = ()) -> list[str]:
        """All pages, or those that are asked for."""
        if unknown := [one for one in wanted if one not in self.site.pages]:
            raise NoSuchPage(", ".join(unknown))
        return list(wanted or self.site.pages)

    def by_turns(self, wanted: tuple[str, ...] = ()) -> dict[str, tuple[Look, ...]]:
        """These pages, each in two looks, and with its translation in all."""
        return by_turns(self.addresses(wanted), at_hand().locales)

    def visit(self, looks: dict[str, tuple[Look, ...]], see: See) -> Iterator[View]:
        """Send browsers to addresses, in the looks of each."""
        wanted = errands(self.origin, self.url, looks, see)
        for done, views in enumerate(visit(wanted, self.processes), start=1):
            print(f"\r{done}/{len(wanted)}", end="", file=sys.stderr, flush=True)
            yield from views
        print("\r", end="", file=sys.stderr)


@contextmanager
def serve(processes: int) -> Iterator[Served]:
    """Build the site, and serve it at the path of its public address."""
    base = at_hand().settings.site_url
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        build(ROOT, folder)
        with SiteServer(folder, urlsplit(base).path) as server:
            yield Served(Site(folder, base), server.origin, server.url, processes)
