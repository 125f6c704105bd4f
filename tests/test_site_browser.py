"""The site in Chromium: narrow screens, lost readers, and what never leaves the page."""

import re

import pytest

from tests.at_hand import at_hand, one_of_each

pytestmark = pytest.mark.browser
LOCALES = at_hand().locales
PAGES = one_of_each(at_hand())
NOBODY = "zxx"
"""The language of what is in no language."""


def test_the_root_offers_every_language_to_a_reader_of_none(new_page, server):
    """Nobody is sent to a language they did not ask for."""
    page = new_page()
    page.add_init_script(
        f"Object.defineProperty(navigator, 'languages', {{ get: () => ['{NOBODY}'] }})"
    )
    page.goto(server.url)
    page.wait_for_load_state("load")
    assert page.url == server.url
    assert links(page) == sorted(f"{locale}/" for locale in LOCALES)


def test_the_root_without_javascript_shows_every_language(new_page, server, handbook):
    """A link for each, named in its language."""
    page = new_page(javascript=False)
    page.goto(server.url)
    assert links(page) == sorted(f"{locale}/" for locale in LOCALES)
    for locale in LOCALES:
        name = handbook.messages[locale]["language"]
        assert page.locator(f"a[hreflang={locale}]").inner_text() == name


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_its_404_page(locale, new_page, server, handbook):
    """In its language, with a way home that works at any depth."""
    page = new_page()
    page.goto(f"{server.url}{locale}/404.html")
    assert page.get_attribute("html", "lang") == locale
    assert page.inner_text("h1") == handbook.messages[locale]["not_found"]["title"]
    page.click(".md-content .md-button")
    page.wait_for_url(f"{server.url}{locale}/")


def test_a_missing_page_answers_in_every_language(new_page, server, handbook):
    """The host's own 404 knows no locale: all are there, and every way home works."""
    page = new_page()
    missing = f"{server.url}{LOCALES[0]}/no/such/page/"
    for locale in LOCALES:
        response = page.goto(missing)
        assert response.status == 404
        section = page.locator(f"section[lang={locale}]")
        assert handbook.messages[locale]["not_found"]["title"] in section.inner_text()
        section.locator("a").click()
        page.wait_for_url(f"{server.url}{locale}/")
    # Chromium tells of every 404 itself.
    new_page.faults[:] = [one for one in new_page.faults if missing not in one]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_calls_another_host_or_breaks_the_policy(locale, new_page, server):
    """One page of every kind, then search, palette and builder; `new_page` watches them."""
    page = new_page()
    for address in PAGES.values():
        page.goto(f"{server.url}{locale}/{address}", wait_until="networkidle")
    page.goto(f"{server.url}{locale}/{PAGES['letter']}")
    page.click("[data-action=copy-text]")
    page.click("[data-action=take-anyway]")
    page.locator("#builder form input[type=text]:visible").first.fill("Alix Modèle")
    page.click("label[for=__palette_1]:visible")
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    title = page.locator("h1").evaluate("(one) => one.firstChild.textContent")
    page.click(".md-search__input")
    page.keyboard.type(max(re.findall(r"\w+", title), key=len))
    page.wait_for_selector(".md-search-result__item a")
    assert new_page.faults == []


def test_a_breach_would_be_seen(new_page, server):
    """The watch itself works: an inline style and a foreign address are both told."""
    page = new_page()
    page.goto(f"{server.url}{LOCALES[0]}/")
    page.evaluate("""() => {
      document.body.setAttribute("style", "color: red");
      return fetch("https://elsewhere.invalid/").catch(() => null);
    }""")
    page.wait_for_function("() => true")
    told = "\n".join(new_page.faults)
    assert "style-src-attr" in told
    assert "connect-src https://elsewhere.invalid/" in told
    new_page.faults.clear()


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_scrolls_sideways_at_320_px(locale, new_page, server):
    """One page of every kind, the root included, fits the narrowest phone (WCAG 1.4.10)."""
    page = new_page(320)
    wide = []
    for address in [f"{locale}/{one}" for one in PAGES.values()] + ["404.html"]:
        page.goto(server.url + address)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []


def links(page):
    return sorted(
        page.eval_on_selector_all("a", "all => all.map((a) => a.getAttribute('href'))")
    )
