"""Words are plain text or Markdown, and hold nothing a reader cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.handbook import Handbook
from generator.problem import Problem, problem

TAG = re.compile(r"<[A-Za-z/!?]")
# Control characters (an escape in quotes brings them in), zero-width and direction marks,
# and the private area that marks values in letters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]"
)


def html(handbook: Handbook) -> Iterator[Problem]:
    """Words hold no HTML."""
    for _, item in handbook.every_item():
        for locale, source in item.word_sources.items():
            for loc, text in source.texts():
                found = TAG.search(text)
                if found and not item.missing(locale, *loc):
                    line = text[: found.start()].count("\n") + 1
                    yield problem(source.text_place(loc, line), "html", name=found[0])


def invisible_text(handbook: Handbook) -> Iterator[Problem]:
    """Words hold no character that cannot be seen."""
    for _, item in handbook.every_item():
        for locale, source in item.word_sources.items():
            for loc, text in source.texts():
                found = INVISIBLE.search(text)
                if found and not item.missing(locale, *loc):
                    line = text[: found.start()].count("\n") + 1
                    code = f"U+{ord(found[0]):04X}"
                    place = source.text_place(loc, line)
                    yield problem(place, "invisible_text", name=code)
