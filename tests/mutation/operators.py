"""What a fault may look like: for a piece of Python, other pieces that might stand there by mistake.

Left alone is what only declares: annotations, decorators, docstrings, names of type variables and
`assert`, which tells the type checker what is known.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd,
}
OTHER_FUNCTION = {"all": "any", "any": "all", "min": "max", "max": "min", "sorted": "list"}
OTHER_METHOD = {
    "startswith": "endswith",
    "endswith": "startswith",
    "partition": "rpartition",
    "rpartition": "partition",
    "match": "search",
    "search": "match",
    "fullmatch": "match",
    "append": "extend",
    "ljust": "rjust",
    "rjust": "ljust",
    "removeprefix": "removesuffix",
    "removesuffix": "removeprefix",
}
IDLE_METHODS = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "title", "replace"}
"""Methods that give back what they are called on, changed."""


def faults(node: ast.AST) -> Iterator[ast.AST]:
    """What might stand in the place of a node."""
    for kind, found in OPERATORS:
        if isinstance(node, kind):
            yield from found(node)


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    """A truth turned, a number raised by one, a text emptied or an empty one filled."""
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant("" if value else "mutant")
    elif isinstance(value, bytes):
        yield ast.Constant(b"" if value else b"mutant")


def _texts(node: ast.JoinedStr) -> Iterator[ast.AST]:
    yield ast.Constant("")


def _formats(node: ast.FormattedValue) -> Iterator[ast.AST]:
    if node.format_spec is not None:
        yield ast.FormattedValue(node.value, node.conversion, None)


def _displays(node: ast.List | ast.Tuple | ast.Set | ast.Dict) -> Iterator[ast.AST]:
    """Nothing where something is listed."""
    if isinstance(node, ast.Dict):
        if node.keys:
            yield ast.Dict([], [])
    elif node.elts and isinstance(node, ast.Set):
        yield _call("set")
    elif node.elts and isinstance(node.ctx, ast.Load):
        yield type(node)([], ast.Load())


def _comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    for at, sign in enumerate(node.ops):
        for other in COMPARED[type(sign)]:
            signs = [*node.ops[:at], other(), *node.ops[at + 1 :]]
            yield ast.Compare(node.left, signs, node.comparators)


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _signs(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _sums(node: ast.BinOp) -> Iterator[ast.AST]:
    if other := COUNTED.get(type(node.op)):
        yield ast.BinOp(node.left, other(), node.right)


def _added(node: ast.AugAssign) -> Iterator[ast.AST]:
    if other := COUNTED.get(type(node.op)):
        yield ast.AugAssign(node.target, other(), node.value)


def _branches(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    """Always one branch, or always the other."""
    for truth in (True, False):
        yield type(node)(ast.Constant(truth), node.body, node.orelse)


def _rounds(node: ast.While) -> Iterator[ast.AST]:
    yield ast.While(ast.Constant(False), node.body, node.orelse)


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    """All of them, or none."""
    for at in range(len(node.ifs)):
        for truth in (True, False):
            tests = [*node.ifs[:at], ast.Constant(truth), *node.ifs[at + 1 :]]
            yield ast.comprehension(node.target, node.iter, tests, node.is_async)


def _slices(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower is not None:
        yield ast.Slice(None, node.upper, node.step)
    if node.upper is not None:
        yield ast.Slice(node.lower, None, node.step)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """Another function, another method, or what it is called on as it was."""
    name = node.func
    if isinstance(name, ast.Name) and name.id in OTHER_FUNCTION:
        keywords = [] if name.id == "sorted" else node.keywords
        yield ast.Call(ast.Name(OTHER_FUNCTION[name.id], ast.Load()), node.args, keywords)
    if isinstance(name, ast.Attribute):
        if name.attr in OTHER_METHOD:
            other = ast.Attribute(name.value, OTHER_METHOD[name.attr], ast.Load())
            yield ast.Call(other, node.args, node.keywords)
        if name.attr in IDLE_METHODS:
            yield name.value


def _lambdas(node: ast.Lambda) -> Iterator[ast.AST]:
    yield ast.Lambda(node.args, ast.Constant(None))


def _left_out(node: ast.Expr | ast.Raise | ast.Delete) -> Iterator[ast.AST]:
    """A line that is missing."""
    yield ast.Pass()


def _returns(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and ast.unparse(node.value) != "None":
        yield ast.Return(ast.Constant(None))


def _jumps(node: ast.Continue | ast.Break) -> Iterator[ast.AST]:
    yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue()


def _call(name: str) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), [], [])


OPERATORS: tuple[tuple[Any, Callable[[Any], Iterator[ast.AST]]], ...] = (
    (ast.Constant, _constants),
    (ast.JoinedStr, _texts),
    (ast.FormattedValue, _formats),
    ((ast.List, ast.Tuple, ast.Set, ast.Dict), _displays),
    (ast.Compare, _comparisons),
    (ast.BoolOp, _joined),
    (ast.UnaryOp, _signs),
    (ast.BinOp, _sums),
    (ast.AugAssign, _added),
    ((ast.If, ast.IfExp), _branches),
    (ast.While, _rounds),
    (ast.comprehension, _filtered),
    (ast.Slice, _slices),
    (ast.Call, _calls),
    (ast.Lambda, _lambdas),
    ((ast.Expr, ast.Raise, ast.Delete), _left_out),
    (ast.Return, _returns),
    ((ast.Continue, ast.Break), _jumps),
)
