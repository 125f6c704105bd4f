"""Read one YAML file as text with places: every scalar stays the word that was typed."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.problem import Place, Problem, problem

# libyaml where pyyaml has it; without, the same files are read, ten times slower.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 200_000
MAX_DEPTH = 20
# Line breaks that only YAML takes for such would shift the lines that problems name.
ODD_BREAK = "[\x85\u2028\u2029]|\r(?!\n)"
SIGNS = (
    (
        re.compile(f"{yaml.reader.Reader.NON_PRINTABLE.pattern}|{ODD_BREAK}"),
        "invisible_character",
    ),
    (re.compile("\t"), "tab_indent"),
)
"""What no file may hold, and what says so."""
# What pyyaml says, and which of our messages says it in the author's words.
SYNTAX = (
    ("mapping values are not allowed", "unquoted_colon"),
    ("cannot start any token", "reserved_sign"),
    ("while scanning a directive", "reserved_sign"),
    ("sequence entries are not allowed", "reserved_sign"),
    ("while scanning an a", "anchor"),
    ("a tag", "tag"),
    ("undefined tag handle", "tag"),
    ("expected <block end>", "indentation"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "indentation"),
    ("could not find expected ':'", "missing_colon"),
    ("unexpected end of stream", "open_quote"),
    ("expected ','", "open_quote"),
    ("expected a single document", "two_documents"),
    ("unknown escape character", "unknown_escape"),
)
# The fault is where these began, not where libyaml gave up.
AT_START = ("missing_colon", "open_quote")


def parse(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """The file's root node, or None with the problem that stops it.

    `name` is the path to report. Events are counted before any node is composed:
    libyaml recurses while composing and would crash on deep nesting.
    """
    if path.is_symlink():
        return None, [problem(Place(name), "symlink")]
    try:
        raw = path.read_bytes()
    except OSError:
        return None, [problem(Place(name), "unreadable")]
    if len(raw) > MAX_BYTES:
        return None, [problem(Place(name), "too_big", size=len(raw), limit=MAX_BYTES)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [problem(Place(name, line), "encoding")]
    if text.startswith("\ufeff"):
        return None, [problem(Place(name), "byte_order_mark")]
    return parse_text(text, name)


def parse_text(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The root node of a text; see `parse`."""
    node, problems = _read(text, name, LOADER)
    return node, list(problems)


# Nobody changes a node, and while pages are written all files but one are the same again.
@lru_cache(maxsize=1000)
def _read(text: str, name: str, loader: Any) -> tuple[Node | None, tuple[Problem, ...]]:
    try:
        refused = _refused_sign(text, name) or _refused_event(text, name, loader)
        if refused:
            return None, (refused,)
        node = yaml.compose(_named(text, name), Loader=loader)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax_problem(error, text, name),)
    if node is None:
        return None, (problem(Place(name), "empty_file"),)
    return node, tuple(_key_problems(node))


def is_null(node: Node) -> bool:
    """Whether the value says nothing: `null`, `~` or no text at all, unquoted."""
    return isinstance(node, ScalarNode) and not node.style and node.value in ("", "~", "null")


def place_of(node: Node) -> Place:
    """Where a node starts."""
    mark = node.start_mark
    return Place(mark.name, mark.line + 1, mark.column + 1)


def _named(text: str, name: str) -> io.StringIO:
    # A stream with a name gives every mark its file, also after layers are merged.
    stream = io.StringIO(text)
    stream.name = name  # type: ignore[misc]
    return stream


def _refused_sign(text: str, name: str) -> Problem | None:
    """A character that cannot be seen, or that is seen as another; YAML readers disagree."""
    for pattern, code in SIGNS:
        if match := pattern.search(text):
            return problem(_at(text, match.start(), name), code)
    return None


def _at(text: str, index: int, name: str) -> Place:
    before = text[:index].split("\n")
    return Place(name, len(before), len(before[-1]) + 1)


def _refused_event(text: str, name: str, loader: Any) -> Problem | None:
    depth = 0
    for event in yaml.parse(_named(text, name), Loader=loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        place = Place(name, event.start_mark.line + 1, event.start_mark.column + 1)
        if depth > MAX_DEPTH:
            return problem(place, "too_deep", limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return problem(place, "anchor")
        if getattr(event, "tag", None):
            return problem(place, "tag")
    return None


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    said = f"{error.context}: {error.problem}"
    code = next((code for sign, code in SYNTAX if sign in said), "syntax")
    mark = error.problem_mark or error.context_mark
    if code in AT_START and error.context_mark:
        mark = error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    last = text.split("\n")
    if place.line > len(last):
        # libyaml ends the last line itself when the file does not.
        place = Place(name, len(last), len(last[-1]) + 1)
    if code == "unknown_escape":
        # One reader marks the backslash, the other what follows it.
        place = _at(text, text.rindex("\\", 0, mark.index + 1), name)
    return problem(place, code)


def _key_problems(node: Node):
    """Keys that are not plain words, and keys written twice."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _key_problems(item)
    if not isinstance(node, MappingNode):
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            yield problem(place_of(key), "braces")
            continue
        if key.value in seen:
            first = seen[key.value]
            yield problem(place_of(key), "duplicate_key", name=key.value, first=first)
        seen.setdefault(key.value, key.start_mark.line + 1)
        yield from _key_problems(value)
