"""The structure files of `data/`: ids, types, order, links, offsets. No word of prose.

The line under each key is what an editor shows for it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from generator.model.base import (
    AnchorId,
    ChecklistId,
    Days,
    FieldId,
    Flag,
    FormId,
    Id,
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
    WholeNumber,
)


class Scenario(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    severity: Annotated[int, Setting(ge=1, le=4), WholeNumber]
    """From 1, minor, to 4, stop now."""
    notice: tuple[StepId, ...] = ()
    """The steps of the notice ladder that may apply."""
    planned_exit: Flag = True
    """Whether the letters of every planned exit belong to it."""
    letters: tuple[LetterId, ...] = ()
    """Its letters, in the order to send them."""
    checklists: tuple[ChecklistId, ...] = ()
    """The checklists that help; the first one may be the first step."""
    replies: tuple[ReplyId, ...] = ()
    """What the client may answer."""
    legal: tuple[NoteId, ...] = ()
    """The points of law to check."""


class Piece(Model):
    """How a letter uses one paragraph."""

    optional: Flag = False
    """Whether the reader may switch it off, and a missing answer may drop it."""


class Send(Model):
    """When a letter is sent."""

    anchor: AnchorId
    """The day that is counted from."""
    from_: Annotated[Days, Setting(alias="from")]
    """The first day, counted from the anchor."""
    to: Days
    """The last day, counted from the anchor."""


class FollowUp(Model):
    """What comes after a letter."""

    letter: Annotated[Id, Names("letters", essential=True)] | None = None
    """The letter that follows."""
    repeat: Flag = False
    """Send the same letter once more."""
    at: FieldId | None = None
    """The date field whose day it follows."""
    anchor: Annotated[Id, Names("anchors", essential=True)] | None = None
    """The day that it counts from, if no field says the day."""
    offset: Days | None = None
    """Days from the anchor."""


class Letter(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    audience: Literal["client", "successor", "team"] = "client"
    """Whom it is written to."""
    required: tuple[FieldId, ...] = ()
    """The fields that show as a blank until they are answered."""
    tones: Annotated[tuple[ToneId, ...], Setting(min_length=1)]
    """The tones it comes in."""
    forms: NamedMap[LocaleId, tuple[FormId, ...]] = {}
    """Per locale, the forms of address it may take; a locale left out: all."""
    send: Send | None = None
    """When it is sent."""
    defaults: NamedMap[FieldId, Text] = {}
    """This letter's own proposed answers."""
    paragraphs: Annotated[NamedMap[ParagraphId, Piece], Setting(min_length=1)]
    """Its paragraphs, in order."""
    follow_up: tuple[FollowUp, ...] = ()
    """What comes next."""
    legal: tuple[NoteId, ...] = ()
    """The points of law to check."""
    legal_first: tuple[NoteId, ...] = ()
    """The notes to read before it is filled in: under those laws it may not be possible."""


class Task(Model):
    offset: Days
    """Days from the anchor."""
    anchor: AnchorId | None = None
    """The day it counts from, when not the checklist's own."""
    letters: tuple[LetterId, ...] = ()
    """The letters it is done with."""


class Checklist(Model):
    id: Id | None = None
    """May be left out; the file's name decides."""
    anchor: AnchorId
    """The day that its tasks count from."""
    safety: Flag = False
    """Whether it is for danger: its page carries "Leave and erase" and the numbers."""
    next: Path = ""
    """The page to go on with, such as letters/handover-note; else the next checklist."""
    items: Annotated[Map[Task], Setting(min_length=1)]
    """Its tasks, in order."""


class ScriptStep(Model):
    branch: Id | None = None
    """Steps of one branch exclude each other: take one."""
    aside: Flag = False
    """Only said if it is needed."""


class Script(Model):
    minutes: Days
    """How long the conversation takes."""
    steps: Map[ScriptStep]
    """Its steps, in order."""


class Reply(Model):
    pass


class Phrase(Model):
    category: Id
    """The group that it is shown in."""
    level: Literal["error", "warning", "info"]
    """Whether it is never sent, better said another way, or a better habit."""
    finds: Literal[
        "phrases", "unquoted", "capitals", "punctuation", "emoji", "register", "advice"
    ] = "phrases"
    """What it looks for: its phrases (`unquoted`: outside quotation marks), what a function
    of that name finds, or nothing (`advice`)."""
