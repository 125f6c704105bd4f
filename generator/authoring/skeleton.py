"""Lay out a new scenario, letter, checklist or language, complete and with comments that teach."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.authoring.untranslated import untranslated
from generator.files.put import put_all
from generator.load.layers import DATA, ID, LOCALE, RESERVED, WORDS
from generator.model.handbook import Handbook
from generator.model.kinds import KINDS
from generator.problem import LANGUAGES, Place, Problem, problem
from generator.schema.write import modeline

ITEMS = {"scenario": "scenarios", "letter": "letters", "checklist": "checklists"}
COMMAND = Place("new")
"""What is wrong with the command itself, and not with a file."""
Files = dict[str, str]
"""Path from the project's root → text."""


def new_item(handbook: Handbook, kind: str, id: str, layer: str, spoken: str) -> Files:
    """The files of a new item: its structure, and its words in every locale."""
    folder = f"{layer}/{DATA}".lstrip("/")
    known = _known(handbook, f"{folder}/")
    told = {f"{folder}/{ITEMS[kind]}/{id}.yml": _filled(spoken, kind, known | {"id": id})}
    for locale in handbook.locales:
        name = f"{folder}/{WORDS}/{locale}/{ITEMS[kind]}/{id}.yml"
        told[name] = _words(handbook, kind, id, locale, known)
    return {name: f"{modeline(name)}\n{text}" for name, text in told.items()}


def new_locale(handbook: Handbook, locale: str, layer: str) -> Files:
    """The folder of a new language: every text of the source, marked as not translated."""
    told, source = {}, handbook.source_locale
    base = f"{layer}/{DATA}/{WORDS}/{locale}".lstrip("/")
    forms = {form for one in handbook.locales for form in handbook.forms(one)}
    for kind in KINDS:
        for item in handbook.items[kind.name].values() if kind.words is not None else ():
            inside = f"{kind.name}/{item.id}" if kind.folder else kind.name
            name = f"{base}/{inside}.yml"
            text = untranslated(item.word_sources[source].node, source, forms)
            told[name] = f"{modeline(name)}\n{text}"
    return told


def bad_name(handbook: Handbook, kind: str, id: str) -> list[Problem]:
    """Why nothing new may go by this name; nothing if it may."""
    if kind == "locale":
        if id in handbook.locales:
            return [problem(COMMAND, "taken_locale", name=id)]
        return [] if LOCALE.fullmatch(id) else [problem(COMMAND, "bad_locale", name=id)]
    if not ID.fullmatch(id) or RESERVED.fullmatch(id):
        return [problem(COMMAND, "bad_file_name", name=id)]
    if id in handbook.items[ITEMS[kind]]:
        return [problem(COMMAND, "taken_id", name=id)]
    return []


def taken(root: Path, files: Files) -> list[Problem]:
    """The files that are there already: nothing is ever written over."""
    return [problem(Place(name), "taken_file") for name in files if (root / name).exists()]


def _words(
    handbook: Handbook, kind: str, id: str, locale: str, known: Mapping[str, Any]
) -> str:
    names = {**known, "id": id, "forms": handbook.forms(locale)}
    language = locale.split("-")[0]
    if language in LANGUAGES:
        return _filled(language, f"{kind}-words", names)
    source = handbook.source_locale.split("-")[0]
    spoken = source if source in LANGUAGES else "en"
    node = yaml.compose(_filled(spoken, f"{kind}-words", names), Loader=yaml.CSafeLoader)
    return untranslated(node, spoken, set(handbook.forms(locale)))


def _known(handbook: Handbook, layer: str) -> dict[str, Any]:
    """What a skeleton may name, from the handbook that it is for."""
    settings = handbook.settings
    date = "last_day" if "last_day" in handbook.fields else ""
    library = handbook.paragraphs[handbook.source_locale]
    return {
        "layer": layer,
        "tones": settings.tones,
        "steps": list(settings.notice.steps),
        "letters": list(handbook.letters),
        "checklists": list(handbook.checklists),
        "anchors": settings.anchors,
        "anchor": next(iter(settings.anchors), ""),
        "date": date,
        "required": [date] if date else [],
        "before": [name for name in ("letterhead", "greeting") if name in library],
        "after": [name for name in ("signoff",) if name in library],
    }


def _filled(language: str, name: str, names: Mapping[str, Any]) -> str:
    return _environment().get_template(f"{language}/{name}.yml.jinja").render(names)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("skeletons")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def written(root: Path, files: Files) -> None:
    """Write the files, all or none."""
    put_all({root / name: text.encode() for name, text in files.items()})
