"""Turn a source into its model, and the model's complaints into problems with a place."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.source import Loc, Source, plain
from generator.problem import Problem, problem

# pydantic's error types, and our message for each.
CODES = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "string_type": "text_expected",
    "string_too_short": "empty_text",
    "string_pattern_mismatch": "bad_pattern",
    "literal_error": "unknown_value",
    "tuple_type": "list_expected",
    "dict_type": "map_expected",
    "mapping_type": "map_expected",
    "model_type": "map_expected",
    "model_attributes_type": "map_expected",
    "too_short": "empty_list",
    "flag": "flag_expected",
    "colour": "no_colour",
    "whole_number": "number_expected",
    "greater_than_equal": "number_range",
    "less_than_equal": "number_range",
}


def validate(
    source: Source, model: Any, change: Callable[[str], str] = str
) -> tuple[Any, list[Problem]]:
    """The model's value, or None with every problem the source has.

    `model` is a pydantic model or any type pydantic knows; `change` sets the
    typography of each text on the way.
    """
    try:
        return _adapter(model).validate_python(plain(source.node, change)), []
    except ValidationError as error:
        complaints = error.errors(include_url=False)
        return None, [_problem(source, model, complaint) for complaint in complaints]


@cache
def _adapter(model: Any) -> TypeAdapter:
    return TypeAdapter(model)


def _problem(source: Source, model: Any, complaint: Mapping[str, Any]) -> Problem:
    loc: Loc = complaint["loc"]
    if loc and loc[-1] == "[key]":
        loc = loc[:-1]
        return problem(source.place(*loc, key=True), "bad_id", name=loc[-1])
    code = CODES.get(complaint["type"], "misfit")
    if code == "missing_key":
        return problem(source.place(*loc[:-1]), code, name=loc[-1])
    if code == "unknown_key":
        known = _keys(_type_at(model, loc[:-1]))
        return problem(source.place(*loc, key=True), code, known, name=loc[-1])
    if code == "unknown_value":
        return _unknown_value(source, model, loc, complaint)
    if code == "map_expected" and not loc:
        return problem(source.place(), "not_a_map")
    name = _last_name(source.typed(loc))
    return problem(source.place(*loc), code, name=name, value=_shown(complaint))


def _unknown_value(
    source: Source, model: Any, loc: Loc, complaint: Mapping[str, Any]
) -> Problem:
    choices = [str(one) for one in typing.get_args(_type_at(model, loc))]
    value = _shown(complaint)
    return problem(
        source.place(*loc),
        "unknown_value",
        choices,
        name=value,
        key=_last_name(source.typed(loc)),
        choices=", ".join(choices),
    )


def _shown(complaint: Mapping[str, Any]) -> str:
    value = complaint.get("input")
    # A number out of range has been read already.
    return str(value) if isinstance(value, (str, int)) else ""


def _last_name(loc: Loc) -> str:
    return str(next((step for step in reversed(loc) if isinstance(step, str)), ""))


def _keys(model: Any) -> list[str]:
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items()]
    return []


def _type_at(model: Any, loc: Loc) -> Any:
    """The type that the model wants at `loc`, with annotations peeled off."""
    for step in loc:
        model = _bare(model)
        if isinstance(model, type) and issubclass(model, BaseModel):
            model = _annotation(model, step)
        else:
            arguments = typing.get_args(model) or (Any,)
            model = arguments[0] if isinstance(step, int) else arguments[-1]
    return _bare(model)


def _annotation(model: type[BaseModel], step: Any) -> Any:
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            return field.annotation
    return Any


def _bare(model: Any) -> Any:
    while typing.get_origin(model) in (typing.Annotated, typing.Union, UnionType):
        if typing.get_origin(model) is typing.Annotated:
            model = typing.get_args(model)[0]
        else:
            model = next(a for a in typing.get_args(model) if a is not type(None))
    return model
