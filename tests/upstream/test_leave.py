"""Leave and erase: by a click or by Shift three times, what was kept is gone, and so is the page."""

import json

import pytest

from tests.browsing import DESKTOP, ONE_OF_EACH, PHONE

pytestmark = pytest.mark.browser
LOCALES = ("fr", "en")
WIDTHS = (PHONE, DESKTOP)
KINDS = ("danger", "safety")
BUTTON = ".leave button"
FIRST = "body > aside button"
OURS, THEIRS = "amiable.facts", "somebody.else"
KEEP = f"""() => {{
  for (const storage of [sessionStorage, localStorage]) {{
    storage.setItem("{OURS}", '{{"amiable_facts":1,"facts":{{"sender":"Alix Modèle"}},"letters":{{}}}}');
    storage.setItem("amiable.locale", "fr");
    storage.setItem("/amiable/.__palette", "{{}}");
    storage.setItem("{THEIRS}", "stays");
  }}
}}"""
KEPT = "() => [Object.keys(sessionStorage), Object.keys(localStorage)]"


@pytest.fixture(params=WIDTHS)
def page(request, new_page):
    """A page on a phone and on a desk."""
    return new_page(request.param)


def open_with_facts(page, server, locale, kind="danger"):
    """A letter, then a page on danger, with something of ours and of others in both storages."""
    page.goto(f"{server.url}{locale}/{ONE_OF_EACH['letter']}")
    page.goto(f"{server.url}{locale}/{ONE_OF_EACH[kind]}")
    page.evaluate(KEEP)
    assert len(page.evaluate(KEPT)[0]) > 2


def left(page):
    """Whether the page has made room for a blank one."""
    page.wait_for_url("about:blank")
    return page.evaluate("document.documentElement.innerText") == ""


def kept(page, server):
    """What this tab and this device still hold, seen from a page that keeps nothing itself."""
    page.goto(f"{server.url}404.html")
    return page.evaluate(KEPT)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_click_forgets_everything_and_replaces_the_page(kind, locale, page, server):
    """Facts, language and the theme's settings go from both storages; another's key stays."""
    open_with_facts(page, server, locale, kind)
    page.click(BUTTON)
    assert left(page)
    assert kept(page, server) == [[THEIRS], [THEIRS]]


@pytest.mark.parametrize("locale", LOCALES)
def test_shift_three_times_does_the_same_from_anywhere(locale, page, server):
    """Wherever the focus is: here, in the search."""
    open_with_facts(page, server, locale)
    page.keyboard.press("/")
    for _ in range(3):
        page.keyboard.press("Shift")
    assert left(page)
    assert kept(page, server) == [[THEIRS], [THEIRS]]


def test_back_does_not_lead_to_the_page(page, server):
    """It leads to the page before, where nothing that was typed is left."""
    open_with_facts(page, server, "fr")
    page.click(BUTTON)
    assert left(page)
    page.go_back()
    page.wait_for_url(f"**/{ONE_OF_EACH['letter']}")
    assert page.input_value("[name=sender]") == ""


def test_typing_a_capital_letter_is_no_press_of_shift(page, server):
    """Shift counts only when it is pressed alone."""
    open_with_facts(page, server, "fr")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert ONE_OF_EACH["danger"] in page.url
    assert OURS in page.evaluate(KEPT)[0]


