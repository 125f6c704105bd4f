"""Random expressions of the subset: what is printed, filtered, tested and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from generator.letters.expressions import COMPARISONS, NUMBERS
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
from generator.model.field import Field

Typed = tuple[str, Kind]
"""What an author types, and its type."""
COUNTED = (COUNT, "integer")
CONSTANTS = (
    *(
        "a",
        "b",
        "",
        " ",
        "\n",
        "« ",
        " :",
        'é"',
        "it's",
        "{{",
        "%}",
        "{% if %}",
        "#}",
        "$&",
        "\\",
    ),
    *("moon", "0", "1", "\u00a0", "\U0001f600", "<b>", "{0}", "- ", "\r\n", "constructor"),
)
# Escapes that the compiler must refuse: a value's marks, half a character.
HIDDEN = ("\\ue0000\\ue001", "\\ud83d", "\\ude00", "\\x00")
NUMBERS_TYPED = ("0", "1", "2", "3", "10", "0x2", "1_000", "2147483647")


@dataclass
class Expressions:
    """Writes expressions over the fields and the loop variables at hand."""

    chance: Random
    fields: Mapping[str, Field]
    loops: dict[str, Kind] = field(default_factory=dict)
    counts: bool = False
    """Whether `loop` means something here."""

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def names(self) -> list[Typed]:
        """Every name that can be typed here, with columns; a loop's name hides a field's."""
        known = {name: kind_of(self.fields, name) for name in self.fields} | self.loops
        named = [one for one in known.items() if one[1].name != ROW]
        # What a loop offers is what its body is about.
        columns = [one for row in self.rows() for one in self.columns(row)]
        texts = [(name, kind) for name, kind in self.loops.items() if kind.name != ROW]
        return named + 3 * columns + 5 * texts

    def rows(self) -> list[str]:
        return [name for name, kind in self.loops.items() if kind.name == ROW]

    def columns(self, row: str) -> list[Typed]:
        columns = self.loops[row].columns or {}
        return [(f"{row}.{name}", kind_of_column(one)) for name, one in columns.items()]

    def printed(self, depth: int = 0) -> str:
        """What can stand between two braces, in brackets where needed."""
        if depth < 2 and self.often(0.12):
            yes, no = self.printed(depth + 1), self.printed(depth + 1)
            return f"({yes} if {self.condition(depth + 1)} else {no})"
        text, kind = self.operand()
        if kind.optional:
            text, kind = f"{text} | {self.default()}", Kind(STRING)
        while kind.name not in PRINTABLE or self.often(0.35):
            text, kind = self.filtered(text, kind)
        return text

    def operand(self) -> Typed:
        """A constant, a count of the loop, or what a field or a column holds."""
        if self.often(0.1):
            return self.quoted(self.chance.choice(CONSTANTS)), Kind(STRING)
        if self.counts and self.often(0.15):
            return f"loop.{self.chance.choice(LOOP_COUNTS)}", Kind(COUNT)
        if self.often(0.03):
            return self.chance.choice(NUMBERS_TYPED), Kind(COUNT)
        return self.chance.choice([one for one in self.names() if one[1].name != FLAG])

    def filtered(self, text: str, kind: Kind) -> Typed:
        """An expression behind one more filter, where there is one for its type."""
        fitting = [name for name, one in FILTERS.items() if kind.name in one.takes]
        if not fitting:
            return f"({text} if {self.condition(2)} else {text})", Kind(STRING)
        name = self.chance.choice(fitting)
        arguments = self.arguments(name, kind)
        bar = self.chance.choice(("|", " | ", "\n|"))
        return f"{text}{bar}{name}{arguments}", Kind(FILTERS[name].gives)

    def arguments(self, name: str, kind: Kind) -> str:
        if name == "default":
            return self.default().removeprefix(name)
        texts = self.argument_texts(name, kind)
        if not texts:
            return self.chance.choice(("", "", "()"))
        return "(" + self.chance.choice((",", ", ")).join(map(self.quoted, texts)) + ")"

    def argument_texts(self, name: str, kind: Kind) -> list[str]:
        if name == "date":
            return self.chance.choice([[]] + [[length] for length in DATE_LENGTHS])
        if name in ("total", "map_field"):
            fitting = NUMBERS if name == "total" else PRINTABLE
            columns = [
                (column, kind_of_column(one)) for column, one in (kind.columns or {}).items()
            ]
            kept = [
                column
                for column, one in columns
                if one.name in fitting and not (name == "map_field" and one.optional)
            ]
            return [self.chance.choice(kept)]
        if name in ("plural", "replace"):
            return [self.chance.choice(CONSTANTS) or "e", self.chance.choice(CONSTANTS)]
        return []

    def default(self) -> str:
        more = self.chance.choice(("", ", true", ", True"))
        return f"default({self.quoted(self.chance.choice(CONSTANTS))}{more})"

    def quoted(self, text: str) -> str:
        """A constant as an author may type it: either quote, escapes or not."""
        text = text.replace("\\", "\\\\")
        if self.often(0.7):
            text = text.replace("\n", "\\n").replace("\r", "\\r")
        if self.often(0.3):
            text = text.encode("ascii", "backslashreplace").decode()
        if self.often(0.002):
            text += self.chance.choice(HIDDEN)
        quote = self.chance.choice("'\"")
        return quote + text.replace(quote, "\\" + quote) + quote

    def condition(self, depth: int = 0) -> str:
        """A test, in brackets where its parts need them."""
        if depth < 3 and self.often(0.3):
            one, other = self.condition(depth + 1), self.condition(depth + 1)
            word = self.chance.choice(("and", "or", "and not", "or not"))
            return self.chance.choice((f"not {one}", f"not ({one})", f"({one} {word} {other})"))
        if self.counts and self.often(0.2):
            return f"loop.{self.chance.choice(LOOP_FLAGS)}"
        text, kind = self.chance.choice(self.names()) if self.often(0.7) else self.operand()
        if self.rows() and self.often(0.05):
            return self.chance.choice(self.rows())
        if kind.name != FLAG and self.often(0.25):
            text, kind = self.filtered(text, kind)
        return self.chance.choice(self.tests(kind))(text, kind)

    def tests(self, kind: Kind) -> list[Callable[[str, Kind], str]]:
        """The ways to test an expression of a type."""
        alone: list[Callable[[str, Kind], str]] = [lambda text, _: text]
        if kind.name in (FLAG, ROWS, TEXTS):
            return alone
        return alone + [self.equals, self.among] + [self.compared] * (kind.name in COUNTED)

    def equals(self, text: str, kind: Kind) -> str:
        return f"{text} {self.chance.choice(('==', '!='))} {self.constant(kind)}"

    def among(self, text: str, kind: Kind) -> str:
        constants = [self.constant(kind) for _ in range(self.chance.randint(1, 3))]
        # A tuple of one needs its comma.
        listed = ", ".join(constants)
        listed = f"[{listed}]" if self.often(0.5) else f"({listed},)"
        return f"{text} {self.chance.choice(('in', 'not in'))} {listed}"

    def compared(self, text: str, kind: Kind) -> str:
        sign = self.chance.choice(list(COMPARISONS.values()))
        return f"{text} {sign} {self.constant(kind)}"

    def constant(self, kind: Kind) -> str:
        if kind.name in COUNTED:
            return self.chance.choice(NUMBERS_TYPED)
        return self.quoted(self.chance.choice(kind.choices or CONSTANTS))
