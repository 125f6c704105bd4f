"""Find what a person means by a path, typed from wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.load.layers import HOUSE


def named(
    root: Path, paths: Iterable[Path], known: Collection[str]
) -> tuple[set[str], list[str]]:
    """The known files that `paths` name, as our own path of each; and what names none.

    A path may be absolute, or go from the project, from its house or from the current folder;
    a folder stands for all files in it.
    """
    wanted: set[str] = set()
    unknown: list[str] = []
    for path in paths:
        found = next(filter(None, (_inside(way, known) for way in _ways(root, path))), None)
        wanted |= found or set()
        if not found:
            unknown.append(path.as_posix())
    return wanted, unknown


def _ways(root: Path, path: Path) -> Iterator[str]:
    """The path from the project or from its house, for each place that it may start from."""
    top = root.resolve()
    for start in (top, top / HOUSE, Path.cwd()):
        full = (start / path).resolve()
        for folder in (top / HOUSE, top):
            if full.is_relative_to(folder):
                yield full.relative_to(folder).as_posix()
                break


def _inside(way: str, known: Collection[str]) -> set[str]:
    """The known file of this path, or all of this folder."""
    return {one for one in known if way in (".", one) or one.startswith(f"{way}/")}
