"""Put files where the caller wants them: whole, or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from generator.files.put import put_all
from generator.files.refused import refused
from generator.files.replace import put_back, replacing
from generator.problem import Place, Problem, Unpublishable, problem


def put_file(output: Path, content: bytes) -> list[Problem]:
    """Write a file into a folder that is there; it is whole or is not there."""
    target = output.resolve()
    try:
        if target.exists() and not target.is_file():
            raise IsADirectoryError
        if not target.parent.is_dir():
            raise NotADirectoryError
        put_all({target: content})
    except OSError as error:
        return [refused(error, Place(output.as_posix()), "not_written")]
    return []


@contextlib.contextmanager
def new_folder(output: Path) -> Iterator[Path]:
    """A folder to fill that takes its place as a whole, once it is left without an error.

    Raises Unpublishable where it cannot; one that stayed empty leaves nothing behind.
    """
    target, place = output.resolve(), Place(output.as_posix())
    try:
        put_back(target)
        refuse_taken(output)
        with replacing(target) as fresh:
            fresh.mkdir()
            yield fresh
            if not any(fresh.iterdir()):
                fresh.rmdir()
            elif target.exists():
                target.rmdir()  # never with what somebody put there meanwhile
    except OSError as error:
        reason = error.strerror or error
        raise Unpublishable([problem(place, "folder_not_written", reason=reason)]) from error


def refuse_taken(output: Path) -> None:
    """Letters take the place of nothing: there may only be an empty folder."""
    try:
        is_free = not output.exists() or (output.is_dir() and not any(output.iterdir()))
    except OSError:
        is_free = False
    if not is_free:
        raise Unpublishable([problem(Place(output.as_posix()), "folder_taken")])
