"""Find what a house changes in our data, and leave some of it out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node

from generator.load.parse import place_of
from generator.load.read import Layer, Parsed
from generator.load.source import Loc, Source
from generator.problem import Place


@dataclass(frozen=True)
class Edit:
    """The smallest change of a house that can be left out without breaking another."""

    place: Place
    spots: frozenset[tuple[str, Loc]]
    """The files of the house, each with the way in it; all files of a new item are one edit."""


def edits_of(layers: Sequence[Layer]) -> list[Edit]:
    """Every change that the house makes, file by file."""
    if len(layers) < 2:
        return []
    ours = {one.key: one.node for one in layers[0].files}
    own = [one for one in layers[1].files if one.node is not None]
    items = {(kind, id) for kind, id, _ in ours}
    changes = [one for one in own if one.key[:2] in items]
    found = [edit for one in changes for edit in _in_file(one, ours.get(one.key))]
    return found + list(_new_items([one for one in own if one.key[:2] not in items]))


def _in_file(one: Parsed, ours: Node | None) -> Iterator[Edit]:
    for node, loc in _leaves(ours, one.node, ()):
        yield Edit(place_of(node), frozenset({(one.file.name, loc)}))


def _new_items(files: Collection[Parsed]) -> Iterator[Edit]:
    for item in dict.fromkeys(one.key[:2] for one in files):
        its = [one for one in files if one.key[:2] == item]
        yield Edit(Place(its[0].file.name), frozenset((one.file.name, ()) for one in its))


def _leaves(ours: Node | None, own: Node, loc: Loc) -> Iterator[tuple[Node, Loc]]:
    """The nodes that replace, add or remove something, and the ways to them."""
    if not (isinstance(own, MappingNode) and isinstance(ours, MappingNode)):
        yield own, loc
        return
    for key, value in own.value:
        below = Source("", ours).node_at((key.value,))
        for node, way in _leaves(below, value, (*loc, key.value)):
            yield (key if node is value else node), way


def without(node: Node, locs: Collection[Loc]) -> Node | None:
    """A tree without the entries at these ways; None if it is left out as a whole."""
    if () in locs:
        return None
    if not locs or not isinstance(node, MappingNode):
        return node
    entries = []
    for key, value in node.value:
        left = without(value, {loc[1:] for loc in locs if loc[0] == key.value})
        if left is not None:
            entries.append((key, left))
    return MappingNode(node.tag, entries, node.start_mark, node.end_mark)
