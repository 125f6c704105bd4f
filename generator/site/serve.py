"""Show the site while it is being written: rebuild what an edit touched."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.checks import load_checked
from generator.problem import Unpublishable
from generator.site.build import CONFIG, build_locale
from generator.site.events import LocaleSite
from generator.site.layers import ASSETS, DOCS, HOUSE, TEMPLATES, folders
from generator.site.root import NOT_FOUND, write_root

WATCHED = ("data", TEMPLATES, DOCS, HOUSE, CONFIG)
POLL_SECONDS = 0.3
NOTHING_YET = "<!doctype html><title>Amiable</title><p>The problems are in the terminal.</p>"


def serve(root: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the site until interrupted, following every edit."""
    root = Path(root).resolve()
    with tempfile.TemporaryDirectory(prefix="amiable-") as folder:
        preview = Preview(root, Path(folder), f"http://{host}:{port}/")
        server = LiveReloadServer(
            preview.refresh, host, port, str(preview.live), polling_interval=POLL_SECONDS
        )
        server.error_handler = preview.error_page
        for path in watched(root):
            server.watch(str(path))
        preview.refresh()
        print(f"The handbook is at {preview.url} (stop with Ctrl+C)", flush=True)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise SystemExit(
                f"{preview.url}: {error.strerror}. Name another --port."
            ) from error
        finally:
            server.shutdown()


def watched(root: Path) -> list[Path]:
    """The files and folders whose edits change the site."""
    return [root / name for name in WATCHED if (root / name).exists()]


class Preview:
    """The last good build of every locale, and what each was built from."""

    def __init__(self, root: Path, folder: Path, url: str):
        self.root, self.url = root, url
        self.live, self.next = folder / "live", folder / "next"
        self.live.mkdir()
        (self.live / "index.html").write_text(NOTHING_YET, "utf-8")
        self.built: dict[str, Any] = {}

    def refresh(self) -> None:
        """Rebuild the touched locales; never raises, as all requests would then hang."""
        try:
            self._rebuild()
        except Unpublishable as error:
            print(f"{error}\nThe last good pages stay up.", file=sys.stderr)
        except Exception:  # noqa: BLE001 - a preview outlives every fault
            traceback.print_exc()
            print("The last good pages stay up.", file=sys.stderr)

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for what is not there."""
        page = self.live / NOT_FOUND
        return page.read_bytes() if code == 404 and page.is_file() else None

    def _rebuild(self) -> None:
        handbook = load_checked(self.root)
        for locale in handbook.locales:
            start = time.perf_counter()
            site = LocaleSite(handbook, locale, base_url=self.url, loose=True)
            ingredients = self._ingredients(site)
            if self.built.get(locale) == ingredients:
                continue
            build_locale(site, self.next)
            shutil.rmtree(self.live / locale, ignore_errors=True)
            (self.next / locale).rename(self.live / locale)
            self.built[locale] = ingredients
            print(f"{locale}: built in {time.perf_counter() - start:.1f} s", flush=True)
        write_root(handbook, self.live, self.url, loose=True)

    def _ingredients(self, site: LocaleSite) -> Any:
        """All that one locale's pages are made of, to compare with the last time."""
        said = [
            (kind, item.id, item.structure, item.words[site.locale], item.gaps)
            for kind, item in site.handbook.every_item()
        ]
        return said, site.generated, self._stamps(site)

    def _stamps(self, site: LocaleSite) -> dict[Path, int]:
        """Every file that is no data and that this locale is built from, with its time."""
        locales = {site.locale, site.handbook.source_locale}
        names = [TEMPLATES, f"{DOCS}/{ASSETS}", *(f"{DOCS}/{locale}" for locale in locales)]
        places = [place for name in names for place in folders(self.root, name)]
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        return {path: path.stat().st_mtime_ns for path in [*files, self.root / CONFIG]}