def test_shift_does_nothing_on_any_other_page(page, server):
    """Who corrects a letter in capitals loses nothing."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH['letter']}")
    page.evaluate(KEEP)
    for _ in range(4):
        page.keyboard.press("Shift")
    assert ONE_OF_EACH["letter"] in page.url
    assert OURS in page.evaluate(KEPT)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_of_the_keyboard_leaves(kind, page, server):
    """One Tab and Enter, and the button is in sight while it has the focus."""
    open_with_facts(page, server, "en", kind)
    page.keyboard.press("Tab")
    assert page.locator(FIRST).evaluate("(one) => one === document.activeElement")
    box = page.locator(FIRST).bounding_box()
    assert box["height"] >= 44
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert left(page)


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_on_a_phone_the_button_stays_in_reach(place, new_page, server):
    """Wherever the page is scrolled to, a thumb finds it: 44 pixels high, and nothing upon it."""
    page = new_page(PHONE, touch=True)
    open_with_facts(page, server, "fr")
    share = {"top": 0, "middle": 0.5, "bottom": 1}[place]
    page.evaluate("(share) => scrollTo(0, document.body.scrollHeight * share)", share)
    box = page.locator(BUTTON).bounding_box()
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= page.viewport_size["height"]
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert left(page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_button_never_covers_what_has_the_focus(kind, page, server):
    """A walk by Tab through the whole page: each stop is in sight when it is reached."""
    open_with_facts(page, server, "fr", kind)
    page.evaluate(
        "document.querySelectorAll('.help details').forEach((one) => { one.open = true })"
    )
    covered, stops = [], 0
    for _ in range(200):
        page.keyboard.press("Tab")
        seen = page.evaluate(UNCOVERED)
        if seen is None:
            break
        stops += 1
        if seen != "":
            covered.append(seen)
    assert stops > 30
    assert covered == []


def test_without_javascript_the_numbers_are_there_and_no_button(new_page, server):
    """What could not erase does not promise to."""
    page = new_page(PHONE, javascript=False)
    page.goto(f"{server.url}fr/{ONE_OF_EACH['danger']}")
    assert not page.locator(BUTTON).is_visible()
    page.click(".help summary >> nth=0")
    assert page.locator(".help__number").first.is_visible()


def test_a_house_may_lead_elsewhere(page, server):
    """To the address of its data/help.yml; Back does not undo it."""
    page.goto(f"{server.url}fr/")
    lead_to(page, f"{server.url}en/")
    page.goto(f"{server.url}fr/{ONE_OF_EACH['danger']}")
    page.click(BUTTON)
    page.wait_for_url(f"{server.url}en/")
    page.go_back()
    page.wait_for_url(f"{server.url}fr/")


def test_the_page_is_gone_before_the_next_one_is_asked_for(page, server):
    """However slow the other page is, nothing of this one can be read meanwhile."""
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.add_init_script("""addEventListener("beforeunload", () => {
      const left = [document.title, document.body.checkVisibility(), Object.keys(sessionStorage)];
      console.log(JSON.stringify(left));
    })""")
    page.goto(f"{server.url}fr/{ONE_OF_EACH['danger']}")
    page.evaluate(KEEP)
    page.click(BUTTON)
    assert left(page)
    assert [json.loads(one) for one in told] == [["", False, [THEIRS]]]


def lead_to(page, address):
    """As if a house had set `leave_to`."""
    page.route(
        f"**/{ONE_OF_EACH['danger']}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace('data-leave-to=""', f'data-leave-to="{address}"'),
        ),
    )


def test_it_works_where_storage_is_refused(page, new_page, server):
    """Nothing is kept then, and the page goes all the same."""
    page.add_init_script("""for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, { get() { throw new Error("refused"); } });
    }""")
    page.goto(f"{server.url}fr/{ONE_OF_EACH['danger']}")
    page.click(BUTTON)
    assert left(page)
    # The theme's own scripts count on storage.
    new_page.faults[:] = [one for one in new_page.faults if "refused" not in one]


def test_it_works_from_a_file(new_page, site):
    """Without a server, as from a memory stick."""
    page = new_page()
    page.goto((site.folder / "fr" / ONE_OF_EACH["danger"] / "index.html").as_uri())
    page.evaluate(KEEP)
    page.click(BUTTON)
    assert left(page)
    page.goto((site.folder / "404.html").as_uri())
    assert page.evaluate(KEPT) == [[THEIRS], [THEIRS]]
    # The theme asks the disk for its search, which a browser refuses.
    new_page.faults.clear()


@pytest.mark.parametrize("media", ["print", "screen"])
def test_paper_has_the_numbers_and_no_button(media, page, server):
    """What is folded on screen is read on paper; a button is for the screen."""
    page.goto(f"{server.url}fr/{ONE_OF_EACH['safety']}")
    page.emulate_media(media=media)
    printed = media == "print"
    assert page.locator(BUTTON).is_visible() != printed
    assert page.locator(".help__number").last.is_visible() == printed


# The theme opens its search for the focus, which is in sight some frames late.
UNCOVERED = """async () => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  for (let frame = 0; frame < 30; frame += 1) {
    const { left, top, width, height } = focused.getBoundingClientRect();
    const touched = document.elementFromPoint(left + width / 2, top + height / 2);
    if (touched && (focused.contains(touched) || touched.contains(focused))) return "";
    await new Promise(requestAnimationFrame);
  }
  return `${focused.tagName} ${focused.innerText}`;
}"""
