"""The words files of `data/words/<locale>/`: what a translator owns."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Setting

from generator.model.base import Map, Model, NamedMap, Names, Text, Texts, ToneId

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
    dict[Form, Text], Setting(min_length=1), BeforeValidator(_text_for_any_form)
]
Wordings = Annotated[NamedMap[ToneId, Wording], BeforeValidator(_neutral_only)]
"""Tone (or `plain`) → wording; a lone text is the neutral one."""


class Anchor(Model):
    name: Text
    text: Text


class StepWords(Model):
    name: Text
    when: Text
    example: Text


class NoticeWords(Model):
    steps: Map[StepWords]
    modifiers: Map[Text]


class SettingsWords(Model):
    name: Text
    tagline: Text
    tones: Map[Text]
    forms: Map[Text]
    jurisdictions: Map[Text]
    severities: dict[str, Text]
    anchors: Map[Anchor]
    groups: Map[Text]
    kinds: Map[Text]
    confidences: Map[Text]
    levels: Map[Text]
    categories: Map[Text]
    notice: NoticeWords


class FieldWords(Model):
    label: Text
    hint: str = ""
    of: Map[Text] = {}
    """Column → label."""
    choices: Map[Text] = {}
    """Choice → label, as it stands in the form and in a letter."""


class ScenarioWords(Model):
    title: Text
    summary: Text
    card: Text
    """The complaint in the reader's words."""
    search_words: Texts
    """Indexed, never shown."""
    signals: Texts
    example: Text
    ask: Texts
    repair: Text
    leave: Text
    say: Text
    mistakes: Texts
    law: Text
    afterwards: Text


class LetterWords(Model):
    title: Text
    summary: Text
    when: Text
    avoid: Text
    how: Text
    next: Text
    subject: Wordings
    paragraphs: Map[Wordings] = {}
    """The paragraphs this letter words its own way."""


class TaskWords(Model):
    task: Text
    why: Text


class ChecklistWords(Model):
    title: Text
    summary: Text
    intro: Text
    items: Map[TaskWords]


class ScriptStepWords(Model):
    do: Text
    say: Wording


class ScriptWords(Model):
    title: Text
    summary: Text
    intro: Text
    steps: Map[ScriptStepWords]
    never: Texts
    rehearse: Text


class SecondRound(Model):
    reply: Wording
    note: Text


class ReplyWords(Model):
    they_say: Text
    reply: Wording
    note: Text


class RepliesWords(Model):
    second_round: SecondRound
    replies: Map[ReplyWords]


class PhraseWords(Model):
    avoid: Texts
    find: Texts = ()
    """The phrases to look for, where what is shown to avoid is not typed like that."""
    prefer: Text
    why: Text


class TermWords(Model):
    term: Text
    find: Texts
    """The forms that a page explains; those with other meanings are left out."""
    means: Text


class LegalWords(Model):
    topic: Text
    check: Text


class ContactWords(Model):
    name: Text
    when: Text


class HelpWords(Model):
    contacts: Map[ContactWords]


class OutcomeWords(Model):
    name: Text
    text: Text
    step: Text
    """The first thing to do."""


class GuideFlagWords(Model):
    name: Text
    text: Text


class GuideAnswerWords(Model):
    label: Text
    speaks: Text
    """What the answer speaks for."""


class QuestionWords(Model):
    ask: Text
    hint: str = ""
    answers: Map[GuideAnswerWords]


class GuideWords(Model):
    outcomes: Map[OutcomeWords]
    flags: Map[GuideFlagWords]
    questions: Map[QuestionWords]


class RuleWords(Model):
    name: Text
    kept: Text
    broken: Text


class WeakAnswerWords(Model):
    """An answer to a push-back that does not hold."""

    say: Wording
    why: Text
    then: Text
    """What the client says next."""


class RehearsalWords(Model):
    opening: Text
    rules: Map[RuleWords]
    signs: Map[Texts]
    """Rule → the phrases by which a typed answer shows that it keeps, or breaks, it."""
    rounds: Map[Map[WeakAnswerWords]]
