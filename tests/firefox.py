"""Debian's Firefox, driven as Chromium is: by Playwright, over WebDriver BiDi.

Playwright's own Firefox is a patched one that only its makers build. Its channel
`moz-firefox` speaks BiDi to any Firefox; what that protocol cannot do yet is done here.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import Pages, SiteServer

PROGRAM = "firefox-esr"
DISCARD = 9
"""A port where nobody answers."""
# Playwright's profile turns off updates, telemetry and first-run pages. The proxy that is
# none makes sure: this machine is all that Firefox can reach.
PREFERENCES = {
    "browser.download.alwaysOpenPanel": False,  # it would take the focus from the page
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": DISCARD,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": DISCARD,
    "network.proxy.failover_direct": False,
    "dom.events.testing.asyncClipboard": True,  # reads the clipboard without asking a person
    "layout.css.prefers-color-scheme.content-override": 1,  # light: BiDi cannot say so
    "ui.prefersReducedMotion": 1,
}
LEFT_EARLY = "NS_BINDING_ABORTED"
"""What Firefox says of the search index when the reader leaves before it has come."""
PATIENCE = 10.0
PULSE = 0.02


class FirefoxPages(Pages):
    """Pages whose downloads land in a folder under their own names."""

    def __init__(self, browser: Any, origin: str, folder: Path):
        super().__init__(browser, origin)
        self.folder = folder

    def downloaded(self, page: Any, take: Callable[[], None]) -> tuple[str, bytes]:
        """BiDi tells no download of a blob: the folder does."""
        for old in self.folder.iterdir():
            old.unlink()
        take()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = list(self.folder.iterdir())
            # While it writes, Firefox keeps an empty file beside the one named .part.
            if len(found) == 1 and found[0].suffix != ".part" and found[0].stat().st_size:
                return found[0].name, found[0].read_bytes()
            page.wait_for_timeout(PULSE * 1000)
        raise AssertionError(f"no file came from {page.url}")

    def _fail(self, error: str) -> None:
        if error != LEFT_EARLY:
            super()._fail(error)


def launch_firefox(playwright: Any, downloads: Path | None = None) -> Any:
    """The machine's own Firefox, asking nobody for anything."""
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=shutil.which(PROGRAM),
        firefox_user_prefs=PREFERENCES,
        downloads_path=downloads,
    )


@pytest.fixture(scope="session")
def firefox_downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox puts files."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def firefox(playwright: Any, firefox_downloads: Path) -> Iterator[Any]:
    """One Firefox with a throw-away profile for all tests of a worker."""
    running = launch_firefox(playwright, firefox_downloads)
    yield running
    running.close()


@pytest.fixture
def new_firefox_page(
    firefox: Any, server: SiteServer, firefox_downloads: Path
) -> Iterator[FirefoxPages]:
    """Opens pages; afterwards, nothing may have gone wrong in any of them."""
    pages = FirefoxPages(firefox, server.origin, firefox_downloads)
    yield pages
    pages.close()
    assert pages.faults == []
