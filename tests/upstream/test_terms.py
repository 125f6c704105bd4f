"""Every term of ours stands somewhere, in the order of the alphabet."""

from __future__ import annotations

import re

import pytest

from generator.site.search import fold


def test_the_glossary_follows_the_alphabet(site):
    """« échéance » stands among the e, not after the z."""
    page = site.locale_pages("fr")["glossary/"]
    terms = [fold(one.get_text()) for one in page.soup("strong", "glossary__term")]
    assert terms == sorted(terms)
    assert terms.index("echeance") < terms.index("livrable")


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_no_term_is_an_orphan(locale, site, handbook):
    """Each is explained on the glossary's page, and stands on another."""
    pages = site.locale_pages(locale)
    glossary = pages.pop("glossary/")
    targets = {
        one["href"].partition("#")[2]
        for page in pages.values()
        for one in page.soup("a", "term")
    }
    everything = " ".join(page.text for page in pages.values()).lower()
    for id, words in handbook.glossary[locale].items():
        assert id in glossary.anchors, id
        if words.find:
            assert id in targets, id
        else:
            assert re.search(rf"\b{words.term.lower()}", everything), id
