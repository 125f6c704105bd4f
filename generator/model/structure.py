"""The structure files of `data/`: ids, types, order, links, offsets. No word of prose."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from generator.model.base import Days, Flag, Id, Ids, Map, Model, Text
from generator.model.notice import Notice

FieldType = Literal[
    "text",
    "multiline",
    "date",
    "money",
    "number",
    "integer",
    "choice",
    "boolean",
    "list",
    "duration",
]


class LocaleSettings(Model):
    forms: Annotated[Ids, Setting(min_length=1)]
    """The forms of address, the first one being the fallback."""


class PlannedExit(Model):
    letters: Ids
    """The letters of every exit that is not immediate."""
    successor: Ids = ()
    """The letters that a known successor adds."""
    checklists: Ids = ()
    """The checklists of its plan, beside the situation's own."""


class Order(Model):
    """What comes first in lists and menus; an item not named comes last, by its id."""

    scenarios: Ids = ()
    checklists: Ids = ()


class Settings(Model):
    """`handbook.yml`: what the handbook is."""

    site_url: Text
    edit_url: str = ""
    logo: str = ""
    """A picture under docs/assets/, shown in the header."""
    colours: Map[Text] = {}
    """Custom properties of the style sheet to set, such as accent: "#1d4d3b"."""
    locales: Annotated[Map[LocaleSettings], Setting(min_length=1)]
    """The languages; the first is the source the others are translated from."""
    tones: Annotated[Ids, Setting(min_length=1)]
    jurisdictions: Ids
    groups: Ids
    """The form's groups of fields, in order."""
    anchors: Ids
    """The days that offsets count from."""
    anchor_dates: Map[Text] = {}
    """Anchor → the date field, or the `list.column`, that says its day."""
    plan_dates: Map[Text] = {}
    """Anchor → the date field, or the `list.column`, that says its day in a plan."""
    notice: Notice
    planned_exit: PlannedExit
    order: Order = Order()
    shelves: Map[Ids] = {}
    """The letters in groups, in order; a letter on no shelf comes last."""
    nav: tuple[Any, ...]


def _bare_type(value: Any) -> Any:
    return {"type": value} if isinstance(value, str) else value


ITEM = "item"
"""The one column of a list of plain texts."""


def _lone_column(value: Any) -> Any:
    return {ITEM: "text"} if value == "text" else value


def _constant(value: Any) -> Any:
    return {"constant": value} if isinstance(value, str) else value


class Column(Model):
    """One named column of a list field."""

    type: FieldType = "text"
    optional: Flag = False
    derive: Map[Any] = {}
    deadline: Flag = False
    """Whether its day belongs in a calendar."""


Columns = Map[Annotated[Column, BeforeValidator(_bare_type)]]


class Field(Model):
    """One blank a letter may ask for."""

    type: FieldType = "text"
    group: Id | None = None
    common: Flag = False
    """Whether every letter has it."""
    required: Flag = False
    """Whether a wording that prints it always shows at least a blank."""
    scope: Literal["all", "letter"] = "all"
    choices: Ids = ()
    of: Annotated[Columns, BeforeValidator(_lone_column)] = {}
    """For a list: `text`, or its columns."""
    derive: Map[Any] = {}
    """How to compute it: `total`, `days` or `duration`. Never asked."""
    default: Annotated[Map[Text], BeforeValidator(_constant)] = {}
    """The answer proposed: a constant, `today`, `by` another field, `from` a letter."""
    autocomplete: str = ""
    recipient: Map[Text] = {}
    """For which choice of another field a letter is sent to this address."""
    deadline: Flag = False
    """Whether its day belongs in a calendar."""
    not_before: Id | None = None
    """The date field whose day it may not precede."""
    before: Id | None = None
    """The date field whose day it must precede."""
    locales: Ids = ()
    """The only locales whose letters use it; empty: all."""


class Scenario(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    severity: Annotated[Days, Setting(ge=1, le=4)]
    notice: Ids = ()
    planned_exit: Flag = True
    """Whether the letters of every planned exit belong to it."""
    letters: Ids = ()
    checklists: Ids = ()
    replies: Ids = ()
    legal: Ids = ()


class Piece(Model):
    """How a letter uses one paragraph."""

    optional: Flag = False
    """Whether the reader may switch it off, and a missing answer may drop it."""


class Send(Model):
    anchor: Id
    from_: Annotated[Days, Setting(alias="from")]
    to: Days


class FollowUp(Model):
    letter: Id | None = None
    repeat: Flag = False
    """Send the same letter once more."""
    at: Id | None = None
    """The date field whose day it follows."""
    anchor: Id | None = None
    offset: Days | None = None


class Letter(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    audience: Literal["client", "successor", "team"] = "client"
    required: Ids = ()
    tones: Annotated[Ids, Setting(min_length=1)]
    forms: Map[Ids] = {}
    """Per locale, the forms of address it may take; a locale left out: all."""
    send: Send | None = None
    defaults: Map[Text] = {}
    """This letter's own proposed answers."""
    paragraphs: Annotated[Map[Piece], Setting(min_length=1)]
    follow_up: tuple[FollowUp, ...] = ()
    legal: Ids = ()
    legal_first: Ids = ()
    """The notes to read before it is filled in: under those laws it may not be possible."""


class Task(Model):
    offset: Days
    """Days from the anchor."""
    anchor: Id | None = None
    """The day it counts from, when not the checklist's own."""
    letters: Ids = ()


class Checklist(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    anchor: Id
    safety: Flag = False
    """Whether it is for danger: its page carries "Leave and erase" and the numbers."""
    next: str = ""
    """The page to go on with, such as letters/handover-note; else the next checklist."""
    items: Annotated[Map[Task], Setting(min_length=1)]


class ScriptStep(Model):
    branch: Id | None = None
    """Steps of one branch exclude each other: take one."""
    aside: Flag = False
    """Only said if it is needed."""


class Script(Model):
    minutes: Days
    steps: Map[ScriptStep]


class Reply(Model):
    pass


class Phrase(Model):
    category: Id
    level: Literal["error", "warning", "info"]
    finds: Literal[
        "phrases", "unquoted", "capitals", "punctuation", "emoji", "register", "advice"
    ] = "phrases"
    """What it looks for: its phrases (`unquoted`: outside quotation marks), what a function
    of that name finds, or nothing (`advice`)."""
