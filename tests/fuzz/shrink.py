"""Make a mismatch small enough to read: take away what it does without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, islice
from typing import Any

from generator.letters.program import compile_wording
from generator.letters.resolve import SUBJECT
from generator.model.words import ANY_FORM, NEUTRAL
from tests.fuzz.engines import Engine
from tests.fuzz.library import fields_in
from tests.fuzz.trials import Mismatch, Trial, mismatches, reworded

PIECE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
MOST = 200
"""How many smaller trials are tried at once."""


def shrunk(found: Mismatch, engine: Engine) -> Mismatch:
    """The smallest mismatch that taking away leads to."""
    smaller: Mismatch | None = found
    while smaller is not None:
        found, smaller = smaller, _step(smaller, engine)
    return found


def _step(found: Mismatch, engine: Engine) -> Mismatch | None:
    """The first of the smaller trials on which the engines still disagree."""
    rest = _smaller(found.trial)
    while tried := list(islice(rest, MOST)):
        if left := mismatches(tried, engine):
            return left[0]
    return None


def _smaller(trial: Trial) -> Iterator[Trial]:
    """The trial with one thing less, the biggest things first."""
    if trial.draft is not None:
        yield from _fewer_words(trial)
    for key in ("letters", "facts"):
        for answers in _less(trial.facts[key]):
            yield replace(trial, facts={**trial.facts, key: answers})


def _fewer_words(trial: Trial) -> Iterator[Trial]:
    draft = trial.draft
    assert draft is not None
    if draft.required or draft.proposed:
        yield reworded(trial, replace(draft, required=(), proposed={}))
    parts = [part for part in draft.wordings if part != SUBJECT]
    for part in parts if len(parts) > 1 else ():
        yield reworded(trial, draft.without(part))
    for part, tones in draft.wordings.items():
        for forms in tones.values() if len(tones) > 1 or NEUTRAL not in tones else ():
            alone = {part: {NEUTRAL: {ANY_FORM: next(iter(forms.values()))}}}
            yield reworded(trial, replace(draft, wordings={**draft.wordings, **alone}))
    for part, tone, form, text in draft.texts():
        for shorter in _shorter(text):
            if not compile_wording(shorter, fields_in(draft.locale)).faults:
                yield reworded(trial, draft.reworded(part, tone, form, shorter))


def _shorter(text: str) -> Iterator[str]:
    """The wording without a run of its pieces, or without two tags that belong together."""
    pieces = [piece for piece in PIECE.split(text) if piece]
    places = range(len(pieces))
    for size in sorted({len(pieces) // 2, len(pieces) // 4, 3, 2, 1} - {0}, reverse=True):
        for start in places[: len(pieces) - size + 1]:
            yield "".join(pieces[:start] + pieces[start + size :])
    for pair in combinations(places, 2):
        yield "".join(piece for place, piece in enumerate(pieces) if place not in pair)


def _less(answer: Any) -> Iterator[Any]:
    """An answer, or many, with one thing less."""
    if isinstance(answer, Mapping):
        for gone, inner in answer.items():
            rest = {key: one for key, one in answer.items() if key != gone}
            yield rest
            yield from ({**answer, gone: less} for less in _less(inner))
    elif isinstance(answer, list):
        for place, inner in enumerate(answer):
            yield answer[:place] + answer[place + 1 :]
            yield from ([*answer[:place], less, *answer[place + 1 :]] for less in _less(inner))
    elif isinstance(answer, str) and len(answer) > 1:
        half = len(answer) // 2
        yield from (answer[:half], answer[half:])
