"""The states that any page of the site can be brought into, whatever stands on it.

A letter's are those of its desk (`tests/states.py`). Any other page is seen as it opens, with all
that unfolds unfolded, with every question answered, and with the menu and the search open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from generator.letters.facts import example_facts
from tests.at_hand import at_hand
from tests.states import STATES as OF_A_LETTER
from tests.states import enter, views

HOME = re.compile(r"[^/]+/")
LETTER = re.compile(r"([^/]+)/letters/[^/]+/")
UNFOLD = """() => {
  const folded = [...document.querySelectorAll("details:not([open])")].filter((one) => one.checkVisibility());
  for (const one of folded) one.open = true;
  return folded.length > 0;
}"""
# Every control that can be typed in or chosen gets an answer of its kind, as if by hand.
ANSWER = """() => {
  const asked = [...document.querySelectorAll("main :is(input, select, textarea)")]
    .filter((one) => one.checkVisibility() && !one.disabled && one.type !== "file");
  for (const one of asked) {
    if (!one.isConnected || one.value === undefined) continue;
    if (one.matches("[type=checkbox], [type=radio]")) one.checked = true;
    else if (one.matches("select")) one.value = one.options[one.options.length - 1].value;
    else if (one.type === "date") one.value = "2027-03-12";
    else one.value = one.inputMode ? "1250" : "Alix Modèle";
    for (const name of ["input", "change"]) one.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return asked.length > 0;
}"""
MENU = "button[aria-controls]"
MENU_IS_OPEN = f"{MENU}[aria-expanded=true]"
SEARCH = "input.md-search__input"
FOUND = ".md-search-result__item a"
AS_IT_OPENS = "as it opens"
EVERY = frozenset(state.id for state in OF_A_LETTER)


@dataclass(frozen=True)
class State:
    """One state; `reach` tells whether the page at hand can be in it."""

    id: str
    reach: Callable[[Any], bool]
    only: re.Pattern[str] | None = None
    """The addresses where to look; elsewhere it is the same."""


def as_it_opens(page: Any) -> bool:
    return True


def unfolded(page: Any) -> bool:
    return page.evaluate(UNFOLD)


def answered(page: Any) -> bool:
    """Twice, for some questions are asked only after others."""
    return page.evaluate(ANSWER) and page.evaluate(ANSWER)


def with_menu(page: Any) -> bool:
    """The drawer of a narrow window, as the keyboard opens it."""
    if not page.locator(MENU).is_visible():
        return False
    page.focus(MENU)
    page.keyboard.press("Enter")
    page.wait_for_selector(MENU_IS_OPEN)
    return True


def with_search(page: Any) -> bool:
    """With something found for the longest word of the page's heading."""
    page.wait_for_load_state("networkidle")
    page.focus(SEARCH)
    words = re.findall(r"\w+", page.locator("h1").first.inner_text())
    page.keyboard.type(max(words, key=len))
    page.wait_for_selector(FOUND)
    return True


STATES = (
    State(AS_IT_OPENS, as_it_opens),
    State("unfolded", unfolded),
    State("answered", answered),
    State("menu open", with_menu),
    State("search open", with_search, HOME),
)

ALL = frozenset(state.id for state in STATES)


def states(
    page: Any,
    site: str,
    address: str,
    of_a_letter: Collection[str] = EVERY,
    of_a_page: Collection[str] = ALL,
) -> Iterator[str]:
    """Bring the page into one wanted state after the other, and name it."""
    if letter := LETTER.fullmatch(address):
        yield from _letter_states(page, site, address, letter[1], of_a_letter)
    else:
        yield from _page_states(page, site, address, of_a_page)


def _page_states(page: Any, site: str, address: str, wanted: Collection[str]) -> Iterator[str]:
    for state in STATES:
        if state.id not in wanted or (state.only and not state.only.fullmatch(address)):
            continue
        page.goto("about:blank")
        page.goto(site + address)
        if state.reach(page):
            yield state.id


def _letter_states(
    page: Any, site: str, address: str, locale: str, wanted: Collection[str]
) -> Iterator[str]:
    facts = example_facts(at_hand(), locale)
    for state in OF_A_LETTER:
        if state.id in wanted and enter(page, site, address, state, facts):
            for number, _ in enumerate(views(page)):
                yield f"{state.id}{', other view' if number else ''}"
