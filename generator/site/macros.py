"""What a hand-written page may call: links, and the handbook's lists and tables.

A block macro returns Markdown that must stand alone at column 0 of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from mkdocs.utils import get_relative_url

from generator.model.handbook import Handbook
from generator.model.tools import Guide
from generator.site.edition import Edition, UnknownName
from generator.site.escape import text
from generator.site.templates import Shapes
from generator.typography import typeset
from generator.written.layers import ASSETS

SPOKEN_SCRIPT = "assets/spoken.js"


def macros(handbook: Handbook, locale: str) -> dict[str, Callable[..., str]]:
    """Name → macro, for the pages of one locale."""
    edition = Edition(handbook, locale)
    shapes = Shapes(edition)
    return {
        **_links(edition),
        **_lists(edition, shapes),
        **_guidance(edition, shapes),
        **_tools(shapes),
    }


def _links(edition: Edition) -> dict[str, Callable[..., str]]:
    """Inline macros: a link with the page's title, or with a text of its own."""

    def linked(path: str, wording: str) -> str:
        wording = text(typeset(wording, edition.locale))
        removed = edition.removed_title(path)
        if removed is not None:
            return wording or removed
        title, address = edition.page(path)
        return f"[{wording or title}]({address})"

    def next_step(path: str, wording: str = "") -> str:
        title, address = edition.page(path)
        if wording and edition.removed_title(path) is None:
            title = text(typeset(wording, edition.locale))
        return f"[{title}]({address}){{ .md-button .md-button--primary }}"

    return {
        "scenario": lambda id, wording="": linked(f"scenarios/{id}", wording),
        "letter": lambda id, wording="": linked(f"letters/{id}", wording),
        "checklist": lambda id, wording="": linked(f"checklists/{id}", wording),
        "guide": lambda id, wording="": linked(id, wording),
        "next_step": next_step,
    }


def _lists(edition: Edition, shapes: Shapes) -> dict[str, Callable[..., str]]:
    """Block macros: what the handbook holds."""

    def whole(kind: str, id: str, shape: str) -> str:
        if (kind, id) in edition.handbook.removed:
            return ""
        return shapes.partial(shape, **{kind.removesuffix("s"): edition.entry(kind, id)})

    return {
        "doors": lambda: shapes.partial("doors"),
        "scenario_list": lambda: shapes.partial("scenario-cards"),
        "letter_list": lambda: shapes.partial("letter-shelves", level="###"),
        "checklist_list": lambda: shapes.partial("checklist-cards"),
        "checklist_items": lambda id: whole("checklists", id, "tasks"),
        "letter_text": lambda id: whole("letters", id, "sheet"),
    }


def _guidance(edition: Edition, shapes: Shapes) -> dict[str, Callable[..., str]]:
    """Block macros: the script, the replies, the tables."""

    @pass_context
    def script_steps(context: Mapping[str, Any]) -> str:
        return shapes.partial("script", address=_script_address(context))

    @pass_context
    def replies(context: Mapping[str, Any]) -> str:
        return shapes.partial("replies", address=_script_address(context))

    return {
        "script_steps": script_steps,
        "replies": replies,
        "phrases": lambda: shapes.partial("phrases"),
        "glossary": lambda: shapes.partial("glossary"),
        "notice_ladder": lambda: shapes.partial("notice-ladder"),
        "notice_modifiers": lambda: shapes.partial("notice-modifiers"),
        "handbook_name": lambda: text(edition.words.name),
        "guide_limit": lambda name: _limit(edition.handbook.guide.structure, name),
        "legal_notes": lambda *ids: shapes.partial("legal", ids=ids, searched=True),
    }


def _limit(guide: Guide, name: str) -> str:
    """The points of a limit of the decision guide, or those that an outcome needs."""
    limits = {"least": guide.least, "clear": guide.clear, "leaning": guide.leaning}
    limits |= {id: one.least or guide.least for id, one in guide.outcomes.items()}
    if name not in limits:
        raise UnknownName("limit", name, limits)
    return str(limits[name])


def _tools(shapes: Shapes) -> dict[str, Callable[..., str]]:
    """Block macros: the tools, each with its script."""

    def tool(name: str) -> Callable[..., str]:
        @pass_context
        def shown(context: Mapping[str, Any]) -> str:
            return shapes.partial(name, assets=get_relative_url(ASSETS, context["page"].url))

        return shown

    return {
        "decision_guide": tool("guide"),
        "notice_calculator": tool("notice"),
        "plan": tool("plan"),
        "money_tools": tool("money"),
        "rehearsal": tool("rehearsal"),
    }


def _script_address(context: Mapping[str, Any]) -> str:
    """The script of the sentences, from the page that calls for them."""
    return get_relative_url(SPOKEN_SCRIPT, context["page"].url)
