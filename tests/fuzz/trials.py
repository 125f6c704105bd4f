"""A trial: one letter, facts and settings, as each of the two engines writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from generator.letters.assemble import Settings, assemble
from generator.letters.compile import compile_letter
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook
from tests.fuzz.answers import TODAYS, random_facts
from tests.fuzz.letters import ID, OTHERS, Draft, Drafts
from tests.matrix import BROWSER, Matrix, flat, in_node

Result = dict[str, Any]
"""A letter's subject and body, flat; or the error that an engine ended on."""


@dataclass(frozen=True)
class Trial:
    """One letter to write with both engines."""

    name: str
    handbook: Handbook
    letter: str
    compiled: dict[str, Any]
    facts: dict[str, Any]
    locale: str
    settings: Settings
    today: str
    draft: Draft | None = None
    """What the letter was made from, unless it is one of the handbook's own."""


@dataclass(frozen=True)
class Mismatch:
    """A trial on which the engines disagree."""

    trial: Trial
    python: Result
    browser: Result


def random_letters(seed: int, count: int, drafts: Drafts) -> Iterator[Trial]:
    """Random wordings with random answers."""
    for number in range(count):
        chance = Random(f"template {seed} {number}")
        draft = drafts.draft(chance)
        facts = random_facts(chance, draft.handbook().fields, ID, OTHERS)
        yield drafted(draft, facts, chance, f"template {number} of seed {seed}")


def drafted(draft: Draft, facts: dict[str, Any], chance: Random, name: str) -> Trial:
    """The trial of a random letter."""
    handbook = draft.handbook()
    compiled = compile_letter(handbook, handbook.letters[ID])
    settings = _settings(chance, compiled, draft.locale)
    today = chance.choice(TODAYS)
    return Trial(name, handbook, ID, compiled, facts, draft.locale, settings, today, draft)


def real_letters(seed: int, count: int, matrix: Matrix) -> Iterator[Trial]:
    """The handbook's own letters with random answers."""
    handbook = matrix.handbook
    for number in range(count):
        chance = Random(f"facts {seed} {number}")
        id, compiled = chance.choice(list(matrix.compiled.items()))
        fields = {name: handbook.fields[name] for name in compiled["fields"]}
        facts = random_facts(chance, fields, id, chance.sample(list(matrix.compiled), 3))
        locale = chance.choice(list(compiled["locales"]))
        settings = _settings(chance, compiled, locale)
        name = f"facts {number} of seed {seed}"
        today = chance.choice(TODAYS)
        yield Trial(name, handbook, id, compiled, facts, locale, settings, today)


def _settings(chance: Random, compiled: dict[str, Any], locale: str) -> Settings:
    optional = [one["id"] for one in compiled["paragraphs"] if one.get("optional")]
    off = [name for name in optional if chance.random() < 0.3]
    form = chance.choice(compiled["locales"][locale]["forms"])
    return Settings(chance.choice(compiled["tones"]), form, tuple(off))


def python(trial: Trial) -> Result:
    """The letter as Jinja2 writes it."""
    letter = trial.handbook.letters[trial.letter]
    parts = parts_of(trial.handbook, letter, trial.locale)
    try:
        found = assemble(parts, trial.compiled, trial.facts, trial.settings, trial.today)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        return {"subject": [], "body": [], "error": repr(error)}
    return {"subject": flat(found.subject), "body": flat(found.body)}


def browser(trials: Sequence[Trial], folder: Path, modules: Path = BROWSER) -> list[Result]:
    """The letters as the browser's interpreter writes them, in one run of Node."""
    return in_node(*given(trials), folder, modules)


def given(trials: Sequence[Trial]) -> tuple[dict[int, Any], list[dict[str, Any]]]:
    """The compiled letters of trials, and the cases, as the browser's test run reads them."""
    letters = {id(trial.compiled): trial.compiled for trial in trials}
    return letters, [_case(trial, trial.settings) for trial in trials]


def _case(trial: Trial, settings: Settings) -> dict[str, Any]:
    options = {
        "locale": trial.locale,
        "tone": settings.tone,
        "form": settings.form,
        "off": list(settings.off),
        "today": trial.today,
    }
    return {"letter": id(trial.compiled), "facts": trial.facts, "options": options}


def mismatches(
    trials: Sequence[Trial], engine: Callable[[Sequence[Trial]], list[Result]]
) -> list[Mismatch]:
    """The trials on which Python and an engine disagree, or on which one of them fails."""
    written = zip(trials, map(python, trials), engine(trials), strict=True)
    return [Mismatch(*one) for one in written if one[1] != one[2] or "error" in one[1]]


def reworded(trial: Trial, draft: Draft) -> Trial:
    """The same trial over another draft."""
    handbook = draft.handbook()
    compiled = compile_letter(handbook, handbook.letters[ID])
    return replace(trial, handbook=handbook, compiled=compiled, draft=draft)
