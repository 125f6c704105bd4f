"""A third language, laid out by `new locale` and filled in: one line changed, and a whole site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.checks import examine
from generator.cli import main
from generator.site.build import build_all
from tests.browsing import SiteServer
from tests.filling import fill
from tests.little import make_project

GAP = "summary"
"""The text of one letter that stays untranslated."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The tiny handbook in three languages, with one gap in the third."""
    project = make_project(tmp_path_factory.mktemp("project"))
    assert main(["new", "locale", "de", "--root", str(project)]) == 0
    settings = project / "house/data/handbook.yml"
    settings.write_text(
        f"{settings.read_text('utf-8')}locales: {{de: {{forms: [ich]}}}}\n", "utf-8"
    )
    words = project / "house/data/words/de"
    farewell, ui = words / "letters/farewell.yml", words / "ui.yml"
    gap = next(line for line in farewell.read_text("utf-8").splitlines() if line == f"{GAP}: ~")
    text = farewell.read_text("utf-8").replace("title: ~", "title: Lebwohl, Marmelade")
    farewell.write_text(text.replace(f"{gap}\n", ""), "utf-8")
    ui.write_text(ui.read_text("utf-8").replace("language: ~", "language: Deutsch"), "utf-8")
    fill(words, "ich")
    handbook, problems = examine(project)
    assert problems == [] and handbook is not None
    assert [(item.id, loc) for item, _, loc in handbook.gaps()] == [("farewell", (GAP,))]
    folder = tmp_path_factory.mktemp("built") / "site"
    build_all(project, folder)
    return folder


def soup(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "html.parser")


@pytest.mark.parametrize("locale", ["fr", "en", "de"])
@pytest.mark.parametrize("page", ["", "letters/", "letters/farewell/", "guide/"])
def test_every_language_switch_leads_to_it(site, locale: str, page: str):
    """From each language to the same page in the others, by its own name."""
    links = soup(site, f"{locale}/{page}").select(".md-select__link")
    assert [(link["hreflang"], link.get_text(strip=True)) for link in links] == [
        ("fr", "Français"),
        ("en", "English"),
        ("de", "Deutsch"),
    ]
    for link in links:
        target = (site / locale / page / link["href"]).resolve()
        assert (target / "index.html").is_file(), link["href"]


def test_its_pages_say_their_language(site):
    """The root offers it, the sitemaps name it, and its pages are German."""
    assert (site / "index.html").read_text("utf-8").count('hreflang="de"') >= 2
    assert soup(site, "de").html["lang"] == "de"
    assert "/de/" in (site / "sitemap.xml").read_text("utf-8")
    assert json.loads((site / "de/handbook.json").read_text("utf-8"))["locale"] == "de"


def test_a_gap_is_shown_and_says_so(site):
    """What is not translated stands in its own language, under a notice; the rest is German."""
    page = soup(site, "de/letters/farewell")
    assert page.find("h1").get_text(strip=True).startswith("Lebwohl, Marmelade")
    (gap,) = (one for one in page.select('[lang="fr"]') if "Elle arrête" in one.get_text())
    assert gap.get_text(strip=True) == "Elle arrête la confiture."
    assert page.select_one("p.notice")
    assert not soup(site, "de/letters/receipt").select_one("p.notice")


def test_a_page_written_by_hand_stands_in_for_its_translation(site):
    """The French page, marked as French, under a notice."""
    page = soup(site, "de/decide")
    assert page.select_one("p.notice")
    assert page.select_one('div[lang="fr"]')


def test_a_tool_on_such_a_page_is_german(site):
    """What the data give is in its own language: it stands outside of what is marked as French."""
    page = soup(site, "de/guide")
    tool = page.select_one('[data-module="guide"]')
    assert tool.find_parent(lang="fr") is None
    assert tool.select_one("fieldset.card legend")
    assert page.select_one('div[lang="fr"] p')


@pytest.mark.browser
def test_it_is_found_by_its_own_words(site, browser):
    """The search of the German site finds a German title, and leads there."""
    with SiteServer(site, "/") as server:
        page = browser.new_page()
        try:
            page.goto(f"{server.url}de/", wait_until="networkidle")
            page.click(".md-search__input")
            page.keyboard.type("marmelade")
            page.wait_for_selector(".md-search-result__link")
            found = page.get_attribute(".md-search-result__link", "href")
            assert "/de/letters/farewell/" in found
        finally:
            page.close()


def test_a_letter_is_written_in_it(site):
    """The sheet of its page is German, from the greeting on."""
    shown = soup(site, "de/letters/receipt").select_one("#letter").get_text(" ")
    assert "Wort" in shown
