"""A reader's way from the home page to the files: what tests/journeys.yml tells, walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.builder import blanks, kept_facts
from tests.typists import Mouse

TABLE = Path(__file__).with_name("journeys.yml")
TODAY = "2027-01-11"


@dataclass(frozen=True)
class Stage:
    """One letter of a journey, as a reader of one language meets it."""

    letter: str
    by: tuple[str, ...]
    answers: Mapping[str, Any]
    says: tuple[str, ...]


def journeys(locale: str) -> dict[str, list[Stage]]:
    """Every journey by its name."""
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return {name: [_stage(one, locale) for one in stages] for name, stages in table.items()}


def _stage(told: Mapping[str, Any], locale: str) -> Stage:
    answers = {
        name: answer[locale] if isinstance(answer, Mapping) else answer
        for name, answer in told["answers"].items()
    }
    return Stage(told["letter"], tuple(told["by"]), answers, tuple(told["says"][locale]))


def reach_letter(person: Mouse, stage: Stage) -> None:
    """Follow the links, and wait for the form."""
    for address in stage.by:
        person.follow(address)
    person.page.wait_for_selector("#builder form")


def fill_in(person: Mouse, stage: Stage) -> None:
    """Answer in the form's order; nothing is asked that was answered before."""
    for name, answer in stage.answers.items():
        assert not _is_kept(person.page, stage.letter, name), f"{name} is asked again"
        _answer(person, name, answer)
    assert blanks(person.page) == []


def _answer(person: Mouse, name: str, answer: Any) -> None:
    if isinstance(answer, bool):
        person.tick(name)
        assert person.control(name).is_checked() is answer
        return
    if person.control(name).count() == 0:
        person.add_row(name.partition(".")[0])
    if person.control(name).evaluate("(one) => one.tagName") == "SELECT":
        person.choose(name, answer)
    else:
        person.type(name, answer)


def _is_kept(page: Any, letter: str, path: str) -> bool:
    """The facts hold an answer there, from this letter or an earlier one."""
    facts = kept_facts(page)
    return _at({**facts["facts"], **facts["letters"].get(letter, {})}, path) is not None


def _at(kept: Any, path: str) -> Any:
    if isinstance(kept, list):
        kept = {str(index): row for index, row in enumerate(kept)}
    key, _, rest = path.partition(".")
    found = kept.get(key) if isinstance(kept, Mapping) else None
    return _at(found, rest) if rest else found
