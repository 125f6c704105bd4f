"""The prose of a built page in its own language: no letter, no code, no source, no control."""

from __future__ import annotations

import copy
import re

from tests.built import Page

ASIDE = "script, style, template, pre, .source, .letter, .sheet, .headerlink, abbr"
BLOCKS = "p, li, h1, h2, h3, h4, td, th, dt, dd, summary, div, blockquote, section, button, br, .phrases__kind"
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b\w[\w-]*(?:\.\w[\w-]+)+\b")


def prose(page: Page, locale: str) -> str:
    """Its article, a block a line."""
    article = copy.copy(page.soup.find("article") or page.soup)
    for tag in article.select(ASIDE):
        tag.decompose()
    for tag in article.select("[lang]"):
        if not tag.decomposed and not tag["lang"].startswith(locale):
            tag.decompose()
    for tag in article.select("code, kbd"):
        tag.replace_with("code")
    for tag in article.select(BLOCKS):
        tag.append("\n")
    lines = re.sub(r"[ \t\r]+", " ", article.get_text()).splitlines()
    return "\n".join(ADDRESS.sub("", line).strip() for line in lines if line.strip())
