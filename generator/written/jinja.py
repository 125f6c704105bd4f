"""Read what is written in Jinja, a page or a template, and say what is wrong with it and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.problem import Place, Problem, problem

TAG = re.compile(
    r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{[{%#]|[}%]\}", re.DOTALL
)
ENDS = {"{{": "}}", "{%": "%}"}
BLOCK = re.compile(r"\{%-?\s*(?P<word>\w+)")
SIGN = re.compile(r"unexpected char (['\"])(?P<sign>.+)\1 at (?P<at>\d+)$", re.DOTALL)
UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(?P<word>\w+)'")
UNENDED = re.compile(r"The innermost block that needs to be closed is '(?P<word>\w+)'")
QUOTES = "'\""


@lru_cache(maxsize=1000)  # nobody changes a tree
def parsed(
    environment: Environment, text: str, name: str, start: int = 0
) -> tuple[nodes.Template | None, tuple[Problem, ...]]:
    """The tree of a text from a place on, or None and what cannot be read."""
    # As many lines as before, so that every line keeps its number.
    above = "\n" * text.count("\n", 0, start)
    try:
        return environment.parse(above + text[start:]), ()
    except TemplateSyntaxError as error:
        return None, (_syntax(error, above, text[start:], name),)


def unknown_filters(
    tree: nodes.Template, text: str, name: str, known: Collection[str]
) -> Iterator[Problem]:
    """Every filter that a text uses and that there is not."""
    for one in tree.find_all(nodes.Filter):
        if one.name not in known:
            place = place_in(text, name, one.lineno, one.name)
            yield problem(place, "no_filter", known, name=one.name)


def place_in(text: str, name: str, line: int, word: str) -> Place:
    """Where a word first stands in a line; the line's beginning if it does not."""
    lines = text.split("\n")
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lines[line - 1])
    return Place(name, line, found.start() + 1 if found else 1)


def _syntax(error: TemplateSyntaxError, above: str, text: str, name: str) -> Problem:
    said, whole = error.message or "", above + text
    if opened := _unclosed(whole):
        return problem(_at(whole, name, opened.start()), "tag_open", name=opened[0])
    if sign := SIGN.search(said):
        code = "quote_open" if sign["sign"] in QUOTES else "tag_sign"
        return problem(_at(whole, name, int(sign["at"])), code, name=sign["sign"])
    if unknown := UNKNOWN_TAG.search(said):
        word = unknown["word"]
        return problem(place_in(whole, name, error.lineno, word), "tag_unknown", name=word)
    if unended := UNENDED.search(said):
        word = unended["word"]
        return problem(_last(whole, name, word), "block_open", name=word)
    return problem(Place(name, error.lineno), "tag_form", message=said.rstrip("."))


def _unclosed(text: str) -> re.Match[str] | None:
    """The first tag that opens and does not close before another opens."""
    found = list(TAG.finditer(text))
    for one, then in zip(found, [*found[1:], None], strict=True):
        if one[0] == "{#" or (one[0] in ENDS and (then is None or then[0] != ENDS[one[0]])):
            return one
    return None


def _last(text: str, name: str, word: str) -> Place:
    """Where the last block of that name begins which no end closes."""
    opened: list[int] = []
    for one in BLOCK.finditer(text):
        if one["word"] == word:
            opened.append(one.start())
        elif one["word"] == f"end{word}" and opened:
            opened.pop()
    return _at(text, name, opened[-1]) if opened else Place(name)


def _at(text: str, name: str, start: int) -> Place:
    before = text[:start].split("\n")
    return Place(name, len(before), len(before[-1]) + 1)
