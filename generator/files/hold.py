"""Hold a folder for one program at a time, where the system can."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has nothing that ends by itself with the program
    fcntl = None  # type: ignore[assignment]


@contextmanager
def held(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Whether the folder is ours alone until the end; if asked to, wait for it.

    The system lets go of it when the program ends, also when it is killed.
    """
    if fcntl is None:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _taken(handle, wait)
    finally:
        os.close(handle)


def _taken(handle: int, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:  # somebody else's, or a network's folder that cannot be held
        return False
    return True
