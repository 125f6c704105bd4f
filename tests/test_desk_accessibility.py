"""The letter desk in each of its states, for letters that ask every kind of field: what axe sees."""

import pytest

from generator.letters.facts import example_facts
from tests.at_hand import at_hand
from tests.axe import faults
from tests.browsing import DESKTOP, PHONE
from tests.kinds import covering_letters, kinds_by_letter
from tests.states import STATES, enter, views

pytestmark = [pytest.mark.browser, pytest.mark.node]
LOOKS = {("light", DESKTOP): at_hand().locales[0], ("dark", PHONE): at_hand().locales[-1]}
"""Both schemes and widths, in two languages if there are; on the phone in both views."""
LETTERS = covering_letters(at_hand(), 3)


def test_these_letters_ask_every_kind_of_field(handbook):
    """What no letter asks needs no test; what one asks, one of these asks too."""
    kinds = kinds_by_letter(handbook)
    assert set.union(*(kinds[id] for id in LETTERS)) == set.union(*kinds.values())


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
@pytest.mark.parametrize("letter", LETTERS)
def test_axe_finds_nothing_in_any_state(letter, look, new_page, server, handbook):
    """Empty, filled, wrong, asked, told: no violation."""
    (scheme, width), locale = look, LOOKS[look]
    page, facts = new_page(width, scheme=scheme), example_facts(handbook, locale)
    address = f"{locale}/letters/{letter}/"
    found, reached = [], set()
    for state in STATES:
        if enter(page, server.url, address, state, facts):
            reached.add(state.id)
            found += [f"{state.id} {fault}" for one in views(page) for fault in faults(one)]
    assert found == []
    if letter == LETTERS[0]:
        unreached = set() if len(handbook.locales) > 1 else {"reading-copy"}
        assert {state.id for state in STATES} - reached == unreached
