"""Keep what a house saw of ours when it last looked: `house/seen.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.files.put import put_all
from generator.files.refused import refused
from generator.house.overrides import Override
from generator.load.json_file import read_json
from generator.load.layers import HOUSE
from generator.problem import Place, Problem, problem

FILE = f"{HOUSE}/seen.json"
VERSION = "amiable_house"
SHORT = 20_000
"""Signs of a text that is kept whole; of a longer one only the digest."""


@dataclass(frozen=True)
class Seen:
    """One of our texts as the house last saw it."""

    digest: str | None
    """None: we had no such text."""
    text: str | None
    """The text itself, where it is one and short."""


@dataclass(frozen=True)
class Record:
    """What the house has seen of ours."""

    texts: Mapping[tuple[str, str], Seen] = field(default_factory=dict)
    """Our file and the way in it → what stood there."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is named (`letters`, `fields` …) → our names at that time."""


def digest(text: str | bytes | None) -> str | None:
    """A text's digest, the same however its file wraps or indents it."""
    if text is None:
        return None
    return sha256(text if isinstance(text, bytes) else text.encode()).hexdigest()[:16]


def seen(override: Override) -> Seen:
    """What is kept of our text under an override."""
    ours = override.ours
    is_kept = isinstance(ours, str) and len(ours) <= SHORT
    return Seen(digest(ours), ours if is_kept else None)


def known_texts(record: Record) -> set[tuple[str, str]]:
    """The texts of ours that a house has seen: our file, and the way in it."""
    return {way for way, one in record.texts.items() if one.digest is not None}


def read_record(root: Path) -> tuple[Record, list[Problem]]:
    """The house's record, an empty one if it never looked."""
    if not (root / FILE).exists():
        return Record(), []
    value, _, problems = read_json(root / FILE, "record_form")
    if problems:
        return Record(), [Problem(Place(FILE), one.code, one.slots) for one in problems]
    try:
        return _record(value), []
    except (KeyError, TypeError, AttributeError, ValueError):
        return Record(), [problem(Place(FILE), "record_form")]


def write_record(root: Path, record: Record) -> list[Problem]:
    """Keep the record, whole or not at all."""
    files: dict[str, dict[str, Any]] = {}
    for (path, key), one in sorted(record.texts.items()):
        files.setdefault(path, {})[key] = {"digest": one.digest, "text": one.text}
    told = {VERSION: 1, "texts": files, "names": {k: list(v) for k, v in record.names.items()}}
    text = f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"
    try:
        put_all({root / FILE: text.encode()})
    except OSError as error:
        return [refused(error, Place(FILE), "not_written")]
    return []


def _record(value: Any) -> Record:
    if value[VERSION] != 1:
        raise ValueError(value[VERSION])
    texts = {
        (path, key): Seen(one["digest"], one["text"])
        for path, inside in value["texts"].items()
        for key, one in inside.items()
    }
    return Record(texts, {what: tuple(ids) for what, ids in value["names"].items()})


def kept(record: Record, fresh: Iterable[Override], only: Iterable[str] = ()) -> dict:
    """The record's texts with those of `fresh` overrides taken in anew.

    `only` names the files to take in; none: all, and what is no longer overridden goes.
    """
    wanted = set(only)
    taken = {(one.path, one.key): seen(one) for one in fresh}
    if not wanted:
        return taken
    others = {key: one for key, one in record.texts.items() if key[0] not in wanted}
    return others | {key: one for key, one in taken.items() if key[0] in wanted}
