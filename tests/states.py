"""The states in which a reader meets a letter page, and how each is reached.

Each begins on a page that is opened anew: none leaves anything behind for the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NO_FACTS = b'{"amiable_facts": 1, "facts": {"sender": ["a"], "last_day": {}}}'
SHOUTED = "URGENT MERCI !!!"
"""What the tone rules of every language advise against."""
SHOW_OTHER = "[data-action^=show-][aria-pressed=false]:visible"
PUT = """(text) => {
  localStorage.clear();
  sessionStorage.clear();
  if (text) sessionStorage.setItem("amiable.facts", text);
}"""


@dataclass(frozen=True)
class State:
    """One state; `reach` tells whether the letter at hand can be in it."""

    id: str
    reach: Callable[[Any], bool]
    is_answered: bool = True


def enter(page: Any, site: str, letter: str, state: State, facts: Mapping[str, Any]) -> bool:
    """Open a letter's page and bring it into a state; False if this letter has no such state."""
    if not page.url.startswith(site):
        page.goto(f"{site}{letter}")
    page.evaluate(PUT, json.dumps(facts) if state.is_answered else "")
    page.goto(f"{site}{letter}")
    page.wait_for_selector("#builder form")
    return state.reach(page)


def views(page: Any) -> Iterator[Any]:
    """The page as it stands; on a phone, then with its other view too."""
    yield page
    other = page.locator(SHOW_OTHER)
    if other.count():
        other.click()
        yield page


def as_it_opens(page: Any) -> bool:
    return True


def with_rows(page: Any) -> bool:
    """A row more in every list, and the last one moved up."""
    lists = page.locator("[data-action=add-row]:visible")
    for index in range(lists.count()):
        lists.nth(index).click()
        page.locator("[data-action=move-up]:visible").last.click()
    return lists.count() > 0


def with_errors(page: Any) -> bool:
    """Amounts that cannot be read, and a letter sent after all of its own dates."""
    for amount in page.locator("[inputmode=decimal]:visible").all():
        amount.fill("beaucoup")
    for date in page.locator("[name=send_date]:visible").all():
        date.fill("2039-01-31")
    take(page)
    return page.locator(".problems").count() > 0 and page.evaluate(
        "document.activeElement.matches('.problems')"
    )


def with_blanks_panel(page: Any) -> bool:
    """What is missing, told before an export."""
    take(page)
    return page.locator("#blanks-title:visible").count() > 0


def with_refused_file(page: Any) -> bool:
    """A file that holds no answers, and why."""
    load(page, NO_FACTS)
    return page.locator("#facts-title li:visible").count() > 0


def with_loaded_file(page: Any) -> bool:
    """Answers from a file, with the way back."""
    load(page, b'{"amiable_facts": 1, "facts": {"sender": "Alix"}, "letters": {}}')
    return page.locator("[data-action=undo-load]:visible").count() > 0


def with_origins(page: Any) -> bool:
    """Why each sentence is there."""
    show(page, "letter")
    page.click(".origins > summary")
    page.wait_for_selector(".origins__list li")
    return True


def with_reading_copy(page: Any) -> bool:
    """A letter in another language than the page's."""
    choice = page.locator("[name=letter_locale]:visible")
    own = page.get_attribute("html", "lang")
    others = choice.locator(f"option:not([value={own}])")
    if not others.count():
        return False
    choice.select_option(others.first.get_attribute("value"))
    return page.locator(".copy[open]").count() > 0


def with_notes(page: Any) -> bool:
    """Advice on what was typed, in a line and in several."""
    for kind in ("input[type=text]:not([inputmode]):visible", "textarea:visible"):
        for control in page.locator(f"#builder form {kind}").all()[:2]:
            control.fill(SHOUTED)
    page.wait_for_selector(".notes")
    return True


def with_memory(page: Any) -> bool:
    """Answers kept on the device."""
    page.check("[name=remember]")
    return page.evaluate("localStorage.length") > 0


STATES = (
    State("empty", as_it_opens, is_answered=False),
    State("filled", as_it_opens),
    State("rows", with_rows),
    State("errors", with_errors),
    State("blanks-panel", with_blanks_panel, is_answered=False),
    State("refused-file", with_refused_file, is_answered=False),
    State("loaded-file", with_loaded_file),
    State("origins", with_origins),
    State("reading-copy", with_reading_copy),
    State("notes", with_notes),
    State("remembered", with_memory),
)


def take(page: Any) -> None:
    """Ask for the letter's text."""
    show(page, "letter")
    page.click("[data-action=copy-text]")


def show(page: Any, view: str) -> None:
    """On a phone, turn to the form or to the letter."""
    button = page.locator(f"[data-action=show-{view}]")
    if button.is_visible():
        button.click()


def load(page: Any, content: bytes) -> None:
    """Choose a file of answers."""
    file = {"name": "facts.json", "mimeType": "application/json", "buffer": content}
    page.set_input_files("[name=facts-file]", file)
    page.wait_for_selector("#facts-title:visible")
