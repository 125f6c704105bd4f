"""The notice ladder of `handbook.yml`: its steps, and what moves the last day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from generator.model.base import Days, FromNone, FromOne, Ids, LetterId, Map, Model


class Step(Model):
    """One step of the ladder."""

    days: FromNone
    """Days of notice, when nothing longer applies."""
    from_months: FromOne | None = None
    """The months together from which on it applies."""
    over_months: FromOne | None = None
    """The months together beyond which it applies."""
    kinds: Ids = ()
    """The kinds of contract that it applies to, whatever the time together."""
    applies: Literal["never", "stop", "natural_stop", "otherwise", "dependence"] = "never"
    """When else: work must stop at once, it stops by itself with a delivery, nothing else
    applies, or the client depends on the reader."""


class Modifier(Model):
    """What moves the last day, once."""

    days: Days = 0
    """Days it adds."""
    within: Days = 0
    """The days around the last day in which it is met."""
    steps: Days = 0
    """Steps up the ladder, or down."""


class Notice(Model):
    """The ladder, the shortest step first."""

    steps: Annotated[Map[Step], Setting(min_length=1)]
    """The steps, the shortest first; the highest that applies counts."""
    modifiers: Map[Modifier] = {}
    """What moves the last day."""
    fixed_term: tuple[LetterId, ...] = ()
    """The letters for a contract that runs to a date."""
