"""The letter desk for a reader who has only a keyboard: order, sight and ring of every stop."""

import itertools

import pytest

from generator.letters.facts import example_facts
from tests.browsing import DESKTOP, PHONE
from tests.states import STATES, enter, views
from tests.walk import badly_shown, out_of_order, stops

pytestmark = pytest.mark.browser
RECAP = "fr/letters/exit-recap/"
FORM, SIDE, FACTS, BAR = ".desk__form", ".desk__side", ".desk__facts", ".desk__bar"
ORDERS = {DESKTOP: [[FORM, SIDE, FACTS]], PHONE: [[FORM, FACTS, BAR], [SIDE, FACTS, BAR]]}
"""The parts of the desk as they are seen, in each view."""
BOXES = """() => Object.fromEntries([".desk__form", ".desk__side", ".desk__facts", ".desk__bar"].map(
  (one) => [one, document.querySelector(one).getBoundingClientRect().toJSON()]))"""


@pytest.fixture
def desk(new_page, server, handbook):
    """Opens the recap in a state."""

    def open_desk(state, width, scheme="light", **options):
        page = new_page(width, scheme=scheme, **options)
        wanted = next(one for one in STATES if one.id == state)
        assert enter(page, server.url, RECAP, wanted, example_facts(handbook, "fr"))
        return page

    return open_desk


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize(("state", "scheme"), [("empty", "light"), ("rows", "dark")])
def test_a_walk_meets_what_is_seen_as_it_is_seen(width, state, scheme, desk):
    """Each stop is in sight, stands after the one before, and has a ring that shows."""
    page = desk(state, width, scheme)
    names = set()
    for view, order in zip(views(page), ORDERS[width], strict=True):
        found = stops(view)
        assert badly_shown(found) == []
        assert out_of_order(found) == []
        assert [
            region for region, _ in itertools.groupby(found, lambda one: one.region)
        ] == order
        names |= {stop.name for stop in found}
    assert len(names) > 40
    assert names >= {
        "tone",
        "sender",
        "last_day",
        "add-row",
        "copy-text",
        "remember",
        "facts-file",
    }


def test_columns_are_walked_one_after_the_other(desk):
    """On a wide screen: the form, the letter to its right, the answers below both."""
    page = desk("rows", DESKTOP)
    box = page.evaluate(BOXES)
    assert box[SIDE]["left"] > box[FORM]["right"]
    assert box[FACTS]["top"] >= max(box[FORM]["bottom"], box[SIDE]["bottom"])
    assert box[FACTS]["width"] > box[FORM]["width"] + box[SIDE]["width"]


@pytest.mark.parametrize("state", ["errors", "blanks-panel", "refused-file", "loaded-file"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_what_takes_the_focus_is_in_sight(state, width, desk):
    """A summary or panel is seen when it opens, and a Tab leads into it."""
    page = desk(state, width)
    told = page.evaluate_handle("document.activeElement")
    assert told.evaluate(COVERED_BY) == []
    page.keyboard.press("Tab")
    assert told.evaluate("(told) => told.contains(document.activeElement)")


COVERED_BY = """(told) => {
  const { left, top, bottom, width } = told.getBoundingClientRect();
  const hits = [top + 4, bottom - 4].map((y) => document.elementFromPoint(left + width / 2, y));
  return hits.filter((one) => !told.contains(one)).map((one) => one?.className ?? "the window's edge");
}"""
