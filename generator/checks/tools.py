"""The tools' weights, rounds and fields name what exists, and every question counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.links import known_ids
from generator.model.base import Model
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
    for item, loc, kind, id in (*_links(handbook), *_rounds(handbook)):
        known = known_ids(handbook, kind)
        if id not in known:
            yield problem(item.place(*loc, key=loc[-1] == id), "unknown_id", known, name=id)


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


def _links(handbook: Handbook) -> Iterator[tuple[Item, tuple[Any, ...], str, str]]:
    """Item, way, kind and id of everything that the guide leads to."""
    item = handbook.items["guide"].get("guide")
    if item is None:
        return
    guide = item.structure
    yield from _each(item, ("grey",), "scenarios", guide.grey)
    for part in ("outcomes", "flags"):
        for id, one in getattr(guide, part).items():
            yield from _each(item, (part, id, "scenarios"), "scenarios", _of(one, "scenarios"))
            yield from _each(item, (part, id, "legal"), "legal", _of(one, "legal"))
            for position, path in enumerate(one.next):
                kind, _, page = path.partition("/")
                # A page written by hand is looked for when the site is built.
                if page:
                    yield item, (part, id, "next", position), kind, page
    for question, answers in guide.questions.items():
        for id, answer in answers.items():
            loc = ("questions", question, id, "scenarios")
            yield from _each(item, loc, "scenarios", answer.scenarios)


def _of(one: Model, key: str) -> tuple[str, ...]:
    return getattr(one, key, ())


def _each(item: Item, loc: tuple[Any, ...], kind: str, ids: Iterable[str]):
    for position, id in enumerate(ids):
        yield item, (*loc, position), kind, id


def _rounds(handbook: Handbook) -> Iterator[tuple[Item, tuple[Any, ...], str, str]]:
    """The push-backs that the rehearsal's rounds answer."""
    item = handbook.items["rehearsal"].get("rehearsal")
    for id in item.structure.rounds if item else ():
        yield item, ("rounds", id), "replies", id
