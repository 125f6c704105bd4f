"""What is written in Jinja can be read, and hand-written pages call what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

from generator.checks.links import known_ids
from generator.checks.pages import Written, gone_pages, known_pages, page_gone, written_pages
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, problem
from generator.written.head import body_at, head_keys, macros_wanted
from generator.written.jinja import parsed, place_in, unknown_filters
from generator.written.layers import HOUSE, TEMPLATES
from generator.written.links import without_code
from generator.written.macros import FILTERS, GIVEN, MACROS, TEMPLATE_FILTERS, Macro

SHAPES = (".jinja", ".html", ".xml")
CALL = re.compile(r"\{\{-?\s*(?P<name>\w+)\s*\(")
# To read with, not to render: what is unknown is told with its place.
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"])
# Whoever asks these may ask for what there is not.
ASKS = ("defined", "undefined")


def template(handbook: Handbook) -> Iterator[Problem]:
    """A template can be read, and uses filters that there are."""
    for folder in (TEMPLATES, f"{HOUSE}/{TEMPLATES}"):
        for path in sorted((handbook.root / folder).rglob("*")):
            if path.suffix in SHAPES and path.is_file() and not path.is_symlink():
                name = path.relative_to(handbook.root).as_posix()
                text = path.read_text("utf-8", errors="replace")
                tree, found = parsed(ENVIRONMENT, text, name)
                yield from found
                if tree is not None:
                    yield from unknown_filters(
                        tree, text, name, {*ENVIRONMENT.filters, *TEMPLATE_FILTERS}
                    )


def page_macro(handbook: Handbook) -> Iterator[Problem]:
    """A page calls macros that there are, with what they take and what the handbook has."""
    for locale in handbook.locales:
        for page in written_pages(handbook, locale):
            if macros_wanted(page.text, page.name):
                yield from _called(handbook, locale, page)


def macros_off(handbook: Handbook) -> Iterator[Problem]:
    """A page of a house that calls a macro asks for its macros in its head."""
    for locale in handbook.locales:
        for page in written_pages(handbook, locale):
            if page.is_of_a_house and macros_wanted(page.text, page.name) is None:
                yield from _unasked(page)


def _unasked(page: Written) -> Iterator[Problem]:
    for found in CALL.finditer(without_code(page.text), body_at(page.text)):
        if found["name"] in MACROS:
            yield problem(page.place(found.start()), "macros_off", name=found["name"])
            return


def _called(handbook: Handbook, locale: str, page: Written) -> Iterator[Problem]:
    tree, found = parsed(ENVIRONMENT, page.text, page.name, body_at(page.text))
    yield from found
    if tree is None:
        return
    yield from unknown_filters(tree, page.text, page.name, {*ENVIRONMENT.filters, *FILTERS})
    yield from _unknown_names(tree, page)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS:
            yield from _misused(handbook, locale, page, call)


def _unknown_names(tree: nodes.Template, page: Written) -> Iterator[Problem]:
    known = {*MACROS, *GIVEN, *head_keys(page.text, page.name)}
    asked = {
        one.node.name
        for one in tree.find_all(nodes.Test)
        if one.name in ASKS and isinstance(one.node, nodes.Name)
    }
    names = list(tree.find_all(nodes.Name))
    known |= asked | {one.name for one in names if one.ctx != "load"}
    known |= {one.name for one in tree.find_all(nodes.Macro)}
    for one in names:
        if one.name not in known:
            place = place_in(page.text, page.name, one.lineno, one.name)
            yield problem(place, "no_macro", sorted(MACROS), name=one.name)


def _misused(
    handbook: Handbook, locale: str, page: Written, call: nodes.Call
) -> Iterator[Problem]:
    macro, place = MACROS[call.node.name], _place(page, call)
    if not _fits(macro, call):
        slots = {"name": call.node.name, "usage": macro.usage(call.node.name)}
        yield problem(place, "macro_arguments", **slots)
        return
    named = call.args if macro.takes_many else call.args[:1]
    for one in named if macro.names else ():
        if isinstance(one, nodes.Const):
            place = place_in(page.text, page.name, one.lineno, str(one.value))
            yield from _unknown_target(handbook, locale, page, place, macro, str(one.value))


def _fits(macro: Macro, call: nodes.Call) -> bool:
    """Whether a call gives what the macro takes; what is only known later is let pass."""
    if call.dyn_args or call.dyn_kwargs:
        return True
    if macro.takes_many:
        return not call.kwargs
    given = [*macro.takes[: len(call.args)], *(one.key for one in call.kwargs)]
    wanted, known = set(macro.takes[: macro.least]), set(macro.takes)
    is_once = len(given) == len(set(given)) and len(call.args) <= len(macro.takes)
    return is_once and wanted <= set(given) <= known


def _unknown_target(
    handbook: Handbook, locale: str, page: Written, place: Place, macro: Macro, name: str
) -> Iterator[Problem]:
    """What a call leads to and nobody has; what a house has removed, its words stand for."""
    id = name.partition("#")[0]
    kind, _, inside = id.partition("/") if macro.names == "paths" else (macro.names, "", id)
    if (kind, inside) in handbook.removed:
        return
    if macro.names != "paths":
        known = known_ids(handbook, kind)
        if id not in known:
            yield problem(place, "unknown_id", sorted(known), name=name)
        return
    uri, gone = f"{id}.md", gone_pages(handbook, locale)
    if uri in gone:
        if page.is_of_a_house:
            yield page_gone(place, uri, gone)
    elif uri not in known_pages(handbook, locale):
        known = sorted(one.removesuffix(".md") for one in known_pages(handbook, locale))
        yield problem(place, "no_page", known, name=name)


def _place(page: Written, call: nodes.Call) -> Place:
    return place_in(page.text, page.name, call.lineno, call.node.name)
