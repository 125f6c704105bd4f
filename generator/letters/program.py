"""Compile one wording: Jinja2's syntax tree → a small JSON program for the browser.

The walk allows what it names and refuses all else, with a line and what to use instead.
On the way it notes which fields the wording prints, tests and needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from generator.letters import guards
from generator.letters.expressions import FAULTY, LOOP, Expressions, Fault
from generator.letters.subset import PRINTABLE, ROW, ROWS, TEXTS, Kind, environment
from generator.letters.text import ILLEGAL
from generator.model.field import Field

# They mark values while a letter is assembled; the checks keep them out of all words.
VALUE_START, VALUE_END = "\ue000", "\ue001"
HIDDEN = re.compile(f"[{VALUE_START}{VALUE_END}]|{ILLEGAL.pattern}")
ROW_OF = {ROWS: Kind(ROW), TEXTS: Kind("text")}
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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fields) and self.known == other.known

    def __hash__(self) -> int:
        return hash(tuple(self.known))


@lru_cache(maxsize=16)
def same_fields(fields: Fields) -> Fields:
    """Equal fields as one object, so that what was compiled outlives a reload."""
    return fields


@cache
def compile_wording(text: str, fields: Fields) -> Program:
    """The program of one wording; its faults instead of an exception."""
    walker = _Walker(fields.known)
    try:
        tree = environment().parse(text)
        walker.refuse_hidden(tree)
        statements = walker.body(tree.body, frozenset())
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
class _Walker(Expressions):
    """Walks one tree; `guarded` names what an enclosing `if` has found answered."""

    prints: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)

    def refuse_hidden(self, tree: nodes.Template) -> None:
        """An escape brings in no mark of a value and nothing that a file cannot hold."""
        for node in tree.find_all(nodes.Const):
            if isinstance(node.value, str) and HIDDEN.search(node.value):
                self.fault(node, "constant_not_allowed", ascii(node.value)[1:-1])

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
