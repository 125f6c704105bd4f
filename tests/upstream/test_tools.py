"""The pages of the tools as they are built: what they load, and whether the search finds them."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.site.tools import TOOLS
from tests.asking import ask
from tests.browsing import SiteServer
from tests.built import Page, Site, plain
from tests.conftest import ROOT

LOCALES = ("fr", "en")
BROWSER = ROOT / "generator" / "browser"
MOST = 16_000
"""Bytes of our own scripts that a tool's page loads, gzip."""
OWN = re.compile(r"[a-z]{2}/assets/([a-z-]+\.js)")
"""Our scripts; the theme's lie deeper."""
SOON = 10
"""Results among which a page must stand: complaints come before titles."""
FIRST = "scheme.js"
"""Sets light or dark before anything is painted: it alone does not wait."""
SHARED = {
    "tools.js": {
        "store.js": '"amiable.facts"',
        "tool-page.js": '"tool__bar"',
        "facts-panel.js": '"use-remembered"',
        "forget.js": "amiable|\\/amiable\\/",
        "lazy.js": '"exporter.js"',
        "country-note.js": "details[data-country=",
        "clipboard.js": "execCommand",
        "download.js": "createObjectURL",
        "format.js": "(?=(?:[0-9]{3})+$)",
        "dates.js": "setUTCFullYear",
        "today.js": "getTimezoneOffset",
        "words.js": "[\\p{L}\\p{N}][^\\s]*",
        "text.js": r"\r\n|[\n\r\v\f\x85",
    },
    "questions.js": {
        "form.js": "novalidate",
        "list-question.js": "list__row--cells",
        "error-summary.js": "question__error",
        "amount.js": "EUR|GBP|USD|CAD|CHF",
    },
}
"""Shared script → module in it → words of the module that outlive squeezing."""
ALONE = {
    "guide.js": "guide_first",
    "notice.js": "term_end_missing",
    "plan.js": "timeline__dot--done",
    "rehearse.js": "rehearsal.txt",
    "money.js": "more_than_all",
    "ticks.js": "[data-task]",
}
"""What each tool has for itself."""


@pytest.fixture(scope="module")
def pages(site: Site, handbook: Any) -> dict[str, Page]:
    """Every page of a tool, and of a checklist, by its address."""
    names = [name for name, _ in TOOLS if name != "ticks"]
    names += [f"checklists/{id}" for id in handbook.checklists]
    return {
        address: site.pages[address]
        for locale in LOCALES
        for address in (f"{locale}/{name}/" for name in names)
    }


def scripts(page: Page) -> list[str]:
    """The addresses of the scripts that a page loads, from the site's root."""
    tags = page.soup.find_all("script", src=True)
    folder = PurePosixPath("/", page.address)
    return [_resolved(folder, tag["src"]) for tag in tags]


def _resolved(folder: PurePosixPath, address: str) -> str:
    assert not re.match(r"[a-z]+:|/", address), address
    parts: list[str] = list(folder.parts[1:])
    for part in address.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def own(page: Page) -> list[str]:
    """Our own scripts that a page loads, by name."""
    return [found[1] for one in scripts(page) if (found := OWN.fullmatch(one))]


def test_every_tool_has_its_page(pages):
    """Five tools and the checklists, in each language, each with its own script and data."""
    assert len(pages) == len(LOCALES) * (5 + 10)
    modules = {"guide", "notice", "plan", "rehearse", "money", "ticks"}
    assert {
        page.soup.find(attrs={"data-module": modules})["data-module"] for page in pages.values()
    } == modules
    for address, page in pages.items():
        name = address.split("/")[1].replace("checklists", "ticks")
        assert own(page).count(f"{name}.js") == own(page).count("tools.js") == 1
        assert json.loads(page.soup.find(id="tool-data").string)["id"] == name


