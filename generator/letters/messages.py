"""The builder's words, from the page. Mirrors what the exports need of browser/messages.js."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

SLOT = re.compile(r"\{([A-Za-z0-9_]+)\}")
CompiledLetter = Mapping[str, Any]


def fill(message: str, **slots: str) -> str:
    """A message with its slots filled in, once."""
    return SLOT.sub(lambda slot: slots[slot[1]], message)


def page_locale(letter: CompiledLetter) -> Mapping[str, Any]:
    """The page's own locale of a letter; a letter not yet worded in it lends another."""
    locales = letter["locales"]
    return locales.get(letter["page"]) or next(iter(locales.values()))


def label_of(letter: CompiledLetter, name: str) -> Mapping[str, Any]:
    """How the form names a field: in the page's language, else in another."""
    offered = (page_locale(letter), *letter["locales"].values())
    found = (one["labels"][name] for one in offered if name in one["labels"])
    return next(found, {"label": name})
