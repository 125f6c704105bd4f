"""The schema of `ui.yml`, whose keys are those of the source locale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.handbook import Handbook
from generator.schema.adapt import Schema

TEXT: Schema = {"type": ["string", "number", "boolean"]}


def messages_schema(handbook: Handbook, locale: str) -> Schema:
    """The source's own keys, each described by its text; only the source may have others."""
    is_open = locale == handbook.source_locale
    return _like(handbook.messages[handbook.source_locale], is_open)


def _like(value: Any, is_open: bool) -> Schema:
    if isinstance(value, Mapping):
        told = {key: _like(one, is_open) for key, one in value.items()}
        return {"type": "object", "properties": told, "additionalProperties": is_open}
    if isinstance(value, (list, tuple)):
        return {"type": "array"}
    return TEXT | {"description": str(value)}
