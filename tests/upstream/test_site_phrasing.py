"""Days, counts and dates in words."""

import pytest

from generator.site.phrasing import Phrasing


@pytest.mark.parametrize(
    ("locale", "offset", "anchor", "said"),
    [
        ("fr", -14, "D", "14\u00a0jours avant l’annonce"),
        ("fr", 1, "E", "1\u00a0jour après le dernier jour"),
        ("fr", 0, "D", "Le jour de l’annonce"),
        ("en", -14, "D", "14\u00a0days before the announcement"),
        ("en", -1, "E", "1\u00a0day before the last working day"),
        ("en", 0, "I", "On the invoice due date"),
        ("en", 3, "I", "3\u00a0days after the due date"),
    ],
)
def test_a_day_in_words(handbook, locale, offset, anchor, said):
    """The number never parts from its noun."""
    assert Phrasing(handbook, locale).day(offset, anchor) == said


@pytest.mark.parametrize(
    ("locale", "iso", "said"),
    [
        ("fr", "2026-11", "novembre\u00a02026"),
        ("fr", "2026-11-01", "1er\u00a0novembre\u00a02026"),
        ("en", "2026-11", "November\u00a02026"),
    ],
)
def test_the_date_a_source_was_read(handbook, locale, iso, said):
    """With or without its day; it never breaks."""
    assert Phrasing(handbook, locale).date(iso) == said
