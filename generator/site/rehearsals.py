"""The conversation as an exercise: its rounds, for the page and for browser/rehearse.js."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from generator.letters.rules import tone_rules
from generator.model.handbook import Handbook
from generator.site.spoken import SECOND_ROUND, rehearsed

HOLDS = "holds"
"""The answer of a round that holds: a reply of replies.yml."""


def opening(handbook: Handbook) -> list[str]:
    """The sentences that open the conversation: the steps before the reasons."""
    steps = handbook.script.structure.steps.items()
    return [f"step.{id}" for id, _ in takewhile(lambda step: not step[1].branch, steps)]


def rounds(handbook: Handbook, locale: str) -> Iterator[dict[str, Any]]:
    """Every round: its id, what the client says, and its answers, the one that holds first.

    An answer is `{id, sentence, breaks, why, then}`; `sentence` is a paragraph of `rehearsed`.
    """
    structure = handbook.rehearsal.structure
    replies = handbook.replies.words[locale]
    for id, weak in structure.rounds.items():
        reply = replies.replies[id]
        yield _round(handbook, locale, id, weak, f"reply.{id}", reply.they_say, reply.note)
    for id, weak in structure.last.items():
        again = handbook.messages[locale]["tools"]["rehearse"]["press_on"]
        yield _round(handbook, locale, id, weak, SECOND_ROUND, again, replies.second_round.note)


def _round(
    handbook: Handbook,
    locale: str,
    id: str,
    weak: Any,
    sentence: str,
    they_say: str,
    note: str,
) -> dict[str, Any]:
    words = handbook.rehearsal.words[locale].rounds[id]
    held = {"id": HOLDS, "sentence": sentence, "breaks": [], "why": note, "then": ""}
    others = [
        {
            "id": answer,
            "sentence": f"{id}.{answer}",
            "breaks": list(breaks),
            "why": words[answer].why,
            "then": words[answer].then,
        }
        for answer, breaks in weak.items()
    ]
    return {"id": id, "they_say": they_say, "answers": [held, *others]}


def rehearsal_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """What the exercise needs besides its sentences."""
    structure, words = handbook.rehearsal.structure, handbook.rehearsal.words[locale]
    script = handbook.script
    return {
        "opening": opening(handbook),
        "minutes": script.structure.minutes,
        "most_words": structure.most_words,
        "rounds": list(rounds(handbook, locale)),
        "last": list(structure.last),
        "rules_kept": {
            id: {"name": rule.name, "kept": rule.kept, "broken": rule.broken}
            for id, rule in words.rules.items()
        },
        "signs": {id: list(signs) for id, signs in words.signs.items()},
        "never": list(script.words[locale].never),
        "rules": tone_rules(handbook, locale),
        "letter": rehearsed(handbook, locale).compiled,
    }
