"""Find the hand-written files of a locale in every layer, the house's first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.problem import Place, Unpublishable, problem

DOCS, ASSETS, HOUSE, TEMPLATES = "docs", "assets", "house", "templates"
# From the lowest to the highest: a later one replaces files of an earlier one.
LAYERS = ("", HOUSE)
CODE_AND_WORDS = (DOCS, TEMPLATES, f"{HOUSE}/{DOCS}", f"{HOUSE}/{TEMPLATES}")
HOME = "index.md"
NOTHING = ("", "null", "~")
"""What a page of a house says that removes ours; the same removes an entry of its data."""


def hand_written(root: Path, locale: str) -> dict[str, Path]:
    """The Markdown pages of one locale: address in the site → file."""
    found = _pages(root, locale).items()
    return {uri: path for uri, path in found if not is_removal(root, path)}


def untranslated(root: Path, locale: str, source_locale: str) -> dict[str, Path]:
    """The source locale's pages that this locale has not: address in the site → file."""
    own = _pages(root, locale)
    originals = hand_written(root, source_locale)
    return {uri: path for uri, path in originals.items() if uri not in own}


def removed(root: Path, locale: str, source_locale: str) -> dict[str, Path]:
    """The pages that a house takes out of this locale: address → the file that stood there."""
    below = hand_written(root, source_locale) | _pages(root, locale, LAYERS[:1])
    return {uri: below[uri] for uri in removals(root, locale) if uri in below}


def removals(root: Path, locale: str) -> dict[str, Path]:
    """The house's files that say nothing, so that there is no such page: address → file."""
    found = _pages(root, locale).items()
    return {uri: path for uri, path in found if is_removal(root, path)}


def is_removal(root: Path, path: Path) -> bool:
    """Whether a file is a page of a house that says nothing, or only `null`."""
    if path.suffix != ".md" or not path.is_relative_to(root / HOUSE / DOCS):
        return False
    return path.read_text("utf-8", errors="replace").strip() in NOTHING


def assets(root: Path) -> dict[str, Path]:
    """What every locale shares: address in the site → file."""
    files = _files(root, f"{DOCS}/{ASSETS}")
    return {f"{ASSETS}/{uri}": path for uri, path in files.items()}


def folders(root: Path, name: str, layers: tuple[str, ...] = LAYERS) -> list[Path]:
    """The folder of that name in every layer that has it, the house's first."""
    found = [root / layer / name for layer in reversed(layers)]
    return [folder for folder in found if folder.is_dir()]


def refuse_links(root: Path) -> None:
    """Stop at symbolic links: whatever they point at would be published."""
    links = [link for name in CODE_AND_WORDS for link in _links(root / name)]
    if links:
        raise Unpublishable(
            problem(Place(link.relative_to(root).as_posix()), "symlink")
            for link in sorted(links)
        )


def _pages(root: Path, locale: str, layers: tuple[str, ...] = LAYERS) -> dict[str, Path]:
    files = _files(root, f"{DOCS}/{locale}", layers).items()
    return {uri: path for uri, path in files if uri.endswith(".md")}


def _files(root: Path, name: str, layers: tuple[str, ...] = LAYERS) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(folders(root, name, layers))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _links(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        yield folder
    for parent, names, files in os.walk(folder):
        paths = (Path(parent, name) for name in names + files)
        yield from (path for path in paths if path.is_symlink())
