"""A letter as the page shows it: a sheet with labelled blanks, and its JSON island."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from generator.letters.assemble import Assembled, Segment, Settings, assemble
from generator.letters.compile import compiled_letter
from generator.letters.desk import desk
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook, Item
from generator.model.words import NEUTRAL
from generator.site.address import public_url
from generator.site.escape import one_line_html, one_line_json
from generator.site.spoken import NOTHING


@dataclass(frozen=True)
class Sheet:
    """A letter without answers, in one locale."""

    locale: str
    subject: str
    """HTML."""
    body: str
    """HTML on one line: only `<p>`, `<mark>` and `<br>`."""
    island: Mapping[str, Any]
    """What the browser needs to assemble it."""
    desk: Mapping[str, Any]
    """What the builder says on the page around it."""
    settings: Settings
    assembled: Assembled

    @cached_property
    def island_json(self) -> str:
        return one_line_json(self.island)

    @cached_property
    def desk_json(self) -> str:
        return one_line_json(self.desk)


def sheet(handbook: Handbook, letter: Item, locale: str) -> Sheet:
    """The letter as it stands before anything is typed; the same object each time.

    It is in the locale asked for, or in the first that words it whole.
    """
    key = ("sheet", letter.id, locale)
    return handbook.once(key, lambda: _sheet(handbook, letter, locale))


def _sheet(handbook: Handbook, letter: Item, locale: str) -> Sheet:
    compiled = compiled_letter(handbook, letter)
    offered = compiled["locales"]
    written = locale if locale in offered else next(iter(offered))
    form = offered[written]["forms"][0]
    settings = Settings(_tone(compiled), form, ())
    assembled = assemble(parts_of(handbook, letter, written), compiled, NOTHING, settings)
    return Sheet(
        written,
        marked(assembled.subject),
        _paragraphs(assembled),
        {**compiled, "page": locale},
        desk(handbook, letter, locale, public_url(handbook)),
        settings,
        assembled,
    )


def marked(segments: Iterable[Segment]) -> str:
    """Segments as HTML: a blank is a `<mark>` with its label."""
    return "".join(
        f'<mark data-blank="{html.escape(one.field or "")}">{one_line_html(one.text)}</mark>'
        if one.blank
        else one_line_html(one.text)
        for one in segments
    )


def _paragraphs(assembled: Assembled) -> str:
    by_paragraph = groupby(assembled.body, key=lambda one: one.paragraph)
    return "".join(
        f'<p data-paragraph="{html.escape(name)}">{marked(segments)}</p>'
        for name, segments in by_paragraph
        if name is not None
    )


def _tone(compiled: Mapping[str, Any]) -> str:
    tones = compiled["tones"]
    return NEUTRAL if NEUTRAL in tones else tones[0]
