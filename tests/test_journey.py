"""A reader with a late payer leaves with two finished letters and types no fact twice."""

import re

import pytest

from tests.browsing import DESKTOP, PHONE
from tests.builder import (
    blanks,
    clipboard,
    kept_facts,
    shown_subject,
    shown_text,
    written_by_python,
)
from tests.typists import Finger, Keyboard, Mouse

pytestmark = pytest.mark.browser
REMINDER, RECAP = "invoice-reminder-friendly", "exit-recap"
ANSWERS = {
    "sender": "Alix Modèle",
    "client_name": "Camille Exemple",
    "project": "la refonte du site",
    "invoices_open.0.number": "F-118",
    "invoices_open.0.due": "2026-12-28",
    "invoices_open.0.amount": "1 800,50",
    "last_day": "2027-03-12",
    "reply_by": "2027-01-18",
    "deliverables_left.0.item": "the home page",
}
READERS = {
    "keyboard-390": (Keyboard, PHONE, False),
    "touch-390": (Finger, PHONE, True),
    "mouse-1280": (Mouse, DESKTOP, False),
}


@pytest.mark.parametrize("reader", READERS)
def test_from_the_home_page_to_two_finished_letters(reader, new_page, server, handbook):
    """A French reminder, then an English exit recap, both whole, both taken away as text."""
    kind, width, touch = READERS[reader]
    page = new_page(width, touch=touch)
    page.goto(f"{server.url}fr/")
    person = kind(page)

    person.follow("scenarios/late-payer/")
    person.follow(f"letters/{REMINDER}/")
    fill_in(person)
    french = take_text(person)
    assert french == written_by_python(page, handbook, REMINDER, "fr").text
    assert "1\u202f800,50\u00a0€" in french
    assert "28 décembre 2026" in french
    first = list(person.typed)
    assert "sender" in first

    person.go_home()
    person.follow("letters/")
    person.follow(f"{RECAP}/")
    for name in first:
        assert person.control(name).input_value() != "", f"{name} must be typed again"
    person.choose("letter_locale", "en")
    fill_in(person)
    english = take_text(person)
    assert english == written_by_python(page, handbook, RECAP, "fr").text
    assert "12 March 2027" in english
    assert page.get_attribute("#letter", "lang") == "en"
    assert page.get_attribute("html", "lang") == "fr"
    assert kept_facts(page)["letters"][RECAP]["locale"] == "en"

    assert len(person.typed) == len(set(person.typed)), "a fact was typed twice"
    assert len(person.typed) - len(first) <= 4
    assert not any(name.startswith("invoices_open") for name in person.typed[len(first) :])


def fill_in(person):
    """Answer what the letter still lacks, in the form's order."""
    page = person.page
    asked = page.eval_on_selector_all(
        "#builder form [name]", "all => all.map((control) => control.name)"
    )
    missing = {path.partition(".")[0] for path in blanks(page)}
    assert missing
    for name in asked:
        if name not in ANSWERS or name.partition(".")[0] not in missing:
            continue
        assert person.control(name).input_value() == "", f"{name} was already answered"
        person.type(name, ANSWERS[name])
    assert blanks(page) == []


def take_text(person):
    """Copy the letter; what is on the clipboard is what stands on the page."""
    page = person.page
    if page.locator("[data-action=show-letter]").is_visible():
        person.press("show-letter")
    person.press("copy-text")
    text = shown_text(page)
    page.wait_for_function(
        "wanted => navigator.clipboard.readText().then((t) => t === wanted)", arg=text
    )
    assert not re.search(r"\[[^\]]+\]", text + shown_subject(page)), "a blank is left"
    return clipboard(page)
