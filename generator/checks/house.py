"""What a house holds is read: a misspelt folder would silently change nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.load.layers import DATA, HOUSE, LOCALE
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, problem

DOCS, TEMPLATES, ASSETS = "docs", "templates", "assets"
TOP = (DATA, DOCS, TEMPLATES, "schemas", "seen.json", "README.md")
"""What a house may hold; `schemas` and `seen.json` are made by our commands."""
TEXTS = (".md", ".jinja", ".html", ".xml", ".css", ".js")
FREE = ("partials", "theme")
"""The folders of templates that may hold files of a house's own."""


def house_files(handbook: Handbook) -> Iterator[Problem]:
    """Everything in a house stands where it is read."""
    root, house = handbook.root, handbook.root / HOUSE
    yield from _strangers(root, house, TOP)
    languages = [*handbook.locales, *(one.name for one in _inside(root / DOCS))]
    known = dict.fromkeys([ASSETS, *(one for one in languages if LOCALE.fullmatch(one))])
    yield from _strangers(root, house / DOCS, list(known))
    yield from _templates(root)
    for path in sorted(house.rglob("*")):
        if path.suffix in TEXTS and path.is_file():
            yield from _encoding(root, path)


def _encoding(root: Path, path: Path) -> Iterator[Problem]:
    """A page and a template are read as UTF-8."""
    raw = path.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield problem(Place(path.relative_to(root).as_posix(), line), "encoding")


def _templates(root: Path) -> Iterator[Problem]:
    """Those of a house take the place of ours of the same name; some folders are free."""
    ours, own = root / TEMPLATES, root / HOUSE / TEMPLATES
    yield from _strangers(root, own, [one.name for one in _inside(ours)])
    for folder in _inside(own):
        if folder.is_dir() and folder.name not in FREE and (ours / folder.name).is_dir():
            yield from _strangers(
                root, folder, [one.name for one in _inside(ours / folder.name)]
            )


def _strangers(root: Path, folder: Path, known: Collection[str]) -> Iterator[Problem]:
    for path in _inside(folder):
        if path.name not in known:
            place = Place(path.relative_to(root).as_posix())
            yield problem(
                place, "house_stranger", known, name=path.name, known=", ".join(known)
            )


def _inside(folder: Path) -> list[Path]:
    """What a folder holds, but for what an editor or the system keeps there."""
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if not one.name.startswith("."))
