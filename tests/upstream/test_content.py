"""The handbook is whole: what the brief asks for is there, in each language."""

import pytest

from generator import checks

COUNTS = {"scenarios": 26, "letters": 31, "checklists": 10}


def test_the_handbook_is_whole(handbook):
    """Its items, the tasks of its checklists, its replies, tone rules and legal notes."""
    assert {kind: len(handbook.items[kind]) for kind in COUNTS} == COUNTS
    assert sum(len(one.structure.items) for one in handbook.checklists.values()) == 56
    assert len(handbook.replies.structure) == 11
    assert len(handbook.phrases.structure) == 36
    assert len(handbook.legal.structure) == 49
    assert handbook.locales == ("fr", "en")
    assert checks.problems(handbook, complete=True) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_each_scenario_has_its_own_words(locale, handbook):
    """From 300 to 600, lists and letters' links apart."""
    lengths = {
        id: sum(
            len(text.split())
            for (part, *_), text in item.word_sources[locale].texts()
            if part not in ("search_words", "title", "summary", "card")
        )
        for id, item in handbook.scenarios.items()
    }
    assert {id: n for id, n in lengths.items() if not 300 <= n <= 600} == {}


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_letters_take_the_forms_of_address_they_may(locale, handbook):
    """In French « tu » is for letters that are no legal step; in English, I and we."""
    formal = {
        "formal-notice-payment",
        "work-suspension",
        "termination-nonpayment",
        "end-notice-immediate",
        "mutual-termination",
    }
    for id, letter in handbook.letters.items():
        forms = set(handbook.letter_forms(letter, locale))
        if locale == "en":
            assert forms == {"i", "we"}, id
        else:
            assert "tu" not in forms if id in formal else {"vous", "nous"} <= forms, id
