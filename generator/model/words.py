"""The words files of `data/words/<locale>/`: what a translator owns.

The line under each key is what an editor shows for it. Longer than 250 lines because it is the
reference of every text a translator may write, read from top to bottom.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Setting

from generator.model.base import (
    AnchorId,
    ContactId,
    FlagId,
    GroupId,
    JurisdictionId,
    Map,
    Model,
    NamedMap,
    Names,
    OutcomeId,
    ParagraphId,
    QuestionId,
    ReplyId,
    RuleId,
    ScriptStepId,
    Short,
    StepId,
    Text,
    Texts,
    ToneId,
)

ANY_FORM = "*"
"""The form of address of a wording that has one text for all forms."""
NEUTRAL, PLAIN = "neutral", "plain"


def _text_for_any_form(value: Any) -> Any:
    return {ANY_FORM: value} if isinstance(value, str) else value


def _neutral_only(value: Any) -> Any:
    return {NEUTRAL: value} if isinstance(value, str) else value


# The keys of a wording are forms of address, so ANY_FORM must pass as a key too.
Form = Annotated[str, Names("forms")]
Wording = Annotated[
    dict[Form, Text], Setting(min_length=1), BeforeValidator(_text_for_any_form), Short()
]
Wordings = Annotated[NamedMap[ToneId, Wording], BeforeValidator(_neutral_only), Short()]
"""Tone (or `plain`) → wording; a lone text is the neutral one."""


class Anchor(Model):
    """A day that offsets count from."""

    name: Text
    """Its short name."""
    text: Text
    """What day it is, in a sentence."""


class StepWords(Model):
    """A step of the notice ladder."""

    name: Text
    """How long it is."""
    when: Text
    """When it applies."""
    example: Text
    """A case in which it does."""


class NoticeWords(Model):
    steps: NamedMap[StepId, StepWords]
    """Step → its words."""
    modifiers: Map[Text]
    """What moves the last day → in words."""


class SettingsWords(Model):
    """The words of `handbook.yml`."""

    name: Text
    """The handbook's name, at the head of every page."""
    tagline: Text
    """What it is for, in a sentence."""
    tones: Map[Text]
    """Tone → its name."""
    forms: NamedMap[Form, Text]
    """Form of address → its name."""
    jurisdictions: NamedMap[JurisdictionId, Text]
    """Country → its name."""
    severities: dict[str, Text]
    """Severity, from 1 to 4 → its name."""
    anchors: NamedMap[AnchorId, Anchor]
    """Anchor → its words."""
    groups: NamedMap[GroupId, Text]
    """Group of the form → its heading."""
    kinds: Map[Text]
    """Kind of source → its name."""
    confidences: Map[Text]
    """How sure we are → in words."""
    levels: Map[Text]
    """Level of a tone rule → its name."""
    categories: Map[Text]
    """Group of tone rules → its heading."""
    notice: NoticeWords
    """The words of the notice ladder."""


class FieldWords(Model):
    """A blank, as the form shows it."""

    label: Text
    """Its name."""
    hint: str = ""
    """A word of help below the name."""
    of: Map[Text] = {}
    """Column → label."""
    choices: Map[Text] = {}
    """Choice → label, as it stands in the form and in a letter."""


class ScenarioWords(Model):
    """A situation, in the reader's words."""

    title: Text
    """The page's title."""
    summary: Text
    """What the page is about, in a sentence: for lists and search."""
    card: Text
    """The complaint in the reader's words."""
    search_words: Texts
    """Indexed, never shown."""
    signals: Texts
    """The signs to look for."""
    example: Text
    """A short story of somebody in it."""
    ask: Texts
    """Questions to ask oneself."""
    repair: Text
    """What to try before leaving."""
    leave: Text
    """How to leave."""
    say: Text
    """The first sentence to say."""
    mistakes: Texts
    """What to avoid here."""
    law: Text
    """What the law may change."""
    afterwards: Text
    """What to do once it is over."""


class LetterWords(Model):
    """A letter, and when to send it."""

    title: Text
    """The page's title."""
    summary: Text
    """What it is for, in a sentence: for lists and search."""
    when: Text
    """When to send it."""
    avoid: Text
    """When not to send it."""
    how: Text
    """How to send it."""
    next: Text
    """What comes next."""
    subject: Wordings
    """Its subject line."""
    paragraphs: NamedMap[ParagraphId, Wordings] = {}
    """The paragraphs this letter words its own way."""


