"""Every built page is sound HTML."""

import pytest

from tests.validity import KNOWN, judge

pytestmark = pytest.mark.node


def test_the_validator_has_nothing_to_say(site):
    """Of any page, but for what is known of the theme; and what is known still occurs."""
    told = judge(site.folder)
    assert told.files == len(site.pages)
    assert told.unknown == []
    assert told.known == set(KNOWN), "a known fault is mended: say so"
