"""The letters' builders for frames on other sites: whole HTML pages that MkDocs only copies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.csp import policy
from generator.site.edition import Edition
from generator.site.settings import own_style_sheets
from generator.site.templates import Shapes
from generator.written.layers import ASSETS

FOLDER = "embed"
# From a page of this folder to the locale's own root.
TOP = "../../"
STYLE = f"{ASSETS}/embed.css"
CHARSET = '<meta charset="utf-8">'


def embed_uri(id: str) -> str:
    """Where a letter's page for embedding stands, below the locale's own root."""
    return f"{FOLDER}/{id}/index.html"


def embeds(
    edition: Edition, *, directory_urls: bool = True, loose: bool = False
) -> Iterator[tuple[str, str]]:
    """Address and HTML of each letter's page in one locale."""
    shapes = Shapes(edition)
    style_sheets = [STYLE, *own_style_sheets(edition.handbook)]
    ending = "/" if directory_urls else ".html"
    for letter in edition.letters:
        page = f"{TOP}letters/{letter.id}{ending}"
        html = shapes.embed(
            "letter", letter=letter, top=TOP, style_sheets=style_sheets, page=page
        )
        # As in every page, the policy stands before all that it rules.
        head = f"{CHARSET}{policy(html, loose=loose)}"
        yield embed_uri(letter.id), html.replace(CHARSET, head, 1)
