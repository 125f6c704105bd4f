"""Bind a reader's facts to the fields of one letter: cleaned, proposed, computed.

Mirrors browser/bind.js: see there for the same words in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.letters import format as write
from generator.letters.dates import days_between, duration_between
from generator.letters.text import clean
from generator.letters.values import Answer, Row, Rows, Values, blank

Facts = Mapping[str, Any]
"""A facts file: `{"amiable_facts": 1, "facts": …, "letters": …}`."""


@dataclass(frozen=True)
class Bound:
    """The facts as one letter sees them."""

    values: Values
    answered: frozenset[str]
    """The fields with an answer, a proposed or a computed one."""


def bind(letter: Mapping[str, Any], facts: Facts, locale: str, today: str = "") -> Bound:
    """The value of every field of a compiled letter, its labels in one locale."""
    binder = _Binder(letter, facts, locale, today)
    values = {name: binder.value(name) for name in letter["fields"]}
    return Bound(values, frozenset(name for name in values if binder.is_answered(name)))


class _Binder:
    def __init__(self, letter: Mapping[str, Any], facts: Facts, locale: str, today: str):
        self.letter, self.fields, self.today = letter, letter["fields"], today
        self.labels = letter["locales"][locale]["labels"]
        self.facts = facts.get("facts") or {}
        self.letters = facts.get("letters") or {}

    def value(self, name: str) -> Any:
        """What a wording sees under a field's name."""
        field = self.fields[name]
        if field["type"] == "boolean":
            return self.given(name) is True
        if field["type"] == "list":
            return self.rows(name)
        answer = self.scalar(name)
        if answer:
            return Answer(answer, name, self.shown(name, answer))
        if field.get("required") or "derive" in field:
            return blank(self.labels[name]["label"], name)
        return Answer("", name)

    def is_answered(self, name: str) -> bool:
        """Whether a field has an answer, a proposed or a computed one."""
        field = self.fields[name]
        if field["type"] == "boolean":
            return isinstance(self.given(name), bool)
        if field["type"] == "list":
            return self.answered_rows(name) is not None
        return bool(self.scalar(name))

    def given(self, name: str) -> Any:
        """What the reader stated, as it stands in the facts file."""
        if self.fields[name].get("scope") == "letter":
            return (self.letters.get(self.letter["id"]) or {}).get(name)
        return self.facts.get(name)

    def scalar(self, name: str) -> str:
        """A field's answer as text: stated, proposed or computed; '' is unanswered."""
        field = self.fields[name]
        if "derive" in field:
            return self.derived(field["derive"], {})
        stated = clean(self.given(name), field["type"] == "multiline")
        offered = stated in field.get("choices", (stated,))
        return (stated if offered else "") or self.proposed(name)

    def proposed(self, name: str) -> str:
        """The answer a field proposes when the reader gives none."""
        own = self.letter.get("by", {}).get(name)
        default = own or self.fields[name].get("default", "")
        if isinstance(default, str):
            return self.today if default == "today" else default
        if "from" in default:
            letter, _, field = default["from"].partition(".")
            return clean((self.letters.get(letter) or {}).get(field))
        answers = dict(default)
        other = answers.pop("by")
        by = self.scalar(other) if other in self.fields else ""
        return answers.get(by) or answers.get("else", "")

    def shown(self, name: str, answer: str) -> str:
        """What an answer prints: a choice its label, all else itself."""
        return self.labels[name].get("choices", {}).get(answer, answer)

    def answered_rows(self, name: str) -> list[tuple[int, dict[str, str]]] | None:
        """The rows that say something, with their number; None if unanswered."""
        given = self.given(name)
        if not isinstance(given, list):
            return None
        rows = [(i, self.cells(name, row)) for i, row in enumerate(given)]
        kept = [(i, cells) for i, cells in rows if any(cells.values())]
        return kept if kept or not given else None

    def cells(self, name: str, row: Any) -> dict[str, str]:
        """One row's cleaned cells."""
        of = self.fields[name]["of"]
        if of == "text":
            return {"": clean(row)}
        cells = row if isinstance(row, Mapping) else {}
        return {
            column: clean(cells.get(column), one["type"] == "multiline")
            for column, one in of.items()
            if "derive" not in one
        }

    def rows(self, name: str) -> Rows:
        """A list's rows: a required one without an answer is one row of blanks."""
        found = self.answered_rows(name)
        if found is None:
            found = [(0, {})] if self.fields[name].get("required") else []
        if self.fields[name]["of"] == "text":
            label = self.labels[name]["label"]
            return Rows([self.text_item(name, label, i, c.get("", "")) for i, c in found], name)
        return Rows([self.row(name, i, cells) for i, cells in found], name)

    def text_item(self, name: str, label: str, i: int, text: str) -> Answer:
        path = f"{name}.{i}"
        return Answer(text, path) if text else blank(label, path)

    def row(self, name: str, i: int, cells: dict[str, str]) -> Row:
        return Row(
            {column: self.cell(name, column, i, cells) for column in self.fields[name]["of"]}
        )

    def cell(self, name: str, column: str, i: int, cells: dict[str, str]) -> Answer:
        one, path = self.fields[name]["of"][column], f"{name}.{i}.{column}"
        derive = one.get("derive")
        own = {other: cells.get(other, "") for other in self.fields[name]["of"]}
        answer = self.derived(derive, own) if derive else own[column]
        if answer or one.get("optional"):
            return Answer(answer, path)
        return blank(self.labels[name]["of"][column], path)

    def derived(self, derive: Mapping[str, Any], cells: Mapping[str, str]) -> str:
        """A computed answer; names are looked up in the row first. '' without sources."""
        if "total" in derive:
            name, _, column = derive["total"].partition(".")
            rows = self.answered_rows(name)
            cells = [self.cell(name, column, i, own) for i, own in rows or ()]
            return (None if rows is None else write.total(cells)) or ""
        [(kind, names)] = derive.items()
        start, end = (
            cells[one] if one in cells else self.scalar(one) if one in self.fields else ""
            for one in names
        )
        between = days_between if kind == "days" else duration_between
        return between(start, end) or ""
