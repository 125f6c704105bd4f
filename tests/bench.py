"""Figures of the built site, each beside its bar: `python -m tests.bench` (make bench).

1. our build of all locales against plain mkdocs-material on the same Markdown: see
   `tests/builds.py`; of the handbook, and of ones grown to 200 and 1,000 items a locale;
2. what a first visit of a page weighs, gzip, counted at the server while Chromium loads it;
3. the search index, our own script, a compiled letter;
4. a keystroke in the longest letter: see `tests/keystrokes.py`;
5. a mail merge beside a single letter: see `tests/mail_merge.py`.

Ends with exit code 1 if a bar is missed.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bs4 import BeautifulSoup

from generator.checks import load_checked
from tests.browsing import SiteServer, chromium
from tests.builds import costs, edit_cost, shares
from tests.grown import grown
from tests.keystrokes import full_facts, keystrokes, longest_letter
from tests.mail_merge import COUNT, FEW, merge_cost, single_cost

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("fr", "en")
ROUNDS = 3
SIZES = {200: 2, 1000: 1}
"""Items a locale → turns of both builds."""
PAGES = {"home": "", "scenario": "scenarios/late-payer/", "letter": "letters/exit-recap/"}
WEIGHT_BARS = {"home": 95, "scenario": 95}
"""A letter page carries its letter in every tone and language: its bars are on those."""
INDEX = "search/search_index.json"
SCRIPTED = (
    "letters/exit-recap/",
    "guide/",
    "notice/",
    "plan/",
    "rehearse/",
    "money/",
    "checklists/decide/",
)
"""Pages whose own script has a bar: a letter's, and each tool's."""


@dataclass(frozen=True)
class Figure:
    """One measured number and, if it has one, the most it may be."""

    name: str
    value: float
    unit: str
    bar: float | None = None

    @property
    def is_met(self) -> bool:
        return self.bar is None or self.value <= self.bar

    def __str__(self) -> str:
        decimals = 2 if self.unit in ("", "s") else 1
        shown = f"{self.name:<52}{self.value:9.{decimals}f} {self.unit:<3}"
        if self.bar is None:
            return shown
        return (
            f"{shown} ≤ {self.bar:g} {self.unit} {'' if self.is_met else '← MISSED'}".rstrip()
        )


def main() -> int:
    os.environ.pop("SITE_URL", None)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    missed = 0
    with tempfile.TemporaryDirectory(prefix="amiable-bench-") as name:
        for figure in figures(Path(name)):
            print(figure, flush=True)
            missed += not figure.is_met
    return 1 if missed else 0


def figures(folder: Path) -> Iterator[Figure]:
    site = folder / "site"
    yield from build_times(folder)
    yield from growth(folder)
    yield from page_weights(site)
    yield from file_weights(site)
    yield from typing_times(site)
    yield from merge_costs(folder)


def build_times(folder: Path) -> Iterator[Figure]:
    """Seconds of both builds and their ratio; leaves our site behind."""
    ours, plain = costs(ROOT, folder, ROUNDS)
    yield Figure("our build, all locales", ours.wall, "s")
    yield Figure("plain mkdocs-material, all locales", plain.wall, "s")
    yield Figure("ratio", ours.wall / plain.wall, "", 1.35)
    yield Figure("ratio of processor time", ours.work / plain.work, "")
    edit = edit_cost(ROOT, folder / "edit")
    yield Figure("an edited sentence in `serve`", edit, "s")
    yield Figure("of our build", 100 * edit / ours.wall, "%", 33.3)
    for part, share in shares(ROOT).items():
        yield Figure(f"share of a locale's build: {part}", share, "%")


def growth(folder: Path) -> Iterator[Figure]:
    """The same of larger handbooks, and what an item costs in each."""
    apiece = {}
    for count, rounds in SIZES.items():
        below = folder / str(count)
        root = grown(ROOT, below / "project", count)
        ours, plain = costs(root, below, rounds)
        apiece[count] = ours.wall / count
        bar = 1.25 if count == max(SIZES) else None
        yield Figure(f"our build of {count} items a locale", ours.wall, "s")
        yield Figure(f"plain mkdocs-material of {count}", plain.wall, "s")
        yield Figure(f"ratio at {count}", ours.wall / plain.wall, "", bar)
    few, many = SIZES
    name = f"time an item at {many}, to that at {few}"
    yield Figure(name, apiece[many] / apiece[few], "", 1.2)


def page_weights(site: Path) -> Iterator[Figure]:
    """What a browser that was never here asks for, index apart."""
    with SiteServer(site) as server, chromium() as browser:
        for kind, address in PAGES.items():
            for locale in LOCALES:
                server.asked.clear()
                page = browser.new_page()
                page.goto(f"{server.url}{locale}/{address}", wait_until="networkidle")
                page.close()
                asked = {one for one in server.asked if not one.endswith(INDEX)}
                found = [site / one / "index.html" if is_folder(one) else site / one
                         for one in asked]  # fmt: skip
                weight = sum(zipped(path.read_bytes()) for path in found if path.is_file())
                name = f"first visit: {kind} ({locale}, {len(found)} requests, gzip)"
                yield Figure(name, weight / 1000, "kB", WEIGHT_BARS.get(kind))


def file_weights(site: Path) -> Iterator[Figure]:
    for locale in LOCALES:
        size = zipped((site / locale / INDEX).read_bytes())
        yield Figure(f"{INDEX} ({locale}, gzip)", size / 1000, "kB", 40)
    for page in SCRIPTED:
        size = sum(zipped(path.read_bytes()) for path in own_scripts(site / LOCALES[0] / page))
        yield Figure(f"our own script on {page} (gzip)", size / 1000, "kB", 16)
    islands = {path.parent.name: island(path) for path in site.glob("fr/letters/*/index.html")}
    islands = {id: text for id, text in islands.items() if text}
    heaviest = max(islands, key=lambda id: zipped(islands[id]))
    size = zipped(islands[heaviest]) / 1000
    yield Figure(f"heaviest compiled letter: {heaviest} (gzip)", size, "kB", 10)


def own_scripts(page: Path) -> list[Path]:
    """The scripts of ours that a page loads; the theme's are not counted."""
    soup = BeautifulSoup((page / "index.html").read_bytes(), "html.parser")
    named = [tag["src"] for tag in soup.find_all("script", src=True)]
    found = [(page / name).resolve() for name in named]
    return [path for path in found if path.parent.name == "assets"]


