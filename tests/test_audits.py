"""The audits of the whole site see what they are to see, and find nothing on some of its pages."""

from __future__ import annotations

import pytest

from tests.at_hand import at_hand, one_of_each
from tests.audits import contrast, keyboard, lighthouse, pictures
from tests.audits.difference import difference
from tests.audits.visit import LOOKS, by_turns
from tests.browsing import DESKTOP, PHONE
from tests.built import Site
from tests.links import broken, unheard

LOCALE = at_hand().locales[0]
PAGES = one_of_each(at_hand())
SCHEMES = [("light", PHONE), ("dark", DESKTOP)]
# One of each of what there is to walk to and to read: a home, a text, a letter, a tool.
KINDS = [kind for kind in ("index", "scenario", "letter", "guide") if kind in PAGES]
FAULTY = """<!doctype html><html lang="en"><title>x</title><meta charset="utf-8"><style>
  body { color: #000; background: #fff }
  header { position: sticky; top: 0; height: 60px; background: #eee }
  main { height: 4000px } p { margin: 300px 0 }
  a:focus-visible { outline: 3px solid #000 }
  .thin:focus-visible { outline: 1px solid #000 }
  .pale:focus-visible { outline: 3px solid #ddd }
  .row { display: block; height: 93px }
  .away { position: absolute; left: -999px }
  .grey { color: #949494 } .large { font-size: 24px } .hover:hover { color: #bbb }
  .faded { opacity: 0.5 } .half { background: rgb(0 0 0 / 0.5) }
</style><header>x</header><main>BODY</main>"""


@pytest.fixture
def faulty(new_page):
    """A page of one's own, to break at will."""

    def write(body):
        page = new_page(DESKTOP)
        page.goto("about:blank")
        page.set_content(FAULTY.replace("BODY", body))
        return page

    return write


def stops(page, key="Tab"):
    return [fault for faults in keyboard.walk(page, key) for fault in faults]


def measured(page):
    """The texts that are too pale, by how they are looked at."""
    return {how: [text["text"] for text in told["low"]] for how, told in contrast.measure(page)}


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_walks_a_page_there_and_back(kind, scheme, width, new_page, server):
    """As it opens, to its end and to its beginning: each stop is in sight and has its ring."""
    page = new_page(width, scheme=scheme)
    page.goto(f"{server.url}{LOCALE}/{PAGES[kind]}")
    assert stops(page) == []
    assert stops(page, "Shift+Tab") == []


@pytest.mark.browser
def test_the_keyboard_leads_into_the_open_menu_and_closes_it(new_page, server):
    """On a phone it covers the page: where the focus leaves it, it makes way."""
    page = new_page(PHONE)
    page.goto(f"{server.url}{LOCALE}/")
    page.focus("button[aria-controls]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('.md-sidebar--primary') !== null")
    assert stops(page) == []
    assert page.get_attribute("button[aria-controls]", "aria-expanded") == "false"
    assert stops(page, "Shift+Tab") == []


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_stands_out(kind, scheme, width, new_page, server):
    """At rest, pointed at, focused and pressed."""
    page = new_page(width, scheme=scheme)
    page.goto(f"{server.url}{LOCALE}/{PAGES[kind]}")
    told = dict(contrast.measure(page))
    assert [*told] == ["at rest", "pointed at", "focused", "pressed"]
    assert all(one["count"] > 30 for one in told.values())
    assert [low for one in told.values() for low in one["low"]] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p><a class=thin href=#>one</a>", "has a thin ring"),
        ("<p><a class=pale href=#>one</a>", "has a ring of 1."),
        ("<a class=away href=#>one</a>", "is covered by the window's edge"),
        ("<input onkeydown='event.preventDefault()'><p><a href=#>x</a>", "no end"),
    ],
)
def test_the_walk_sees_what_is_wrong_with_a_stop(body, told, faulty, monkeypatch):
    """A ring that is thin or pale, a stop out of sight, one that is not left."""
    monkeypatch.setattr(keyboard, "LONGEST_WALK", 20)
    assert any(told in fault for fault in stops(faulty(body)))


@pytest.mark.browser
def test_the_walk_back_sees_what_the_header_covers(faulty):
    """Forwards, links come up from below; backwards, they come to rest under the header."""
    page = faulty("<a class=row href=#>one</a>" * 30)
    assert stops(page) == []
    assert any("is covered by <header" in fault for fault in stops(page, "Shift+Tab"))


