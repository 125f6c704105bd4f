"""A source: one merged YAML tree that still knows where each word was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.parse import is_null, place_of
from generator.problem import Place

Loc = tuple[Any, ...]
"""The way from the root to a node: keys and list positions."""


@dataclass(frozen=True)
class Source:
    """The tree of one file, all layers merged."""

    path: str
    node: Node

    @classmethod
    def empty(cls, path: str) -> Source:
        """The tree of a file that is not there."""
        mark = Mark(path, 0, 0, 0, None, None)
        return cls(path, MappingNode("tag:yaml.org,2002:map", [], mark, mark))

    def place(self, *loc: Any, key: bool = False) -> Place:
        """Where the value at `loc` starts, or its key; the nearest parent if it is gone."""
        node, last_key = self.node, None
        for step in loc:
            child = _child(node, step)
            if child is None:
                return place_of(node)
            last_key, node = child
        return place_of(last_key if key and last_key is not None else node)

    def text_place(self, loc: Loc, line: int = 1) -> Place:
        """Where line `line` of the text at `loc` stands in the file.

        A folded text (`>-`) joins its lines, so its place is its first line.
        """
        node = self.node_at(self.typed(loc))
        if not isinstance(node, ScalarNode):
            return self.place(*loc)
        place = place_of(node)
        if node.style == "|":
            return Place(place.path, place.line + line)
        return Place(place.path, place.line + 1) if node.style == ">" else place

    def node_at(self, loc: Loc) -> Node | None:
        """The node at `loc`, or None."""
        node = self.node
        for step in loc:
            child = _child(node, step)
            if child is None:
                return None
            node = child[1]
        return node

    def typed(self, loc: Loc) -> Loc:
        """The part of the way that the author typed: the models add steps of their own."""
        return next(loc[:n] for n in range(len(loc), -1, -1) if self.node_at(loc[:n]))

    def keys(self, *loc: Any) -> set[str]:
        """The keys of the map at `loc`; none if it is no map."""
        node = self.node_at(loc)
        return {k.value for k, _ in node.value} if isinstance(node, MappingNode) else set()

    def texts(self) -> Iterator[tuple[Loc, str]]:
        """Every text value of the tree with the way to it."""
        return texts(self.node)


def plain(node: Node, change: Callable[[str], str] = str) -> Any:
    """The tree as dictionaries, lists and texts; `change` is applied to every text."""
    if isinstance(node, ScalarNode):
        return None if is_null(node) else change(node.value)
    if isinstance(node, SequenceNode):
        return [plain(item, change) for item in node.value]
    return {key.value: plain(value, change) for key, value in node.value}


def _child(node: Node, step: Any) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return (None, node.value[step]) if step < len(node.value) else None
    return None


def texts(node: Node, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(node, ScalarNode):
        yield loc, node.value
    elif isinstance(node, SequenceNode):
        for position, item in enumerate(node.value):
            yield from texts(item, (*loc, position))
    else:
        for key, value in node.value:
            yield from texts(value, (*loc, key.value))
