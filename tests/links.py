"""Where the built pages lead: within the site, every address and every anchor must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.built import Page, Site


def broken(site: Site, pages: dict[str, Page]) -> Iterator[str]:
    """Every address of the site that pages name and that it lacks, and every anchor.

    An anchor may be one that a script makes, or one that a script reads and then takes away.
    """
    for page in pages.values():
        for address, fragment in page.links():
            targets = [one[address] for one in (site.pages, pages) if address in one]
            if not site.exists(address):
                yield f"{page.address} → {address}"
            elif fragment and targets and not any(fragment in one.anchors for one in targets):
                yield f"{page.address} → {address}#{fragment}"


def external(site: Site, pages: dict[str, Page]) -> dict[str, str]:
    """Every address elsewhere that a reader can follow, with a page that names it."""
    return {
        tag["href"]: page.address
        for page in pages.values()
        for tag in page.soup.find_all("a", href=True)
        if urlsplit(tag["href"]).scheme in ("http", "https")
        and not tag["href"].startswith(site.base)
        and tag.get("rel") != ["edit"]
    }


def unheard(site: Site) -> Iterator[str]:
    """What no link of a page shows: its own address, its translations, sitemaps, style sheets."""
    for page in site.pages.values():
        for tag in page.soup.select("link[rel=canonical], link[rel=alternate]"):
            yield from _missing(
                site, page.address, urljoin(site.base + page.address, tag["href"])
            )
    for path in sorted(site.folder.rglob("*")):
        name = path.relative_to(site.folder).as_posix()
        if path.suffix == ".css":
            found = re.findall(r"url\(['\"]?([^'\")]+)", path.read_text("utf-8"))
        elif path.name == "sitemap.xml":
            found = re.findall(r"(?:<loc>|href=\")([^<\"]+)", path.read_text("utf-8"))
        else:
            continue
        for address in found:
            yield from _missing(site, name, urljoin(site.base + name, address))


def _missing(site: Site, name: str, address: str) -> Iterator[str]:
    if address.startswith(site.base):
        inner = unquote(urldefrag(address)[0].removeprefix(site.base))
        if not site.exists(inner):
            yield f"{name} → {inner}"
