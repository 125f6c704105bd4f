"""Our own site in Chromium: the switch, the choice of language, the drawer, motion."""

import pytest

from tests.browsing import ONE_OF_EACH, PHONE

pytestmark = pytest.mark.browser
LOCALES = ("fr", "en")
MENU = "button[aria-controls]"
DRAWER = ".md-sidebar--primary"


@pytest.mark.parametrize("kind", [kind for kind in ONE_OF_EACH if kind != "not-found"])
def test_the_switch_lands_on_the_same_page(kind, new_page, server):
    """French to English and back, by the links of the switch itself."""
    page = new_page()
    address = ONE_OF_EACH[kind]
    page.goto(f"{server.url}fr/{address}")
    for locale in ("en", "fr"):
        switch_to(page, locale)
        assert page.url == f"{server.url}{locale}/{address}"
        assert page.get_attribute("html", "lang") == locale


@pytest.mark.parametrize(
    ("asks_for", "gets"), [("fr-FR", "fr"), ("fr-CA", "fr"), ("en-GB", "en"), ("en-US", "en")]
)
def test_the_root_goes_by_the_browsers_languages(asks_for, gets, new_page, server):
    """The first language of navigator.languages that the site speaks."""
    page = new_page(locale=asks_for)
    page.goto(server.url)
    page.wait_for_url(f"{server.url}{gets}/")


def test_the_root_remembers_the_language_chosen(new_page, server):
    """A choice made in the switch is stronger than the browser's languages."""
    page = new_page(locale="fr-FR")
    page.goto(f"{server.url}fr/")
    switch_to(page, "en")
    page.goto(server.url)
    page.wait_for_url(f"{server.url}en/")


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("kind", ["home", "letter"])
def test_the_drawer_opens_and_closes_by_keyboard(kind, key, new_page, server):
    """Enter or Space opens it, Esc closes it and gives the focus back to its button."""
    page = new_page(PHONE)
    page.goto(f"{server.url}fr/{ONE_OF_EACH[kind]}")
    menu, drawer = page.locator(MENU), page.locator(DRAWER)
    assert menu.get_attribute("aria-expanded") == "false"
    menu.focus()
    page.keyboard.press(key)
    page.wait_for_selector(f"{MENU}[aria-expanded=true]")
    assert page.locator(f"{DRAWER} a:visible").count() > 3
    assert drawer.evaluate("(one) => one.getBoundingClientRect().right > 0")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{MENU}[aria-expanded=false]")
    assert menu.evaluate("(one) => one === document.activeElement")


def test_a_closed_drawer_has_no_tab_stop(new_page, server):
    """A full walk by Tab meets nothing of it."""
    page = new_page(PHONE)
    page.goto(f"{server.url}fr/{ONE_OF_EACH['scenario']}")
    assert not any(stop["drawer"] for stop in tab_stops(page))


def test_every_tab_stop_of_an_open_drawer_is_in_sight(new_page, server):
    """Panels that are covered or pushed aside are closed to the keyboard."""
    page = new_page(PHONE)
    page.goto(f"{server.url}fr/{ONE_OF_EACH['letter']}")
    page.focus(MENU)
    page.keyboard.press("Enter")
    stops = [stop for stop in tab_stops(page, limit=60) if stop["drawer"]]
    assert len(stops) > 5
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_keyboard_goes_from_one_panel_of_the_drawer_to_another(motion, new_page, server):
    """Enter on a panel's title leads up, Enter on a section leads in; the focus goes along."""
    page = new_page(PHONE, motion=motion)
    page.goto(f"{server.url}fr/{ONE_OF_EACH['letter']}")
    page.focus(MENU)
    page.keyboard.press("Enter")
    title, section = f"{DRAWER} nav nav > label", f"{DRAWER} li > label"
    page.wait_for_function(
        "(title) => document.querySelector(title).checkVisibility()", arg=title
    )
    page.focus(title)
    for target in (section, title):
        page.keyboard.press("Enter")
        page.wait_for_function("(one) => document.activeElement.matches(one)", arg=target)
        # At rest, a finger at its place would touch it.
        page.wait_for_function(f"() => ({STOP})().seen")


@pytest.mark.parametrize("kind", ["home", "scenario", "letter"])
def test_nothing_moves_for_who_asks_for_less_motion(kind, new_page, server):
    """No transition or animation lasts, and scrolling jumps."""
    page = new_page(PHONE, motion="reduce")
    page.goto(f"{server.url}fr/{ONE_OF_EACH[kind]}")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
      const lasts = (list) => list.split(",").some((one) => parseFloat(one) > 0.01);
      return lasts(transitionDuration) || lasts(animationDuration) || scrollBehavior === "smooth";
    }).map((one) => `${one.tagName}.${one.className}`)""")
    assert moving == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_is_readable_without_javascript(locale, new_page, server):
    """The letter is in sight with its labelled blanks, and no empty form stands before it."""
    page = new_page(PHONE, javascript=False)
    page.goto(f"{server.url}{locale}/{ONE_OF_EACH['letter']}")
    letter = page.locator("#letter")
    assert letter.is_visible()
    blanks = letter.locator("[data-blank]")
    assert blanks.count() > 1
    for blank in blanks.all():
        assert blank.is_visible()
        assert blank.inner_text().startswith("[")
    assert page.locator("#builder form, #builder button").count() == 0


def switch_to(page, locale):
    """Follow the switch as a mouse does: its menu opens on hover."""
    page.hover(".md-select")
    link = page.locator(f"a.md-select__link[hreflang={locale}]")
    with page.expect_navigation():
        link.click()


def tab_stops(page, limit=150):
    """Every element that Tab reaches, until it leaves the page."""
    stops = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


STOP = f"""() => {{
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const {{ left, top, width, height }} = focused.getBoundingClientRect();
  const touched = document.elementFromPoint(left + width / 2, top + height / 2);
  return {{
    name: `${{focused.tagName}} ${{focused.innerText}}`,
    drawer: focused.closest("{DRAWER}") !== null,
    seen: touched !== null && (focused.contains(touched) || touched.contains(focused)),
  }};
}}"""
