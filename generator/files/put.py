"""Write files, all or none: beside their places first, then each takes its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write every file, in folders that are made for it; raises an OSError with its name."""
    parts = {path.resolve(): content for path, content in files.items()}
    with ExitStack() as undo:
        for path, content in parts.items():
            with _named(path):
                undo.enter_context(folders_above(path))
                undo.callback(_discard, part_of(path))
                part_of(path).write_bytes(content)
        for path in parts:
            with _named(path):
                part_of(path).replace(path)


def part_of(path: Path) -> Path:
    """Where a file grows until it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}")


@contextmanager
def folders_above(path: Path) -> Iterator[None]:
    """Make the folders above it; those that were made go again if anything fails."""
    made = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    # A write names no file, and whoever asked for one does not know its part.
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _discard(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)
