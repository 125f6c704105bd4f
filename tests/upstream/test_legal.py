"""What our notes on the law say, and before which of our letters they stand."""

from __future__ import annotations

import re

import pytest

LOCALES = ("fr", "en")
FIRST = {
    "end-notice-capacity": "QC",
    "end-notice-outgrown": "QC",
    "work-suspension": "UK",
    "termination-nonpayment": "FR",
    "payment-and-prepay": "FR",
    "mutual-termination": "FR",
}
"""Letters that one country at least may not allow as they stand."""
RATE = re.compile(r"\d+(?:[.,]\d+)?[\s\u00a0\u202f]?%(?!})|per cent|pour cent")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_rate_that_moves_is_printed(locale, handbook):
    """A percentage of the law is out of date one day: say where to look it up."""
    for item in (handbook.items["legal"]["legal"], *handbook.letters.values()):
        for loc, text in item.word_sources[locale].texts():
            assert not RATE.search(text), f"{item.id} {loc}"


def test_letters_that_one_country_may_not_allow_name_its_law(handbook):
    """The notes that stand above their form begin with those of the country."""
    for id, country in FIRST.items():
        notes = handbook.letters[id].structure.legal_first
        assert any(note.startswith(country) for note in notes), id
