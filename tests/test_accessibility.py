"""axe-core finds nothing to complain of on any kind of page, whatever its words and colours."""

from itertools import cycle

import pytest

from tests.at_hand import at_hand, one_of_each
from tests.axe import faults
from tests.browsing import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.node]
PAGES = one_of_each(at_hand())
SCHEMES = (("light", DESKTOP), ("dark", DESKTOP), ("dark", PHONE), ("light", PHONE))
LOOKS = dict(zip(SCHEMES, cycle(at_hand().locales), strict=False))
"""Each scheme and width, with the languages by turns."""
HOME = f"{at_hand().locales[0]}/"


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request):
    return request.param


@pytest.fixture
def page(look, new_page):
    """A page in one scheme and width, for all the addresses of a test."""
    scheme, width = look
    return new_page(width, scheme=scheme)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_every_kind(kind, look, page, server):
    """As it opens."""
    page.goto(f"{server.url}{LOOKS[look]}/{PAGES[kind]}")
    assert faults(page) == []


def test_the_pages_above_the_languages(page, new_page, server):
    """The choice of language, and the 404 of the whole site."""
    found = []
    page.goto(f"{server.url}404.html")
    found += faults(page)
    page.add_init_script(
        "Object.defineProperty(navigator, 'languages', { get: () => ['zxx'] })"
    )
    page.goto(server.url)
    assert page.url == server.url
    assert found + faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["index", "letter"])
def test_the_drawer_open(scheme, kind, new_page, server):
    """On a phone."""
    page = new_page(PHONE, scheme=scheme)
    page.goto(f"{server.url}{HOME}{PAGES[kind]}")
    page.focus("button[aria-controls]")
    page.keyboard.press("Enter")
    page.wait_for_selector("button[aria-controls][aria-expanded=true]")
    assert faults(page) == []


def test_axe_would_see_a_fault(new_page, server):
    """The rules do run: a picture without words and grey on grey are both told."""
    page = new_page()
    page.goto(f"{server.url}{HOME}")
    page.evaluate("""() => {
      const picture = document.createElement("img");
      picture.src = "data:,";
      document.querySelector("article").prepend(picture);
      document.querySelector("h1").style.color = "#ddd";
    }""")
    told = " ".join(faults(page))
    assert "image-alt" in told
    assert "color-contrast" in told
    new_page.faults.clear()
