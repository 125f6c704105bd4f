"""Above the locales stand the choice of language, a 404 page and the sitemaps."""

import re

import pytest

from generator.site.csp import digest
from generator.site.root import write_root

BASE = "https://site.invalid/handbook/"


@pytest.fixture
def written(handbook, tmp_path):
    write_root(handbook, tmp_path, BASE)
    return tmp_path


def test_the_choice_works_without_javascript(written, handbook):
    """Each language is a plain link, named in itself."""
    page = (written / "index.html").read_text("utf-8")
    for locale in handbook.locales:
        name = handbook.messages[locale]["language"]
        assert f'<a href="{locale}/" hreflang="{locale}">{name}</a>' in page


def test_search_engines_learn_of_every_language(written, handbook):
    """Absolute alternates, and this page for those who speak none of them."""
    page = (written / "index.html").read_text("utf-8")
    links = re.findall(r'rel="alternate" hreflang="(.+?)" href="(.+?)"', page)
    languages = [(locale, f"{BASE}{locale}/") for locale in handbook.locales]
    assert links == [*languages, ("x-default", BASE)]


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_the_policy_names_just_what_the_page_holds(written, name):
    """Inline style and script are allowed by their hash."""
    page = (written / name).read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="(.+?)"', page)[1]
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert inline
    assert all(digest(one) in policy for one in inline)
    assert "unsafe" not in policy


def test_the_lost_find_home_from_any_depth(written, handbook):
    """The links of the 404 page start at the host, under the site's own path."""
    page = (written / "404.html").read_text("utf-8")
    homes = [f"/handbook/{locale}/" for locale in handbook.locales]
    assert re.findall(r'<a href="(.+?)"', page) == homes
    assert page.count("<h1>") == 1


def test_the_sitemaps_are_found(written, handbook):
    """robots.txt names the index, the index names each locale's sitemap."""
    assert f"Sitemap: {BASE}sitemap.xml" in (written / "robots.txt").read_text("utf-8")
    index = (written / "sitemap.xml").read_text("utf-8")
    assert re.findall("<loc>(.+?)</loc>", index) == [
        f"{BASE}{locale}/sitemap.xml" for locale in handbook.locales
    ]
