"""The built site as the tests read it: pages, links and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup

EMBED = "embed"
"""The folder of pages that stand in no menu: they are for frames on other sites."""


@dataclass(frozen=True)
class Page:
    """One built HTML file."""

    path: Path
    address: str
    """Its address from the site's root, such as fr/letters/exit-recap/."""
    base: str
    """The site's own address: the 404 page of the whole site links by it."""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.path.read_bytes(), "html.parser")

    @cached_property
    def text(self) -> str:
        """What a reader sees of the article, white space folded."""
        article = self.soup.find("article") or self.soup
        return plain(article.get_text(" "))

    @cached_property
    def anchors(self) -> frozenset[str]:
        ids = {tag["id"] for tag in self.soup.find_all(id=True)}
        return frozenset(
            ids | {tag["name"] for tag in self.soup.find_all("a", attrs={"name": True})}
        )

    def links(self) -> list[tuple[str, str]]:
        """Every address of this site it names, as path and fragment."""
        found = []
        for tag in self.soup.find_all(["a", "link", "script", "img", "source", "iframe"]):
            value = tag.get("href") or tag.get("src")
            if not value or tag.get("rel") in (["canonical"], ["alternate"], ["edit"]):
                continue
            address, fragment = urldefrag(urljoin(self.base + self.address, value))
            if address.startswith(self.base):
                found.append((unquote(address.removeprefix(self.base)), unquote(fragment)))
        return found


class Site:
    """A built site on disk."""

    def __init__(self, folder: Path, base: str):
        self.folder, self.base = folder, base

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Address → page, for every HTML file."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            address = re.sub(r"(^|/)index\.html$", r"\1", name)
            found[address] = Page(path, address, self.base)
        return found

    def locale_pages(self, locale: str) -> dict[str, Page]:
        """The pages of one locale, by their address below it; without its 404 and its embeds."""
        return {
            address.removeprefix(f"{locale}/"): page
            for address, page in self.pages.items()
            if address.startswith(f"{locale}/")
            and not address.endswith("404.html")
            and not address.startswith(f"{locale}/{EMBED}/")
        }

    def embeds(self, locale: str) -> dict[str, Page]:
        """The letters' pages for frames on other sites, by the letter's id."""
        begin = f"{locale}/{EMBED}/"
        return {
            address.removeprefix(begin).rstrip("/"): page
            for address, page in self.pages.items()
            if address.startswith(begin)
        }

    @cache  # noqa: B019 - one site lives as long as the test session
    def exists(self, address: str) -> bool:
        path = self.folder / address
        return path.is_file() or (path / "index.html").is_file()


def plain(text: str) -> str:
    """Text as it was typed: plain spaces, straight apostrophes and quotes."""
    text = re.sub(r"[\u00a0\u202f\s]+", " ", text)
    for typeset, typed in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("…", "...")):
        text = text.replace(typeset, typed)
    return text
