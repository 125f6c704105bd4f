"""Letters as they were written while both engines agreed: a changed module must write the same.

Its tests are those of `make test` that compare the engines, with the browser's half kept in files
(`twins.py`); the folder is what the environment names TWINS.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.letters.assemble import Settings
from generator.letters.compile import compile_letter
from tests.at_hand import at_hand
from tests.exports import Exports, Letter
from tests.fuzz.letters import Draft
from tests.fuzz.trials import Trial, python
from tests.mutation.twins import as_taken

PORTIONS = 40
TWINS = Path(os.environ["TWINS"])
TRIALS, TAKEN = (
    json.loads((TWINS / f"{name}.json").read_text()) for name in ("trials", "taken")
)

EXPORTS = Exports(at_hand())
"""Compiled once: whether a letter is compiled as before is the other test's question."""


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def settings(kept: Mapping[str, Any]) -> Settings:
    return Settings(kept["tone"], kept["form"], tuple(kept["off"]))


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_a_letter_is_compiled_and_written_as_before(portion: int, handbook):
    """Random wordings and our own, with random answers."""
    for kept in TRIALS[portion::PORTIONS]:
        own, draft = handbook, None
        if kept["draft"]:
            sets = {name: frozenset(kept["draft"][name]) for name in ("optional", "shared")}
            draft = Draft(**{**kept["draft"], **sets})
            own = draft.handbook()
        compiled = compile_letter(own, own.letters[kept["letter"]])
        assert as_json(compiled) == kept["compiled"], kept["name"]
        names = ("name", "letter", "facts", "locale", "today")
        rest = {name: kept[name] for name in names}
        trial = Trial(
            handbook=own, compiled=compiled, settings=settings(kept["settings"]), **rest
        )
        assert as_json(python(trial)) == kept["result"], kept["name"]


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_a_letter_is_taken_away_as_before(portion: int):
    """Every form of export, of our own letters."""
    for kept, wanted in TAKEN[portion::PORTIONS]:
        letter = Letter(**{**kept, "settings": settings(kept["settings"])})
        given = EXPORTS.written(letter)
        assert as_taken(given, EXPORTS.letterhead) == wanted, kept["id"]
