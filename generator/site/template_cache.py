"""Keep compiled templates between builds, as Python keeps compiled modules.

Compiling the theme's templates takes longer than rendering all pages with them.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = ".cache/templates"


def template_cache(root: Path) -> BytecodeCache | None:
    """The project's cache; none where the project may not be written to.

    It keeps a checksum of each source, so a changed template is compiled again.
    """
    folder = root / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Cache(str(folder))


class _Cache(FileSystemBytecodeCache):
    """One that is never the reason why a build fails."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
