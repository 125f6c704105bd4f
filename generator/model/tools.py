"""The structure of the tools: the decision guide's weights, the rehearsal's rounds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from generator.model.base import (
    Days,
    FlagId,
    FromOne,
    Map,
    Model,
    NamedMap,
    NoteId,
    OutcomeId,
    Path,
    QuestionId,
    ReplyId,
    ScenarioId,
)

Rule = Literal["acknowledge", "repeat", "offer", "stop"]
"""What a reply to a push-back keeps or breaks."""


class Outcome(Model):
    """What a guide may lead to."""

    least: Days | None = None
    """The points it needs to win, where the guide's own `least` is not enough."""
    instead: OutcomeId | None = None
    """The outcome in its place below that, if no runner-up has enough points."""
    next: tuple[Path, ...] = ()
    """The pages to go on with, the first one first, such as letters/rate-increase."""
    scenarios: tuple[ScenarioId, ...] = ()
    """The situations it may be."""


class GuideFlag(Model):
    """Steps that an answer adds, whatever the outcome."""

    next: tuple[Path, ...] = ()
    """The pages to go on with."""
    legal: tuple[NoteId, ...] = ()
    """The points of law to check."""


class GuideAnswer(Model):
    """What one answer weighs."""

    points: NamedMap[OutcomeId, Days] = {}
    """Outcome → points, which may be negative."""
    gate: OutcomeId | None = None
    """The outcome that this answer alone decides."""
    bars: tuple[OutcomeId, ...] = ()
    """The outcomes that cannot win beside it."""
    flag: FlagId | None = None
    """The steps that it adds."""
    scenarios: tuple[ScenarioId, ...] = ()
    """The situations that it is a sign of."""


class Bound(Model):
    """The percentage for which an answer is the right one."""

    least: Days | None = None
    """At least so much."""
    over: Days | None = None
    """More than so much."""


class Measure(Model):
    """A question that a figure answers."""

    question: QuestionId
    """The question it answers."""
    answers: Map[Bound]
    """The first answer whose bound is met; one without a bound always is."""


class Guide(Model):
    """`guide.yml`: the decision guide."""

    least: Days
    """The points below which no outcome wins."""
    otherwise: OutcomeId
    """The outcome when none has enough points."""
    clear: Days
    """The lead, in points, from which a result is clear."""
    leaning: Days
    """The lead from which a result leans; less is the grey zone."""
    grey: tuple[ScenarioId, ...] = ()
    """The situations of a grey zone."""
    outcomes: Annotated[Map[Outcome], Setting(min_length=1)]
    """In the order that decides a tie."""
    flags: Map[GuideFlag] = {}
    """Steps that an answer adds."""
    measures: Map[Measure] = {}
    """What the money page counts (`hourly`, `share`) → the question it answers."""
    questions: Annotated[Map[Map[GuideAnswer]], Setting(min_length=1)]
    """Question → answer → what it weighs."""


class Rehearsal(Model):
    """`rehearsal.yml`: the conversation as an exercise."""

    rules: tuple[Rule, ...]
    """What an answer should keep, in order."""
    most_words: FromOne
    """The words a typed answer may have and still stop in time."""
    rounds: Annotated[NamedMap[ReplyId, Map[tuple[Rule, ...]]], Setting(min_length=1)]
    """Push-back → answer that does not hold → the rules it breaks."""
    last: Map[Map[tuple[Rule, ...]]] = {}
    """The round that always comes last, in the same shape."""
