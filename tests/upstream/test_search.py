"""The search finds what people type, through the box they type it in."""

import gzip
import json
import re
from pathlib import Path

import pytest
import yaml

from generator.site.search import fold
from tests.asking import ask

pytestmark = pytest.mark.browser
LOCALES = ("fr", "en")
BAR = 40_000
"""Bytes of a locale's index, gzip."""
QUERIES = Path(__file__).parent.parent / "cases" / "queries.yml"
FIRST = 5
"""Pages among which a complaint must find its situation."""


@pytest.fixture
def find(new_page, server):
    """Types in the search box of a locale's home page; gives the results' pages and texts."""
    opened = {}

    def search(locale, text):
        if locale not in opened:
            opened[locale] = new_page()
            opened[locale].goto(f"{server.url}{locale}/", wait_until="networkidle")
        page = opened[locale]
        page.click(".md-search__input")
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.wait_for_function("() => !document.querySelector('.md-search-result__item')")
        page.keyboard.insert_text(text)  # at once: no results of its first letters
        page.keyboard.press("End")
        page.wait_for_function(
            "() => /[0-9]|Aucun|No/.test(document.querySelector('.md-search-result__meta').textContent)"
        )
        return page.eval_on_selector_all(
            ".md-search-result__link",
            """all => all.map((link) => {
              const path = new URL(link.href).pathname.split("/").slice(3).join("/");
              return [path, link.textContent];
            })""",
        )

    return search


def entries(site, locale):
    index = json.loads((site.folder / locale / "search/search_index.json").read_text("utf-8"))
    return index["docs"]


def said(site, locale):
    """All text that the index of a locale shows."""
    shown = " ".join(f"{one['title']} {one['text']}" for one in entries(site, locale))
    return re.sub(r"<[^>]+>", " ", shown)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("argent", "l’argent"),
        ("resiliation", "résiliation"),
        ("résiliation", "résiliation"),
        ("coeur", "cœur"),
        ("cœur", "cœur"),
        ("echeance", "l’échéance"),
        ("RELANCE", "relance"),
    ],
)
def test_french_is_found_as_it_is_typed(typed, written, find):
    """After an elision, without accents, ligatures as two letters, in capitals."""
    results = find("fr", typed)
    assert any(written in text.lower() for _, text in results), results


def test_every_ligature_of_the_pages_is_found_by_its_two_letters(find, site):
    """« voeux » finds « vœux »."""
    words = sorted(set(re.findall(r"\b\w*œ\w*\b", said(site, "fr").lower())))
    assert words, "no French page has a word with a ligature"
    for word in words:
        assert any(word in text.lower() for _, text in find("fr", fold(word))), fold(word)


@pytest.mark.parametrize("word", ["notice", "invoice", "handover", "successor", "paid"])
def test_exact_english_words_are_found(word, find, site):
    """As they stand on the page, without a stemmer in between."""
    assert re.search(rf"\b{word}\b", said(site, "en"), re.IGNORECASE), (
        "the pages no longer say it"
    )
    assert any(re.search(rf"\b{word}", text, re.IGNORECASE) for _, text in find("en", word)), (
        word
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_complaint_finds_its_situation(locale, new_page, server, handbook):
    """What a reader may type for a scenario (its search words) leads to it."""
    wanted = [
        (words, id)
        for id, item in handbook.scenarios.items()
        for words in item.words[locale].search_words
    ]
    pages = ask(new_page(), f"{server.url}{locale}/", [words for words, _ in wanted])
    lost = [
        f"{words} → {id}, not {found[:FIRST]}"
        for (words, id), found in zip(wanted, pages, strict=True)
        if f"scenarios/{id}/" not in found[:FIRST]
    ]
    assert lost == []


@pytest.mark.parametrize("locale", LOCALES)
def test_everyday_words_find_their_situation(locale, new_page, server, handbook):
    """People's own words lead to it: among the first two results, and mostly to the top."""
    queries = yaml.safe_load(QUERIES.read_text("utf-8"))[locale]
    assert len(queries) >= 40
    assert set(queries.values()) <= set(handbook.scenarios)
    found = ask(new_page(), f"{server.url}{locale}/", list(queries))
    places = {
        query: pages.index(page) if (page := f"scenarios/{id}/") in pages else len(pages)
        for (query, id), pages in zip(queries.items(), found, strict=True)
    }
    assert {query: place for query, place in places.items() if place > 1} == {}
    below = [query for query, place in places.items() if place]
    print(
        f"{locale}: {len(queries) - len(below)} of {len(queries)} queries first, not: {below}"
    )
    assert len(below) <= len(queries) // 8


@pytest.mark.parametrize("locale", LOCALES)
def test_search_words_are_never_shown(locale, find, handbook):
    """A result quotes the page, not the words that were added to find it."""
    item = next(iter(handbook.scenarios.values()))
    for path, text in find(locale, item.words[locale].search_words[0]):
        for words in item.words[locale].search_words:
            assert words not in text or words in " ".join(map(str, item.words[locale])), path


@pytest.mark.parametrize("locale", LOCALES)
def test_the_index_is_light(locale, site):
    """It is fetched on every first visit."""
    index = (site.folder / locale / "search/search_index.json").read_bytes()
    assert len(gzip.compress(index, 9)) <= BAR
