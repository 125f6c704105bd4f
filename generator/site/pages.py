"""Render a handbook into Markdown pages, in memory: one per item, one index per kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.site.edition import INDEX, KINDS, Edition
from generator.site.templates import Shapes

# Every generated page lies one folder below the top.
UP = "../"


@dataclass(frozen=True)
class Page:
    """One generated page."""

    uri: str
    """Its address among the Markdown pages, such as `letters/exit-recap.md`."""
    text: str
    """Markdown with front matter."""
    source: str
    """The YAML file to edit, from the root of the project."""
    title: str


def pages(handbook: Handbook, locale: str) -> list[Page]:
    """All generated pages of one locale, in the order of the menu."""
    edition = Edition(handbook, locale, UP)
    shapes = Shapes(edition)
    return [
        page
        for template, kind in KINDS.items()
        for page in _pages_of_kind(edition, shapes, template, kind)
    ]


def _pages_of_kind(
    edition: Edition, shapes: Shapes, template: str, kind: str
) -> Iterator[Page]:
    yield Page(
        f"{kind}/{INDEX}.md",
        shapes.page(kind),
        edition.handbook.items["ui"]["ui"].word_sources[edition.locale].path,
        edition.messages[kind]["title"],
    )
    for entry in getattr(edition, kind):
        text = shapes.page(template, **{template: entry})
        source = entry.item.word_sources[edition.locale].path
        yield Page(f"{kind}/{entry.id}.md", text, source, entry.words.title)