def typing_times(site: Path) -> Iterator[Figure]:
    """Milliseconds from a key to the letter laid out, and beside a bare rewrite."""
    handbook = load_checked(ROOT)
    letter = longest_letter(handbook)
    with SiteServer(site) as server, chromium() as browser:
        for locale in LOCALES:
            page = browser.new_page(viewport={"width": 1280, "height": 844})
            url = f"{server.url}{locale}/letters/{letter}/"
            times = keystrokes(page, url, full_facts(handbook, locale))
            page.close()
            name = f"keystroke to letter: {letter} ({locale}, {len(times.ours)} keys)"
            yield Figure(f"{name}, median", median(times.ours), "ms")
            yield Figure(f"{name}, p99", times.p99(), "ms")
            yield Figure(f"bare textContent of it ({locale}), median", median(times.bare), "ms")
            yield Figure(f"ratio to the bare rewrite ({locale})", times.ratio, "", 2)


def merge_costs(folder: Path) -> Iterator[Figure]:
    """A mail merge of many rows: time a letter beside a command a letter, and memory."""
    single, few, many = single_cost(folder), merge_cost(folder, FEW), merge_cost(folder, COUNT)
    apiece = many.seconds / COUNT
    yield Figure("a single `letter` command", single.seconds * 1000, "ms")
    yield Figure(f"mail merge of {COUNT} rows, time a letter", apiece * 1000, "ms")
    yield Figure("of a single command", 100 * apiece / single.seconds, "%", 5)
    yield Figure(f"mail merge of {FEW} rows, peak memory", few.megabytes, "MB")
    yield Figure(f"mail merge of {COUNT} rows, peak memory", many.megabytes, "MB")
    yield Figure("ratio of memory", many.megabytes / few.megabytes, "", 1.1)


def island(path: Path) -> bytes:
    """The compiled letter in a page, or nothing."""
    found = BeautifulSoup(path.read_bytes(), "html.parser").find(id="letter-data")
    return json.dumps(json.loads(found.string), ensure_ascii=False).encode() if found else b""


def is_folder(address: str) -> bool:
    return address == "" or address.endswith("/")


def zipped(content: bytes) -> int:
    """Bytes on the way, as a host with gzip sends them."""
    return len(gzip.compress(content, 9))


if __name__ == "__main__":
    sys.exit(main())
