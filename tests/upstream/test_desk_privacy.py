"""What is typed leaves the page only as the file, text or message that the reader takes away."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browsing import PHONE
from tests.builder import KEY, clipboard, shown_text, wait_for_clipboard
from tests.desk import ANSWER_ALL, NAME, RECAP, REMINDER, facts_file, load, said, stores, whole

pytestmark = pytest.mark.browser
EXPORTER = ["exporter-data.js", "exporter.js"]
REFUSED = {
    "each use": """for (const name of ["getItem", "setItem", "removeItem", "clear", "key"])
      Storage.prototype[name] = () => { throw new DOMException("refused", "SecurityError"); };""",
    "both stores": """for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });""",
}
ACTIONS = "() => [...document.querySelectorAll('.desk__actions [data-action]')].filter((one) => !one.hidden).map((one) => one.dataset.action)"


@pytest.fixture
def words(handbook):
    """What the builder says, in French."""
    return handbook.messages["fr"]["builder"]


def watched(page):
    """Every request over the network from now on."""
    found = []
    page.wait_for_load_state("networkidle")
    page.context.on("request", lambda one: found.append(one))
    return lambda: [one for one in found if urlsplit(one.url).scheme in ("http", "https")]


def test_nothing_is_asked_for_but_the_exporter_once(letter, words, server):
    """Typing, switching, copying, exporting: two scripts on their first use, which say nothing of the letter."""
    page = letter(RECAP, width=PHONE)
    page.add_init_script("window.print = () => {}")
    keep_still = "() => { window.print = () => {}; }"
    page.evaluate(keep_still)
    requests = watched(page)
    server.heard.clear()
    page.evaluate(ANSWER_ALL, NAME)
    for name, choice in (("tone", "firm"), ("letter_locale", "en"), ("form", "we")):
        page.select_option(f"[name={name}]", choice)
    page.click("[data-action=show-letter]")
    page.click("[data-action=copy-subject]")
    page.wait_for_function(
        "(told) => document.querySelector('#builder [role=status]').textContent === told",
        arg=words["copied_subject"],
    )
    page.click("[data-action=show-form]")
    page.check("[name=remember]")
    page.uncheck("[name=remember]")
    assert requests() == []
    page.click("[data-action=show-letter]")
    for action in page.evaluate(ACTIONS):
        page.click(f".desk__actions [data-action={action}]")
        page.wait_for_timeout(50)
    assert page.locator(".problems").is_hidden()
    page.click("[data-action=save-facts]")
    page.click(".origins summary")
    page.wait_for_selector(".origins__list li")
    found = requests()
    assert [urlsplit(one.url).path.rpartition("/")[2] for one in found] == EXPORTER
    for one in found:
        parts = urlsplit(one.url)
        assert (one.method, one.post_data, parts.query, parts.fragment) == ("GET", None, "", "")
    assert len(server.heard) == len(EXPORTER)
    for headers in server.heard:
        assert "referer:" not in headers.lower() and "cookie:" not in headers.lower()
        assert NAME not in headers


def test_nothing_is_stored_that_nobody_chose(letter, server):
    """Visits to several pages leave nothing; typing leaves the tab's own answers, and no cookie."""
    page = letter(REMINDER)
    for address in ("fr/", "fr/letters/", f"en/letters/{RECAP}/", f"fr/letters/{RECAP}/"):
        page.goto(f"{server.url}{address}")
        page.wait_for_load_state("networkidle")
        assert stores(page) == ({}, {}), address
    page.fill("[name=sender]", NAME)
    page.select_option("[name=tone]", "warm")
    tab, device = stores(page)
    assert (list(tab), device) == ([KEY], {})
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_the_colour_scheme_is_the_system_s_until_it_is_chosen(letter):
    """A dark system has a dark page at once, from nothing stored; a choice is stored and stays."""
    page = letter(REMINDER, scheme="dark")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "slate"
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate(scheme) == "default"
    assert stores(page) == ({}, {})
    page.click("label[for=__palette_1]:visible")
    assert page.evaluate(scheme) == "slate"
    page.reload()
    assert page.evaluate(scheme) == "slate"
    assert list(stores(page)[1]) == ["/amiable/.__palette"]


@pytest.mark.parametrize("how", REFUSED)
def test_a_browser_that_stores_nothing(how, new_page, server, words):
    """The page says what it cannot do, and does all the rest."""
    page = new_page()
    page.add_init_script(REFUSED[how])
    page.goto(f"{server.url}fr/letters/{REMINDER}/")
    page.fill("[name=sender]", NAME)
    page.wait_for_function(
        "(told) => document.querySelector('#builder [role=status]').textContent === told",
        arg=words["not_kept"],
    )
    page.fill("[name=client_name]", "Camille")
    assert NAME in shown_text(page) and "Camille" in shown_text(page)
    page.click("[name=remember]")
    assert not page.is_checked("[name=remember]")
    assert said(page) == words["not_kept"]
    _, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    assert json.loads(saved)["facts"] == {"sender": NAME, "client_name": "Camille"}
    # Coming back to a page that the browser kept alive: what it holds is all there is.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.input_value("[name=sender]") == NAME
    load(page, facts_file(whole(REMINDER)))
    assert page.input_value("[name='invoices_open.0.number']") == "F-118"
    _, text = new_page.downloaded(page, lambda: page.click("[data-action=txt]"))
    assert NAME in text.decode()
    page.click("[data-action=forget]")
    assert page.input_value("[name=sender]") == ""
    page.click("label[for=__palette_1]:visible")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_an_exporter_out_of_reach(letter, new_page, words):
    """It is said, the text can be copied meanwhile, nothing is asked for again unasked, and later it works."""
    page = letter(REMINDER, facts=whole(REMINDER))
    page.route("**/exporter*.js", lambda route: route.abort())
    status = "(told) => document.querySelector('#builder [role=status]').textContent === told"
    page.click("[data-action=docx]")
    page.wait_for_function(status, arg=words["no_exporter"])
    page.click("[data-action=copy-text]")
    wait_for_clipboard(page, shown_text(page))
    page.wait_for_function(status, arg=words["copied_text"])
    page.click(".origins summary")
    page.wait_for_function("() => !document.querySelector('.origins').open")
    page.click("[data-action=save-facts]")
    page.wait_for_function(status, arg=words["no_exporter"])
    requests = watched(page)
    page.fill("[name=sender]", "Une Autre")
    page.wait_for_timeout(200)
    assert requests() == []
    page.set_input_files(
        "[name=facts-file]",
        [{"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}],
    )
    page.wait_for_function(status, arg=words["no_exporter"])
    page.unroute("**/exporter*.js")
    name, _ = new_page.downloaded(page, lambda: page.click("[data-action=docx]"))
    assert name == f"{REMINDER}.docx"
    page.click(".origins summary")
    page.wait_for_selector(".origins__list li")
    assert "Une Autre" in shown_text(page)
    assert clipboard(page) != ""
    # The browser itself tells of what was kept from it, on purpose.
    expected = [one for one in new_page.faults if "exporter" in one and "ERR_FAILED" in one]
    assert expected
    new_page.faults[:] = [one for one in new_page.faults if one not in expected]
