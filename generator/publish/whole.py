"""Write a file that is whole or is not there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from generator.problem import Place, Unpublishable, problem


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then rename; raises Unpublishable where that cannot be done."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists() and not target.is_file():
            raise IsADirectoryError
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        raise Unpublishable([problem(Place(path.as_posix()), "not_written")]) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
