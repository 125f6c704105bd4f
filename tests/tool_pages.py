"""What the tests of the tools' pages share: looks, and what holds in any state of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.axe import faults
from tests.browsing import DESKTOP, PHONE
from tests.desk import keep

LOOKS = [(PHONE, "fr"), (DESKTOP, "en"), (PHONE, "en"), (DESKTOP, "fr")]
"""Widths and languages."""
TWO = LOOKS[:2]
SCHEMES = [
    (DESKTOP, "light", "fr"),
    (PHONE, "dark", "fr"),
    (DESKTOP, "dark", "en"),
    (PHONE, "light", "en"),
]
"""Widths, schemes and languages."""
NARROW = 320
IS_WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
DOUBLED = """() => [...document.querySelectorAll("[id]")].map(({ id }) => id)
  .filter((id, place, all) => all.indexOf(id) !== place)"""


def axe_in_all(states: Iterator[str], page: Any) -> list[str]:
    """What axe says of the page in each state."""
    return [f"{state}: {fault}" for state in states for fault in faults(page)]


def wider_in(states: Iterator[str], page: Any) -> list[str]:
    """The states in which the page scrolls sideways."""
    return [state for state in states if page.evaluate(IS_WIDER)]


def open_on(
    new_page: Any,
    url: str,
    day: str,
    *,
    width: int = DESKTOP,
    facts: dict[str, Any] | None = None,
    browser: str = "fr-FR",
    **options: Any,
) -> Any:
    """Open a page on a day; with facts, in a tab that holds them."""
    page = new_page(width, locale=browser, **options)
    if options.get("javascript", True):
        page.clock.install(time=f"{day}T09:00:00")
    page.goto(url)
    if facts is not None:
        keep(page, {"facts": facts})
    return page
