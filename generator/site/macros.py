"""What a hand-written page may call: links, and the handbook's lists and tables.

A block macro returns Markdown that must stand alone at column 0 of the page.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.model.handbook import Handbook
from generator.site.edition import Edition
from generator.site.escape import text
from generator.site.templates import Shapes
from generator.typography import typeset


def macros(handbook: Handbook, locale: str) -> dict[str, Callable[..., str]]:
    """Name → macro, for the pages of one locale."""
    edition = Edition(handbook, locale)
    shapes = Shapes(edition)
    return {**_links(edition), **_lists(edition, shapes), **_guidance(edition, shapes)}


def _links(edition: Edition) -> dict[str, Callable[..., str]]:
    """Inline macros: a link with the page's title, or with a text of its own."""

    def linked(path: str, wording: str) -> str:
        title, address = edition.page(path)
        return f"[{text(typeset(wording, edition.locale)) if wording else title}]({address})"

    def next_step(path: str, wording: str = "") -> str:
        return linked(path, wording) + "{ .md-button .md-button--primary }"

    return {
        "scenario": lambda id, wording="": linked(f"scenarios/{id}", wording),
        "letter": lambda id, wording="": linked(f"letters/{id}", wording),
        "checklist": lambda id, wording="": linked(f"checklists/{id}", wording),
        "guide": lambda id, wording="": linked(id, wording),
        "next_step": next_step,
    }


def _lists(edition: Edition, shapes: Shapes) -> dict[str, Callable[..., str]]:
    """Block macros: what the handbook holds."""
    return {
        "doors": lambda: shapes.partial("doors"),
        "scenario_list": lambda: shapes.partial("scenario-cards"),
        "letter_list": lambda: shapes.partial("letter-shelves", level="###"),
        "checklist_list": lambda: shapes.partial("checklist-cards"),
        "checklist_items": lambda id: shapes.partial("tasks", checklist=edition.checklist(id)),
        "letter_text": lambda id: shapes.partial("sheet", letter=edition.letter(id)),
    }


def _guidance(edition: Edition, shapes: Shapes) -> dict[str, Callable[..., str]]:
    """Block macros: the script, the replies, the tables."""
    return {
        "script_steps": lambda: shapes.partial("script"),
        "replies": lambda: shapes.partial("replies"),
        "phrases": lambda: shapes.partial("phrases"),
        "notice_ladder": lambda: shapes.partial("notice-ladder"),
        "notice_modifiers": lambda: shapes.partial("notice-modifiers"),
        "legal_notes": lambda *ids: shapes.partial("legal", ids=ids, searched=True),
    }
