"""Write what letters become, while both engines agree: `written.json`, `exported.json` and more.

Changed modules are then held against it, those of the browser in Node alone (`*.test.mjs`),
those of Python without Node (`replay.py`): either takes a second where both take a minute.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from random import Random
from typing import Any

from generator.letters.assemble import Settings
from generator.letters.docx import docx_parts
from generator.letters.exporter import TEXTS
from generator.letters.given import Given
from generator.letters.html import html
from generator.letters.letterhead import Letterhead
from generator.letters.next_steps import next_steps
from tests.at_hand import at_hand
from tests.constructs import cases, trial
from tests.exports import Exports, Letter
from tests.fuzz.letters import Draft, Drafts
from tests.fuzz.trials import Trial, given, python, random_letters, real_letters
from tests.matrix import TODAY

RANDOM, REAL, EXPORTED = 400, 150, 60
"""Enough for every line to be reached in many ways, few enough for a second of Node."""


def write_twins(folder: Path) -> None:
    """Write the letters, the cases and what Python makes of each."""
    exports = Exports(at_hand())
    folder.mkdir(parents=True, exist_ok=True)
    trials = [
        *random_letters(0, RANDOM, Drafts()),
        *real_letters(0, REAL, exports.matrix),
    ]
    letters = list(_letters(exports))
    taken = [as_taken(exports.written(one), exports.letterhead) for one in letters]
    files = {
        "written": _written([*map(trial, cases()), *trials]),
        "exported": {**exports.asked(letters), "results": taken},
        "trials": [_kept(one) for one in trials],
        "taken": [[_parts(one), made] for one, made in zip(letters, taken, strict=True)],
    }
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content), "utf-8")


def _written(trials: Sequence[Trial]) -> dict[str, Any]:
    letters, asked = given(trials)
    return {"letters": letters, "cases": asked, "results": [python(one) for one in trials]}


def _kept(one: Trial) -> dict[str, Any]:
    """A trial and its outcome, without the handbook, which is the project's or the draft's."""
    return {
        **_parts(one),
        "draft": one.draft and _parts(one.draft),
        "compiled": one.compiled,
        "result": python(one),
    }


def _parts(one: Trial | Draft | Letter) -> dict[str, Any]:
    """What a dataclass holds, as JSON knows it."""
    left_out = {"handbook", "compiled", "draft"}
    kept = [part for part in fields(one) if part.name not in left_out]
    return {part.name: _plain(getattr(one, part.name)) for part in kept}


def _plain(value: Any) -> Any:
    if isinstance(value, Settings):
        return asdict(value)
    return sorted(value) if isinstance(value, frozenset) else value


def _letters(exports: Exports) -> Iterator[Letter]:
    yield from map(exports.letter, Random("exported").sample(exports.every, EXPORTED))
    for one in real_letters(1, EXPORTED, exports.matrix):
        today = one.today or TODAY
        yield Letter(one.letter, one.locale, one.settings, one.facts, one.locale, today)


def as_taken(ours: Given, letterhead: Letterhead) -> dict[str, Any]:
    """A letter in every form it can be taken away in, as JSON knows them."""
    steps: Sequence[Any] = next_steps(ours.letter, ours.bound, ours.today)
    parts = docx_parts(ours, letterhead)
    return {
        **{form: write(ours) for form, write in TEXTS.items()},
        "html": html(ours.body, ours.locale),
        "steps": [step.day for step in steps],
        "parts": [[name, _as_json(part)] for name, part in parts.items()],
    }


def _as_json(part: str | bytes) -> Any:
    return part if isinstance(part, str) else {"base64": base64.b64encode(part).decode()}
