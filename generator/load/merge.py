"""Lay one layer over another, node by node, so that every place survives.

Maps merge by key, texts and lists replace, `null` removes, `after: <key>` places a new
entry behind an older one.
"""

from __future__ import annotations

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.load.parse import is_null, place_of
from generator.problem import Problem, problem

AFTER = "after"
Entry = tuple[Node, Node]


def merge(base: Node, over: Node, problems: list[Problem]) -> Node | None:
    """The upper node laid over the lower one; None if it removes it.

    What it asks for and cannot have is added to `problems`.
    """
    if is_null(over):
        return None
    if not (isinstance(base, MappingNode) and isinstance(over, MappingNode)):
        return over
    entries = list(base.value)
    for key, value in over.value:
        _lay_entry(entries, key, value, problems)
    return MappingNode(base.tag, entries, base.start_mark, base.end_mark)


def _lay_entry(entries: list[Entry], key: Node, value: Node, problems: list[Problem]) -> None:
    place = _position(entries, key.value)
    if place is None:
        if not is_null(value):
            _add(entries, key, value, problems)
        return
    old_key, old = entries.pop(place)
    merged = merge(old, value, problems)
    if merged is not None:
        # Who replaces a text has typed its key too; a map is still ours around its entries.
        entries.insert(place, (key if merged is value else old_key, merged))


def _add(entries: list[Entry], key: Node, value: Node, problems: list[Problem]) -> None:
    """A new entry, at the end or behind the one it names."""
    rest, after = _without_after(value)
    place = len(entries)
    if after is not None:
        behind = _position(entries, after.value)
        if behind is None:
            known = [old.value for old, _ in entries]
            problems.append(problem(place_of(after), "unknown_id", known, name=after.value))
        else:
            place = behind + 1
    entries.insert(place, (key, rest))


def _position(entries: Iterable[Entry], name: str) -> int | None:
    return next((i for i, (key, _) in enumerate(entries) if key.value == name), None)


def _without_after(value: Node) -> tuple[Node, ScalarNode | None]:
    if not isinstance(value, MappingNode):
        return value, None
    rest = [(k, v) for k, v in value.value if not _is_after(k, v)]
    after = next((v for k, v in value.value if _is_after(k, v)), None)
    return MappingNode(value.tag, rest, value.start_mark, value.end_mark), after


def _is_after(key: Node, value: Node) -> bool:
    return key.value == AFTER and isinstance(value, ScalarNode)
