"""Show the site while it is being written: rebuild what an edit touched."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.checks import load_checked
from generator.files.put import put_all
from generator.files.refused import is_of_system, refused, unread
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, Unpublishable, problem
from generator.site.build import CONFIG, build_locale
from generator.site.events import LocaleSite
from generator.site.navigation import navigation
from generator.site.overlay import fault_page, with_overlay
from generator.site.root import NOT_FOUND, write_root
from generator.site.shelf import Shelf
from generator.wording import say, tenths
from generator.written.layers import ASSETS, DOCS, HOUSE, TEMPLATES, folders

WATCHED = ("data", TEMPLATES, DOCS, HOUSE, CONFIG)
POLL_SECONDS = 0.3
ASSET_FOLDER = f"{DOCS}/{ASSETS}"


def serve(
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    language: str = "en",
    then: Callable[[Handbook], object] = lambda _: None,
) -> None:
    """Serve the site until interrupted, following every edit; faults are told in `language`.

    `then` is called with every handbook that was built.
    """
    root = Path(root).resolve()
    with tempfile.TemporaryDirectory(prefix="amiable-") as folder:
        url = f"http://{host}:{port}/"
        preview = Preview(root, Path(folder), url, language=language, then=then)
        server = PreviewServer(preview, host, port)
        for path in watched(root):
            server.watch(str(path))
        preview.refresh()
        print(say(language, "served", url=preview.url), flush=True)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        except OSError as error:
            reason = error.strerror or error
            raise SystemExit(
                say(language, "not_served", url=preview.url, reason=reason)
            ) from error
        finally:
            server.shutdown()


class PreviewServer(LiveReloadServer):
    """MkDocs' server, which lays the faults of a preview over every page."""

    def __init__(self, preview: Preview, host: str, port: int):
        super().__init__(
            preview.refresh, host, port, str(preview.live), polling_interval=POLL_SECONDS
        )
        self.preview = preview
        self.error_handler = self._error_page

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return super()._inject_js_into_html(self.preview.with_faults(content), epoch)

    def _error_page(self, code: int) -> bytes | None:
        page = self.preview.error_page(code)
        # It follows edits as well: the page may be there after the next one.
        return page and self._inject_js_into_html(page, self._visible_epoch)


def watched(root: Path) -> list[Path]:
    """The files and folders whose edits change the site."""
    return [root / name for name in WATCHED if (root / name).exists()]


class Preview:
    """The last good build of every locale, what each was built from, and what is wrong now."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        url: str,
        *,
        language: str = "en",
        then: Callable[[Handbook], object] = lambda _: None,
    ):
        self.root, self.url, self.language, self.then = root, url, language, then
        self.live, self.next, self.aside = (folder / name for name in ("live", "next", "old"))
        self.live.mkdir()
        self.next.mkdir()
        self.built: dict[str, Any] = {}
        self.shelves: dict[str, Shelf] = {}
        self.faults: tuple[Problem, ...] = ()

    def refresh(self) -> None:
        """Rebuild the touched locales; never raises, as all requests would then hang."""
        try:
            self.then(self._rebuild())
            self.faults = ()
        except Unpublishable as error:
            self._fault(error.problems)
        except Exception as error:  # noqa: BLE001 - a preview outlives every fault
            if isinstance(error, OSError) and is_of_system(error):
                place = Place(self.live.parent.as_posix())
                self._fault((unread(error, self.root) or refused(error, place),))
                return
            traceback.print_exc()
            self.faults = (
                problem(Place(type(error).__name__), "preview_fault", message=error),
            )
            self._complain("")

    def with_faults(self, page: bytes) -> bytes:
        """A page of the last good build, under what is wrong now."""
        return with_overlay(page, self.faults, self.language)

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for what is not there; the faults alone if nothing is."""
        page = self.live / NOT_FOUND
        if page.is_file():
            return page.read_bytes() if code == 404 else None
        return fault_page((), self.language)

    def _fault(self, found: tuple[Problem, ...]) -> None:
        self.faults = found
        self._complain("\n".join(one.say(self.language) for one in found))

    def _complain(self, told: str) -> None:
        stays = say(self.language, "pages_stay")
        print(f"{told}\n{stays}".lstrip(), file=sys.stderr, flush=True)

    def _rebuild(self) -> Handbook:
        handbook = load_checked(self.root)
        for locale in handbook.locales:
            start = time.perf_counter()
            site = LocaleSite(handbook, locale, base_url=self.url, loose=True)
            ingredients = self._ingredients(site)
            if self.built.get(locale) == ingredients:
                continue
            shelf = self.shelves.setdefault(locale, Shelf())
            shelf.open(self._frame(site))
            build_locale(site, self.next, watchers={"shelf": shelf})
            shelf.close()
            self._show(locale)
            self.built[locale] = ingredients
            took = tenths(self.language, time.perf_counter() - start)
            print(say(self.language, "rebuilt", locale=locale, seconds=took), flush=True)
        self._forget(self.built.keys() - set(handbook.locales))
        self._write_root(handbook)
        return handbook

    def _show(self, locale: str) -> None:
        """Let the new pages of a locale take the place of the old ones."""
        shutil.rmtree(self.aside, ignore_errors=True)
        if (self.live / locale).exists():
            (self.live / locale).rename(self.aside)
        try:
            (self.next / locale).rename(self.live / locale)
        except OSError:
            self.aside.rename(self.live / locale)
            raise
        shutil.rmtree(self.aside, ignore_errors=True)

    def _write_root(self, handbook: Handbook) -> None:
        """Whole or not at all: the old files stay until all the new ones are there."""
        write_root(handbook, self.next, self.url, loose=True)
        files = [path for path in self.next.iterdir() if path.is_file()]
        put_all({self.live / path.name: path.read_bytes() for path in files})

    def _forget(self, removed: Iterable[str]) -> None:
        """Take down the pages of the locales that a house has left out."""
        for locale in removed:
            shutil.rmtree(self.live / locale, ignore_errors=True)
            del self.built[locale], self.shelves[locale]

    def _ingredients(self, site: LocaleSite) -> Any:
        """All that one locale's pages are made of, to compare with the last time."""
        said = [
            (kind, item.id, item.structure, item.words[site.locale], item.gaps)
            for kind, item in site.handbook.every_item()
        ]
        return said, site.generated, self._stamps_of(site)

    def _frame(self, site: LocaleSite) -> Any:
        """What all pages of a locale share, to compare with the last time."""
        book = site.handbook
        items = [book.items[kind] for kind in ("handbook", "ui", "glossary")]
        said = [(one.structure, one.words) for by_id in items for one in by_id.values()]
        sources = {uri: site.source_of(uri) for uri in site.alternates.known[site.locale]}
        menu = navigation(book, site.locale, site.generated.values())
        return said, menu, sources, site.alternates.known, self._stamps(TEMPLATES, ASSET_FOLDER)

    def _stamps_of(self, site: LocaleSite) -> dict[Path, int]:
        """Every file that is no data and that this locale is built from, with its time."""
        locales = {site.locale, site.handbook.source_locale}
        return self._stamps(TEMPLATES, ASSET_FOLDER, *(f"{DOCS}/{one}" for one in locales))

    def _stamps(self, *names: str) -> dict[Path, int]:
        places = [place for name in names for place in folders(self.root, name)]
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        return {path: path.stat().st_mtime_ns for path in [*files, self.root / CONFIG]}
