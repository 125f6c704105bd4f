"""Words are plain text or Markdown, hold nothing a reader cannot see, and are sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from yaml.nodes import Node

from generator.checks.wordings import without_tags
from generator.load.source import Loc, texts
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, problem

TAG = re.compile(r"<[A-Za-z/!?]")
# Control characters (an escape in quotes brings them in), zero-width and direction marks,
# and the private area that marks values in letters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]"
)
# Where a link of Markdown leads, in its own line or below, unless that is a page or the web.
LINK = re.compile(
    r"!\[[^\]\n]*\]\S*|(?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*"
    r"(?!https?://|mailto:|tel:|#|[\w./-]*\.md(?:#[\w-]*)?(?:[)\s]|$))[^)\n]*\)?",
    re.MULTILINE,
)
# `{ .x onclick=… }` would give an element of Markdown attributes. Wordings have `{{` and `{%`,
# messages of the interface `{slot}`.
BRACE = re.compile(
    r"(?<!\{)\{(?![{%#]|\w+\})[^}\n]*\}?|(?<=[*_)\]`])\{\w+\}|^\{\w+\}$", re.MULTILINE
)
OPTIONAL_ENDING = re.compile(r"\w+(?:\((?:e|s|es|x)\)|·(?:e|s|es|x|ne|nes|rice|trice)\b)")


def html(handbook: Handbook) -> Iterator[Problem]:
    """Words hold no HTML."""
    for place, found in _found(handbook, TAG):
        yield problem(place, "html", name=found)


def invisible_text(handbook: Handbook) -> Iterator[Problem]:
    """Words hold no character that cannot be seen."""
    for place, found in _found(handbook, INVISIBLE):
        yield problem(place, "invisible_text", name=f"U+{ord(found):04X}")


def odd_link(handbook: Handbook) -> Iterator[Problem]:
    """A link in words leads to a page of the handbook, to the web, a letter box or a telephone."""
    for place, found in _found(handbook, LINK):
        yield problem(place, "odd_link", name=found)


def odd_brace(handbook: Handbook) -> Iterator[Problem]:
    """Braces hold a field, a condition or a slot; Markdown would take others for attributes."""
    for place, found in _found(handbook, BRACE, without_tags):
        yield problem(place, "odd_brace", name=found)


def optional_ending(handbook: Handbook) -> Iterator[Problem]:
    """Words have no ending in brackets or after a dot: a sentence is for one or for many."""
    for place, found in _found(handbook, OPTIONAL_ENDING):
        yield problem(place, "optional_ending", name=found)


def _found(
    handbook: Handbook, pattern: re.Pattern[str], change: Callable[[str], str] = str
) -> Iterator[tuple[Place, str]]:
    """Where it first stands in each text, and what stands there."""
    for _, item in handbook.every_item():
        for locale, source in item.word_sources.items():
            for loc, line, found in _found_in(source.node, pattern, change):
                if not item.missing(locale, *loc):
                    yield source.text_place(loc, line), found


@lru_cache(maxsize=20_000)  # while pages are written, most files stay as they are
def _found_in(
    node: Node, pattern: re.Pattern[str], change: Callable[[str], str]
) -> tuple[tuple[Loc, int, str], ...]:
    """In each text of one file: the way to it, the line and what stands there."""
    searched = ((loc, text, pattern.search(change(text))) for loc, text in texts(node))
    return tuple(
        (loc, text[: found.start()].count("\n") + 1, found[0])
        for loc, text, found in searched
        if found
    )
