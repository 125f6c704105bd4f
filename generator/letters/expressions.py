"""Compile the expressions of a wording: what is printed, tested, filtered and compared.

What is not named here is refused, with a line and what to use instead.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from generator.letters.subset import (
    COUNT,
    DATE_LENGTHS,
    FILTERS,
    FLAG,
    LOOP_COUNTS,
    LOOP_FLAGS,
    PRINTABLE,
    ROW,
    ROWS,
    STRING,
    TEXTS,
    Kind,
    kind_of,
    kind_of_column,
)
from generator.model.field import Column, Field

BIGGEST_CONSTANT = 2**31
LOOP = "loop"
NUMBERS = ("money", "number", "integer")
COMPARISONS = {"gt": ">", "lt": "<", "gteq": ">=", "lteq": "<="}
# What stands in for an expression that has a fault of its own; it gives no second one.
FAULTY = Kind("faulty")
NOTHING: tuple[list, Kind] = (["constant", ""], FAULTY)


@dataclass(frozen=True)
class Fault:
    """What a wording does that it may not, at a line of its own text."""

    code: str
    line: int
    name: str = ""
    among: tuple[str, ...] = ()


@dataclass
class Expressions:
    """Compiles expressions, noting the fields they name and every fault."""

    known: Mapping[str, Field]
    faults: list[Fault] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)
    bare_tests: list[tuple[str, int]] = field(default_factory=list)
    scopes: list[dict[str, tuple[Kind, str]]] = field(default_factory=list)
    """Loop variables: name → its type and the list it walks."""
    counts: bool = False
    """Whether `loop` means something here."""

    def fault(self, node: nodes.Node, code: str, name: str = "", among: Collection = ()):
        self.faults.append(Fault(code, node.lineno or 1, name, tuple(among)))

    def variable(self, name: str) -> tuple[Kind, str] | None:
        return next((s[name] for s in reversed(self.scopes) if name in s), None)

    def condition(self, node: nodes.Node) -> list:
        return self.expression(node, test=True)[0]

    def expression(self, node: nodes.Node, test: bool = False) -> tuple[list, Kind]:
        """The expression's code and type; `test`: where only truth matters."""
        if isinstance(node, nodes.Const):
            return self.constant(node)
        if isinstance(node, nodes.Name):
            return self.name(node, test)
        if isinstance(node, nodes.Getattr):
            return self.attribute(node, test)
        if isinstance(node, nodes.Filter):
            return self.filter(node)
        if isinstance(node, nodes.CondExpr):
            return self.choice(node)
        if test and isinstance(node, nodes.Not):
            return ["not", self.condition(node.node)], Kind(FLAG)
        if test and isinstance(node, (nodes.And, nodes.Or)):
            word = "and" if isinstance(node, nodes.And) else "or"
            return [word, self.condition(node.left), self.condition(node.right)], Kind(FLAG)
        if test and isinstance(node, nodes.Compare):
            return self.compare(node), Kind(FLAG)
        self.fault(node, "expression_not_allowed", type(node).__name__.lower())
        return NOTHING

    def constant(self, node: nodes.Const) -> tuple[list, Kind]:
        value = node.value
        if isinstance(value, str):
            return ["constant", value], Kind(STRING)
        if type(value) is int and abs(value) < BIGGEST_CONSTANT:
            return ["constant", value], Kind(COUNT)
        self.fault(node, "constant_not_allowed", str(value))
        return NOTHING

    def name(self, node: nodes.Name, test: bool) -> tuple[list, Kind]:
        variable = self.variable(node.name)
        if variable is not None:
            return ["name", node.name], variable[0]
        one = self.known.get(node.name)
        if one is None:
            self.fault(node, "unknown_field", node.name, self.known)
            return NOTHING
        self.uses.add(node.name)
        kind = kind_of(self.known, node.name)
        if test and kind.name != FLAG:
            self.bare_tests.append((node.name, node.lineno))
        return ["name", node.name], kind

    def attribute(self, node: nodes.Getattr, test: bool) -> tuple[list, Kind]:
        if not isinstance(node.node, nodes.Name):
            self.fault(node, "expression_not_allowed", "attribute")
            return NOTHING
        if node.node.name == LOOP:
            return self.loop_attribute(node)
        _, kind = self.name(node.node, test=False)
        if kind == FAULTY:
            return NOTHING
        columns = kind.columns if kind.name == ROW else None
        if columns is None or node.attr not in columns:
            self.fault(node, "unknown_column", node.attr, columns or ())
            return NOTHING
        return ["column", node.node.name, node.attr], kind_of_column(columns[node.attr])

    def loop_attribute(self, node: nodes.Getattr) -> tuple[list, Kind]:
        known = (*LOOP_FLAGS, *LOOP_COUNTS)
        if node.attr not in known:
            self.fault(node, "unknown_loop", node.attr, known)
        elif not self.counts:
            self.fault(node, "unknown_loop", node.attr)
        return ["loop", node.attr], Kind(FLAG if node.attr in LOOP_FLAGS else COUNT)

    def filter(self, node: nodes.Filter) -> tuple[list, Kind]:
        spec = FILTERS.get(node.name)
        if spec is None or node.node is None:
            self.fault(node, "unknown_filter", node.name, FILTERS)
            return NOTHING
        expression, kind = self.expression(node.node)
        if kind.name not in spec.takes and kind != FAULTY:
            self.fault(node, "filter_misfit", node.name)
        arguments = self.arguments(node, kind)
        result = Kind(spec.gives)
        return ["filter", node.name, expression, *arguments], result

    def arguments(self, node: nodes.Filter, kind: Kind) -> list[str]:
        spec = FILTERS[node.name]
        values = [one.value for one in node.args if isinstance(one, nodes.Const)]
        plain = len(values) == len(node.args)
        if node.name == "default" and values[1:] == [True]:
            values = values[:1]
        fits = spec.fewest <= len(values) <= spec.most
        texts = all(isinstance(value, str) for value in values)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not (plain and fits and texts):
            self.fault(node, "filter_arguments", node.name)
            return []
        self.check_argument(node, kind, values)
        return values

    def check_argument(self, node: nodes.Filter, kind: Kind, values: list[str]) -> None:
        if node.name in ("total", "map_field") and kind.columns is not None:
            self.check_column(node, kind.columns, values[0])
        if node.name == "date" and values and values[0] not in DATE_LENGTHS:
            self.fault(node, "filter_arguments", node.name)
        if node.name == "replace" and not values[0]:
            self.fault(node, "filter_arguments", node.name)

    def check_column(
        self, node: nodes.Filter, columns: Mapping[str, Column], name: str
    ) -> None:
        column = columns.get(name)
        if column is None:
            self.fault(node, "unknown_column", name, columns)
        elif node.name == "total" and kind_of_column(column).name not in NUMBERS:
            self.fault(node, "filter_misfit", node.name)
        elif node.name == "map_field" and column.optional:
            self.fault(node, "optional_column", f"row.{name}")

    def choice(self, node: nodes.CondExpr) -> tuple[list, Kind]:
        if node.expr2 is None:
            self.fault(node, "else_missing")
            return NOTHING
        (one, kind), (other, other_kind) = map(self.expression, (node.expr1, node.expr2))
        for each in (kind, other_kind):
            if each.name not in PRINTABLE and each != FAULTY:
                self.fault(node, "cannot_print", each.name)
                return NOTHING
        return ["choose", self.condition(node.test), one, other], Kind(STRING)

    def compare(self, node: nodes.Compare) -> list:
        if len(node.ops) != 1:
            self.fault(node, "expression_not_allowed", "comparison")
            return NOTHING[0]
        operator, other = node.ops[0].op, node.ops[0].expr
        expression, kind = self.expression(node.expr)
        if operator in ("in", "notin"):
            found = ["in", expression, self.constants(node, other, kind)]
            return ["not", found] if operator == "notin" else found
        if operator in COMPARISONS:
            value = getattr(other, "value", None)
            if kind.name not in (COUNT, "integer", FAULTY.name) or type(value) is not int:
                self.fault(node, "compare_counts")
            return ["compare", COMPARISONS[operator], expression, value]
        constants = self.constants(node, nodes.List([other]), kind)
        value = constants[0] if constants else ""
        same = ["equals", expression, value]
        return ["not", same] if operator == "ne" else same

    def constants(self, node: nodes.Node, listed: nodes.Node, kind: Kind) -> list:
        if not isinstance(listed, (nodes.List, nodes.Tuple)):
            self.fault(node, "compare_constants")
            return []
        values = [getattr(item, "value", None) for item in listed.items]
        if kind == FAULTY:
            return values
        wanted = int if kind.name in (COUNT, "integer") else str
        if kind.name in (FLAG, ROWS, TEXTS, ROW) or any(
            type(value) is not wanted for value in values
        ):
            self.fault(node, "compare_constants")
            return []
        for value in values:
            if kind.choices and value not in kind.choices:
                self.fault(node, "unknown_choice", value, kind.choices)
        return values
