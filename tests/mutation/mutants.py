"""List the mutants of a module: the module with one fault each, and where that is."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.operators import faults

DECLARING = ("annotation", "returns", "decorator_list", "type_params", "format_spec")
"""Parts of a node that only declare; a format is a fault of the value it formats."""
SHOWN = 70


@dataclass(frozen=True)
class Mutant:
    """One fault in one module."""

    path: str
    function: str
    """The outermost function that holds it, such as `Parts.known`; '' if it runs at the import."""
    line: int
    before: str
    after: str
    nth: int
    """Which of several that read alike in one function, from 0."""
    number: int
    """Its place among all mutants of the module."""

    @property
    def name(self) -> str:
        """What names it in the list of survivors, whatever line it has come to stand on."""
        nth = f" ({self.nth + 1})" if self.nth else ""
        return f"{self.function or 'the module'}: {self.before} → {self.after}{nth}"


@dataclass(frozen=True)
class _Spot:
    """Where a node hangs in the tree, and in which function."""

    node: ast.AST
    parent: ast.AST
    part: str
    at: int | None
    function: str

    def put(self, other: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.part, other)
        else:
            getattr(self.parent, self.part)[self.at] = other


def mutants(root: Path, path: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = _parsed(root / path)
    alike: Counter[tuple[str, str, str]] = Counter()
    found = []
    for number, (spot, other) in enumerate(_all(tree)):
        key = (spot.function, _shown(spot.node), _shown(other))
        line = getattr(spot.node, "lineno", 0) or getattr(spot.parent, "lineno", 0)
        found.append(Mutant(path, key[0], line, key[1], key[2], alike[key], number))
        alike[key] += 1
    return found


def mutated(root: Path, mutant: Mutant) -> ast.Module:
    """The module with the fault in it."""
    tree = _parsed(root / mutant.path)
    for number, (spot, other) in enumerate(_all(tree)):
        if number == mutant.number:
            if isinstance(spot.node, ast.stmt | ast.expr):
                ast.copy_location(other, spot.node)
            spot.put(other)
            return ast.fix_missing_locations(tree)
    raise LookupError(mutant)


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _all(tree: ast.Module) -> Iterator[tuple[_Spot, ast.AST]]:
    for spot in list(_spots(tree, (), "")):
        for other in faults(spot.node):
            yield spot, other


def _spots(node: ast.AST, scopes: tuple[str, ...], function: str) -> Iterator[_Spot]:
    for part, value in ast.iter_fields(node):
        if part in DECLARING:
            continue
        inside = _scope(node, part, scopes, function)
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _declares(node, child):
                continue
            if not _written_by_its_parent(node, child):
                yield _Spot(child, node, part, at, inside[1])
            yield from _spots(child, *inside)


def _scope(
    node: ast.AST, part: str, scopes: tuple[str, ...], function: str
) -> tuple[tuple[str, ...], str]:
    """The classes around what stands in a part of a node, and its outermost function."""
    if function or part != "body":
        return scopes, function
    if isinstance(node, ast.ClassDef):
        return (*scopes, node.name), function
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return scopes, ".".join((*scopes, node.name))
    return scopes, function


def _declares(parent: ast.AST, node: ast.AST) -> bool:
    """Docstrings, assertions, parts of types, names of type variables."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "TypeVar"
    if isinstance(node, ast.Tuple):
        return isinstance(parent, ast.Subscript)
    return isinstance(node, ast.Assert | ast.Import | ast.ImportFrom)


def _written_by_its_parent(parent: ast.AST, node: ast.AST) -> bool:
    """The plain text within an f-string falls with the whole; a lone `yield` with its line."""
    return isinstance(parent, ast.JoinedStr) and isinstance(node, ast.Constant)


def _shown(node: ast.AST) -> str:
    """A node in one short line; of a statement with a body, its head."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {_shown(node.test)}"
    if isinstance(node, ast.comprehension):
        text = " and ".join(_shown(one) for one in node.ifs)
        return f"for {_shown(node.target)} … if {text}"
    if isinstance(node, ast.Slice):
        return f"[{ast.unparse(node)}]"
    if isinstance(node, ast.FormattedValue):
        return ast.unparse(ast.JoinedStr([node]))
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
