"""The entries of `nav` in handbook.yml, each with the way to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ALL = "/*"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A page, all pages of a folder (`letters/*`), or the name above them."""

    loc: tuple[Any, ...]
    name: str
    is_section: bool = False


@dataclass(frozen=True)
class Misfit:
    """Something else than that."""

    loc: tuple[Any, ...]


def entries(nav: Any, loc: tuple[Any, ...] = ("nav",)) -> Iterator[Entry | Misfit]:
    """Everything that a menu names, in its order."""
    if isinstance(nav, str) and nav:
        yield Entry(loc, nav)
    elif isinstance(nav, (list, tuple)) and nav:
        for position, inside in enumerate(nav):
            yield from entries(inside, (*loc, position))
    elif isinstance(nav, Mapping):
        for key, inside in nav.items():
            yield Entry((*loc, key), key, is_section=True)
            yield from entries(inside, (*loc, key))
    else:
        yield Misfit(loc)


def is_elsewhere(name: str) -> bool:
    """Whether an entry leads out of the handbook: a whole address, or one below the host."""
    return bool(_ELSEWHERE.match(name))
