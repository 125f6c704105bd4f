"""Keep the pages of one locale as they were built, so that a preview makes anew what an edit touched.

A page is made from its Markdown and its head, within a frame that all pages share: the menu,
the settings, the templates, which pages there are. In another frame nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

SEARCH = "material/search"
TEMPLATE = "kept.html"
"""Shows the HTML that is kept, and nothing around it."""


@dataclass
class Kept:
    """One page as it was built."""

    source: tuple[str, str]
    """Its Markdown and its head."""
    content: str = ""
    toc: Any = None
    title: str | None = None
    anchors: frozenset[str] = frozenset()
    links: dict[str, dict[str, str]] | None = None
    """Address of another page → the anchors it is linked at, and each link as written."""
    entries: tuple[dict[str, Any], ...] = ()
    """Of the search index."""
    html: str = ""


def is_kept(page: Page) -> bool:
    """Whether a page is shown as it was built last."""
    return page.meta.get("template") == TEMPLATE


class Shelf:
    """The pages of one locale, as MkDocs events."""

    def __init__(self) -> None:
        self.frame: Any = None
        self.kept: dict[str, Kept] = {}
        self.fresh: dict[str, Kept] = {}

    def open(self, frame: Any) -> None:
        """Begin a build; what was built in another frame is of no use."""
        if frame != self.frame:
            self.kept = {}
        self.frame, self.fresh = frame, {}

    def close(self) -> None:
        """End a build that went well: after any other, its faults must be found again."""
        self.kept = self.fresh

    @event_priority(-100)  # when the Markdown is whole
    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        uri, source = page.file.src_uri, (markdown, repr(page.meta))
        kept = self.kept.get(uri)
        if kept is not None and kept.source == source:
            self.fresh[uri] = kept
            page.meta |= {"template": TEMPLATE, "search": {"exclude": True}}
            page.render = partial(_restore, page, kept)
        else:
            self.fresh[uri] = Kept(source)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        if not is_kept(page):
            _keep(self.fresh[page.file.src_uri], page, html)
        return html

    @event_priority(-100)  # when the search has read the page
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        fresh, entries = (
            self.fresh[page.file.src_uri],
            config.plugins[SEARCH].search_index.entries,
        )
        if is_kept(page):
            entries.extend(fresh.entries)
            return context | {"kept": fresh.html}
        fresh.entries = tuple(one for one in entries if _is_of(one, page))
        return context

    @event_priority(-100)  # when the theme is mended
    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        self.fresh[page.file.src_uri].html = output
        return output


def _keep(fresh: Kept, page: Page, html: str) -> None:
    links = page.links_to_anchors or {}
    fresh.content, fresh.toc, fresh.title = html, page.toc, page._title_from_render
    fresh.anchors = frozenset(page.present_anchor_ids or ())
    fresh.links = {file.src_uri: anchors for file, anchors in links.items()}


def _restore(page: Page, kept: Kept, config: MkDocsConfig, files: Files) -> None:
    """In the place of the page's `render`."""
    page.content, page.toc, page._title_from_render = kept.content, kept.toc, kept.title
    page.present_anchor_ids = set(kept.anchors)
    found = {
        files.get_file_from_path(uri): anchors for uri, anchors in (kept.links or {}).items()
    }
    page.links_to_anchors = {file: anchors for file, anchors in found.items() if file}


def _is_of(entry: dict[str, Any], page: Page) -> bool:
    return entry["location"].partition("#")[0] == page.url
