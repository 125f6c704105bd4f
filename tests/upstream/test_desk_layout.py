"""The letter desk for readers who touch, enlarge, space out, or see in other colours."""

import pytest

from generator.letters.facts import example_facts
from tests.browsing import DESKTOP, PHONE
from tests.layout import crowding, enlarge, small_targets, space_out
from tests.states import STATES, enter, views

pytestmark = pytest.mark.browser
RECAP = "fr/letters/exit-recap/"
NARROW = 320
BY_ID = {state.id: state for state in STATES}
TIGHT = ("filled", "rows", "errors", "blanks-panel", "refused-file", "notes")


@pytest.fixture
def desk(new_page, server, handbook):
    """Opens the recap in a state, once a page has been made as the reader wants it."""

    def open_desk(state, width=DESKTOP, page=None, **options):
        page = page or new_page(width, **options)
        assert enter(page, server.url, RECAP, BY_ID[state], example_facts(handbook, "fr"))
        return page

    return open_desk


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_targets_are_large_enough_for_a_finger(width, desk):
    """44 pixels in each state; only what stands in the letter's own text may be as low as a line."""
    page, found = None, []
    for state in BY_ID:
        page = desk(state, width, page, touch=True)
        found += [f"{state}: {one}" for view in views(page) for one in small_targets(view)]
    assert found == []


def test_nothing_scrolls_sideways_at_320_pixels(desk):
    """In no state and no view; nothing is cut off, and nothing lies on anything else."""
    page, found = None, []
    for state in BY_ID:
        page = desk(state, NARROW, page)
        found += [f"{state}: {one}" for view in views(page) for one in crowding(view)]
    assert found == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("change", [enlarge, space_out], ids=["twice", "spaced"])
def test_text_as_readers_set_it(change, width, desk):
    """Twice the size (1.4.4), or letters and lines set apart (1.4.12): all is there, side by side."""
    page, found = None, []
    for state in TIGHT:
        page = desk(state, width, page)
        change(page)
        found += [f"{state}: {one}" for view in views(page) for one in crowding(view)]
    assert found == []


def test_a_box_on_another_would_be_seen(desk):
    """The look at the boxes does tell what is wrong."""
    page = desk("filled", PHONE)
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.question__label { margin-bottom: -1em !important }
        [data-action=forget] { white-space: nowrap; width: 50px; overflow: hidden }
        .desk__facts h2 { width: 900px }`);
      document.adoptedStyleSheets = [sheet];
    }""")
    told = "\n".join(crowding(page))
    assert "lies on" in told
    assert "is cut off" in told
    assert "the page is" in told


# Motion

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => one.checkVisibility()).flatMap((one) => {
  const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(one);
  const longest = (text) => Math.max(...text.split(",").map(parseFloat));
  const isMoving = longest(transitionDuration) > 0.0001
    || (animationName !== "none" && longest(animationDuration) > 0.0001) || scrollBehavior === "smooth";
  return isMoving ? [`${one.tagName}.${one.className}`] : [];
})"""


def test_nothing_moves_for_who_asked_for_less(desk):
    """No transition, no animation, no gliding, whatever is hovered, opened or gone to."""
    page = desk("blanks-panel", motion="reduce")
    assert page.evaluate(MOVING) == []
    page.hover("[data-action=copy-subject]")
    page.click("[data-action=go-first]")
    assert page.evaluate("document.getAnimations().length") == 0


def test_others_see_a_button_change_softly(desk):
    """So that the test before does see something; never longer than 150 ms."""
    page = desk("filled", motion="no-preference")
    longest = page.evaluate("""() => Math.max(...[...document.querySelectorAll("#builder *")]
      .map((one) => parseFloat(getComputedStyle(one).transitionDuration)))""")
    assert 0 < longest <= 0.15


# Forced colours

LINES = """(one) => {
  const { borderTopWidth, borderTopStyle, borderLeftWidth, textDecorationLine, textDecorationStyle,
    textDecorationThickness, outlineStyle, outlineWidth } = getComputedStyle(one);
  return { border: borderTopStyle === "none" ? 0 : parseFloat(borderTopWidth), left: parseFloat(borderLeftWidth),
    line: textDecorationLine, style: textDecorationStyle, thickness: parseFloat(textDecorationThickness) || 0,
    outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth) };
}"""


@pytest.fixture
def forced(desk):
    """Opens the recap in a state, in the reader's own colours."""

    def open_forced(state, width=DESKTOP):
        page = desk(state, width)
        page.emulate_media(forced_colors="active")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        return page

    return open_forced


def test_blanks_hold_without_colours(forced):
    """A dashed line below, which no other word of the letter has; the field at hand has a frame."""
    page = forced("empty")
    blank = page.locator("#letter [data-blank=last_day]").first
    lines = blank.evaluate(LINES)
    assert (lines["line"], lines["style"]) == ("underline", "dashed")
    assert lines["thickness"] >= 2
    assert page.locator("#letter p").first.evaluate(LINES)["line"] == "none"
    assert blank.evaluate(LINES)["outline"] == 0
    page.focus("[name=last_day]")
    assert blank.evaluate(LINES)["outline"] >= 2


def test_errors_hold_without_colours(forced):
    """A bar beside the words, a thicker frame around the control, a frame around the summary."""
    page = forced("errors")
    wrong = page.locator("[aria-invalid=true]:visible").first.evaluate(LINES)
    right = page.locator("[name=sender]").evaluate(LINES)
    assert wrong["border"] > right["border"] > 0
    assert page.locator(".question__error:visible").first.evaluate(LINES)["left"] >= 3
    assert page.locator(".problems").evaluate(LINES)["border"] >= 2


def test_buttons_hold_without_colours(forced):
    """Each has a frame; of the two views, the one that is shown is underlined in a thicker one."""
    page = forced("filled", PHONE)
    pressed = page.locator("[aria-pressed=true]").evaluate(LINES)
    other = page.locator("[data-action^=show-][aria-pressed=false]").evaluate(LINES)
    assert (pressed["line"], other["line"]) == ("underline", "none")
    assert pressed["border"] > other["border"] > 0
    for button in page.locator("#builder .button:visible:not(.button--quiet)").all():
        assert button.evaluate(LINES)["border"] > 0
    for button in page.locator("#builder .button--quiet:visible").all():
        assert button.evaluate(LINES)["line"] == "underline"


def test_the_ring_holds_without_colours(forced):
    """The focus is seen on a control, a button and a blank."""
    page = forced("empty")
    page.focus("a.below")
    rings = []
    for _ in range(12):
        page.keyboard.press("Tab")
        rings.append(page.locator(":focus").evaluate(LINES)["outline"])
    assert min(rings) >= 2
