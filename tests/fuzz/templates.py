"""Random wordings of the subset: any statement, any white space, any odd brace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from generator.letters.program import ROW_OF, Fields, compile_wording
from generator.letters.subset import ROWS, TEXTS, Kind, kind_of
from tests.fuzz.expressions import Expressions

SPACES = (
    "",
    "",
    " ",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\n  ",
    " \n",
    "\u00a0",
    "\u202f",
    "\r\n",
    "\r",
    "\x0b",
)
SNIPPETS = (
    *(
        "Bonjour",
        "a",
        "é : ",
        "l’",
        "😀",
        ".",
        ",",
        "1",
        "$&",
        "<b>",
        '"',
        "'",
        "\\",
        "\\n",
        "- ",
    ),
    *("-", "+", "{", "}", "%", "#", "-}", "%-", "{ {", "} }", "#}", "}}", "%}", "{-", "None"),
)
LOOP_NAMES = (
    "row",
    "one",
    "shop",
    "jars",
    "spoons",
    "currency",
    "price",
    "items",
    "self",
    "constructor",
)
MARKS = ("", "", "", "-", "+")
OPENED = re.compile(r"\{(?=[{%#]|$)")
DEEPEST = 3
LONGEST = 1000


def random_wording(chance: Random, fields: Fields) -> tuple[str, int]:
    """A wording that the compiler accepts, and how many it refused before."""
    refused = 0
    while True:
        text = _Writer(chance, fields.known).body()
        if len(text) <= LONGEST and text.strip():
            if not compile_wording(text, fields).faults:
                return text, refused
            refused += 1


@dataclass
class _Writer(Expressions):
    """Writes bodies of statements, inside one another."""

    def body(self, depth: int = 0) -> str:
        pieces = (self.piece(depth) for _ in range(self.chance.randint(1, max(1, 3 - depth))))
        return "".join(f"{self.text()}{piece}{self.space()}" for piece in pieces)

    def piece(self, depth: int) -> str:
        kind = self.chance.random()
        if kind < 0.12:
            return self.raw() if self.often(0.5) else self.comment()
        if depth < DEEPEST and kind < 0.35:
            return self.branches(depth)
        if depth < DEEPEST and kind < 0.55:
            return self.loop(depth)
        if self.rows() and kind < 0.65:
            return self.guarded()
        return self.output(self.printed())

    def text(self) -> str:
        pool = SNIPPETS if self.often(0.7) else SPACES
        text = "".join(self.chance.choices(pool, k=self.chance.randint(0, 3)))
        # Two braces that meet open a tag, which few parsers forgive.
        return text if self.often(0.02) else OPENED.sub(r"\g<0> ", text)

    def space(self) -> str:
        return self.chance.choice(SPACES)

    def tag(self, inside: str) -> str:
        opening, closing = self.chance.choice(MARKS), self.chance.choice(MARKS)
        return f"{{%{opening} {inside}{self.chance.choice((' ', '', chr(10)))} {closing}%}}"

    def output(self, inside: str) -> str:
        opening, closing = (self.chance.choice(("", "", "-")) for _ in range(2))
        return f"{{{{{opening} {inside} {closing}}}}}"

    def comment(self) -> str:
        opening, closing = self.chance.choice(MARKS), self.chance.choice(MARKS)
        return f"{{#{opening} note\n{{{{ shop }}}} {closing}#}}"

    def raw(self) -> str:
        opening, closing = self.chance.choice(MARKS), self.chance.choice(MARKS)
        inner = self.chance.choice(("", "-"))
        inside = f"{self.space()}{self.text()}{{{{ shop }}}}{{% if %}}{self.space()}"
        return f"{{%{opening} raw {inner}%}}{inside}{{%{inner} endraw {closing}%}}"

    def branches(self, depth: int) -> str:
        out = self.tag(f"if {self.condition()}") + self.body(depth + 1)
        for _ in range(self.chance.choice((0, 0, 0, 1, 2))):
            out += self.tag(f"elif {self.condition()}") + self.body(depth + 1)
        if self.often(0.5):
            out += self.tag("else") + self.body(depth + 1)
        return out + self.tag("endif")

    def loop(self, depth: int) -> str:
        source, kind = self.listed()
        name = self.chance.choice(LOOP_NAMES)
        with self.inside({name: kind}, counts=False):
            test = f" if {self.condition()}" if self.often(0.25) else ""
        head = self.tag(f"for {name} in {source}{test}")
        with self.inside({name: kind}, counts=True):
            body = self.body(depth + 1)
        otherwise = self.tag("else") + self.body(depth + 1) if self.often(0.35) else ""
        return head + body + otherwise + self.tag("endfor")

    def listed(self) -> tuple[str, Kind]:
        """A list to walk, and the type of its rows."""
        lists = [
            (name, kind)
            for name in self.fields
            if name not in self.loops
            and (kind := kind_of(self.fields, name)).name in (ROWS, TEXTS)
        ]
        text, kind = self.chance.choice(lists)
        if kind.name == ROWS and self.often(0.15):
            (column,) = self.argument_texts("map_field", kind)
            return f"{text} | map_field({self.quoted(column)})", Kind("text")
        return text, Kind(ROW_OF[kind.name].name, columns=kind.columns)

    @contextmanager
    def inside(self, names: dict[str, Kind], counts: bool) -> Iterator[None]:
        outer = self.loops, self.counts
        self.loops, self.counts = self.loops | names, counts
        yield
        self.loops, self.counts = outer

    def guarded(self) -> str:
        """A column that may be unanswered, shown where it is answered."""
        row = self.chance.choice(self.rows())
        text, kind = self.chance.choice(self.columns(row))
        shown, _ = self.filtered(text, Kind(kind.name, columns=kind.columns))
        return self.tag(f"if {text}") + self.output(shown) + self.tag("endif")
