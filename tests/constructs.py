"""The hand-written cases of the subset, as letters of one paragraph."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.letters.assemble import Settings
from generator.letters.compile import compile_letter
from generator.letters.resolve import SUBJECT
from generator.model.words import ANY_FORM, NEUTRAL
from tests.fuzz.letters import FRESH, ID, Draft
from tests.fuzz.trials import Trial

FILE = Path(__file__).parent / "cases" / "subset.yml"


@cache
def _file() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text("utf-8"))


def cases() -> dict[str, dict[str, Any]]:
    """Every case by its name: the wording, what it says, its locale and facts if any."""
    return _file()["cases"]


def trial(name: str) -> Trial:
    """One case, with the facts that all of them share."""
    case = cases()[name]
    wordings = {part: {NEUTRAL: {ANY_FORM: text}} for part, text in _texts(case)}
    draft = Draft(case.get("locale", "en"), wordings)
    handbook = draft.handbook()
    compiled = compile_letter(handbook, handbook.letters[ID])
    settings = Settings(NEUTRAL, "near")
    shared = _file()["facts"]
    facts = {**shared, "facts": {**shared["facts"], **case.get("facts", {})}}
    return Trial(name, handbook, ID, compiled, facts, draft.locale, settings, "", draft)


def _texts(case: dict[str, Any]) -> list[tuple[str, str]]:
    return [(SUBJECT, "Jam"), (FRESH, case["wording"])]
