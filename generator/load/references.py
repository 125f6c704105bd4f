"""Find every name in a YAML tree that its model marks as the name of something."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any

from pydantic import BaseModel
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.parse import is_null
from generator.load.source import Loc
from generator.model.base import Names


@dataclass(frozen=True)
class Reference:
    """One name and where it stands."""

    loc: Loc
    what: str
    """The kind of thing it names, such as `letters`; see `Names`."""
    name: str
    is_key: bool = False


def references(model: Any, node: Node) -> Iterator[Reference]:
    """Every marked name of a tree that `model` describes."""
    return _walk(model, node, ())


def _walk(model: Any, node: Node, loc: Loc) -> Iterator[Reference]:
    bare, mark = peel(model)
    if isinstance(node, ScalarNode):
        if mark is not None and not is_null(node):
            yield Reference(loc, mark.what, node.value)
    elif isinstance(node, SequenceNode):
        for position, child in enumerate(node.value):
            yield from _walk(item_type(bare), child, (*loc, position))
    elif isinstance(node, MappingNode):
        key_mark = peel(key_type(bare))[1]
        for key, child in node.value:
            here = (*loc, key.value)
            if key_mark is not None:
                yield Reference(here, key_mark.what, key.value, is_key=True)
            yield from _walk(value_type(bare, key.value), child, here)


@cache
def peel(model: Any) -> tuple[Any, Names | None]:
    """A type without its annotations and its `None`, and the mark among them."""
    mark: Names | None = None
    while True:
        origin = typing.get_origin(model)
        if origin is typing.Annotated:
            model, *notes = typing.get_args(model)
            mark = mark or next((one for one in notes if isinstance(one, Names)), None)
        elif origin in (typing.Union, UnionType):
            model = next(one for one in typing.get_args(model) if one is not type(None))
        else:
            return model, mark


def item_type(model: Any) -> Any:
    """What a list of this type holds."""
    arguments = typing.get_args(model)
    return arguments[0] if arguments and not is_map(model) else Any


def key_type(model: Any) -> Any:
    """What the keys of a map of this type are."""
    return typing.get_args(model)[0] if is_map(model) else Any


@cache
def value_type(model: Any, key: str) -> Any:
    """What stands under a key of this model or map."""
    if is_map(model):
        return typing.get_args(model)[1]
    field = field_of(model, key)
    return Any if field is None else typing.Annotated[field.annotation, *field.metadata, None]


def field_of(model: Any, key: str) -> Any:
    """The field of a model that a key of YAML fills, or None."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    fields = model.model_fields.items()
    return next((one for name, one in fields if key in (name, one.alias)), None)


@cache
def is_map(model: Any) -> bool:
    """Whether the type is a map of any keys, not a model of known ones."""
    return len(typing.get_args(model)) == 2 and typing.get_args(model)[1] is not Ellipsis
