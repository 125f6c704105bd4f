"""Find the files of every layer, and name those nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.model.kinds import BY_NAME, KINDS
from generator.problem import Place, Problem, problem

DATA, HOUSE, WORDS = "data", "house", "words"
SEEN = "seen.json"
"""In a folder of words, what each text was translated from; see authoring.translations."""
ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Names that Windows keeps for devices: a file of that name cannot be checked out there.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
FILES = tuple(f"{kind.name}.yml" for kind in KINDS if not kind.folder)
FOLDERS = tuple(kind.name for kind in KINDS if kind.folder)


@dataclass(frozen=True)
class DataFile:
    """A file under `data/`, as its kind, id and locale (None: structure)."""

    kind: str
    id: str
    locale: str | None
    path: Path
    name: str
    """The path from the root, with forward slashes."""


def is_ours(place: Place) -> bool:
    """Whether something stands in our own layer, and not in a house."""
    return place.path.startswith(f"{DATA}/")


def layer_folders(root: Path) -> list[Path]:
    """The data folder of every layer, the lowest first."""
    folders = [root / DATA, root / HOUSE / DATA]
    return [folder for folder in folders if folder.is_dir()]


def find(root: Path, folder: Path) -> tuple[list[DataFile], list[Problem]]:
    """The data files of one layer, and a problem for every stranger among them."""
    files: list[DataFile] = []
    problems: list[Problem] = []
    if folder.is_symlink():
        return [], [problem(Place(folder.relative_to(root).as_posix()), "symlink")]
    for path in _walk(folder):
        name = path.relative_to(root).as_posix()
        found = _classify(path.relative_to(folder), path, name)
        if isinstance(found, DataFile):
            # Also a symbolic link: reading it tells so, and what names it is no new problem.
            files.append(found)
        elif path.is_symlink():
            problems.append(problem(Place(name), "symlink"))
        elif found is not None:
            problems.append(found)
    return files, problems


def _walk(folder: Path) -> Iterator[Path]:
    """Every file, and every symbolic link without following it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            # Of an editor or of the system.
            continue
        if path.is_symlink() or path.is_file():
            yield path
        elif path.is_dir():
            inside = list(_walk(path))
            yield from inside or [path]


def _classify(inner: PurePosixPath, path: Path, name: str) -> DataFile | Problem | None:
    parts = inner.parts
    if path.is_dir() and not path.is_symlink():
        known = parts[0] == WORDS or (len(parts) == 1 and _is_folder_kind(parts[0]))
        return None if known else _stranger(name, "unknown_folder", parts[-1], FOLDERS)
    locale = None
    if parts[0] == WORDS:
        if len(parts) < 3:
            return _stranger(name, "unknown_file", parts[-1], ())
        if not LOCALE.fullmatch(parts[1]):
            return _stranger(name, "unknown_folder", parts[1], ())
        locale, parts = parts[1], parts[2:]
        if parts == (SEEN,):
            return None
    return _by_kind(parts, locale, path, name)


def _by_kind(
    parts: tuple[str, ...], locale: str | None, path: Path, name: str
) -> DataFile | Problem:
    stem, suffix = path.stem, path.suffix
    if len(parts) == 2 and _is_folder_kind(parts[0]) and suffix == ".yml":
        if not ID.fullmatch(stem) or RESERVED.fullmatch(stem):
            return problem(Place(name), "bad_file_name", name=stem)
        return DataFile(parts[0], stem, locale, path, name)
    if len(parts) == 1 and suffix == ".yml" and _is_file_kind(stem, locale):
        return DataFile(stem, stem, locale, path, name)
    if len(parts) > 1 and not _is_folder_kind(parts[0]):
        return _stranger(name, "unknown_folder", parts[0], FOLDERS)
    known = FILES if len(parts) == 1 else (f"{stem}.yml",) if suffix == ".yaml" else ()
    return _stranger(name, "unknown_file", path.name, known)


def _is_folder_kind(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].folder


def _is_file_kind(name: str, locale: str | None) -> bool:
    if name not in BY_NAME or BY_NAME[name].folder:
        return False
    return locale is not None or BY_NAME[name].structure is not None


def _stranger(name: str, code: str, part: str, known: Iterable[str]) -> Problem:
    return problem(Place(name), code, known, name=part)
