"""Takes pages of the site to a browser, look by look, on several cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from typing import Any

from playwright.sync_api import Error as Failed

from tests.browsing import DESKTOP, PHONE, Pages, chromium

AT_ONCE = 10
"""Pages that one browser is opened for."""
ANY_LANGUAGE = "Object.defineProperty(navigator, 'languages', { get: () => ['zxx'] })"
"""The page above the languages leads on who speaks one of them."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.scheme} {self.width}px"


LOOKS = tuple(Look(scheme, width) for scheme in ("light", "dark") for width in (DESKTOP, PHONE))
CROSSED = (LOOKS[0], LOOKS[3]), (LOOKS[1], LOOKS[2])
"""Two looks have both schemes and both widths; two languages have all four."""


@dataclass(frozen=True)
class View:
    """A page in one state, as somebody saw it."""

    where: str
    faults: list[str]
    figure: float | None = None
    """What was counted or measured there."""


See = Callable[[Any, str, str], Iterable[View]]
"""Opens a page in a browser's tab, by the site's address and the page's below it, and tells of it."""


@dataclass(frozen=True)
class Errand:
    """Some pages to see in one look."""

    origin: str
    site: str
    """The address of the site, whose pages lie below it."""
    addresses: tuple[str, ...]
    look: Look
    see: See
    flags: tuple[str, ...] = ()
    """Of the browser."""


def by_turns(addresses: Iterable[str], locales: Sequence[str]) -> dict[str, tuple[Look, ...]]:
    """Two looks for a page of a language, so that it is seen in all four in two; else all."""
    turns = dict(zip(locales, cycle(CROSSED), strict=False))
    return {one: turns.get(one.partition("/")[0], LOOKS) for one in addresses}


def visit(errands: list[Errand], processes: int) -> Iterator[list[View]]:
    """What is seen on each errand, in order."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(run, errands)


def errands(
    origin: str, site: str, looks: dict[str, tuple[Look, ...]], see: See, *flags: str
) -> list[Errand]:
    """Addresses and the looks that each is seen in, as errands of a bearable length."""
    every = dict.fromkeys(look for wanted in looks.values() for look in wanted)
    return [
        Errand(origin, site, addresses, look, see, flags)
        for look in every
        for addresses in _batches([one for one in looks if look in looks[one]])
    ]


def _batches(addresses: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(addresses), AT_ONCE):
        yield tuple(addresses[start : start + AT_ONCE])


def run(errand: Errand) -> list[View]:
    """What is seen on one errand; what a page complains of by itself is a fault too."""
    found = []
    with chromium(*errand.flags) as browser:
        for address in errand.addresses:
            pages = Pages(browser, errand.origin)
            page = pages(errand.look.width, scheme=errand.look.scheme)
            if not address:
                page.add_init_script(ANY_LANGUAGE)
            place = f"{address or '/'} {errand.look}"
            try:
                for view in errand.see(page, errand.site, address):
                    found.append(View(f"{place} {view.where}", view.faults, view.figure))
            except Failed as error:  # of one page: the others are still to be seen
                found.append(View(place, [f"stopped: {str(error).splitlines()[0]}"]))
            pages.close()
            found.append(View(place, pages.faults))
    return found
