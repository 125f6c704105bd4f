"""The theme's faults are mended, and a mend that no longer bites is an error."""

import re

import pytest

from generator.site.alternates import Alternate
from generator.site.mend import mend

MESSAGES = {"menu": "Menu", "search_dialog": 'Chercher "ici"'}
ALTERNATES = [
    Alternate("fr", "Français", "../fr/talk/", "https://example.org/fr/talk/"),
    Alternate("en", "English", "../en/talk/", "https://example.org/en/talk/"),
]
PAGE = """<!doctype html>
<html lang="pt" class="no-js"><head>
<meta charset="utf-8">
<link rel="alternate" href="../../fr/talk/" hreflang="fr">
<link rel="alternate" href="./" hreflang="en">
<link rel="next" href="../words/">
</head><body>
<input data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<input data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<label class="md-nav__link" for="__nav_2" id="__nav_2_label" tabindex="">Talk</label>
<a href="../../fr/talk/" hreflang="fr" class="md-select__link">Français</a>
<a href="./" hreflang="en" class="md-select__link">English</a>
<div class="md-search" data-md-component="search" role="dialog"></div>
<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>
</body></html>"""


@pytest.fixture
def mended():
    return mend(PAGE, "pt-BR", MESSAGES, ALTERNATES)


def test_the_policy_comes_first(mended):
    """Nothing stands before it but the encoding."""
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in mended
    assert '<meta name="referrer" content="no-referrer">' in mended
    assert '<meta name="amiable:menu" content="Menu">' in mended


def test_the_page_says_its_own_language(mended):
    """Our locale, where the theme speaks only a near one."""
    assert '<html lang="pt-BR"' in mended


def test_the_search_dialog_has_a_name(mended):
    """The name is escaped."""
    assert 'role="dialog" aria-label="Chercher &quot;ici&quot;"' in mended


def test_checkboxes_lose_autocomplete(mended):
    """It is not allowed on them."""
    assert "autocomplete" not in mended


def test_no_page_is_fetched_ahead(mended):
    """Nothing is asked for but what the reader asked for."""
    assert 'rel="next"' not in mended


def test_an_empty_tabindex_goes(mended):
    """Where the theme writes one: not on every page."""
    assert "tabindex" not in mended
    mend(PAGE.replace(' tabindex=""', ""), "fr", MESSAGES, ALTERNATES)


def test_the_bundle_waits(mended):
    """It is deferred."""
    assert '<script defer src="../assets/javascripts/bundle.' in mended


def test_other_languages_are_named_without_a_fetch(mended):
    """The theme's bundle asks for `link[rel=alternate]`, to the letter."""
    links = re.findall(r'<link rel="([^"]*)" href="([^"]*)" hreflang="([^"]*)">', mended)
    assert links == [("alternate ", one.url, one.lang) for one in ALTERNATES]


def test_the_switch_names_each_language_in_itself(mended):
    """A screen reader says « Français » in French."""
    assert 'lang="fr" hreflang="fr" class="md-select__link"' in mended


@pytest.mark.parametrize(
    "lost",
    [
        '<html lang="pt"',
        '<meta charset="utf-8">',
        'data-md-component="search" role="dialog"',
        ' autocomplete="off"',
        "/javascripts/bundle.",
        '<link rel="alternate"',
        'class="md-select__link"',
    ],
)
def test_says_so_when_the_theme_has_changed(lost):
    """A mend that finds nothing to mend would pass for one that worked."""
    with pytest.raises(LookupError, match="The theme changed"):
        mend(PAGE.replace(lost, "", 1), "pt-BR", MESSAGES, ALTERNATES)


def test_one_language_alone_needs_no_links():
    """A fork in one language has neither switch nor alternates."""
    alone = "\n".join(line for line in PAGE.splitlines() if "hreflang" not in line)
    assert "aria-label" in mend(alone, "fr", MESSAGES)
