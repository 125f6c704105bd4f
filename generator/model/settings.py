"""`handbook.yml`: what the handbook is, its languages, ladders and menus."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Setting
from pydantic_core import PydanticCustomError

from generator.model.base import (
    AnchorId,
    ChecklistId,
    Ids,
    LetterId,
    Map,
    Model,
    NamedMap,
    ScenarioId,
    Text,
)
from generator.model.notice import Notice


class LocaleSettings(Model):
    """One language."""

    forms: Annotated[Ids, Setting(min_length=1)]
    """The forms of address, the first one being the fallback."""


class PlannedExit(Model):
    """What every exit that is not immediate needs."""

    letters: tuple[LetterId, ...]
    """The letters of every exit that is not immediate."""
    successor: tuple[LetterId, ...] = ()
    """The letters that a known successor adds."""
    checklists: tuple[ChecklistId, ...] = ()
    """The checklists of its plan, beside the situation's own."""


class Order(Model):
    """What comes first in lists and menus; an item not named comes last, by its id."""

    scenarios: tuple[ScenarioId, ...] = ()
    """The situations."""
    checklists: tuple[ChecklistId, ...] = ()
    """The checklists."""


def _colour(value: Any) -> Any:
    # A # without quotes begins a comment, so nothing is left.
    if value is None:
        raise PydanticCustomError("colour", "no colour")
    return value


class Settings(Model):
    """`handbook.yml`: what the handbook is."""

    site_url: Text
    """The public address of the whole site."""
    edit_url: str = ""
    """Where the "edit" links of the pages lead; empty: there are none."""
    logo: str = ""
    """A picture under docs/assets/, shown in the header."""
    colours: Map[Annotated[Text, BeforeValidator(_colour)]] = {}
    """Custom properties of the style sheet to set, such as accent: "#1d4d3b"."""
    locales: Annotated[Map[LocaleSettings], Setting(min_length=1)]
    """The languages; the first is the source the others are translated from."""
    tones: Annotated[Ids, Setting(min_length=1)]
    """The tones that letters may come in."""
    jurisdictions: Ids
    """The countries whose points of law are told."""
    groups: Ids
    """The form's groups of fields, in order."""
    anchors: Ids
    """The days that offsets count from."""
    anchor_dates: NamedMap[AnchorId, Text] = {}
    """Anchor → the date field, or the `list.column`, that says its day."""
    plan_dates: NamedMap[AnchorId, Text] = {}
    """Anchor → the date field, or the `list.column`, that says its day in a plan."""
    notice: Notice
    """How much notice to give."""
    planned_exit: PlannedExit
    """What every exit that is not immediate needs."""
    order: Order = Order()
    """What comes first in lists and menus."""
    shelves: Map[tuple[LetterId, ...]] = {}
    """The letters in groups, in order; a letter on no shelf comes last."""
    nav: tuple[Any, ...]
    """The menu: pages, and sections of pages; `letters/*` is all letters."""
