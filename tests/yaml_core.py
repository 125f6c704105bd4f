"""YAML as an editor reads it: the core schema of YAML 1.2, into what JSON can hold."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

CORE = (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+0123456789.",
    ),
)


class CoreLoader(yaml.CSafeLoader):
    """Plain scalars are what YAML 1.2 says; everything else is as pyyaml reads it."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for _name, _pattern, _first in CORE:
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}",
        re.compile(f"(?:{_pattern})$"),
        [sign if sign != "\0" else "" for sign in _first],
    )
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(
        loader.construct_scalar(node), 0 if node.value[:2] in ("0o", "0x") else 10
    ),
)


def read_core(text: str) -> Any:
    """The text's value, with every key as the word that JSON would hold."""
    return _json(yaml.load(text, CoreLoader))


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {_word(key): _json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_json(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _word(key: Any) -> str:
    if isinstance(key, bool):
        return str(key).lower()
    return "null" if key is None else str(key)
