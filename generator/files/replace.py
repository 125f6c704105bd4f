"""Let a folder grow beside the one it replaces, and take its place as a whole.

1. What a killed program left beside is cleared away; what it had just taken aside comes back.
2. The new folder grows in one that is held for as long as this program lives.
3. It takes its place by two renames, which no other program's come between.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.files.hold import held

NEW, OLD = "new", "old"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Where to make the folder that takes the target's place, if it is left without an error.

    A folder that was not made takes no place.
    """
    with ExitStack() as after:
        with held(target.parent):
            _clear(target)
            beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
            after.callback(_leave, beside, target)
            after.enter_context(held(beside))
        yield beside / NEW
        if (beside / NEW).exists():
            with held(target.parent):
                _swap(beside, target)


def put_back(target: Path) -> None:
    """Clear away what killed programs left beside; the folder one took aside comes back."""
    if target.parent.is_dir():
        with held(target.parent):
            _clear(target)


def _clear(target: Path) -> None:
    pattern = re.compile(rf"\.{re.escape(target.name)}-[a-z0-9_]{{8}}")
    for path in sorted(target.parent.iterdir()):
        if pattern.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            with suppress(OSError), held(path, wait=False) as is_left:
                if is_left and {one.name for one in path.iterdir()} <= {NEW, OLD}:
                    _empty(path, target)


def _swap(beside: Path, target: Path) -> None:
    if target.exists():
        target.rename(beside / OLD)
    (beside / NEW).rename(target)


def _leave(beside: Path, target: Path) -> None:
    with suppress(OSError), held(target.parent):
        _empty(beside, target)


def _empty(beside: Path, target: Path) -> None:
    """Remove the folder, but never the only copy of what stood there."""
    if (beside / OLD).exists() and not target.exists():
        (beside / OLD).rename(target)
    shutil.rmtree(beside, ignore_errors=True)
