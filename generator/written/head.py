"""The head of a page: lines of `key: value` between two lines of `---` at its top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.load.parse import parse_text, place_of
from generator.load.source import Source
from generator.problem import Place, Problem, problem

# As MkDocs finds it.
HEAD = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
OPENING = re.compile(r"---[ \t]*\n[\w-]+[ \t]*:")
MACROS = "render_macros"


def body_at(text: str) -> int:
    """Where a page begins below its head."""
    head = HEAD.match(text)
    return head.end() if head else 0


def head_faults(text: str, name: str) -> Iterator[Problem]:
    """What is wrong with the head of the page of that path."""
    head = HEAD.match(text)
    if head is None:
        if OPENING.match(text):
            yield problem(Place(name), "head_open")
        return
    node, found = parse_text(head["yaml"], name)
    for one in found:
        if one.code != "empty_file":
            yield replace(one, place=_below(one.place))
    if node is not None and not isinstance(node, MappingNode):
        yield problem(_below(place_of(node)), "head_form")


def head_keys(text: str, name: str) -> set[str]:
    """What the page's head says something of."""
    node = _head(text, name)
    return Source(name, node).keys() if node is not None else set()


def macros_wanted(text: str, name: str) -> bool | None:
    """Whether the page's head asks for its macros; None if it says nothing of them."""
    node = _head(text, name)
    value = Source(name, node).node_at((MACROS,)) if node is not None else None
    if not isinstance(value, ScalarNode):
        return None
    return value.value.lower() in ("true", "yes", "on")


def _head(text: str, name: str) -> Node | None:
    head = HEAD.match(text)
    return parse_text(head["yaml"], name)[0] if head else None


def _below(place: Place) -> Place:
    """A place of the YAML as one of the page, which begins with a line of `---`."""
    return replace(place, line=place.line + 1)
