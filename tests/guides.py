"""Answers to the decision guide, what both engines make of them, and a guide's dead weight."""

from __future__ import annotations

import copy
import dataclasses
import json
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model.handbook import Handbook
from generator.model.tools import Guide, GuideAnswer
from generator.site.tools import guide_data
from generator.tools.guide import changes, judge, situations, weighed

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "data" / "guide.yml"
PERSONAS = ROOT / "tests" / "cases" / "personas.yml"
RUN = ROOT / "tests" / "browser" / "run-guide.mjs"
LEFT_OUT = 0.15
"""The share of questions left without an answer, in sets that have gaps."""
UNKNOWN = ("q99", "constructor", "__proto__", "Q01", "")
NO_ANSWERS = ("maybe", "toString", "__proto__", "NO", "")
Answers = Mapping[str, str]
Result = list[Any]
"""Outcome, verdict, scores, barred, margin, flags, weighed, situations, changes: as JSON."""


@dataclass(frozen=True)
class Persona:
    """Somebody who takes the test, and what it must tell them."""

    name: str
    answers: Answers
    outcome: str


def personas() -> list[Persona]:
    """Everybody of tests/cases/personas.yml, with all their answers."""
    told = yaml.safe_load(PERSONAS.read_text("utf-8"))
    return [
        Persona(one["name"], {**told["base"], **one["answers"]}, one["outcome"])
        for one in told["personas"]
    ]


def raw_guide() -> dict[str, Any]:
    """data/guide.yml as the plain maps and lists that it is, to change at will."""
    return yaml.safe_load(FILE.read_text("utf-8"))


def changed_guide(change: Callable[[dict[str, Any]], None]) -> Guide:
    """The guide after a change to its YAML."""
    raw = copy.deepcopy(raw_guide())
    change(raw)
    return Guide.model_validate(raw)


def answer_sets(
    guide: Guide, count: int, seed: str, *, gaps: bool = False, odd: bool = False
) -> list[dict[str, str]]:
    """Random answers; with `gaps` some questions have none, with `odd` some ids are unknown."""
    chance = random.Random(seed)
    asked = {id: list(answers) for id, answers in guide.questions.items()}
    made = []
    for _ in range(count):
        answers = {
            id: chance.choice(of)
            for id, of in asked.items()
            if not gaps or chance.random() > LEFT_OUT
        }
        if odd and chance.random() < 0.2:
            answers[chance.choice(UNKNOWN)] = chance.choice(("no", *NO_ANSWERS))
            answers[chance.choice(list(asked))] = chance.choice(NO_ANSWERS)
        made.append(answers)
    return made


def in_python(guide: Guide, answers: Answers) -> Result:
    """The whole result, as the command line has it."""
    return _plain([*_sums(guide, answers), changes(guide, answers)])


def in_python_but_changes(guide: Guide, answers: Answers) -> Result:
    """The result without the changes, which take fifty times as long to find."""
    return _plain(_sums(guide, answers))


def _sums(guide: Guide, answers: Answers) -> Result:
    one = judge(guide, answers)
    told = [one.outcome, one.verdict, list(one.scores.items()), one.barred, one.margin]
    return [*told, one.flags, weighed(guide, answers), situations(guide, answers)]


def _plain(result: Result) -> Result:
    return json.loads(json.dumps(result))


def in_browser(
    handbook: Handbook,
    guides: Mapping[str, Guide],
    cases: Sequence[tuple[str, Answers]],
    folder: Path,
    *,
    whole: bool = True,
) -> list[Result]:
    """What the page's own script makes of the cases, each of which names its guide.

    One run of Node; without `whole` it leaves out the changes.
    """
    rules = {name: _rules(handbook, guide) for name, guide in guides.items()}
    given, made = folder / "given.json", folder / "made.json"
    told = {"guides": rules, "cases": cases, "whole": whole}
    given.write_text(json.dumps(told), "utf-8")
    subprocess.run(["node", RUN, given, made], check=True, timeout=120)
    return json.loads(made.read_text("utf-8"))


def _rules(handbook: Handbook, guide: Guide) -> dict[str, Any]:
    """What the page of this guide would carry."""
    item = dataclasses.replace(handbook.guide, structure=guide)
    items = {**handbook.items, "guide": {"guide": item}}
    other = dataclasses.replace(handbook, items=items, _made={})
    return guide_data(other, handbook.source_locale)["guide"]


# What a guide holds for nothing


def unreached(guide: Guide, samples: Iterable[Answers]) -> list[str]:
    """The outcomes that no answers lead to: by the highest sum they can get, or by the sets."""
    came = {judge(guide, answers).outcome for answers in samples}
    return [
        outcome for outcome in guide.outcomes if outcome not in came or not can(guide, outcome)
    ]


def can(guide: Guide, outcome: str) -> bool:
    """Whether a gate, enough points, or the want of points may lead to an outcome."""
    chosen = [answer for of in guide.questions.values() for answer in of.values()]
    instead = {one.instead for one in guide.outcomes.values()}
    if outcome == guide.otherwise or outcome in instead | {one.gate for one in chosen}:
        return True
    highest = sum(
        max(answer.points.get(outcome, 0) for answer in of.values())
        for of in guide.questions.values()
    )
    return highest >= max(guide.least, guide.outcomes[outcome].least or 0)


def useless(guide: Guide, samples: Sequence[Answers]) -> list[str]:
    """Each weight, bar, gate or flag without which every set of answers ends as with it.

    A flag ends in the flags told, all else in the outcome.
    """
    usual: dict[int, tuple[str, tuple[str, ...]]] = {}
    found = []
    for part in _parts(guide):
        other = part.removed_from(guide)
        which = 1 if part.kind == "flag" else 0
        for index, answers in enumerate(samples):
            if answers.get(part.question) != part.answer:
                continue
            if index not in usual:
                usual[index] = _end(guide, answers)
            if _end(other, answers)[which] != usual[index][which]:
                break
        else:
            found.append(str(part))
    return found


def _end(guide: Guide, answers: Answers) -> tuple[str, tuple[str, ...]]:
    result = judge(guide, answers)
    return result.outcome, result.flags


@dataclass(frozen=True)
class Part:
    """One thing that an answer says."""

    question: str
    answer: str
    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.question}.{self.answer} {self.kind} {self.name}"

    def removed_from(self, guide: Guide) -> Guide:
        """The guide without it."""
        of = guide.questions[self.question]
        one = of[self.answer]
        less: dict[str, Any] = {
            "points": {id: points for id, points in one.points.items() if id != self.name},
            "bars": tuple(id for id in one.bars if id != self.name),
            "gate": None,
            "flag": None,
        }
        answer = one.model_copy(update={self.kind: less[self.kind]})
        questions = {**guide.questions, self.question: {**of, self.answer: answer}}
        return guide.model_copy(update={"questions": questions})


def _parts(guide: Guide) -> Iterator[Part]:
    for question, of in guide.questions.items():
        for id, answer in of.items():
            for kind, name in _said(answer):
                yield Part(question, id, kind, name)


def _said(answer: GuideAnswer) -> Iterator[tuple[str, str]]:
    yield from (("points", name) for name in answer.points)
    yield from (("bars", name) for name in answer.bars)
    if answer.gate:
        yield "gate", answer.gate
    if answer.flag:
        yield "flag", answer.flag
