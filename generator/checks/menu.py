"""The menu of handbook.yml names pages that exist, and every section of it has a name to show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.pages import gone_pages, known_pages
from generator.load.layers import is_ours
from generator.model.handbook import Handbook
from generator.problem import Problem, problem
from generator.written.menu import Entry, Misfit, entries, is_elsewhere


def menu_page(handbook: Handbook) -> Iterator[Problem]:
    """The menu names pages that exist in some language, alone or in sections."""
    item = handbook.items["handbook"]["handbook"]
    known = _known(handbook)
    gone = {uri for locale in handbook.locales for uri in gone_pages(handbook, locale)}
    for entry in entries(handbook.settings.nav):
        if isinstance(entry, Misfit):
            yield problem(item.place(*entry.loc), "nav_form")
        elif not (entry.is_section or entry.name in known or is_elsewhere(entry.name)):
            place = item.place(*entry.loc)
            # What a house takes out our own menu forgets.
            if not (entry.name in gone and is_ours(place)):
                slots = {"name": entry.name, "locale": handbook.source_locale}
                yield problem(place, "nav_page", known, **slots)


def menu_name(handbook: Handbook) -> Iterator[Problem]:
    """Every section of the menu has its name under `nav` in ui.yml."""
    if "ui" not in handbook.items["ui"]:
        return
    item, locale = handbook.items["handbook"]["handbook"], handbook.source_locale
    names = handbook.messages[locale].get("nav", {})
    for entry in entries(handbook.settings.nav):
        if isinstance(entry, Entry) and entry.is_section and entry.name not in names:
            place = item.place(*entry.loc, key=True)
            yield problem(place, "nav_name", names, name=entry.name, locale=locale)


def _known(handbook: Handbook) -> list[str]:
    """Every page of any language, and every folder that holds some."""
    pages = sorted({uri for one in handbook.locales for uri in known_pages(handbook, one)})
    folders = {uri.rpartition("/")[0] for uri in pages} - {""}
    return [*pages, *(f"{folder}/*" for folder in sorted(folders))]
