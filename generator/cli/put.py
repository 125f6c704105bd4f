"""Put files where the caller wants them: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.problem import Place, Problem, Unpublishable, problem


def put_file(output: Path, content: bytes) -> list[Problem]:
    """Write beside, then rename: a file is whole or is not there."""
    target = output.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists() and not target.is_file():
            raise IsADirectoryError
        part.write_bytes(content)
        part.replace(target)
    except OSError:
        return [problem(Place(output.as_posix()), "not_written")]
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return []


@contextlib.contextmanager
def new_folder(output: Path) -> Iterator[Path]:
    """A folder to fill that takes its place as a whole, once it is left without an error.

    Raises Unpublishable where it cannot; one that stayed empty leaves nothing behind.
    """
    refuse_taken(output)
    target, place = output.resolve(), Place(output.as_posix())
    try:
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True
        ) as beside:
            fresh = Path(beside, "new")
            fresh.mkdir()
            yield fresh
            if any(fresh.iterdir()):
                if target.exists():
                    target.rmdir()  # not every system renames onto an empty folder
                fresh.rename(target)
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
