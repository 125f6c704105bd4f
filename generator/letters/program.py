"""Compile one wording: Jinja2's syntax tree → a small JSON program for the browser.

The walk allows what it names and refuses all else, with a line and what to use instead.
On the way it notes which fields the wording prints, tests and needs.

Longer than 250 lines because one walk over one tree decides all that a wording may do:
whoever asks "is this allowed?" finds the answer on one page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from generator.letters import guards
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
    environment,
    kind_of,
    kind_of_column,
)
from generator.model.structure import Column, Field

# They mark values while a letter is assembled; the checks keep them out of all words.
VALUE_START, VALUE_END = "\ue000", "\ue001"
BIGGEST_CONSTANT = 2**31
LOOP = "loop"
NUMBERS = ("money", "number", "integer")
ROW_OF = {ROWS: Kind(ROW), TEXTS: Kind("text")}
COMPARISONS = {"gt": ">", "lt": "<", "gteq": ">=", "lteq": "<="}
# What stands in for an expression that has a fault of its own; it gives no second one.
FAULTY = Kind("faulty")
NOTHING: tuple[list, Kind] = (["constant", ""], FAULTY)
# The tags as an author types them, where Jinja2's tree has another word.
TAGS = {
    "assign": "set",
    "assignblock": "set",
    "callblock": "call",
    "filterblock": "filter",
    "fromimport": "from",
    "scope": "autoescape",
    "scopedevalcontextmodifier": "autoescape",
}


@dataclass(frozen=True)
class Fault:
    """What a wording does that it may not, at a line of its own text."""

    code: str
    line: int
    name: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """A compiled wording and what it does with fields."""

    statements: tuple
    faults: tuple[Fault, ...] = ()
    prints: frozenset[str] = frozenset()
    """Fields whose answer, or blank, it shows."""
    uses: frozenset[str] = frozenset()
    """Fields it prints or tests."""
    needs: frozenset[str] = frozenset()
    """Fields it prints outside an `if` that tests them."""
    bare_tests: tuple[tuple[str, int], ...] = ()
    """Fields tested for being answered, with the line."""


class Fields:
    """The fields a wording may name, as hashable key of the cache below."""

    def __init__(self, fields: Mapping[str, Field], locale: str):
        self.known = {
            name: one
            for name, one in fields.items()
            if not one.locales or locale in one.locales
        }


@cache
def compile_wording(text: str, fields: Fields) -> Program:
    """The program of one wording; its faults instead of an exception."""
    walker = _Walker(fields.known)
    try:
        statements = walker.body(environment().parse(text).body, frozenset())
    except TemplateSyntaxError as error:
        return Program((), (Fault("jinja_syntax", error.lineno or 1),))
    except (RecursionError, ValueError):
        # A thousand brackets, or a number of five thousand digits.
        return Program((), (Fault("jinja_syntax", 1),))
    return Program(
        tuple(statements),
        tuple(dict.fromkeys(walker.faults)),
        frozenset(walker.prints),
        frozenset(walker.uses),
        frozenset(walker.needs),
        tuple(walker.bare_tests),
    )


@dataclass
class _Walker:
    """Walks one tree; `guarded` names what an enclosing `if` has found answered."""

    known: Mapping[str, Field]
    faults: list[Fault] = field(default_factory=list)
    prints: set[str] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    bare_tests: list[tuple[str, int]] = field(default_factory=list)
    scopes: list[dict[str, tuple[Kind, str]]] = field(default_factory=list)
    """Loop variables: name → its type and the list it walks."""
    counts: bool = False
    """Whether `loop` means something here."""

    def fault(self, node: nodes.Node, code: str, name: str = "", among: Collection = ()):
        self.faults.append(Fault(code, node.lineno or 1, name, tuple(among)))

    def body(self, statements: list[nodes.Node], guarded: frozenset[str]) -> list:
        out: list[Any] = []
        for node in statements:
            for piece in self.statement(node, guarded):
                if isinstance(piece, str) and out and isinstance(out[-1], str):
                    out[-1] += piece
                else:
                    out.append(piece)
        return out

    def statement(self, node: nodes.Node, guarded: frozenset[str]) -> list:
        if isinstance(node, nodes.Output):
            return [self.output(one, guarded) for one in node.nodes]
        if isinstance(node, nodes.If):
            return [self.branches(node, guarded)]
        if isinstance(node, nodes.For):
            return [self.loop(node, guarded)]
        tag = type(node).__name__.lower()
        self.fault(node, "tag_not_allowed", TAGS.get(tag, tag))
        return []

    def output(self, node: nodes.Node, guarded: frozenset[str]) -> Any:
        if isinstance(node, nodes.TemplateData):
            return node.data
        expression, kind = self.expression(node)
        if kind.name not in PRINTABLE and kind != FAULTY:
            self.fault(node, "cannot_print", kind.name)
        self.note_prints(node, guarded)
        return ["print", expression]

    def branches(self, node: nodes.If, guarded: frozenset[str]) -> list:
        arms, otherwise = [], guarded
        for arm in (node, *node.elif_):
            sure = guards.when_true(arm.test)
            test = self.condition(arm.test)
            arms.append([test, self.body(arm.body, otherwise | sure)])
            otherwise |= guards.when_false(arm.test)
        return ["if", arms, self.body(node.else_, otherwise)]

    def loop(self, node: nodes.For, guarded: frozenset[str]) -> list:
        target = node.target
        if node.recursive or not isinstance(target, nodes.Name) or target.name == LOOP:
            self.fault(node, "loop_form")
            return ["for", "row", ["constant", ""], None, [], []]
        source, kind = self.expression(node.iter)
        row = ROW_OF.get(kind.name, FAULTY)
        if row == FAULTY != kind:
            self.fault(node, "not_a_list", kind.name)
        self.note_prints(node.iter, guarded)
        row = replace(row, columns=kind.columns)
        name = target.name
        self.scopes.append({name: (row, guards.base_name(node.iter))})
        # The rows are chosen before the loop counts them.
        counts, self.counts = self.counts, False
        test = self.condition(node.test) if node.test else None
        self.counts = True
        inner = guarded | (guards.when_true(node.test) if node.test else frozenset())
        body = self.body(node.body, inner)
        self.scopes.pop()
        self.counts = counts
        return ["for", name, source, test, body, self.body(node.else_, guarded)]

    def note_prints(self, node: nodes.Node, guarded: frozenset[str]) -> None:
        """Note the fields that an expression shows, and whether it needs them."""
        for name, here in guards.shown(node, guarded):
            base, _, column = name.partition(".")
            variable = self.variable(base)
            if variable is None:
                if base in self.known:
                    self.prints.add(base)
                    self.needs |= {base} - here
                continue
            kind, walked = variable
            self.prints.add(walked)
            one = (kind.columns or {}).get(column)
            if one is not None and one.optional and name not in here:
                self.fault(node, "optional_column", name)

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
