"""One JSON file in the making: where it stands, and which of its texts wait for a translation."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from generator.model.handbook import Item
from generator.site.edition import KINDS, Edition
from generator.site.embeds import embed_uri
from generator.site.legal import legal_note

VERSION = 1
KIND_OF = {folder: kind for kind, folder in KINDS.items()}
T = TypeVar("T")
Make = Callable[["Document", Item], dict[str, Any]]


def data_uri(kind: str, id: str) -> str:
    """Where an item's JSON stands, below the locale's own root."""
    return f"{kind}/{id}.json"


class Document:
    """Addresses are relative to the file itself: they hold wherever the site is put."""

    def __init__(self, edition: Edition, uri: str, directory_urls: bool = True):
        self.edition, self.uri = edition, uri
        self.ending = "/" if directory_urls else ".html"
        self.untranslated: list[str] = []
        """JSON Pointers to the texts that stand in the source language."""

    def of(self, item: Item, kind: str, make: Make) -> dict[str, Any]:
        """The file of one item: what all have in common, then what `make` says of its kind."""
        head = {
            "amiable_handbook": VERSION,
            "$schema": self.to("../handbook.schema.json"),
            "kind": KIND_OF[kind],
            "id": item.id,
            "locale": self.edition.locale,
            "handbook": self.to("handbook.json"),
            "page": self.page(kind, item.id),
            "alternates": self.alternates(),
        }
        return {**head, **make(self, item), "untranslated": self.untranslated}

    def to(self, uri: str) -> str:
        """The address of a file, from this one."""
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")

    def page(self, kind: str, id: str) -> str:
        """The address of an item's page, from this file."""
        return self.to(f"{kind}/{id}") + self.ending

    def guide(self, id: str, anchor: str) -> str:
        """The address of a place on a hand-written page, from this file."""
        return f"{self.to(id)}{self.ending}#{anchor}"

    def embed(self, id: str) -> str:
        """The address of a letter's page for embedding, from this file."""
        return self.to(posixpath.dirname(embed_uri(id))) + "/"

    def alternates(self) -> dict[str, str]:
        """The same file in every other language."""
        locale = self.edition.locale
        others = (one for one in self.edition.handbook.locales if one != locale)
        return {other: self.to(f"../{other}/{self.uri}") for other in others}

    def said(self, pointer: str, item: Item, text: T, *loc: Any) -> T:
        """The text that stands at `loc` in an item's words, noted if it is not translated."""
        if item.missing(self.edition.locale, *loc):
            self.untranslated.append(pointer)
        return text

    def texts(self, item: Item, names: Iterable[str]) -> dict[str, Any]:
        """The texts of those names in an item's words."""
        words = item.words[self.edition.locale]
        return {
            name: self.said(f"/texts/{name}", item, _plain(getattr(words, name)), name)
            for name in names
        }

    def link(self, pointer: str, kind: str, id: str) -> dict[str, str]:
        """Another item, and where to find it."""
        entry = self.edition.entry(kind, id)
        title = self.said(f"{pointer}/title", entry.item, entry.words.title, "title")
        return {
            "kind": KIND_OF[kind],
            "id": id,
            "title": title,
            "page": self.page(kind, id),
            "data": self.to(data_uri(kind, id)),
        }

    def links(self, name: str, kind: str, ids: Iterable[str]) -> list[dict[str, str]]:
        """Other items, listed under `name`."""
        return [self.link(f"{name}/{index}", kind, id) for index, id in enumerate(ids)]

    def legal(self, ids: Iterable[str]) -> list[dict[str, str]]:
        """Points of law to check, and where they were read."""
        return [self._legal(f"/legal/{index}", id) for index, id in enumerate(ids)]

    def _legal(self, pointer: str, id: str) -> dict[str, str]:
        note, legal = legal_note(self.edition, id), self.edition.handbook.legal
        read = note.structure
        return {
            "id": id,
            "jurisdiction": read.jurisdiction,
            "topic": self.said(f"{pointer}/topic", legal, note.words.topic, id, "topic"),
            "check": self.said(f"{pointer}/check", legal, note.words.check, id, "check"),
            "source": read.source,
            "source_kind": read.kind,
            "confidence": read.confidence,
            "read": read.read,
        }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
