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


def test_the_choice_works_without_javascript(written):
    """Each language is a plain link, named in itself."""
    page = (written / "index.html").read_text("utf-8")
    assert '<a href="fr/" hreflang="fr">Français</a>' in page
    assert '<a href="en/" hreflang="en">English</a>' in page


def test_search_engines_learn_of_every_language(written):
    """Absolute alternates, and this page for those who speak neither."""
    page = (written / "index.html").read_text("utf-8")
    links = re.findall(r'rel="alternate" hreflang="(.+?)" href="(.+?)"', page)
    assert links == [("fr", f"{BASE}fr/"), ("en", f"{BASE}en/"), ("x-default", BASE)]


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_the_policy_names_just_what_the_page_holds(written, name):
    """Inline style and script are allowed by their hash."""
    page = (written / name).read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="(.+?)"', page)[1]
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert inline
    assert all(digest(one) in policy for one in inline)
    assert "unsafe" not in policy


def test_the_lost_find_home_from_any_depth(written):
    """The links of the 404 page start at the host, under the site's own path."""
    page = (written / "404.html").read_text("utf-8")
    assert re.findall(r'<a href="(.+?)"', page) == ["/handbook/fr/", "/handbook/en/"]
    assert page.count("<h1>") == 1


def test_the_sitemaps_are_found(written):
    """robots.txt names the index, the index names each locale's sitemap."""
    assert f"Sitemap: {BASE}sitemap.xml" in (written / "robots.txt").read_text("utf-8")
    index = (written / "sitemap.xml").read_text("utf-8")
    assert re.findall("<loc>(.+?)</loc>", index) == [
        f"{BASE}fr/sitemap.xml",
        f"{BASE}en/sitemap.xml",
    ]
