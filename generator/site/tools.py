"""What the pages of the tools carry for their scripts, in one locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from generator.letters.compile import questionnaire
from generator.model.base import Model
from generator.model.handbook import Handbook
from generator.site.plans import plan_items
from generator.site.rehearsals import rehearsal_data
from generator.tools.fields import MONEY, NOTICE, PLAN
from generator.tools.holidays import holidays


def guide_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The decision guide: its weights as browser/judge.js reads them."""
    guide = handbook.guide.structure
    rules = {
        **guide.model_dump(include={"least", "otherwise", "clear", "leaning", "grey"}),
        "outcomes": [{"id": id, **_stated(one)} for id, one in guide.outcomes.items()],
        "flags": list(guide.flags),
        "questions": {
            id: {answer: _stated(one) for answer, one in answers.items()}
            for id, answers in guide.questions.items()
        },
    }
    return {**_asked(handbook, locale, "guide", ()), "guide": rules}


def notice_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The notice calculator: its questions, the ladder, the holidays."""
    return {
        **_asked(handbook, locale, "notice", NOTICE),
        "ladder": ladder(handbook),
        "holidays": holidays().plain(),
        "names": {
            id: step.name for id, step in handbook.settings_words[locale].notice.steps.items()
        },
        "sent": sent_letters(handbook),
    }


def sent_letters(handbook: Handbook) -> dict[str, dict[str, Any]]:
    """The letters that are sent so many days from an anchor: letter → anchor and days."""
    return {
        id: {"anchor": send.anchor, "from": send.from_}
        for id, letter in handbook.letters.items()
        if (send := letter.structure.send)
    }


def plan_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The plan: its dates, and what situations, checklists and letters put on them."""
    return {**_asked(handbook, locale, "plan", PLAN), "items": plan_items(handbook, locale)}


def ticks_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """A checklist's boxes: the dates that its days count from."""
    return {
        **_asked(handbook, locale, "ticks", ()),
        "dates": dict(handbook.settings.plan_dates),
    }


def money_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The money page: its parts' questions, and the questions of the guide that they answer."""
    names = dict.fromkeys(name for part in MONEY.values() for name in part)
    measures = handbook.guide.structure.measures
    return {
        **_asked(handbook, locale, "money", names),
        "parts": {part: list(fields) for part, fields in MONEY.items()},
        "measures": {
            id: {
                "question": one.question,
                "answers": {answer: _stated(bound) for answer, bound in one.answers.items()},
            }
            for id, one in measures.items()
        },
    }


def rehearse_data(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The rehearsal: its sentences, its rounds, and what tells whether an answer holds."""
    data = rehearsal_data(handbook, locale)
    asked = _asked(handbook, locale, "rehearse", ())
    opening_how = handbook.rehearsal.words[locale].opening
    return {
        **asked,
        **data,
        "letter": {**data["letter"], "page": locale},
        "messages": {**asked["messages"], "opening_how": opening_how},
    }


def ladder(handbook: Handbook) -> dict[str, Any]:
    """The ladder as browser/count-notice.js reads it."""
    notice = handbook.settings.notice
    return {
        "steps": [{"id": id, **_stated(one)} for id, one in notice.steps.items()],
        "modifiers": {id: one.model_dump() for id, one in notice.modifiers.items()},
    }


def _asked(handbook: Handbook, locale: str, tool: str, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a tool, and the words of its page: the form is that of the letters."""
    messages, words = handbook.messages[locale], handbook.settings_words[locale]
    builder = {key: one for key, one in messages["builder"].items() if key != "paragraphs"}
    return {
        **questionnaire(handbook, locale, tool, names),
        "messages": {
            **builder,
            "colon": messages["colon"],
            **messages["tools"]["page"],
            **messages["tools"][tool],
            "tones": dict(words.tones),
            "groups": dict(words.groups),
            "forms": {locale: dict(words.forms)},
        },
    }


def _stated(one: Model) -> dict[str, Any]:
    """What a model says, without what it leaves at its default."""
    defaults = {name: field.default for name, field in type(one).model_fields.items()}
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in one
        if value != defaults[name]
    }


TOOLS = (
    ("guide", guide_data),
    ("notice", notice_data),
    ("plan", plan_data),
    ("ticks", ticks_data),
    ("money", money_data),
    ("rehearse", rehearse_data),
)


def tool_data(handbook: Handbook, locale: str) -> dict[str, Callable[[], dict[str, Any]]]:
    """Tool → what makes its data."""
    return {name: partial(make, handbook, locale) for name, make in TOOLS}
