"""A site below a path of its host never leads out of it, and says no other address."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest

from generator.site.address import with_slash
from tests.at_hand import at_hand
from tests.published import PROJECT

SETTINGS = at_hand().settings
BASE = with_slash(SETTINGS.site_url)
HOST, PATH = f"{urlsplit(BASE).scheme}://{urlsplit(BASE).netloc}/", urlsplit(BASE).path
EDIT = SETTINGS.edit_url or BASE
ADDRESSED = ("href", "src", "action", "content", "poster", "srcset", "data")
ROOTED = re.compile(r"/(?!/)\S*")


def test_no_page_leads_out(site):
    """Every address that begins at the host begins with the path; our host is named with it."""
    strangers, rooted = [], 0
    for address, page in site.pages.items():
        for tag in page.soup.find_all(True):
            for name in ADDRESSED:
                value = str(tag.get(name) or "")
                if ROOTED.fullmatch(value):
                    rooted += 1
                    strangers += [(address, value)] * (not value.startswith(PATH))
                elif value.startswith(HOST) and not value.startswith((BASE, EDIT)):
                    strangers.append((address, value))
    assert strangers == []
    assert rooted, "not even the 404 page begins at the host"


def test_no_data_of_a_page_leads_out(site):
    """What scripts link from is told beside the page, or with the whole address."""
    seen = 0
    for address, page in site.pages.items():
        for island in page.soup.find_all("script", type="application/json"):
            for key, value in told(json.loads(island.get_text())):
                if key in ("href", "url", "base", "search"):
                    seen += 1
                    assert not value.startswith("/") or value.startswith(PATH), address
                    assert not value.startswith(HOST) or value.startswith(BASE), address
    assert seen > len(at_hand().letters)


def told(data):
    """Every text of the data, with its key."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict | list):
            yield from told(value)


@pytest.mark.parametrize(
    "name",
    [
        *("sitemap.xml", "robots.txt", "404.html"),
        *(f"{locale}/sitemap.xml" for locale in SETTINGS.locales),
    ],
)
def test_what_machines_read_says_the_whole_address(name, site):
    """Of this host, nothing but what is below the path."""
    text = (site.folder / name).read_text("utf-8")
    named = re.findall(rf"{re.escape(HOST)}[^\s<\"]*", text)
    assert named or name == "404.html"
    assert all(one.startswith(BASE) for one in named)


def test_no_script_of_ours_names_an_address():
    """They link only where the page's data lead."""
    scripts = sorted((PROJECT / "docs/assets").glob("*.js"))
    assert len(scripts) > 10
    for path in scripts:
        text = path.read_text("utf-8")
        assert HOST not in text, path
        assert not re.search(r"[\"'`]/[a-z][a-z-]*/", text), path
