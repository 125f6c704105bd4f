"""Lay one layer over another, node by node, so that every place survives.

Maps merge by key, texts and lists replace, `null` removes, `after: <key>` places a new
entry behind another, whether it is new or moves.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    moves: list[tuple[str, ScalarNode]] = []
    for key, value in over.value:
        rest, after = _without_after(value)
        if _lay_entry(entries, key, rest, problems) and after is not None:
            moves.append((key.value, after))
    # Only now is every entry there that another may name.
    for name, after in moves:
        _move(entries, name, after, problems)
    return MappingNode(base.tag, entries, base.start_mark, base.end_mark)


def _lay_entry(entries: list[Entry], key: Node, value: Node, problems: list[Problem]) -> bool:
    """Whether there is such an entry then."""
    place = _position(entries, key.value)
    if place is None:
        if is_null(value):
            return False
        entries.append((key, value))
        return True
    old_key, old = entries.pop(place)
    merged = merge(old, value, problems)
    if merged is None:
        return False
    # Who replaces a text has typed its key too; a map is still ours around its entries.
    entries.insert(place, (key if merged is value else old_key, merged))
    return True


def _move(entries: list[Entry], name: str, after: ScalarNode, problems: list[Problem]) -> None:
    """Place an entry behind the one that it names."""
    others = [old.value for old, _ in entries if old.value != name]
    if after.value not in others:
        problems.append(problem(place_of(after), "unknown_id", others, name=after.value))
        return
    entry = entries.pop(_position(entries, name))
    entries.insert(_position(entries, after.value) + 1, entry)


def _position(entries: Sequence[Entry], name: str) -> int | None:
    return next((i for i, (key, _) in enumerate(entries) if key.value == name), None)


def _without_after(value: Node) -> tuple[Node, ScalarNode | None]:
    if not isinstance(value, MappingNode):
        return value, None
    rest = [(k, v) for k, v in value.value if not _is_after(k, v)]
    after = next((v for k, v in value.value if _is_after(k, v)), None)
    if after is None:
        return value, None
    return MappingNode(value.tag, rest, value.start_mark, value.end_mark), after


def _is_after(key: Node, value: Node) -> bool:
    return key.value == AFTER and isinstance(value, ScalarNode)
