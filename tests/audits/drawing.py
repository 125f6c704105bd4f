"""Draws a page of every kind as a picture, twice the same: on a fixed day, with nothing moving."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.checks import load_checked
from tests.audits.states import AS_IT_OPENS, states
from tests.audits.visit import View, by_turns, errands, visit
from tests.browsing import ONE_OF_EACH, SiteServer, chromium
from tests.forks import build

DAY = "2027-01-11T09:00:00"
DESK = {"exit-recap": ("empty", "filled", "errors", "blanks-panel", "origins")}
"""The states of a letter that are drawn."""
FILLED = ("filled",)
"""The state of any other letter; of other pages, how they open."""
EXACT = ("--disable-partial-raster", "--disable-lcd-text", "--font-render-hinting=none")
"""What is drawn does not depend on what was drawn before it."""
NO_CHANCE = "Crypto.prototype.getRandomValues = (list) => list.fill(7)"
AWAY = "scrollTo(0, 60)"
TO_THE_TOP = """() => [document.scrollingElement, ...document.querySelectorAll("*")]
  .filter((one) => one.scrollTop > 0).forEach((one) => { one.scrollTop = 0; })"""
IN_A_ROW, TRIES, PAUSE = 3, 40, 100
"""Pictures that must be the same, those that are tried, and the milliseconds between."""
LOOK = """() =>
  `${matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"} ${innerWidth}`"""
FAMILIES = ("system-ui", "sans-serif", "serif", "monospace", "Palatino")
"""What the style sheets ask for."""


def draw(root: Path, folder: Path, processes: int) -> dict[str, Path]:
    """Build the site of a project, and write its pictures anew below a folder; by their names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    handbook = load_checked(root)
    addresses = [f"{one}/{path}" for one in handbook.locales for path in ONE_OF_EACH.values()]
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        build(root, site)
        with SiteServer(site, urlsplit(handbook.settings.site_url).path) as server:
            looks = by_turns(addresses, handbook.locales)
            sent = errands(server.origin, server.url, looks, partial(see, folder), *EXACT)
            faults = [
                f"{one.where}: {fault}"
                for views in visit(sent, processes)
                for one in views
                for fault in one.faults
            ]
    assert not faults, faults
    return {path.stem: path for path in sorted(folder.glob("*.png"))}


def see(folder: Path, page: Any, site: str, address: str) -> Iterator[View]:
    """Draw one page in one look."""
    page.clock.install(time=DAY)
    page.add_init_script(NO_CHANCE)
    desk = next((wanted for id, wanted in DESK.items() if f"/{id}/" in address), FILLED)
    for state in states(page, site, address, desk, [AS_IT_OPENS]):
        name = f"{address.strip('/').replace('/', '-')} {page.evaluate(LOOK)} {state}"
        picture = still(page)
        (folder / f"{name}.png").write_bytes(picture)
        yield View(state, [] if picture else ["never the same twice"])


def still(page: Any) -> bytes:
    """The page as soon as it stays the same, all of it at its top; nothing, if it never does."""
    taken: list[bytes] = []
    for _ in range(TRIES):
        page.evaluate(
            "scrollTo(0, 0)"
        )  # what had taken the focus may still be on its way there
        page.wait_for_timeout(PAUSE)
        taken.append(page.screenshot(full_page=True, animations="disabled"))
        if len(taken) >= IN_A_ROW and len(set(taken[-IN_A_ROW:])) == 1:
            return taken[-1]
    return b""


def drawn_with() -> dict[str, str]:
    """What the pixels of text depend on: Chromium's version, and the fonts of this machine."""
    with chromium() as browser:
        found = {"Chromium": browser.version}
    for family in FAMILIES:
        command = ["fc-match", "--format", "%{family} %{fontversion}", family]
        found[family] = subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout
    return found