class TaskWords(Model):
    """One task of a checklist."""

    task: Text
    """What to do."""
    why: Text
    """What it is good for."""


class ChecklistWords(Model):
    """A checklist."""

    title: Text
    """The page's title."""
    summary: Text
    """What it is for, in a sentence: for lists and search."""
    intro: Text
    """What to know before beginning."""
    items: Map[TaskWords]
    """Task → its words."""


class ScriptStepWords(Model):
    """One step of the conversation."""

    do: Text
    """What to do."""
    say: Wording
    """What to say, per form of address where it differs."""


class ScriptWords(Model):
    """The conversation, step by step."""

    title: Text
    """Its title."""
    summary: Text
    """What it is for, in a sentence."""
    intro: Text
    """What to know before beginning."""
    steps: NamedMap[ScriptStepId, ScriptStepWords]
    """Step → its words."""
    never: Texts
    """What never to say."""
    rehearse: Text
    """How to rehearse it."""


class SecondRound(Model):
    """The answer to somebody who asks again."""

    reply: Wording
    """What to answer."""
    note: Text
    """Why it holds."""


class ReplyWords(Model):
    """What a client may say, and a short answer."""

    they_say: Text
    """What the client says."""
    reply: Wording
    """What to answer."""
    note: Text
    """Why it holds."""


class RepliesWords(Model):
    second_round: SecondRound
    """The answer to somebody who asks again."""
    replies: NamedMap[ReplyId, ReplyWords]
    """Push-back → its words."""


class PhraseWords(Model):
    """A rule of tone."""

    avoid: Texts
    """What not to write."""
    find: Texts = ()
    """The phrases to look for, where what is shown to avoid is not typed like that."""
    prefer: Text
    """What to write instead."""
    why: Text
    """Why it is better."""


class TermWords(Model):
    """A term of the glossary."""

    term: Text
    """The term itself."""
    find: Texts
    """The forms that a page explains; those with other meanings are left out."""
    means: Text
    """What it means."""


class LegalWords(Model):
    """A point of law."""

    topic: Text
    """What it is about."""
    check: Text
    """What to check."""


class ContactWords(Model):
    """A number to call for help."""

    name: Text
    """Who answers."""
    when: Text
    """When to call."""


class HelpWords(Model):
    contacts: NamedMap[ContactId, ContactWords]
    """Contact → its words."""


class OutcomeWords(Model):
    """What the guide may lead to."""

    name: Text
    """Its name."""
    text: Text
    """What it means for the reader."""
    step: Text
    """The first thing to do."""


class GuideFlagWords(Model):
    """Steps that an answer adds."""

    name: Text
    """Its name."""
    text: Text
    """What to do, and why."""


class GuideAnswerWords(Model):
    """One answer to a question."""

    label: Text
    """The answer."""
    speaks: Text
    """What the answer speaks for."""


class QuestionWords(Model):
    """A question of the guide."""

    ask: Text
    """The question."""
    hint: str = ""
    """A word of help below the question."""
    answers: Map[GuideAnswerWords]
    """Answer → its words."""


class GuideWords(Model):
    """The decision guide."""

    outcomes: NamedMap[OutcomeId, OutcomeWords]
    """Outcome → its words."""
    flags: NamedMap[FlagId, GuideFlagWords]
    """Added steps → their words."""
    questions: NamedMap[QuestionId, QuestionWords]
    """Question → its words."""


class RuleWords(Model):
    """A rule of the rehearsal."""

    name: Text
    """Its name."""
    kept: Text
    """What is said of an answer that keeps it."""
    broken: Text
    """What is said of an answer that breaks it."""


class WeakAnswerWords(Model):
    """An answer to a push-back that does not hold."""

    say: Wording
    """The answer, per form of address where it differs."""
    why: Text
    """Why it does not hold."""
    then: Text
    """What the client says next."""


class RehearsalWords(Model):
    """The conversation as an exercise."""

    opening: Text
    """What is said before the first round."""
    rules: NamedMap[RuleId, RuleWords]
    """Rule → its words."""
    signs: NamedMap[RuleId, Texts]
    """Rule → the phrases by which a typed answer shows that it keeps, or breaks, it."""
    rounds: Map[Map[WeakAnswerWords]]
    """Push-back → answer that does not hold → its words."""
