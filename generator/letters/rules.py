"""The tone rules as the page applies them to what a reader types (browser/lint.js)."""

from __future__ import annotations

from typing import Any

from generator.model.handbook import Handbook
from generator.model.words import PhraseWords

ADVICE = "advice"


def tone_rules(handbook: Handbook, locale: str) -> list[dict[str, Any]]:
    """Every rule that finds something: its reason in `locale`, its phrases in every locale."""
    phrases = handbook.phrases
    return [
        {
            "id": id,
            "level": rule.level,
            "finds": rule.finds,
            "why": phrases.words[locale][id].why,
            "words": {each: _words(phrases.words[each][id]) for each in handbook.locales},
        }
        for id, rule in phrases.structure.items()
        if rule.finds != ADVICE
    ]


def _words(words: PhraseWords) -> dict[str, Any]:
    return {"find": list(words.find or words.avoid), "prefer": words.prefer}
