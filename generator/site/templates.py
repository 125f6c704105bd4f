"""The Jinja environment of the page templates: a house's templates stand before ours."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site import relations
from generator.site.edition import Edition
from generator.site.escape import cell, front_matter, one_line_html, one_line_json, text
from generator.site.help import help_groups
from generator.site.legal import legal_groups
from generator.site.needs import needs
from generator.site.rehearsals import opening, rounds
from generator.site.search import fold
from generator.site.sheet import marked, sheet
from generator.site.spoken import rehearsed, spoken
from generator.site.template_cache import template_cache
from generator.site.tools import tool_data

PAGES, PARTIALS, EMBED = "pages", "partials", "embed"


class Shapes:
    """Renders templates for the pages at one depth of one locale."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.environment = _environment(edition)

    def page(self, name: str, **context: Any) -> str:
        """A whole page, from `templates/pages/`."""
        return self._render(f"{PAGES}/{name}.md.jinja", context)

    def partial(self, name: str, **context: Any) -> str:
        """A piece of a page, from `templates/partials/`."""
        return self._render(f"{PARTIALS}/{name}.md.jinja", context).strip("\n")

    def embed(self, name: str, **context: Any) -> str:
        """A page of HTML for a frame on another site, from `templates/embed/`."""
        return self._render(f"{EMBED}/{name}.html.jinja", context)

    def _render(self, name: str, context: dict[str, Any]) -> str:
        return self.environment.get_template(name).render(context)


def _environment(edition: Edition) -> Environment:
    root = edition.handbook.root
    environment = Environment(
        loader=FileSystemLoader([root / "house" / "templates", root / "templates"]),
        bytecode_cache=template_cache(root),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        text=text,
        html=one_line_html,
        json=one_line_json,
        yaml=front_matter,
        cell=cell,
        marked=marked,
        fill=edition.phrasing.fill,
        text_around=edition.phrasing.text_around,
    )
    environment.globals.update(_names(edition))
    return environment


def _names(edition: Edition) -> dict[str, Any]:
    """What every template may use."""
    handbook, locale = edition.handbook, edition.locale
    return {
        "edition": edition,
        "handbook": handbook,
        "settings": handbook.settings,
        "names": edition.words,
        "messages": edition.messages,
        "phrasing": edition.phrasing,
        "relations": relations,
        "legal_groups": lambda ids: legal_groups(edition, ids),
        "glossary": lambda: sorted(
            handbook.glossary[locale].items(), key=lambda one: fold(one[1].term)
        ),
        "help_groups": lambda: help_groups(edition),
        "needs": lambda letter: needs(edition, letter),
        "sheet": lambda letter: sheet(handbook, letter.item, locale),
        "spoken": lambda: spoken(handbook, locale),
        "rehearsed": lambda: rehearsed(handbook, locale),
        "rehearsal_opening": lambda: opening(handbook),
        "rounds": lambda: rounds(handbook, locale),
        "tool_data": tool_data(handbook, locale),
        "language_of": lambda other: handbook.messages[other]["language"],
    }
