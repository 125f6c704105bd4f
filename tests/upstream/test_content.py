"""The handbook is whole: what the brief asks for is there, in each language."""

import pytest

from generator import checks
from generator.letters.calendar import calendar
from tests.at_hand import DANGER
from tests.exports import Exports

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


def test_the_site_and_the_letters_are_many(site, handbook):
    """The tests of every page, letter and export have much to look at; most letters tell a day."""
    assert len(site.locale_pages("fr")) > 45
    exports = Exports(handbook)
    assert len(exports.matrix.cases) > 4000
    assert len(exports.every) > 500
    full = [one for one in exports.every if one.case.answers == "full"]
    dated = {one.case.letter for one in full if calendar(exports.given(one))}
    assert set(handbook.letters) - dated == {
        "conduct-warning",
        "referral-introduction",
        "thank-you-close",
    }


def test_titles_fit_where_they_are_listed(site):
    """Search engines and tabs cut what is longer than 70 characters."""
    titles = {address: page.soup.title.get_text() for address, page in site.pages.items()}
    assert {address: title for address, title in titles.items() if len(title) > 70} == {}


def test_who_leaves_in_danger_lands_on_a_blank_page(handbook):
    """The way out leads nowhere that somebody else could have visited."""
    assert handbook.help.structure.leave_to == ""
    assert any(one.structure.severity == DANGER for one in handbook.scenarios.values())
    assert any(one.structure.safety for one in handbook.checklists.values())


def test_every_country_has_its_number_for_danger(handbook):
    """No reader of a country we name is left without one."""
    numbers = handbook.help.structure.contacts.values()
    assert {one.jurisdiction for one in numbers} == set(handbook.settings.jurisdictions)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_scenario_on_danger_leads_to_a_list_of_safety(locale, site, handbook):
    """The next step in danger is to get safe, not to write a letter."""
    for id, item in handbook.scenarios.items():
        if item.structure.severity == DANGER:
            soup = site.locale_pages(locale)[f"scenarios/{id}/"].soup
            (step,) = soup.select("article .md-button--primary")
            list_id = step["href"].rstrip("/").rpartition("/")[2]
            assert handbook.checklists[list_id].structure.safety
