"""A real browser on the built site: the server, Chromium, and pages that watch themselves."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest

PHONE, DESKTOP = 390, 1280
HEIGHT = 844
ONE_OF_EACH = {
    "home": "",
    "decide": "decide/",
    "talk": "talk/",
    "words": "words/",
    "push-back": "push-back/",
    "guide": "guide/",
    "notice": "notice/",
    "plan": "plan/",
    "rehearse": "rehearse/",
    "money": "money/",
    "scenarios": "scenarios/",
    "scenario": "scenarios/late-payer/",
    "danger": "scenarios/disrespect-abuse/",
    "letters": "letters/",
    "letter": "letters/exit-recap/",
    "letter-short": "letters/invoice-reminder-friendly/",
    "letter-formal": "letters/formal-notice-payment/",
    "checklists": "checklists/",
    "checklist": "checklists/prepare-exit/",
    "safety": "checklists/safety-first/",
    "about": "about/",
    "not-found": "404.html",
}
"""A page of every kind, by its address below the locale."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("policy:", event.violatedDirective, event.blockedURI, event.sample));"""


class SiteServer:
    """Serves a built site at the path it will have on the web, on a free port."""

    def __init__(self, folder: Path, base_path: str = "/"):
        self.asked: list[str] = []
        """Every path asked for, below the base path."""
        self.heard: list[str] = []
        """Every request as it came: its line and its headers."""
        handler = functools.partial(
            _Handler,
            directory=str(folder),
            base_path=base_path,
            asked=self.asked,
            heard=self.heard,
        )
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.url = self.origin + base_path
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        *arguments: Any,
        base_path: str,
        asked: list[str],
        heard: list[str],
        **options: Any,
    ):
        self.base_path, self.asked, self.heard = base_path, asked, heard
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        self.asked.append(urlsplit(self.path).path.removeprefix(self.base_path))
        self.heard.append(f"{self.requestline}\n{self.headers}")
        super().do_GET()

    def translate_path(self, path: str) -> str:
        outside = not path.startswith(self.base_path)
        inner = "/outside-the-site" if outside else path[len(self.base_path) - 1 :]
        return super().translate_path(inner)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Hosts of static sites answer with the root's own 404 page."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent."""


class Pages:
    """Opens pages, each in a context of its own, and keeps what goes wrong in them."""

    def __init__(self, browser: Any, origin: str):
        self.browser, self.origin = browser, origin
        self.faults: list[str] = []
        """Errors in the console, breaches of the policy, requests to another host."""
        self.contexts: list[Any] = []

    def __call__(
        self,
        width: int = DESKTOP,
        *,
        scheme: str = "light",
        locale: str = "fr-FR",
        javascript: bool = True,
        touch: bool = False,
        motion: str = "reduce",
        height: int = HEIGHT,
    ) -> Any:
        """An empty page, watched."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=locale,
            java_script_enabled=javascript,
            has_touch=touch,
            is_mobile=touch,
            reduced_motion=motion,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(10_000)
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self._fail(f"{error.error}"))
        context.on("request", self._see)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def downloaded(self, page: Any, take: Callable[[], None]) -> tuple[str, bytes]:
        """Name and content of the file that an act of the reader brings."""
        with page.expect_download() as told:
            take()
        return told.value.suggested_filename, Path(told.value.path()).read_bytes()

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            place = message.page and message.page.url
            self.faults.append(f"{place}: {message.text} ({message.location['url']})")

    def _fail(self, error: str) -> None:
        self.faults.append(error)

    def _see(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and not request.url.startswith(f"{self.origin}/"):
            self.faults.append(f"a request to {request.url}")


@pytest.fixture(scope="session")
def server(site: Any, handbook: Any) -> Iterator[SiteServer]:
    """The built site on a loopback port, below the path of its public address."""
    with SiteServer(site.folder, urlsplit(handbook.settings.site_url).path) as running:
        yield running


def chromium_program() -> str | None:
    """The machine's own Chromium: the shell without windows, which opens a page twice as fast."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def launch_chromium(playwright: Any, *flags: str) -> Any:
    """The machine's own Chromium, asking nobody for anything."""
    program = chromium_program()
    return playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *flags])


@contextmanager
def chromium(*flags: str) -> Iterator[Any]:
    """A Chromium outside of pytest."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch_chromium(playwright, *flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """One driver for all browsers of a worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """One Chromium for all tests of a worker."""
    running = launch_chromium(playwright)
    yield running
    running.close()


@pytest.fixture
def new_page(browser: Any, server: SiteServer) -> Iterator[Pages]:
    """Opens pages; afterwards, nothing may have gone wrong in any of them."""
    pages = Pages(browser, server.origin)
    yield pages
    pages.close()
    assert pages.faults == []