@pytest.mark.browser
def test_contrast_is_measured_as_it_is_seen(faulty):
    """Pale words, faded ones, those on a ground that shines through, a placeholder, a hover."""
    page = faulty(
        "<p>black<p class=grey>grey<p class='grey large'>large<p class=faded>faded"
        "<p class=half>half<p><a class=hover href=#>hover</a><input placeholder=hint>"
        "<style>input::placeholder { color: #ccc }</style>"
        "<button disabled>never</button><p style='opacity: 0'>unseen"
    )
    told = measured(page)
    assert set(told["at rest"]) == {"grey", "faded", "hint"}
    assert set(told["pointed at"]) == {"grey", "faded", "hint", "hover"}


def test_links_to_what_is_not_there_are_told(tmp_path):
    """A page, a place of a page, a picture of a style sheet, a translation."""
    base = "https://site.invalid/"
    (tmp_path / "index.html").write_text(
        '<link rel="alternate" href="fr/"><a href="gone/">x</a><a href="#gone">x</a>'
        '<a href="#here" id="here">x</a><a href="https://elsewhere.invalid/">x</a>'
    )
    (tmp_path / "style.css").write_text("a { background: url('gone.svg') }")
    site = Site(tmp_path, base)
    assert [*broken(site, site.pages)] == [" → gone/", " → #gone"]
    assert [*unheard(site)] == [" → fr/", "style.css → gone.svg"]


def test_every_page_is_seen_in_all_looks_between_two_languages():
    """And what stands above the languages in all of them at once."""
    told = by_turns(["fr/a/", "en/a/", "404.html", ""], ["fr", "en"])
    assert {*told["fr/a/"], *told["en/a/"]} == set(LOOKS) == {*told[""]} == {*told["404.html"]}
    assert not set(told["fr/a/"]) & set(told["en/a/"])


@pytest.mark.browser
def test_the_difference_of_two_pictures_is_counted(new_page, tmp_path):
    """In pixels, and between which rows."""
    page = new_page(PHONE)
    files = []
    for name, top in (("before", 10), ("after", 20)):
        page.set_content(
            f"<body style='margin:0;background:#fff'><div style='position:fixed;"
            f"top:{top}px;left:0;width:50px;height:20px;background:#000'></div>"
        )
        page.screenshot(path=tmp_path / f"{name}.png")
        files.append(tmp_path / f"{name}.png")
    told = difference(page, *files, tmp_path / "difference.png")
    assert (told.pixels, told.first, told.last) == (1000, 10, 39)
    assert difference(page, files[0], files[0], tmp_path / "same.png").pixels == 0


def test_scores_are_medians_and_each_below_its_bar_is_told():
    """One bad run of three is no fault; what failed is named."""

    def run(performance, seo):
        return {
            "url": "http://x/a/",
            "error": "",
            "benchmark": 1500,
            "scores": {"performance": performance, "seo": seo},
            "failed": {"performance": [], "seo": ["document-title"] if seo < 100 else []},
            "metrics": {"largest-contentful-paint": 1200},
        }

    pages = {"http://x/a/": "home"}
    good = lighthouse.report(
        "http://x/", pages, {"http://x/a/": [run(98, 100), run(60, 90), run(99, 100)]}
    )
    assert good.is_sound
    bad = lighthouse.report("http://x/", pages, {"http://x/a/": [run(97, 90)] * 3})
    assert bad.faults == ["a/: performance 97: ", "a/: seo 90: document-title"]


def test_a_picture_that_differs_is_told_with_the_tools_it_was_drawn_with(monkeypatch):
    """Without history there is nothing to draw it from again; equal ones are sound."""
    monkeypatch.setattr(pictures, "approving_commit", lambda: "")
    approved = pictures.Approved({"Chromium": "1"}, {"a": "x", "b": "y"})
    assert pictures.compare(approved, approved, 1).is_sound
    now = pictures.Approved({"Chromium": "2"}, {"a": "x", "b": "z"})
    told = pictures.compare(approved, now, 1)
    assert told.faults == ["b differs"]
    assert told.notes == ["approved with Chromium 1, drawn here with 2"]
