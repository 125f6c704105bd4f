"""The copy opened from the disk with the network cut: read, searched, filled in, taken away."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import guides
from tests.browsing import ONE_OF_EACH, PHONE, Pages
from tests.builder import blanks, kept_facts, shown_text, wait_for_clipboard
from tests.firefox import FirefoxPages
from tests.short_letter import ANSWERS, LETTER
from tests.taken import LETTER_READERS, read_ics

NOBODY = "http://nobody.invalid"
EXPORTS = ("txt", "md", "docx", "eml", "ics")
pytestmark = pytest.mark.browser


@pytest.fixture
def pages(browser):
    """Opens pages without any network; afterwards, nothing may have gone wrong in any of them."""
    pages = Pages(browser, NOBODY)
    yield pages
    pages.close()
    assert pages.faults == []


@pytest.fixture
def opened(pages, offline):
    """Opens a page of the copy by its address on the site; it may ask for files alone."""
    asked: list[str] = []

    def open_file(address: str, **options: Any) -> Any:
        page = pages(PHONE, **options)
        page.context.set_offline(True)
        page.on("request", lambda request: asked.append(request.url))
        page.goto((offline / address / "index.html").as_uri())
        return page

    yield open_file
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


def address(page: Any, offline: Any) -> str:
    """Where in the copy a page is."""
    return page.url.removeprefix(f"{offline.as_uri()}/").partition("?")[0]


@pytest.mark.parametrize(("asks_for", "gets"), [("fr-FR", "fr"), ("en-GB", "en")])
def test_it_opens_in_the_reader_s_language(asks_for, gets, opened, offline):
    """The file at the top leads on, as the site's root does."""
    page = opened("", locale=asks_for)
    page.wait_for_url(f"**/{gets}/index.html")
    assert address(page, offline) == f"{gets}/index.html"


def test_every_kind_of_page_opens(opened, offline):
    """None breaks its policy or asks for what is not there; the switch stays on the page."""
    page = opened("fr")
    kinds = [place for place in ONE_OF_EACH.values() if not place.endswith(".html")]
    for place in kinds:
        page.goto((offline / "fr" / place / "index.html").as_uri())
        assert page.locator("article h1").count() == 1
        switch = page.locator("a.md-select__link[hreflang=en]")
        target = switch.evaluate("(link) => link.href")
        assert target == (offline / "en" / place / "index.html").as_uri()


@pytest.mark.parametrize(
    ("locale", "typed", "found"),
    [
        ("fr", "le client ne répond plus", "scenarios/ghosting-client"),
        ("en", "late invoice", "scenarios/late-payer"),
    ],
)
def test_the_search_finds_and_opens_a_page(locale, typed, found, opened, offline):
    """The worker runs without a server, and its results are files."""
    page = opened(f"{locale}/letters/{LETTER}")
    page.click("[for=__search].md-icon")
    page.locator(".md-search__input").press_sequentially(typed)
    link = page.locator(f".md-search-result__link[href*='{found}/index.html']").first
    link.wait_for(state="visible")
    link.click()
    page.wait_for_url(f"**/{found}/index.html**")
    assert address(page, offline).partition("#")[0] == f"{locale}/{found}/index.html"
    assert page.locator("article h1").count() == 1


def test_a_letter_is_filled_in_and_taken_away(opened, pages, offline):
    """Every export holds it; what comes next is one click away, its facts in place."""
    page = opened(f"fr/letters/{LETTER}")
    for name, answer in ANSWERS.items():
        page.fill(f"[name='{name}']", answer)
    assert blanks(page) == []
    page.click("[data-action=show-letter]")
    text = shown_text(page)
    files = {format: taken(pages, page, format) for format in EXPORTS}
    for format, read in LETTER_READERS.items():
        said = "\n".join(read(files[format]))
        assert all(line.removeprefix("- ") in said for line in text.splitlines()), format
    assert "F-118" in files["md"].decode()
    assert read_ics(files["ics"])
    facts = json.loads(taken(pages, page, "save-facts"))
    assert facts["facts"]["sender"] == ANSWERS["sender"]
    page.click("[data-action=copy-text]")
    wait_for_clipboard(page, text)
    following = page.locator("[data-action=next-letter]").first
    letter = following.get_attribute("data-letter")
    following.click()
    page.wait_for_url(f"**/letters/{letter}/index.html")
    assert page.input_value("[name=sender]") == ANSWERS["sender"]


def taken(pages: Pages, page: Any, action: str) -> bytes:
    return pages.downloaded(page, lambda: page.click(f"[data-action={action}]"))[1]


def test_the_guide_leads_to_a_result_and_on(opened, offline):
    """Fifteen answers, an outcome, and the way to its situation."""
    persona = next(one for one in guides.personas() if one.name == "outgrown nice client")
    page = opened("fr/guide")
    for question, answer in persona.answers.items():
        page.check(f"[name={question}][value='{answer}']")
    assert page.get_attribute("[data-outcome]", "data-outcome") == persona.outcome
    page.click("#result a[href*='scenarios/outgrown/']")
    page.wait_for_url("**/fr/scenarios/outgrown/index.html*")
    assert kept_facts(page)["tools"]["guide"] == persona.answers


def test_the_plan_leads_to_its_letters(opened, pages, offline):
    """Its lines link to files; its calendar names the pages of the site on the web."""
    page = opened("fr/plan")
    page.select_option("#answer-scenario", "outgrown")
    page.fill("[name=announce_date]", "2027-01-18")
    page.fill("[name=last_day]", "2027-04-16")
    name, calendar = pages.downloaded(page, lambda: page.click("[data-action=plan-ics]"))
    assert (name, calendar[:15]) == ("plan.ics", b"BEGIN:VCALENDAR")
    assert b"https://amiable.example/handbook/fr/" in calendar.replace(b"\r\n ", b"")
    link = page.locator("[data-entry] a.to-letter").first
    assert link.get_attribute("href").endswith("/index.html")
    link.click()
    page.wait_for_url("**/fr/letters/*/index.html")
    assert kept_facts(page)["facts"]["last_day"] == "2027-04-16"


@pytest.mark.firefox
def test_firefox_searches_the_copy_too(firefox, firefox_downloads, offline):
    """Its files are strangers to each other there; the shim works all the same."""
    pages = FirefoxPages(firefox, NOBODY, firefox_downloads)
    page = pages()
    page.goto((offline / "en/letters" / LETTER / "index.html").as_uri())
    page.click(".md-search__input")
    page.locator(".md-search__input").press_sequentially("late invoice")
    link = page.locator(
        ".md-search-result__link[href*='scenarios/late-payer/index.html']"
    ).first
    link.click()
    page.wait_for_url("**/scenarios/late-payer/index.html**")
    pages.close()
    assert pages.faults == []
