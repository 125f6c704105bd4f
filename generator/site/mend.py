"""Mend the theme's HTML: what Material gets wrong and no setting can change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.site.alternates import Alternate
from generator.site.csp import policy


@dataclass(frozen=True)
class Repair:
    """One fault of the theme: why it is one, what to find, what to put there."""

    why: str
    old: str
    new: str
    times: int | None = 1
    """How often the fault stands on every page; None if that depends on the page."""


def mend(
    html: str,
    locale: str,
    messages: Mapping[str, Any],
    alternates: Iterable[Alternate] = (),
    *,
    loose: bool = False,
    on_disk: bool = False,
) -> str:
    """The theme's page with its faults mended."""
    head = policy(html, loose=loose, on_disk=on_disk)
    for repair in _repairs(locale, messages, head, list(alternates)):
        html, times = re.subn(repair.old, repair.new, html)
        if repair.times is not None and times != repair.times:
            raise LookupError(
                f"The theme changed: {repair.why}: {repair.old!r} was found {times} "
                f"times, not {repair.times}. Read the new HTML, then site/mend.py."
            )
    return html


def _repairs(
    locale: str, messages: Mapping[str, Any], head: str, alternates: list[Alternate]
) -> list[Repair]:
    menu, search = escape(messages["menu"]), escape(messages["search_dialog"])
    return [
        Repair(
            "the page is in our locale, even where the theme speaks only a near one",
            r'<html lang="[^"]*"',
            f'<html lang="{locale}"',
        ),
        Repair(
            "the policy must stand before the first script; site.js needs a word",
            r'<meta charset="utf-8">',
            f'<meta charset="utf-8">{head}'
            '<meta name="referrer" content="no-referrer">'
            f'<meta name="amiable:menu" content="{_literal(menu)}">',
        ),
        Repair(
            "a dialog needs a name (WCAG 4.1.2)",
            r'data-md-component="search" role="dialog"',
            rf'\g<0> aria-label="{_literal(search)}"',
        ),
        Repair(
            "autocomplete is not allowed on a checkbox (HTML)",
            r'(type="checkbox" id="__(?:drawer|search)") autocomplete="off"',
            r"\1",
            times=2,
        ),
        Repair(
            "an empty tabindex is no number (HTML); the heading of a section is no control",
            ' tabindex=""',
            "",
            times=None,
        ),
        Repair(
            "Firefox would fetch the next page unasked, which the policy refuses in red",
            r'<link rel="next" href="[^"]*">',
            "",
            times=None,
        ),
        Repair(
            "the bundle need not hold up the first paint",
            r'<script (?=src="[^"]*/javascripts/bundle\.)',
            "<script defer ",
        ),
        *(_alternate_repair(one) for one in alternates),
        *(_switch_repair(one) for one in alternates),
    ]


def _alternate_repair(one: Alternate) -> Repair:
    # On every view the bundle fetches the sitemap of each link[rel=alternate], and then
    # intercepts clicks. It asks for the exact word: a space after it keeps the link for
    # search engines, who read a list of words, and hides it from the bundle.
    return Repair(
        "the link to another language is absolute, and no reason to fetch a sitemap",
        rf'<link rel="alternate" href="[^"]*" hreflang="{one.lang}">',
        f'<link rel="alternate " href="{_literal(one.url)}" hreflang="{one.lang}">',
    )


def _switch_repair(one: Alternate) -> Repair:
    return Repair(
        "a language's name is in that language (WCAG 3.1.2)",
        rf'hreflang="{one.lang}" class="md-select__link"',
        rf'lang="{one.lang}" \g<0>',
    )


def _literal(text: str) -> str:
    """Text that a replacement takes as it is."""
    return text.replace("\\", r"\\")
