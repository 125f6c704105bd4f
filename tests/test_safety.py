"""Pages on danger carry "Leave and erase" and every number for help; no other page does."""

import re

import pytest

from tests.at_hand import DANGER, at_hand

LOCALES = at_hand().locales


def in_danger(handbook):
    """The addresses that need them, by what the data says of them."""
    scenarios = [
        f"scenarios/{id}/"
        for id, item in handbook.scenarios.items()
        if item.structure.severity == DANGER
    ]
    checklists = [
        f"checklists/{id}/" for id, item in handbook.checklists.items() if item.structure.safety
    ]
    return {*scenarios, *checklists}


@pytest.mark.parametrize("locale", LOCALES)
def test_exactly_the_pages_on_danger_carry_them(locale, site, handbook):
    """Every scenario of severity 4 and every list of safety, and nothing else."""
    pages = site.locale_pages(locale)
    for part in ("[data-module=leave]", ".help"):
        found = {address for address, page in pages.items() if page.soup.select(part)}
        assert found == in_danger(handbook), part


@pytest.mark.parametrize("locale", LOCALES)
def test_the_way_out_waits_for_its_script(locale, site, handbook):
    """Without JavaScript nothing could be erased: the button is hidden, and leads where the data says."""
    words = handbook.messages[locale]["safety"]
    for address in in_danger(handbook):
        place = site.locale_pages(locale)[address].soup.select_one("[data-module=leave]")
        assert place.has_attr("hidden"), address
        assert place["data-leave-to"] == handbook.help.structure.leave_to
        assert place.button.get_text() == words["leave"]
        assert place.p.get_text() == words["leave_note"].strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_it_stands_before_the_next_step(locale, site, handbook):
    """A reader in danger meets the way out and the numbers before anything to follow."""
    for address in in_danger(handbook):
        article = site.locale_pages(locale)[address].soup.find("article")
        parts = article.select("[data-module=leave], .help, .md-button--primary, h2")
        assert [part.name for part in parts[:2]] == ["div", "section"], address


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_is_there_to_call_with_its_source(locale, site, handbook):
    """Name, when to call, where it was read and when, and what kind of source that is."""
    contacts, names = handbook.help.structure.contacts, handbook.settings_words[locale]
    for address in in_danger(handbook):
        page = site.locale_pages(locale)[address]
        links = page.soup.select(".help__number")
        wanted = [one for country in by_country(handbook) for one in country]
        assert len(links) == len(contacts) == len(wanted)
        for link, id in zip(links, wanted, strict=True):
            contact, words = contacts[id], handbook.help.words[locale].contacts[id]
            scheme = {"call": "tel", "text": "sms"}[contact.by]
            assert link["href"] == f"{scheme}:{re.sub('[ -]', '', contact.number)}"
            assert re.sub(r"\D", "", link.get_text()) == re.sub(r"\D", "", contact.number)
            said = re.sub(r"\s+", " ", link.find_parent("li").get_text())
            for part in (words.name, words.when, contact.source, names.kinds[contact.kind]):
                assert re.sub(r"\s+", " ", part) in said, id
            year = contact.read.partition("-")[0]
            assert year in said, id


@pytest.mark.parametrize("locale", LOCALES)
def test_a_country_shows_the_number_for_danger_folded(locale, site, handbook):
    """Each country is one fold, in the handbook's order, and its first number is on it."""
    contacts, names = handbook.help.structure.contacts, handbook.settings_words[locale]
    wanted = [
        (names.jurisdictions[contacts[ids[0]].jurisdiction], contacts[ids[0]].number)
        for ids in by_country(handbook)
    ]
    for address in in_danger(handbook):
        folds = site.locale_pages(locale)[address].soup.select(".help details")
        assert not any(fold.has_attr("open") for fold in folds)
        shown = [
            (next(fold.summary.stripped_strings), fold.summary.strong.get_text())
            for fold in folds
        ]
        assert shown == wanted


def by_country(handbook):
    """The ids of the numbers, a list per country, in the handbook's order."""
    contacts = handbook.help.structure.contacts
    return [
        [id for id, one in contacts.items() if one.jurisdiction == jurisdiction]
        for jurisdiction in handbook.settings.jurisdictions
        if any(one.jurisdiction == jurisdiction for one in contacts.values())
    ]
