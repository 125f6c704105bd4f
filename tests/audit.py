"""Look with axe at every letter's page in every state: `python -m tests.audit [LETTER …]`.

The tests look at three letters that ask every kind of field; this takes all of them in each
language, in both schemes and widths by turns, and prints every violation. It takes many minutes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.checks import load_checked
from generator.letters.facts import example_facts
from generator.site.build import build_all
from tests.axe import faults
from tests.browsing import DESKTOP, PHONE, Pages, SiteServer, chromium
from tests.states import STATES, enter, views

ROOT = Path(__file__).resolve().parent.parent
LOOKS = (
    (("light", DESKTOP), ("dark", PHONE)),
    (("dark", DESKTOP), ("light", PHONE)),
)
"""Scheme and width; a letter's languages take turns, so that each letter is seen in all four."""


@dataclass(frozen=True)
class Visit:
    """One letter's page to look at."""

    letter: str
    locale: str
    origin: str
    path: str
    """Of the site, below its origin."""
    facts: dict[str, Any]
    """Answers to every question."""
    looks: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return f"{self.locale}/letters/{self.letter}/"


def look(visit: Visit) -> tuple[int, list[str]]:
    """How many views were looked at, and what is wrong in them."""
    count, found = 0, []
    with chromium() as browser:
        for scheme, width in visit.looks:
            pages = Pages(browser, visit.origin)
            page = pages(width, scheme=scheme)
            for where, fault in faults_in_states(page, visit):
                count += 1
                found += [f"{scheme} {width}px {where}: {one}" for one in fault]
            pages.close()
            found += pages.faults
    return count, found


def faults_in_states(page: Any, visit: Visit) -> Iterator[tuple[str, list[str]]]:
    """For each view of each state the letter can be in, what axe says of it."""
    for state in STATES:
        if enter(page, visit.origin + visit.path, str(visit), state, visit.facts):
            for one in views(page):
                yield state.id, faults(one)


def main(*wanted: str) -> int:
    """Print what is wrong, letter by letter; the exit code tells whether anything is."""
    handbook = load_checked(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_all(ROOT, site)
        path = urlsplit(handbook.settings.site_url).path
        with SiteServer(site, path) as server:
            visits = [
                Visit(id, locale, server.origin, path, example_facts(handbook, locale), looks)
                for id in handbook.letters
                if not wanted or id in wanted
                for locale, looks in zip(handbook.locales, cycle(LOOKS), strict=False)
            ]
            return report(visits)


def report(visits: list[Visit]) -> int:
    total, wrong = 0, 0
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for visit, (count, found) in zip(visits, pool.map(look, visits), strict=True):
            total, wrong = total + count, wrong + len(found)
            print(
                f"{visit} {count} views, {len(found)} violations",
                *found,
                sep="\n  ",
                flush=True,
            )
    print(f"{len(visits)} pages, {total} views, {wrong} violations")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
