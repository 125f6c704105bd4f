"""Read a JSON file that somebody made by hand or by a page, with the places of its keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.load.parse import parse_text
from generator.load.source import Source
from generator.problem import Place, Problem, problem

LONGEST = 20_000_000
"""Bytes; more would only be meant to hurt."""


def read_json(path: Path, code: str) -> tuple[Any, Source, list[Problem]]:
    """Its value and its places, or every problem: `code` where it is no JSON."""
    name = path.as_posix()
    nowhere = Source.empty(name)
    try:
        size = path.stat().st_size
        if size > LONGEST:
            return None, nowhere, [problem(Place(name), "too_big", size=size, limit=LONGEST)]
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, nowhere, [problem(Place(name), "unreadable")]
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return None, nowhere, [problem(Place(name, error.lineno, error.colno), code)]
    except (RecursionError, ValueError):
        return None, nowhere, [problem(Place(name), code)]
    return value, _places(text, name), []


def twice(path: Path) -> list[Problem]:
    """The keys that stand there twice: JSON takes the last without a word."""
    _, told = parse_text(path.read_text("utf-8-sig"), path.as_posix())
    return [one for one in told if one.code == "duplicate_key"]


def _refuse(constant: str) -> None:
    # Python reads NaN and Infinity, which JSON has not.
    raise ValueError(constant)


def _places(text: str, name: str) -> Source:
    # JSON is YAML, near enough to tell where a key stands; where it is not, line 1 must do.
    node, _ = parse_text(text, name)
    return Source.empty(name) if node is None else Source(name, node)
