"""axe-core finds nothing to complain of, in any state a reader sees."""

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


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_page_of_every_kind(kind, look, page, server):
    """As it opens."""
    page.goto(f"{server.url}{LOOKS[look]}/{ONE_OF_EACH[kind]}")
    assert faults(page) == []


def test_the_pages_above_the_languages(page, new_page, server):
    """The choice of language, and the 404 of the whole site."""
    found = []
    page.goto(f"{server.url}404.html")
    found += faults(page)
    page.add_init_script("Object.defineProperty(navigator, 'languages', { get: () => ['de'] })")
    page.goto(server.url)
    assert page.url == server.url
    assert found + faults(page) == []


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "letter"])
def test_the_drawer_open(scheme, kind, new_page, server):
    """On a phone."""
    page = new_page(PHONE, scheme=scheme)
    page.goto(f"{server.url}fr/{ONE_OF_EACH[kind]}")
    page.focus("button[aria-controls]")
    page.keyboard.press("Enter")
    page.wait_for_selector("button[aria-controls][aria-expanded=true]")
    assert faults(page) == []


def test_axe_would_see_a_fault(new_page, server):
    """The rules do run: a picture without words and grey on grey are both told."""
    page = new_page()
    page.goto(f"{server.url}fr/")
    page.evaluate("""() => {
      const picture = document.createElement("img");
      picture.src = "data:,";
      document.querySelector("article").prepend(picture);
      document.querySelector("h1").style.color = "#ddd";
    }""")
    told = " ".join(faults(page))
    assert "image-alt" in told
    assert "color-contrast" in told
    new_page.faults.clear()


def show_letter(page):
    """On a phone the letter stands behind a button."""
    button = page.locator("[data-action=show-letter]")
    if button.is_visible():
        button.click()
