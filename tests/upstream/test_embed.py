"""A letter's builder in a frame on another site: whole, alone, and telling nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from tests.axe import faults
from tests.browsing import DESKTOP, PHONE, SiteServer
from tests.builder import KEY, blanks, shown_text
from tests.reuse import ADDRESS, blocks
from tests.short_letter import ANSWERS, LETTER

FORMAL = "formal-notice-payment"
NARROWEST = 320
SANDBOX = 'sandbox="allow-scripts allow-forms allow-downloads"'
STORAGE = "() => { try { return typeof sessionStorage.length; } catch { return 'refused'; } }"
SHOWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Until what changes is on the screen, with its colours."""


@pytest.fixture(scope="module")
def others(tmp_path_factory) -> Iterator[SiteServer]:
    """Another site, on another port: another origin."""
    with SiteServer(tmp_path_factory.mktemp("others")) as running:
        yield running


@pytest.fixture
def embed(new_page, server: SiteServer, others: SiteServer):
    """Opens a page of the other site that frames a letter with the snippet of the handbook."""

    def embed(locale: str, attributes: str = "", script: str = "", width: int = DESKTOP) -> Any:
        snippet = blocks(locale, "html")[0].replace(ADDRESS, f"{server.url}{locale}/")
        assert "exit-recap" in snippet and ' allow="clipboard-write"' in snippet
        snippet = snippet.replace("exit-recap", LETTER).replace(
            "<iframe", f"<iframe {attributes}"
        )
        text = f"<!doctype html><html lang=en><title>Other</title>{snippet}{script}"
        folder = Path(others.server.RequestHandlerClass.keywords["directory"])
        (folder / "index.html").write_text(text, "utf-8")
        page = new_page(width)
        page.goto(others.url)
        [frame] = page.frames[1:]
        frame.wait_for_selector("#builder form")
        return page, frame

    yield embed
    # The other site's own page is the one request that goes elsewhere.
    new_page.faults[:] = [one for one in new_page.faults if one != f"a request to {others.url}"]


def fill(frame: Any) -> None:
    """Answer all that the letter needs."""
    for name, answer in ANSWERS.items():
        frame.fill(f"[name='{name}']", answer)


def taken(page: Any, frame: Any, action: str) -> bytes:
    """The file that a button brings."""
    with page.expect_download() as download:
        frame.click(f"[data-action={action}]")
    return Path(download.value.path()).read_bytes()


def test_a_law_that_comes_first_is_named(site, handbook):
    """Where a letter may not be possible, its frame says under which law."""
    warned = {id for id, one in handbook.letters.items() if one.structure.legal_first}
    embeds = site.embeds("en")
    assert {id for id, page in embeds.items() if page.soup.select(".notice")} == warned
    assert "United Kingdom" in embeds[FORMAL].soup.select_one(".notice").get_text()


@pytest.mark.browser
@pytest.mark.parametrize("attributes", ["", SANDBOX], ids=["framed", "sandboxed"])
def test_a_letter_is_written_in_a_frame_of_another_site(attributes: str, embed):
    """Filled in, copied and downloaded, even where the frame may keep nothing."""
    page, frame = embed("fr", attributes)
    assert frame.evaluate(STORAGE) == ("refused" if attributes else "number")
    fill(frame)
    assert blanks(frame) == []
    text = shown_text(frame)
    assert "F-118" in text and "1\u202f800,50" in text
    frame.click("[data-action=copy-text]")
    frame.wait_for_selector("[role=status]:text-is('Texte copié')")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text
    assert text in taken(page, frame, "txt").decode()
    document = python_docx.Document(BytesIO(taken(page, frame, "docx")))
    assert any("F-118" in one.text for one in document.paragraphs)
    facts = json.loads(taken(page, frame, "save-facts"))
    assert facts["facts"]["sender"] == ANSWERS["sender"]


@pytest.mark.browser
def test_a_frame_that_keeps_nothing_says_so(embed):
    """In the line that reports, and without an error in the console."""
    _, frame = embed("en", SANDBOX)
    frame.fill("[name=sender]", "Alix")
    frame.wait_for_selector("[role=status]:has-text('This browser cannot keep your answers')")


@pytest.mark.browser
def test_the_next_letter_opens_in_the_frame_with_its_answers(embed):
    """Only the link to the handbook leaves the frame."""
    page, frame = embed("fr")
    fill(frame)
    frame.click(".next__list a")
    frame.wait_for_url("**/embed/invoice-reminder-firm/")
    frame.wait_for_selector("#letter:has-text('Alix Modèle')")
    assert frame.evaluate(f"sessionStorage.getItem('{KEY}')")
    with page.expect_popup() as opened:
        frame.click(".embed__home a")
    opened.value.wait_for_url("**/fr/letters/invoice-reminder-firm/")
    assert opened.value.evaluate("opener") is None


@pytest.mark.browser
def test_the_frame_can_be_as_tall_as_its_page(embed):
    """The handbook's own script follows the height, which is all that the page tells."""
    heard = "<script>globalThis.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>"
    page, frame = embed("fr", script=blocks("fr", "html")[1] + heard, width=PHONE)
    height = "Math.ceil(document.body.getBoundingClientRect().height)"
    tall = frame.evaluate(height)
    assert tall > 1000
    page.wait_for_function(f"document.querySelector('iframe').height === '{tall}'")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    frame.click("[data-action=show-letter]")
    page.wait_for_function("Number(document.querySelector('iframe').height) < 2000")
    assert {tuple(sorted(one)) for one in page.evaluate("heard")} == {("amiable", "height")}
    assert all(isinstance(one["height"], int) for one in page.evaluate("heard"))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST, DESKTOP])
def test_axe_finds_nothing(width: int, scheme: str, new_page, server: SiteServer):
    """Empty and filled in, from 320 pixels on, in both schemes and languages."""
    for locale, letter in (("fr", LETTER), ("en", FORMAL)):
        page = new_page(width, scheme=scheme)
        page.goto(f"{server.url}{locale}/embed/{letter}/")
        page.wait_for_selector("#builder form")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert faults(page) == []
        page.fill("[name=sender]", "Alix Modèle")
        for details in page.query_selector_all(".desk__side details:not([hidden])"):
            details.evaluate("one => { one.open = true; }")
        page.wait_for_selector(".origins__list li", state="attached")
        if width == NARROWEST:
            page.click("[data-action=show-letter]")
        page.evaluate(SHOWN)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert faults(page) == []


@pytest.mark.browser
def test_the_page_follows_the_system_s_scheme(new_page, server: SiteServer):
    """There is no switch: what the visitor's system shows, it shows, at once."""
    page = new_page(scheme="dark")
    page.goto(f"{server.url}en/embed/{LETTER}/")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-md-color-scheme=default]")
    assert page.evaluate(ground) != dark
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


@pytest.mark.browser
def test_it_reads_without_a_script(new_page, server: SiteServer):
    """The letter with its labelled blanks, as on its own page."""
    page = new_page(javascript=False)
    page.goto(f"{server.url}en/embed/{LETTER}/")
    assert "[Contact name]" in page.inner_text("#letter")


@pytest.mark.browser
def test_it_works_from_the_disk(new_page, site):
    """As a file, without a server: it fills in and downloads."""
    page = new_page()
    page.goto((site.folder / "fr" / "embed" / LETTER / "index.html").as_uri())
    fill(page)
    assert blanks(page) == []
    assert b"F-118" in taken(page, page, "txt")
    assert taken(page, page, "docx").startswith(b"PK")
