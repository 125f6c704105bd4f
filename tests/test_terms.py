"""Terms are explained where they first stand."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from generator.model.words import TermWords
from generator.site.terms import TermLinks
from tests.at_hand import at_hand

TERMS = {
    "notice": TermWords(term="préavis", find=("préavis",), means="Le temps qui reste."),
    "formal": TermWords(
        term="mise en demeure", find=("mise en demeure",), means="La dernière."
    ),
    "plea": TermWords(term="relance", find=(), means="Une demande."),
    "apart": TermWords(term="l'écart", find=("l’écart",), means="Une distance."),
}


def linked(text: str, page: str = "scenarios/too-much-jam.md") -> list[tuple[str, str]]:
    """The words that were linked, and where to."""
    links = TermLinks(TERMS)
    links.page = page
    html = markdown(text, extensions=["tables", links])
    assert (
        BeautifulSoup(html, "html.parser").get_text()
        == BeautifulSoup(markdown(text, extensions=["tables"]), "html.parser").get_text()
    ), "no word is lost or moved"
    return [(one.text, one["href"]) for one in BeautifulSoup(html, "html.parser")("a", "term")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Un préavis, puis un préavis.", ["préavis"]),
        ("Préavis et mise\u00a0en\u00a0demeure, puis *préavis*.", ["Préavis", "mise\u00a0en\u00a0demeure"]),
        ("Sans *accent* : un préavis.", ["préavis"]),
        ("- un **préavis** court\n- une mise en demeure", ["préavis", "mise en demeure"]),
        ("# Le préavis\n\nUn [préavis](x.md), `préavis`.\n\n> préavis", []),
        ("Les préaviseurs, un non-préavis, une relance.", []),
        ("Tenu à l'écart, à l’écart.", ["l'écart"]),
    ],
)  # fmt: skip
def test_a_term_is_explained_where_it_first_stands(text, words):
    """Once a page; never in a heading, another link, code, or what is to be said aloud."""
    assert [word for word, _ in linked(text)] == words


def test_the_link_is_relative_to_the_page():
    """MkDocs then makes of it the address of the page."""
    assert linked("préavis") == [("préavis", "../glossary.md#notice")]
    assert linked("préavis", "talk.md") == [("préavis", "glossary.md#notice")]
    assert linked("préavis", "glossary.md") == []


@pytest.mark.parametrize("locale", at_hand().locales)
def test_a_term_says_its_meaning_in_place(locale, site, handbook):
    """Who points at it need not leave the page; and no page says it twice."""
    words = handbook.glossary[locale]
    for address, page in site.locale_pages(locale).items():
        links = page.soup("a", "term")
        targets = [one["href"].partition("#")[2] for one in links]
        assert len(targets) == len(set(targets)), address
        for one, id in zip(links, targets, strict=True):
            assert one["title"] == words[id].means
            assert not one.find_parents(["a", "h1", "h2", "h3", "summary", "blockquote"])
