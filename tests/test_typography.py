"""Typography: what each locale's prose becomes, and what must stay as it was typed."""

from __future__ import annotations

import pytest

from generator.typography import MASK, NARROW, NBSP, typeset

# Written with the no-break spaces visible: ~ is U+00A0, | is U+202F.
FRENCH = [
    ("l'étagère", "l’étagère"),
    ("Attendez...", "Attendez…"),
    ("« Encore »", "«~Encore~»"),
    ("«Encore»", "«~Encore~»"),
    ("Vraiment ? Oui ! Non ; si", "Vraiment|? Oui|! Non|; si"),
    ("Objet : les pots", "Objet~: les pots"),
    ("1 800 pots, 12 000 000 prunes", "1|800 pots, 12|000|000 prunes"),
    ("30 jours, 2 semaines, 5 %, 40 €", "30~jours, 2~semaines, 5~%, 40~€"),
    ("9 h 30", "9~h~30"),
    ("art. L441-10 et p. 12", "art.~L441-10 et p.~12"),
    ("n° 7", "n°~7"),
    ("le 1 pot", "le 1 pot"),
    ("à 12:30", "à 12:30"),
]
ENGLISH = [
    ("the gardener's jar", "the gardener’s jar"),
    ('"More jam", they say', "“More jam”, they say"),
    ('("jam")', "(“jam”)"),
    ("Wait...", "Wait…"),
    ("Really? Yes: 5 %", "Really? Yes: 5 %"),
]
UNTOUCHED = [
    "{{ jar | default('l\\'un : deux ?') }}",
    "{% if place == 'moon' %}",
    "{# a ; note ! #}",
    "`a ; b !`",
    "```\nit's : code !\n```",
    '<a title="l\'un : deux">',
    "https://moon.invalid/a?b=c;d!e",
    "[](l'un.md)",
    "{: .l'un }",
]


def visible(text: str) -> str:
    return text.replace(NBSP, "~").replace(NARROW, "|")


@pytest.mark.parametrize(("typed", "set_"), FRENCH)
def test_french_prose(typed: str, set_: str):
    """French gets its quotes, its apostrophes and both its no-break spaces."""
    assert visible(typeset(typed, "fr")) == set_


@pytest.mark.parametrize(("typed", "set_"), ENGLISH)
def test_english_prose(typed: str, set_: str):
    """English gets curly quotes and apostrophes, and no space before a sign."""
    assert visible(typeset(typed, "en")) == set_


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_not_prose_stays(text: str, locale: str):
    """Tags, code, addresses and link targets come out as they went in."""
    assert typeset(text, locale) == text


@pytest.mark.parametrize(("locale", "cases"), [("fr", FRENCH), ("en", ENGLISH)])
def test_setting_twice_changes_nothing(locale: str, cases: list[tuple[str, str]]):
    """Text that is set already, or typed with the right signs, stays as it is."""
    for typed, _ in cases:
        once = typeset(typed, locale)
        assert typeset(once, locale) == once


def test_prose_around_a_tag_is_set():
    """A sign after a value is set as after a word, and a value before a unit too."""
    assert visible(typeset("{{ days }} jours : l'été", "fr")) == "{{ days }}~jours~: l’été"


def test_a_locale_of_a_region_has_its_language_s_rules():
    """fr-CA is set as French."""
    assert visible(typeset("Oui !", "fr-CA")) == "Oui|!"


def test_a_locale_without_rules_stays_as_typed():
    """A language nobody has written rules for keeps its straight quotes."""
    assert typeset("l'un : deux ?", "it") == "l'un : deux ?"


def test_many_masks_come_back_in_order():
    """Each protected piece returns to its own place."""
    text = " ; ".join(f"`{n}`" for n in range(20))
    assert typeset(text, "fr").replace(NARROW, " ") == text
    assert MASK not in typeset(text, "fr")
