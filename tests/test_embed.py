"""Every letter's page for frames on other sites, as it is built."""

from __future__ import annotations

import pytest

from tests.at_hand import at_hand

LOCALES = at_hand().locales
POLICY = "meta[http-equiv=Content-Security-Policy]"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_letter_can_be_embedded(locale: str, site, handbook):
    """The same builder as on its own page, to the byte, under the same policy."""
    pages, embeds = site.locale_pages(locale), site.embeds(locale)
    assert set(embeds) == set(handbook.letters)
    for id, embed in embeds.items():
        own = pages[f"letters/{id}/"].soup
        for selector in ("#builder", "#letter-data", "#desk-data", POLICY):
            assert str(embed.soup.select_one(selector)) == str(own.select_one(selector)), id


@pytest.mark.parametrize("locale", LOCALES)
def test_an_embedded_page_holds_the_builder_and_nothing_around_it(locale: str, site):
    """No menu, search or footer; in no index of any search engine; one link that leaves."""
    for id, embed in site.embeds(locale).items():
        soup = embed.soup
        assert soup.html["lang"] == locale
        assert len(soup.find_all("h1")) == len(soup.find_all("main")) == 1
        assert soup.find_all(["header", "nav", "footer"]) == []
        assert soup.select_one("meta[name=robots]")["content"] == "noindex"
        [charset, policy, *_] = soup.head.find_all(True)
        assert charset.get("charset") == "utf-8" and policy.get("http-equiv"), id
        [link] = soup.find_all("a")
        assert (link["target"], link["rel"]) == ("_blank", ["noopener"])
        assert link["href"] == f"../../letters/{id}/"
        scripts = [tag["src"] for tag in soup.find_all("script", src=True)]
        assert scripts == ["../../assets/embed.js", "../../assets/letter.js"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_law_that_comes_first_is_named(locale: str, site, handbook):
    """Where a letter may not be possible, its frame says so, and no other does."""
    warned = {id for id, one in handbook.letters.items() if one.structure.legal_first}
    embeds = site.embeds(locale)
    assert {id for id, page in embeds.items() if page.soup.select(".notice")} == warned
