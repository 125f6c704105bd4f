"""Draw the README's picture, a letter's YAML beside its page: `python -m tests.picture`.

It is drawn from the files and the site as they are, so run it after changing either.
"""

from __future__ import annotations

import base64
import html
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.site.build import build_all
from tests.browsing import SiteServer, launch_chromium

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data/words/en/letters/end-notice-neutral.yml"
PAGE = "en/letters/end-notice-neutral/"
TARGET = ROOT / "docs/readme.png"
LINES = 34
STYLE = """
body { margin: 0; display: flex; gap: 32px; padding: 32px; background: #f6f2ea; width: 1616px; }
pre { flex: 0 0 680px; margin: 0; padding: 24px; background: #fffefb; border: 1px solid #8a8577;
  font: 12.6px/1.75 monospace; color: #1d231f; overflow: hidden; white-space: pre; height: 792px; }
img { border: 1px solid #8a8577; width: 870px; height: 840px; object-fit: cover; object-position: top; }
"""


def draw(browser: Browser, site: Path) -> bytes:
    """The picture as PNG."""
    with SiteServer(site) as server:
        page = browser.new_page(viewport={"width": 1180, "height": 1090})
        page.goto(server.url + PAGE)
        page.wait_for_selector("#builder form")
        shot = base64.b64encode(page.screenshot()).decode()
        page.close()
    source = "\n".join(SOURCE.read_text("utf-8").splitlines()[:LINES])
    sheet = browser.new_page(viewport={"width": 1680, "height": 904})
    sheet.set_content(
        f"<style>{STYLE}</style><pre>{html.escape(source)}</pre>"
        f'<img src="data:image/png;base64,{shot}">'
    )
    picture = sheet.screenshot()
    sheet.close()
    return picture


def main() -> None:
    """Build the site, draw, and replace the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build_all(ROOT, site)
        browser = launch_chromium(playwright)
        TARGET.write_bytes(draw(browser, site))
        browser.close()
    print(TARGET)


if __name__ == "__main__":
    main()
