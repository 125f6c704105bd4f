"""The copy for a disk: every address in it is a file of its own, and the zip is a plain one."""

import json
import re
import stat
import zipfile
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from generator.publish.version import version_of
from generator.site.disk import file_address, name_files
from tests.at_hand import at_hand
from tests.conftest import ROOT

NPM = ROOT / "node_modules/iframe-worker/shim/index.js"
VENDORED = ROOT / "generator/site/shim/iframe-worker.js"
READ_ME = at_hand().messages[at_hand().source_locale]["read_me"]["file"]
DISK = "file:///copy/"
"""Where the copy lies while addresses are put together."""


@pytest.fixture(scope="module")
def pages(offline):
    """Every page of the copy, by its path: read once."""
    found = {
        path.relative_to(offline).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(offline.rglob("*.html"))
    }
    assert found.keys() >= {f"{locale}/index.html" for locale in at_hand().locales}
    return found


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../talk/", "../talk/index.html"),
        ("../talk/#open", "../talk/index.html#open"),
        ("../talk/?h=a/b/", "../talk/index.html?h=a/b/"),
        ("../assets/site.js", "../assets/site.js"),
        ("a..", "a.."),
        ("#open", "#open"),
        ("https://site.invalid/", "https://site.invalid/"),
        ("mailto:someone@site.invalid", "mailto:someone@site.invalid"),
        ("//site.invalid/", "//site.invalid/"),
        ("/fr/", "/fr/"),
    ],
)
def test_a_folder_s_address_gets_the_name_of_its_file(address, file):
    """Whatever leads elsewhere, or to a file already, stays as it is."""
    assert file_address(address) == file


def test_links_that_a_script_makes_are_named_too():
    """They stand in the page's data, where a text that looks like a link is none."""
    data = '{"href":"../x/","text":"<a href=\\"../x/\\">","in":[{"href":"../y/"}]}'
    page = f'<a class="a" href="../x/">x</a><script type="application/json">{data}</script>'
    named = name_files(page)
    found = json.loads(re.search(r"json\">(.*)</script>", named)[1])
    assert 'href="../x/index.html">x' in named
    assert found == {
        "href": "../x/index.html",
        "text": '<a href="../x/">',
        "in": [{"href": "../y/index.html"}],
    }


def test_every_address_is_a_file_of_the_copy(offline, pages):
    """Links, scripts, sheets, pictures, and the links that scripts make: no folder, no host's top."""
    lost = []
    for path, tree in pages.items():
        base = urljoin(DISK, path)
        for named in addresses(tree):
            target = urldefrag(urljoin(base, named))[0]
            if urlsplit(target).scheme not in ("http", "https", "mailto", "tel", "sms"):
                file = offline / unquote(target.removeprefix(DISK))
                if not target.startswith(DISK) or not file.is_file():
                    lost.append(f"{base} → {named}")
    assert lost == []


def addresses(tree):
    """Every address that a page names, in its tags and in the data of its scripts."""
    for tag in tree.find_all(True):
        yield from (tag[name] for name in ("href", "src", "action", "poster") if tag.get(name))
    for island in tree.find_all("script", type="application/json"):
        yield from hrefs(json.loads(island.get_text()))


def hrefs(data):
    if isinstance(data, dict):
        yield from (one for key, one in data.items() if key == "href" and isinstance(one, str))
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for one in inside:
        yield from hrefs(one)


def test_scripts_do_make_links():
    """The test above would pass over data that says its links under another name."""
    page = '<script type="application/json">{"a":[{"href":"x/"}],"href":{"b":1}}</script>'
    [island] = BeautifulSoup(page, "html.parser").find_all("script")
    assert list(hrefs(json.loads(island.get_text()))) == ["x/"]


@pytest.mark.parametrize("locale", at_hand().locales)
def test_every_result_of_the_search_is_a_file(locale, offline):
    """The index is a script, and leads to pages and places on them."""
    text = (offline / locale / "search/search_index.js").read_text("utf-8")
    entries = json.loads(text.removeprefix("var __index = "))["docs"]
    assert len(entries) > len(at_hand().letters)
    for entry in entries:
        assert (offline / locale / entry["location"].partition("#")[0]).is_file(), entry


def test_no_page_names_another_host_to_load_from(offline, pages):
    """The worker's shim comes with the copy."""
    for path, tree in pages.items():
        loaded = [one.get("src") or "" for one in tree.find_all(["script", "img", "iframe"])]
        loaded += [one["href"] for one in tree.find_all("link", rel=["stylesheet", "icon"])]
        assert not [one for one in loaded if ":" in one or one.startswith("//")], path
    for locale in at_hand().locales:
        assert (offline / locale / "assets/iframe-worker.js").read_bytes() == (
            VENDORED.read_bytes()
        )
        licence = offline / locale / "assets/iframe-worker.LICENSE.txt"
        assert "Martin Donath" in licence.read_text("utf-8")


@pytest.mark.node
def test_the_shim_is_the_one_that_npm_has():
    """Vendored whole: not a byte of it is ours."""
    assert VENDORED.read_bytes() == NPM.read_bytes()


def test_the_policy_is_looser_by_one_word(offline, site):
    """The shim writes a script of its own; nothing else is allowed than on the site."""
    searching = set()
    for page in offline.glob("*/**/*.html"):
        ours, theirs = (
            policy(folder / page.relative_to(offline)) for folder in (offline, site.folder)
        )
        assert "'unsafe-inline'" not in theirs["script-src"]
        if "iframe-worker.js" in page.read_text("utf-8"):
            searching.add(page)
            theirs["script-src"] = "'self' 'unsafe-inline'"
        assert ours == theirs, page
    assert len(searching) > len(at_hand().locales) * len(at_hand().letters)


def policy(page):
    """The page's own policy: what → from where."""
    content = re.search(r'Content-Security-Policy" content="([^"]+)"', page.read_text("utf-8"))
    return dict(rule.split(" ", 1) for rule in content[1].split("; "))


def test_what_only_a_server_needs_is_left_out(offline):
    """No 404 page, no sitemap, no robots, no headers; nothing for other languages' searches."""
    names = {path.name for path in offline.rglob("*") if path.is_file()}
    assert names.isdisjoint({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"})
    assert names.isdisjoint({"_headers", "wordcut.js"})
    assert not [name for name in names if name.endswith(".map")]
    assert {path.name for path in offline.iterdir()} == {
        *("index.html", "handbook.schema.json"),
        *at_hand().locales,
        *(one["read_me"]["file"] for one in at_hand().messages.values()),
    }


def test_the_zip_holds_one_folder_of_plain_files(offline_zip):
    """In order, all of one time, for everybody to read; it says its version."""
    version = version_of(ROOT)
    with zipfile.ZipFile(offline_zip) as archive:
        entries = archive.infolist()
        read_me = archive.read(f"amiable/{READ_ME}").decode("utf-8-sig")
    names = [one.filename for one in entries]
    assert names == sorted(set(names))
    assert {name.split("/")[0] for name in names} == {"amiable"}
    *day, second = version.moment.timetuple()[:6]
    # A zip counts by two seconds.
    assert {one.date_time for one in entries} == {(*day, second // 2 * 2)}
    assert {one.external_attr >> 16 for one in entries} == {stat.S_IFREG | 0o644}
    assert "index.html" in read_me
    assert str(version) in read_me
