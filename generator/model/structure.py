"""The structure files of `data/`: ids, types, order, links, offsets. No word of prose."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from generator.model.base import (
    AnchorId,
    ChecklistId,
    Days,
    FieldId,
    Flag,
    FormId,
    GroupId,
    Id,
    Ids,
    LetterId,
    LocaleId,
    Map,
    Model,
    NamedMap,
    Names,
    NoteId,
    ParagraphId,
    Path,
    ReplyId,
    StepId,
    Text,
    ToneId,
)

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
    group: GroupId | None = None
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
    not_before: FieldId | None = None
    """The date field whose day it may not precede."""
    before: FieldId | None = None
    """The date field whose day it must precede."""
    locales: tuple[LocaleId, ...] = ()
    """The only locales whose letters use it; empty: all."""


class Scenario(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    severity: Annotated[Days, Setting(ge=1, le=4)]
    notice: tuple[StepId, ...] = ()
    planned_exit: Flag = True
    """Whether the letters of every planned exit belong to it."""
    letters: tuple[LetterId, ...] = ()
    checklists: tuple[ChecklistId, ...] = ()
    replies: tuple[ReplyId, ...] = ()
    legal: tuple[NoteId, ...] = ()


class Piece(Model):
    """How a letter uses one paragraph."""

    optional: Flag = False
    """Whether the reader may switch it off, and a missing answer may drop it."""


class Send(Model):
    anchor: AnchorId
    from_: Annotated[Days, Setting(alias="from")]
    to: Days


class FollowUp(Model):
    letter: Annotated[Id, Names("letters", essential=True)] | None = None
    repeat: Flag = False
    """Send the same letter once more."""
    at: FieldId | None = None
    """The date field whose day it follows."""
    anchor: AnchorId | None = None
    offset: Days | None = None


class Letter(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    audience: Literal["client", "successor", "team"] = "client"
    required: tuple[FieldId, ...] = ()
    tones: Annotated[tuple[ToneId, ...], Setting(min_length=1)]
    forms: NamedMap[LocaleId, tuple[FormId, ...]] = {}
    """Per locale, the forms of address it may take; a locale left out: all."""
    send: Send | None = None
    defaults: NamedMap[FieldId, Text] = {}
    """This letter's own proposed answers."""
    paragraphs: Annotated[NamedMap[ParagraphId, Piece], Setting(min_length=1)]
    follow_up: tuple[FollowUp, ...] = ()
    legal: tuple[NoteId, ...] = ()
    legal_first: tuple[NoteId, ...] = ()
    """The notes to read before it is filled in: under those laws it may not be possible."""


class Task(Model):
    offset: Days
    """Days from the anchor."""
    anchor: AnchorId | None = None
    """The day it counts from, when not the checklist's own."""
    letters: tuple[LetterId, ...] = ()


class Checklist(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    anchor: AnchorId
    safety: Flag = False
    """Whether it is for danger: its page carries "Leave and erase" and the numbers."""
    next: Path = ""
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
