"""Lay one layer over another, node by node, so that every place survives.

Maps merge by key, texts and lists replace, `null` removes, `after: <key>` places a new
entry behind an older one.
"""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.load.parse import is_null

AFTER = "after"


def merge(base: Node, over: Node) -> Node | None:
    """The upper node laid over the lower one; None if it removes it."""
    if is_null(over):
        return None
    if not (isinstance(base, MappingNode) and isinstance(over, MappingNode)):
        return over
    entries = list(base.value)
    for key, value in over.value:
        entries = _with_entry(entries, key, value)
    return MappingNode(base.tag, entries, base.start_mark, base.end_mark)


def _with_entry(entries: list, key: Node, value: Node) -> list:
    place = next((i for i, (old, _) in enumerate(entries) if _same(old, key)), None)
    if place is not None:
        merged = merge(entries[place][1], value)
        new = [] if merged is None else [(entries[place][0], merged)]
        return entries[:place] + new + entries[place + 1 :]
    if is_null(value):
        return entries
    value, anchor = _without_after(value)
    behind = next(
        (i for i, (old, _) in enumerate(entries) if anchor and old.value == anchor), None
    )
    place = len(entries) if behind is None else behind + 1
    return [*entries[:place], (key, value), *entries[place:]]


def _same(one: Node, other: Node) -> bool:
    return isinstance(one, ScalarNode) and one.value == other.value


def _without_after(value: Node) -> tuple[Node, str | None]:
    if not isinstance(value, MappingNode):
        return value, None
    anchor = next((v.value for k, v in value.value if k.value == AFTER), None)
    rest = [(k, v) for k, v in value.value if k.value != AFTER]
    return MappingNode(value.tag, rest, value.start_mark, value.end_mark), anchor
