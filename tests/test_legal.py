"""What the law may change: said with its source, and before a letter that may not do there."""

from __future__ import annotations

import re

import pytest

from tests.at_hand import at_hand

LOCALES = at_hand().locales


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
    for id, notes in asked.items():
        desk = pages[f"letters/{id}/"].soup.find(id="builder")
        first = desk.find_previous("details", "law")
        assert (first is not None) == bool(notes), id
        for note in notes:
            country = handbook.legal.structure[note].jurisdiction
            assert handbook.settings_words[locale].jurisdictions[country] in first.summary.text
            assert handbook.legal.words[locale][note].topic in first.text
        assert set(notes).isdisjoint(handbook.letters[id].structure.legal), id
