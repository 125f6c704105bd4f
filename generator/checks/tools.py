"""The tools' weights, rounds and fields name what exists, and every question counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.links import TOOLS, dead_links
from generator.model.handbook import Handbook, Item
from generator.model.tools import Guide
from generator.problem import Problem, problem
from generator.tools.fields import TOOL_FIELDS


def guide_names(handbook: Handbook) -> Iterator[Problem]:
    """The outcomes, flags, questions and answers that the decision guide names are its own."""
    item = handbook.items["guide"].get("guide")
    if item is None:
        return
    guide = item.structure
    for loc, name in _outcomes_named(guide):
        if name not in guide.outcomes:
            yield _unknown(item, loc, name, guide.outcomes, "unknown_outcome")
    for question, answers in guide.questions.items():
        for id, answer in answers.items():
            if answer.flag is not None and answer.flag not in guide.flags:
                loc = ("questions", question, id, "flag")
                yield _unknown(item, loc, answer.flag, guide.flags, "unknown_flag")
    yield from _measures(item)


def _measures(item: Item[Guide, Any]) -> Iterator[Problem]:
    """The questions and answers that a figure gives."""
    questions = item.structure.questions
    for id, measure in item.structure.measures.items():
        loc = ("measures", id)
        if measure.question not in questions:
            place, name = item.place(*loc, "question"), measure.question
            yield problem(place, "unknown_question", questions, name=name)
            continue
        known = questions[measure.question]
        for answer in measure.answers:
            if answer not in known:
                place = item.place(*loc, "answers", answer, key=True)
                slots = {"question": measure.question, "known": ", ".join(known)}
                yield problem(place, "unknown_answer", known, name=answer, **slots)


def question_weight(handbook: Handbook) -> Iterator[Problem]:
    """Every question of the decision guide has an answer that gives points, or decides alone."""
    item = handbook.items["guide"].get("guide")
    for question, answers in item.structure.questions.items() if item else ():
        if not any(one.points or one.gate for one in answers.values()):
            place = item.place("questions", question, key=True)
            yield problem(place, "weightless_question", name=question)


def tool_links(handbook: Handbook) -> Iterator[Problem]:
    """What the decision guide and the rehearsal lead to exists."""
    for kind in TOOLS:
        for item in handbook.items[kind].values():
            yield from dead_links(handbook, kind, item)


def tool_fields(handbook: Handbook) -> Iterator[Problem]:
    """A field that a tool asks is of the type that it reads."""
    item = handbook.items["fields"]["fields"]
    for name, wanted in TOOL_FIELDS.items():
        # One that a house has removed is not asked.
        field = handbook.fields.get(name)
        if field is not None and field.type != wanted:
            yield problem(item.place(name), "tool_field_type", name=name, type=wanted)


def _outcomes_named(guide: Guide) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every outcome that the guide names, with its way."""
    yield ("otherwise",), guide.otherwise
    for id, outcome in guide.outcomes.items():
        if outcome.instead is not None:
            yield ("outcomes", id, "instead"), outcome.instead
    for question, answers in guide.questions.items():
        for id, answer in answers.items():
            loc = ("questions", question, id)
            yield from (((*loc, "points", name), name) for name in answer.points)
            yield from (((*loc, "bars", i), name) for i, name in enumerate(answer.bars))
            if answer.gate is not None:
                yield (*loc, "gate"), answer.gate


def _unknown(
    item: Item, loc: tuple[Any, ...], name: str, known: Iterable[str], code: str
) -> Problem:
    place = item.place(*loc, key=loc[-1] == name)
    return problem(place, code, known, name=name, known=", ".join(known))
