"""What the law may change: said with its source, and before a letter that may not do there."""

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
def test_every_note_says_where_it_was_read_and_how_sure_we_are(locale, site, handbook):
    """Its country, its source, the month it was read in, and the confidence, wherever it stands."""
    names, messages = handbook.settings_words[locale], handbook.messages[locale]["legal"]
    shown = {}
    for page in site.locale_pages(locale).values():
        for country in page.soup("details", "law"):
            heading = country.summary.get_text()
            for note in country("li"):
                shown.setdefault(note.strong.get_text(), []).append(
                    (heading, note.get_text(" "))
                )
    for id, note in handbook.legal.structure.items():
        topic = handbook.legal.words[locale][id].topic
        found = [
            text
            for heading, text in shown.get(f"{topic}.", [])
            if names.jurisdictions[note.jurisdiction] in heading
        ]
        assert found, f"{id} is on no page"
        for text in found:
            plain = re.sub(r"\s+", " ", text)
            assert f"{messages['confidence']}" in plain
            assert names.confidences[note.confidence] in plain
            assert str(note.read)[:4] in plain
            assert note.source.split(";")[0].split(" ")[0][:20].rstrip(",") in plain, id


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_that_a_law_may_forbid_says_so_first(locale, site, handbook):
    """Above the form, by country; and not once more below."""
    pages = site.locale_pages(locale)
    asked = {id: one.structure.legal_first for id, one in handbook.letters.items()}
    for id, country in FIRST.items():
        assert any(note.startswith(country) for note in asked[id]), id
    for id, notes in asked.items():
        desk = pages[f"letters/{id}/"].soup.find(id="builder")
        first = desk.find_previous("details", "law")
        assert (first is not None) == bool(notes), id
        for note in notes:
            country = handbook.legal.structure[note].jurisdiction
            assert handbook.settings_words[locale].jurisdictions[country] in first.summary.text
            assert handbook.legal.words[locale][note].topic in first.text
        assert set(notes).isdisjoint(handbook.letters[id].structure.legal), id


@pytest.mark.parametrize("locale", LOCALES)
def test_no_rate_that_moves_is_printed(locale, handbook):
    """A percentage of the law is out of date one day: say where to look it up."""
    for item in (handbook.items["legal"]["legal"], *handbook.letters.values()):
        for loc, text in item.word_sources[locale].texts():
            assert not RATE.search(text), f"{item.id} {loc}"
