"""axe-core finds nothing to complain of, in the states that our own pages reach."""

import pytest

from tests.axe import faults
from tests.browsing import DESKTOP, ONE_OF_EACH, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.node]
LOOKS = {
    ("light", DESKTOP): "fr",
    ("dark", PHONE): "fr",
    ("dark", DESKTOP): "en",
    ("light", PHONE): "en",
}
"""Each scheme and width, in one of the languages."""


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request):
    return request.param


@pytest.fixture
def page(look, new_page):
    """A page in one scheme and width, for all the addresses of a test."""
    scheme, width = look
    return new_page(width, scheme=scheme)


def test_a_scenario_with_its_legal_notes_open(page, server):
    """Whatever unfolds is unfolded."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH['scenario']}")
    assert page.locator("details").count() > 0
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
    )
    assert faults(page) == []


def test_a_letter_filled_in(page, server):
    """Form with rows, letter with values, and the panel that asks before an export."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH['letter']}")
    page.fill("[name=sender]", "Alix Modèle")
    page.select_option("[name=delivery_mode]", "post")
    page.fill("[name='deliverables_left.0.item']", "la page")
    page.click("[data-action=add-row][data-list=deliverables_left]")
    found = faults(page)
    show_letter(page)
    page.click("[data-action=copy-text]")
    assert page.locator(".desk__side .panel").is_visible()
    assert found + faults(page) == []


def test_a_letter_with_a_fault(page, server):
    """The error summary, and the words beside the field."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH['letter-short']}")
    page.fill("[name='invoices_open.0.amount']", "beaucoup")
    show_letter(page)
    page.click("[data-action=copy-text]")
    assert page.locator(".problems").is_visible()
    assert faults(page) == []


@pytest.mark.parametrize("kind", ["talk", "push-back"])
def test_sentences_filled_in(kind, page, server):
    """Some blanks filled, some left, and the line that tells what was copied."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH[kind]}")
    page.fill("[name=last_day]", "2027-03-12")
    page.locator("[data-action=copy-text]").last.click()
    page.wait_for_selector("[role=status]:not(:empty)")
    assert page.locator("button[data-blank]").count() > 0
    assert faults(page) == []


def test_the_search_with_results(page, server):
    """Open, with something found."""
    page.goto(f"{server.url}fr/", wait_until="networkidle")
    page.focus(".md-search__input")
    page.keyboard.type("facture")
    page.wait_for_selector(".md-search-result__item a")
    assert faults(page) == []


def show_letter(page):
    """On a phone the letter stands behind a button."""
    button = page.locator("[data-action=show-letter]")
    if button.is_visible():
        button.click()
