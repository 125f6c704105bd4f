"""Every claim of the article can be read on the built site, in both languages."""

from pathlib import Path

import pytest
import yaml

from tests.built import plain

CLAIMS = yaml.safe_load(Path(__file__).with_name("claims.yml").read_text("utf-8"))


def test_the_table_is_whole():
    """64 claims and 4 corrections are listed, each once."""
    numbered = [f"S{number}" for number in range(1, 65)]
    corrected = [f"S-CHK{number}" for number in range(1, 5)]
    assert list(CLAIMS) == numbered + corrected


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_is_read_on_its_page(site, claim, locale):
    """The page named in claims.yml says it, in these words."""
    entry = CLAIMS[claim][locale]
    address = "" if entry["page"] == "index" else f"{entry['page']}/"
    page = site.locale_pages(locale)[address]
    text = page.text.replace(" .", ".").replace(" ,", ",")
    assert plain(entry["phrase"]).lower() in text.lower()


# What the machine translation of the article got wrong (left) must never come back.
ERRORS = (
    "un très mauvais client",
    "grandi à part",
    "gaufrer",
    "touchez la base",
    "clients plus âgés",
    "donner un avis",
    "diriger leurs affaires",
)


@pytest.mark.parametrize("error", ERRORS)
def test_no_french_page_repeats_an_error_of_the_article(site, error):
    """The repaired mistakes of the machine translation stay repaired."""
    pages = site.locale_pages("fr")
    assert pages
    allowed = "voire un très mauvais client"
    for address, page in pages.items():
        assert error not in page.text.lower().replace(allowed, ""), address
