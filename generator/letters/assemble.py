"""Assemble a letter in Python: wordings and answers → segments, with real Jinja2.

Mirrors browser/assemble.js; both must agree to the byte. Only wordings without a fault
may come here: the checks see to that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from jinja2 import Template

from generator.letters import format as write
from generator.letters.bind import Bound, Facts, bind
from generator.letters.filters import filters
from generator.letters.program import VALUE_END, VALUE_START
from generator.letters.resolve import SUBJECT, Parts, Worded
from generator.letters.subset import environment
from generator.letters.text import WHITE_SPACE, one_line
from generator.letters.values import Answer

VALUE = re.compile(f"{VALUE_START}([0-9]+){VALUE_END}")


@dataclass(frozen=True)
class Segment:
    """One piece of an assembled letter: own text, or the value or blank of a field."""

    text: str
    field: str | None = None
    blank: bool = False
    paragraph: str | None = None


@dataclass(frozen=True)
class Settings:
    """How one letter is to be written."""

    tone: str
    form: str
    off: Collection[str] = field(default=())
    """The optional paragraphs the reader switched off."""


@dataclass(frozen=True)
class Assembled:
    """A letter's subject and body, as segments."""

    subject: tuple[Segment, ...]
    body: tuple[Segment, ...]

    @property
    def text(self) -> str:
        return text_of(self.body)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The fields that still show as a blank, in the order of the letter."""
        shown = (one.field for one in (*self.subject, *self.body) if one.blank)
        return tuple(dict.fromkeys(name for name in shown if name))


def text_of(segments: Iterable[Segment]) -> str:
    """The segments as plain text."""
    return "".join(segment.text for segment in segments)


def assemble(
    parts: Parts,
    compiled: Mapping[str, Any],
    facts: Facts,
    settings: Settings,
    today: str = "",
) -> Assembled:
    """A letter in the locale of `parts`; `compiled` is the same letter compiled."""
    bound = bind(compiled, facts, parts.locale, today)
    required = {name for name, one in compiled["fields"].items() if one.get("required")}
    usable = required | bound.answered

    def segments(part: str) -> list[Segment]:
        worded = _choose(parts, part, settings, usable)
        return [] if worded is None else _tidy(_run(worded, bound), part)

    subject = [
        replace(one, text=one_line(one.text), paragraph=None) for one in segments(SUBJECT)
    ]
    off = _off(parts, settings)
    kept = [segments(p) for p in parts.letter.structure.paragraphs if p not in off]
    return Assembled(
        tuple(subject), tuple(_joined(paragraph for paragraph in kept if paragraph))
    )


def _off(parts: Parts, settings: Settings) -> set[str]:
    return {name for name in settings.off if name in parts.names and parts.is_optional(name)}


def _choose(parts: Parts, part: str, settings: Settings, usable: set[str]) -> Worded | None:
    """The first wording whose needs are met; none for an optional part, else the last."""
    chain = parts.chain(part, settings.tone, settings.form)
    met = (worded for worded in chain if worded.program.needs <= usable)
    return next(met, None if parts.is_optional(part) else chain[-1])


def _run(worded: Worded, bound: Bound) -> list[Segment]:
    """The wording's text, split at its values."""
    shown: list[Answer] = []

    def mark(value: Any) -> Any:
        if not isinstance(value, Answer):
            return value
        shown.append(value)
        return f"{VALUE_START}{len(shown) - 1}{VALUE_END}"

    template = _template(worded.text, worded.locale)
    template.environment.finalize = mark
    pieces = VALUE.split(template.render(bound.values))
    return [
        _valued(shown[int(piece)]) if position % 2 else Segment(piece)
        for position, piece in enumerate(pieces)
    ]


@cache
def _template(text: str, locale: str) -> Template:
    env = environment()
    env.filters.update(filters(write.table_of(locale)))
    env.finalize = str
    return env.from_string(text)


def _valued(value: Answer) -> Segment:
    return Segment(value.shown, value.path, value.blank)


def _tidy(segments: list[Segment], part: str) -> list[Segment]:
    """The part without white space of its own at its ends, and without empty pieces."""
    kept = _merged(segments)
    if kept and kept[0].field is None:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(WHITE_SPACE))
    if kept and kept[-1].field is None:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(WHITE_SPACE))
    return [replace(one, paragraph=part) for one in kept if one.text]


def _merged(segments: list[Segment]) -> list[Segment]:
    """Neighbouring own text joined, and what prints nothing dropped."""
    kept: list[Segment] = []
    for one in segments:
        if kept and one.field is None and kept[-1].field is None:
            kept[-1] = replace(kept[-1], text=kept[-1].text + one.text)
        elif one.text:
            kept.append(one)
    return kept


def _joined(paragraphs: Iterable[list[Segment]]) -> Iterable[Segment]:
    for position, paragraph in enumerate(paragraphs):
        if position:
            yield Segment("\n\n")
        yield from paragraph
