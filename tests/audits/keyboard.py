"""Tab alone leads through every page: each stop is in sight, shows it, and the walk ends.

Forwards to the end of the page, then back to its beginning: that way the header could cover
what it scrolls to. `keyboard fr/guide/ …`: on these pages alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import TimeoutError as TooLate

from tests.at_hand import at_hand
from tests.audits.report import Report
from tests.audits.served import Served
from tests.audits.states import EVERY, LETTER, states
from tests.audits.visit import View
from tests.kinds import covering_letters
from tests.typists import FOCUS
from tests.walk import LEAST_CONTRAST, RING

LONGEST_WALK = 2000
"""Tab stops after which a page has no end."""
SETTLES = 1_000
"""Milliseconds in which what moves comes to rest."""
FULLEST = ("rows",)
"""The state of a letter with the most to stop at."""
STOP = f"""() => {{
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const isSame = window.lastStop === focused;
  window.lastStop = focused;
  const words = (focused.innerText || focused.ariaLabel || focused.name || focused.id || "").trim();
  const name = `${{focused.localName}} "${{words.slice(0, 40)}}"`.replace(/\\s+/g, " ");
  return {{ name, isSame, isDate: focused.type === "date", fault: ({FOCUS})(), ...({RING})(focused) }};
}}"""


def audit(served: Served, *wanted: str) -> Report:
    """Every page at every width, there and back; its languages share the schemes."""
    looks = served.by_turns(wanted)
    seen = list(served.visit(looks, see))
    walks = [view for view in seen if view.figure is not None]
    found = [f"{view.where}: {fault}" for view in seen for fault in view.faults]
    stops = sum(int(view.figure or 0) for view in seen)
    figure = f"{len(looks)} pages, {len(walks)} walks there and back, {stops} stops"
    return Report(stops, figure, found)


def see(page: Any, site: str, address: str) -> Iterator[View]:
    """Walk a page in its states; a letter that asks nothing new is walked with all its rows."""
    letter = LETTER.fullmatch(address)
    is_new = letter and address.split("/")[2] in covering_letters(at_hand(), 3)
    for state in states(page, site, address, EVERY if is_new else FULLEST):
        found: list[str] = []
        count = 0
        for key in ("Tab", "Shift+Tab"):
            for fault in walk(page, key):
                count += 1
                found += [f"{key}: {one}" for one in fault]
        yield View(state, list(dict.fromkeys(found)), count)


def walk(page: Any, key: str) -> Iterator[list[str]]:
    """What is wrong with each stop, from where the focus is to the end of the page."""
    page.evaluate("() => { window.lastStop = null; }")
    for _ in range(LONGEST_WALK):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return
        if not stop["isSame"]:  # else a part of the same date
            yield list(faults(page, stop))
    yield ["the walk has no end"]


def faults(page: Any, stop: dict[str, Any]) -> Iterator[str]:
    """Out of sight, thin or pale."""
    if stop["fault"] and (fault := once_settled(page)):
        yield " ".join(fault.split())
    if not stop["isDate"] and not stop["isWide"]:
        yield f"{stop['name']} has a thin ring"
    elif stop["contrast"] < LEAST_CONTRAST:
        yield f"{stop['name']} has a ring of {stop['contrast']:.2f}:1"


def once_settled(page: Any) -> str:
    """What is still wrong with where the focus is, when nothing moves any more."""
    try:
        page.wait_for_function(f"() => ({FOCUS})() === ''", timeout=SETTLES)
    except TooLate:
        return page.evaluate(FOCUS)
    return ""
