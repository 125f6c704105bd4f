"""What the page knows around a letter: its own words, and the addresses of what follows."""

from __future__ import annotations

from typing import Any

from generator.letters.rules import tone_rules
from generator.model.handbook import Handbook, Item


def desk(handbook: Handbook, letter: Item, locale: str, base_url: str) -> dict[str, Any]:
    """In the locale of the page; `base_url` is where the whole site will live."""
    return {
        "title": letter.words[locale].title,
        "url": _url(letter.id, locale, base_url),
        "messages": _messages(handbook, locale),
        "letters": _letters(handbook, letter, locale, base_url),
        "rules": handbook.once(("rules", locale), lambda: tone_rules(handbook, locale)),
    }


def _messages(handbook: Handbook, locale: str) -> dict[str, Any]:
    words = handbook.settings_words
    return {
        **handbook.messages[locale]["builder"],
        "tones": dict(words[locale].tones),
        "groups": dict(words[locale].groups),
        "forms": {each: dict(words[each].forms) for each in handbook.locales},
        "subjects": {
            each: handbook.messages[each]["letter"]["subject"] for each in handbook.locales
        },
    }


def _letters(
    handbook: Handbook, letter: Item, locale: str, base_url: str
) -> dict[str, dict[str, str]]:
    """The letters that follow one: title, address from a neighbour's page, public address."""
    ids = {step.letter or letter.id for step in letter.structure.follow_up}
    return {
        id: {
            "title": handbook.letters[id].words[locale].title,
            "href": f"../{id}/",
            "url": _url(id, locale, base_url),
        }
        for id in sorted(ids & set(handbook.letters))
    }


def _url(id: str, locale: str, base_url: str) -> str:
    return f"{base_url}{locale}/letters/{id}/"
