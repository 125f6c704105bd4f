"""What a condition makes sure of: the names that are answered when it holds, or fails."""

from __future__ import annotations

from collections.abc import Iterator
from operator import ge, gt, le, lt

from jinja2 import nodes

Names = frozenset[str]
NONE: Names = frozenset()
EQUALITIES = ("eq", "ne", "in", "notin")
ORDERS = {"gt": gt, "gteq": ge, "lt": lt, "lteq": le}
# Filters that make nothing of nothing.
KEEPS_EMPTY = ("upper", "lower", "capitalize", "trim", "replace")


def when_true(test: nodes.Node) -> Names:
    """The names, as `field` or `row.column`, that are answered if `test` holds."""
    return _sure(test)[0]


def when_false(test: nodes.Node) -> Names:
    """The names that are answered if `test` does not hold."""
    return _sure(test)[1]


def base_name(node: nodes.Node) -> str:
    """The field or row that an expression is about, or ''."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Filter) and node.node is not None:
        return base_name(node.node)
    return ""


def shown(node: nodes.Node, guarded: Names) -> Iterator[tuple[str, Names]]:
    """Every name an expression shows, with the names that are sure where it does."""
    if isinstance(node, nodes.Filter) and node.node is not None:
        if node.name == "default":
            yield from ((name, here | {name}) for name, here in shown(node.node, guarded))
        else:
            yield from shown(node.node, guarded)
    elif isinstance(node, nodes.CondExpr):
        yield from shown(node.expr1, guarded | when_true(node.test))
        if node.expr2 is not None:
            yield from shown(node.expr2, guarded | when_false(node.test))
    else:
        name = _name(node)
        if name:
            yield name, guarded


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return "" if node.node.name == "loop" else f"{node.node.name}.{node.attr}"
    return ""


def _sure(test: nodes.Node) -> tuple[Names, Names]:
    if isinstance(test, nodes.Not):
        true, false = _sure(test.node)
        return false, true
    if isinstance(test, (nodes.And, nodes.Or)):
        (t1, f1), (t2, f2) = _sure(test.left), _sure(test.right)
        return (t1 | t2, f1 & f2) if isinstance(test, nodes.And) else (t1 & t2, f1 | f2)
    if isinstance(test, nodes.Compare) and len(test.ops) == 1:
        return _sure_by_comparison(test)
    name = _name(test)
    return (frozenset({name}) if name else NONE), NONE


def _sure_by_comparison(test: nodes.Compare) -> tuple[Names, Names]:
    """A side is sure if a name without an answer would end on the other one."""
    operator, constants = test.ops[0].op, _constants(test.ops[0].expr)
    name, missing = _name(test.expr) or base_name(test.expr), _unanswered(test.expr)
    if not name or missing is None or constants is None:
        return NONE, NONE
    if missing == 0 and 0 in constants and operator in EQUALITIES:
        # A list of no rows may be answered "nothing" or not at all: zero tells neither.
        return NONE, NONE
    sure = frozenset({name})
    return (NONE, sure) if _holds(missing, operator, constants) else (sure, NONE)


def _holds(missing: str | int, operator: str, constants: list) -> bool:
    if operator in EQUALITIES:
        return (missing in constants) == (operator in ("eq", "in"))
    bound = constants[0]
    if not isinstance(missing, int) or not isinstance(bound, int):
        # What is no number never compares.
        return False
    return ORDERS[operator](missing, bound)


def _unanswered(node: nodes.Node) -> str | int | None:
    """What an expression is without an answer; None if that cannot be told."""
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        return ""
    if isinstance(node, nodes.Filter) and node.node is not None:
        if node.name == "length":
            return 0
        return _unanswered(node.node) if node.name in KEEPS_EMPTY else None
    return None


def _constants(node: nodes.Node) -> list | None:
    items = node.items if isinstance(node, (nodes.List, nodes.Tuple)) else [node]
    whole = all(isinstance(item, nodes.Const) for item in items)
    return [item.value for item in items] if items and whole else None
