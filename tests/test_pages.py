"""All locales of the built site hold the same sound pages."""

from collections import Counter
from itertools import permutations

import pytest

from tests.at_hand import at_hand, one_of_each
from tests.links import broken, unheard

LOCALES = at_hand().locales


def test_all_locales_hold_the_same_pages(site, handbook):
    """The addresses below site/fr/, site/en/ and any other are the same."""
    first, *others = (set(site.locale_pages(locale)) for locale in LOCALES)
    assert all(addresses == first for addresses in others)
    assert set(one_of_each(handbook).values()) - {"404.html"} <= first


def test_every_item_has_its_page(site, handbook):
    """One page per scenario, letter and checklist, in each locale."""
    for locale in LOCALES:
        pages = site.locale_pages(locale)
        for kind in ("scenarios", "letters", "checklists"):
            assert f"{kind}/" in pages
            for id in handbook.items[kind]:
                assert f"{kind}/{id}/" in pages


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_names_its_language_and_has_one_heading(site, locale):
    """<html lang> is the locale, and there is exactly one <h1>."""
    for address, page in site.locale_pages(locale).items():
        assert page.soup.html["lang"] == locale, address
        assert len(page.soup.find_all("h1")) == 1, address


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_and_descriptions_are_unique(site, locale):
    """No two pages of a locale share a title or a description; none lacks one."""
    pages = site.locale_pages(locale)
    titles = {address: page.soup.title.get_text() for address, page in pages.items()}
    descriptions = {
        address: page.soup.find("meta", attrs={"name": "description"})["content"]
        for address, page in pages.items()
    }
    for found in (titles, descriptions):
        twice = [text for text, number in Counter(found.values()).items() if number > 1]
        assert twice == []
        assert all(len(text) > 10 for text in found.values())


def test_no_link_or_anchor_is_broken(site):
    """Every address of this site that a page names exists, and every anchor too."""
    assert [*broken(site, site.pages), *unheard(site)] == []


def test_every_generated_page_links_to_its_yaml(site, handbook):
    """The edit link of an item's page leads to the words a translator owns."""
    for locale in LOCALES:
        pages = site.locale_pages(locale)
        for kind in ("scenarios", "letters", "checklists"):
            for id in handbook.items[kind]:
                edit = pages[f"{kind}/{id}/"].soup.select_one("a[href*='data/words']")
                assert edit is not None, f"{locale}/{kind}/{id}"
                assert edit["href"].endswith(f"data/words/{locale}/{kind}/{id}.yml")


def test_the_switch_stays_on_the_page(site):
    """The language switch of every page leads to the same page in each other locale."""
    for locale, other in permutations(LOCALES, 2):
        for address, page in site.locale_pages(locale).items():
            addresses = [target for target, _ in page.links()]
            assert f"{other}/{address}" in addresses, page.address


def test_a_scenario_leads_to_its_letters_and_checklists(site, handbook):
    """Every link the structure names can be followed on the page."""
    for locale in LOCALES:
        for id, item in handbook.scenarios.items():
            page = site.locale_pages(locale)[f"scenarios/{id}/"]
            addresses = {address for address, _ in page.links()}
            wanted = [f"letters/{letter}/" for letter in item.structure.letters]
            wanted += [f"checklists/{one}/" for one in item.structure.checklists]
            if item.structure.planned_exit:
                exits = handbook.settings.planned_exit
                wanted += [f"letters/{letter}/" for letter in exits.letters + exits.successor]
            assert {f"{locale}/{one}" for one in wanted} <= addresses, page.address


def test_a_letter_leads_to_its_scenarios_and_neighbours(site, handbook):
    """A letter's page names the scenarios it serves and what comes before and after it."""
    for locale in LOCALES:
        for id, item in handbook.letters.items():
            page = site.locale_pages(locale)[f"letters/{id}/"]
            addresses = {address for address, _ in page.links()}
            wanted = {
                f"scenarios/{scenario}/"
                for scenario, one in handbook.scenarios.items()
                if id in one.structure.letters
            }
            wanted |= {f"letters/{s.letter}/" for s in item.structure.follow_up if s.letter}
            wanted |= {
                f"letters/{other}/"
                for other, one in handbook.letters.items()
                if other != id and any(s.letter == id for s in one.structure.follow_up)
            }
            assert {f"{locale}/{one}" for one in wanted} <= addresses, page.address


def test_a_letter_is_complete_without_javascript(site, handbook):
    """The static page shows every paragraph that cannot be left out, blanks labelled."""
    for locale in LOCALES:
        for id in handbook.letters:
            letter = site.locale_pages(locale)[f"letters/{id}/"].soup.find(id="letter")
            assert letter.get("lang") == locale
            assert letter.find_all("p")
            blanks = letter.select("[data-blank]")
            assert blanks, id
            assert all(b.get_text().startswith("[") for b in blanks)


def test_the_page_holds_no_address_of_another_host(site):
    """No script, style, picture or font comes from elsewhere."""
    for page in site.pages.values():
        for tag in page.soup.find_all(["script", "img", "iframe", "source", "link"]):
            value = tag.get("src") or (
                tag.get("href")
                if tag.get("rel") in (["stylesheet"], ["icon"], ["preload"])
                else ""
            )
            assert not str(value or "").startswith(("http:", "https:", "//")), page.address