def test_scripts_come_in_the_order_in_which_they_need_each_other(pages):
    """What is shared stands before what takes from it; only tools with questions load those."""
    asking = {"notice", "plan", "money"}
    for address, page in pages.items():
        name = address.split("/")[1].replace("checklists", "ticks")
        shared = ["tools.js", *(["questions.js"] if name in asking else [])]
        names = own(page)
        start = names.index("tools.js")
        assert names[start : start + len(shared) + 1] == [*shared, f"{name}.js"], address
        assert len(names) == len(set(names))


def test_a_page_loads_few_bytes_of_ours(pages, site, record_property):
    """All our scripts on the page of a tool together, as they travel."""
    sizes = {}
    for address, page in pages.items():
        files = [site.folder / one for one in scripts(page) if OWN.fullmatch(one)]
        assert len(files) >= 4
        sizes[address] = sum(
            len(gzip.compress(one.read_bytes(), compresslevel=9, mtime=0)) for one in files
        )
    heaviest = max(sizes, key=lambda address: sizes[address])
    record_property(
        "counted", f"tools: at most {sizes[heaviest]:,} bytes of our scripts ({heaviest})"
    )
    assert {one: size for one, size in sizes.items() if size > MOST} == {}


def test_scripts_wait_and_are_of_this_site(pages, site):
    """Each stands on the site itself, and none but the first holds the page up."""
    for address, page in pages.items():
        for one, tag in zip(scripts(page), page.soup.find_all("script", src=True), strict=True):
            assert (site.folder / one).is_file(), (address, one)
            assert one.startswith(f"{address[:2]}/assets/"), (address, one)
            assert tag.has_attr("defer") is not one.endswith(f"/{FIRST}"), (address, one)
            assert not tag.has_attr("async")


@pytest.mark.parametrize("shared", SHARED)
def test_what_is_shared_is_shipped_once(shared, site):
    """No tool's own script holds what a script that stands before it gives."""
    tools = [f"{name}.js" for name, _ in TOOLS]
    others = {"tools.js", "questions.js"} - {shared}
    text = {
        name: (site.folder / "fr" / "assets" / name).read_text("utf-8")
        for name in {*tools, shared, *others}
    }
    for module, words in SHARED[shared].items():
        assert words in (BROWSER / module).read_text("utf-8"), module
        assert words.strip('"') in text[shared], module
        holders = {name for name, code in text.items() if words.strip('"') in code}
        assert holders == {shared}, (module, holders)


def test_a_tool_s_script_holds_what_is_its_own(site):
    """And what it holds is in no other script of the tools."""
    folder = site.folder / "fr" / "assets"
    text = {name: (folder / name).read_text("utf-8") for name in (*ALONE, *SHARED)}
    for name, words in ALONE.items():
        assert {other for other, code in text.items() if words in code} == {name}


def test_both_languages_have_the_same_scripts(site):
    """What a script says comes from the page, in the page's language."""
    for name in (*ALONE, *SHARED):
        one, other = (
            (site.folder / locale / "assets" / name).read_bytes() for locale in LOCALES
        )
        assert one == other, name


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_finds_every_tool_by_its_title(
    locale: str, pages: dict[str, Page], new_page: Any, server: SiteServer
):
    """Who types the title of a tool's page, as a keyboard has it, is soon there."""
    titles = {
        address: words_of(one)
        for address, one in pages.items()
        if address.startswith(f"{locale}/")
    }
    assert len(set(titles.values())) == len(titles)
    found = ask(new_page(), f"{server.url}{locale}/", list(titles.values()))
    lost = [
        f"{words} → {address}, not {results[:SOON]}"
        for (address, words), results in zip(titles.items(), found, strict=True)
        if address.removeprefix(f"{locale}/") not in results[:SOON]
    ]
    assert lost == []


def words_of(page: Page) -> str:
    """The words of a page's title, as they are typed."""
    title = page.soup.find("h1").get_text().replace("¶", "")
    return " ".join(re.findall(r"[\w'-]+", plain(title)))
