"""The pages as the browser shows them: HTML after the scripts have run."""

from __future__ import annotations

from pathlib import Path

from tests.audits.served import Served
from tests.audits.visit import ANY_LANGUAGE
from tests.browsing import Pages, chromium
from tests.built import Site


def render(served: Served, folder: Path) -> Site:
    """Write every page below a folder as it stands once its scripts are through."""
    with chromium() as browser:
        pages = Pages(browser, served.origin)
        page = pages()
        for address, built in served.site.pages.items():
            if not address:
                page.add_init_script(ANY_LANGUAGE)
            page.goto(served.url + address)
            target = folder / built.path.relative_to(served.site.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.content().replace(served.url, served.site.base), "utf-8")
        pages.close()
    return Site(folder, served.site.base)
