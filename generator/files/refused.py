"""Say as a problem what the system refuses: a full disk, a missing right, a file that went."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problem import Place, Problem, Unpublishable, problem

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ESTALE})


def refused(error: OSError, place: Place, otherwise: str = "system_fault") -> Problem:
    """Why nothing could be written at a place; `otherwise` is said of a rarer reason."""
    reason = error.strerror or str(error)
    if isinstance(error, ChildProcessError):
        return problem(place, "process_ended")
    if error.errno in NO_ROOM:
        return problem(place, "no_room", reason=reason)
    if error.errno in NO_RIGHT:
        return problem(place, "no_right", reason=reason)
    return problem(place, otherwise, reason=reason)


def unread(error: OSError, root: Path) -> Problem | None:
    """Which file of the project could not be read; None if the fault is no such."""
    path = Path(os.fsdecode(error.filename)) if _is_name(error.filename) else None
    if path is None or not path.is_absolute() or not path.is_relative_to(root):
        return None
    place = Place(path.relative_to(root).as_posix())
    if error.errno in GONE:
        return problem(place, "changed_meanwhile")
    if error.errno in NO_RIGHT and path.is_file() and not os.access(path, os.R_OK):
        return problem(place, "unreadable")
    return None


def is_of_system(error: OSError) -> bool:
    """Jinja's and others' own faults are OSErrors too, but without a number."""
    return error.errno is not None or isinstance(error, ChildProcessError)


@contextmanager
def writing(place: Place, root: Path) -> Iterator[None]:
    """Raise what the system refuses as a problem of this place, or of a file of the project."""
    try:
        yield
    except OSError as error:
        if not is_of_system(error):
            raise
        raise Unpublishable([unread(error, root) or refused(error, place)]) from error


def _is_name(name: object) -> bool:
    return isinstance(name, str | bytes)
