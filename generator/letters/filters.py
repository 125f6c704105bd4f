"""The filters of the Jinja subset, over values that remember which field they came from.

Mirrors browser/filters.js.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.letters import format as write
from generator.letters.format import Table
from generator.letters.text import WHITE_SPACE, capitalize, lower, upper
from generator.letters.values import Answer, Row, Rows

Filter = Callable[..., Any]


def filters(table: Table) -> Mapping[str, Filter]:
    """Every filter of the subset, writing as `table` says."""
    return {
        "date": _on_text(lambda text, style="long": write.date(text, table, style)),
        "money": _money(table),
        "number": _on_text(lambda text: write.number(text, table)),
        "percent": _on_text(lambda text: write.percent(text, table)),
        "duration": _on_text(lambda text: write.duration(text, table)),
        "upper": _on_text(upper),
        "lower": _on_text(lower),
        "capitalize": _on_text(capitalize),
        "trim": _on_text(lambda text: text.strip(WHITE_SPACE)),
        "replace": _on_text(lambda text, old, new: text.replace(old, new)),
        "plural": lambda value, *words: write.plural(_plain(value), table, *words),
        "length": lambda value: len(value),
        "total": _total,
        "map_field": _map_field,
        "join_list": lambda rows: _join_list(rows, table),
        "default": lambda value, text, *_: value if value else text,
    }


def _on_text(change: Callable[..., str]) -> Filter:
    """A filter that changes what a value prints, never a blank."""

    def apply(value: Any, *arguments: str) -> Any:
        if not isinstance(value, Answer):
            return change(str(value), *arguments)
        if value.blank:
            return value
        return Answer(change(value.shown, *arguments), value.path)

    return apply


def _money(table: Table) -> Filter:
    @pass_context
    def apply(context: Context, value: Any) -> Any:
        currency = _plain(context.get("currency", ""))
        return _on_text(lambda text: write.money(text, table, currency))(value)

    return apply


def _plain(value: Any) -> str:
    return str(value)


def _map_field(rows: Rows, column: str) -> Rows:
    return Rows([row[column] for row in rows], rows.path)


def _total(rows: Rows, column: str) -> Any:
    """The sum of a column, or its first cell that is no number."""
    cells = [row[column] for row in rows if isinstance(row, Row)]
    summed = write.total(cells)
    if summed is not None:
        return Answer(summed, rows.path)
    return next(cell for cell in cells if write.total([cell]) is None)


def _join_list(rows: Rows, table: Table) -> Answer:
    text = write.join_list([one.shown for one in rows], table)
    return Answer(text, rows.path, blank=any(one.blank for one in rows))
