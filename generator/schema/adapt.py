"""Turn pydantic's JSON Schema into one of what the loader reads: YAML whose scalars are words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.load.merge import AFTER
from generator.model.base import NAMES
from generator.schema.names import Names

Schema = dict[str, Any]
SUBSCHEMAS = ("items", "additionalProperties")
FAMILIES = ("properties", "patternProperties", "$defs")
SILENT = ("title", "default")
"""What pydantic says and an editor need not."""
PAGE = r"^([a-z][a-z0-9-]*)?$"
"""A page written by hand, which is looked for when the site is built; or none."""
NULL = {"type": "null"}


def adapted(schema: Schema, names: Names) -> Schema:
    """The schema with its names listed, and with every scalar as it may be typed."""
    return each(schema, lambda one: _scalar(_listed(_quiet(one), names)))


def partial(schema: Schema, *, house: bool) -> Schema:
    """The schema of a file that need not say everything.

    A translation may leave texts out, or say `null` until they are translated. A house's file
    holds what differs, removes by `null` and places by `after:`.
    """
    loose = each(schema, lambda one: _nullable(_optional(one)))
    if not house:
        return loose
    placed = each(loose, _placed)
    defs = placed.pop("$defs", {})
    return {"anyOf": [placed, NULL]} | ({"$defs": defs} if defs else {})


def each(schema: Any, change: Callable[[Schema], Schema]) -> Any:
    """The schema with every schema inside changed, the innermost first."""
    if not isinstance(schema, dict):
        return schema
    inner: Schema = {}
    for key, value in schema.items():
        if key in FAMILIES:
            inner[key] = {name: each(one, change) for name, one in value.items()}
        elif key in SUBSCHEMAS:
            inner[key] = each(value, change)
        elif key == "anyOf":
            inner[key] = [each(one, change) for one in value]
        else:
            inner[key] = value
    return change(inner)


def _quiet(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in SILENT}


def _listed(schema: Schema, names: Names) -> Schema:
    """Every id that names something as one of a list; the keys of maps as well."""
    if (what := schema.get(NAMES)) is not None:
        kept = {key: schema[key] for key in ("description",) if key in schema}
        if what == "paths":
            return kept | {
                "anyOf": [{"enum": names[what]}, {"type": "string", "pattern": PAGE}]
            }
        return kept | {"enum": names[what]}
    if schema.get("type") == "object":
        return _map(schema, names)
    return schema


def _map(schema: Schema, names: Names) -> Schema:
    told = {key: value for key, value in schema.items() if key != "propertyNames"}
    if "minLength" in told:
        told["minProperties"] = told.pop("minLength")
    what = schema.get("propertyNames", {}).get(NAMES)
    if what is not None:
        values = told.pop("patternProperties", None)
        value = next(iter(values.values())) if values else told.pop("additionalProperties")
        told |= {"properties": dict.fromkeys(names[what], value), "additionalProperties": False}
    elif "patternProperties" in told:
        told["additionalProperties"] = False
    return told


def _scalar(schema: Schema) -> Schema:
    """A word may look like a number or a flag, and a number may stand in quotes."""
    kind = schema.get("type")
    if kind == "string" and "enum" not in schema:
        return schema | {"type": ["string", *_unquoted(schema.get("pattern", ""))]}
    if kind == "integer":
        return schema | {"type": ["integer", "string"], "pattern": _digits(schema)}
    if kind == "boolean":
        return core(schema, "description") | {"enum": [True, False, "true", "false"]}
    return schema


def core(schema: Schema, *keys: str) -> Schema:
    """The schema with these keys only."""
    return {key: schema[key] for key in keys if key in schema}


def _unquoted(pattern: str) -> list[str]:
    """What YAML takes for a number or a flag, and the loader for the word that was typed."""
    looks = {"117": "integer", "1.5": "number", "true": "boolean"}
    found = [kind for text, kind in looks.items() if re.search(pattern, text)]
    return [kind for kind in found if kind != "integer" or "number" not in found]


def _digits(schema: Schema) -> str:
    """The numbers in quotes that lie within the same limits."""
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        return f"^({'|'.join(map(str, range(least, most + 1)))})$"
    return {0: r"^\+?[0-9]+$", 1: r"^\+?0*[1-9][0-9]*$"}.get(least, r"^[-+]?[0-9]+$")


def _optional(schema: Schema) -> Schema:
    if schema.get("type") != "object":
        return schema
    return {key: one for key, one in schema.items() if key not in ("required", "minProperties")}


def _nullable(schema: Schema) -> Schema:
    """Any entry may be `null`: not translated yet, or removed."""
    if schema.get("type") != "object":
        return schema
    told = dict(schema)
    for family in ("properties", "patternProperties"):
        if family in told:
            told[family] = {name: _or_null(one) for name, one in told[family].items()}
    if isinstance(told.get("additionalProperties"), dict):
        told["additionalProperties"] = _or_null(told["additionalProperties"])
    return told


def _placed(schema: Schema) -> Schema:
    """An entry that is a map may say behind which it stands."""
    if schema.get("type") != "object" or schema.get("additionalProperties") is not False:
        return schema
    after = {"type": "string", "description": "The entry that this one stands behind."}
    return schema | {"properties": {AFTER: after} | schema.get("properties", {})}


def _or_null(schema: Schema) -> Schema:
    description = core(schema, "description")
    inner = {key: one for key, one in schema.items() if key != "description"}
    return description | {"anyOf": [inner, NULL]}
