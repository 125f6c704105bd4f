"""Keep compiled templates between builds, as Python keeps compiled modules.

Compiling the theme's templates takes longer than rendering all pages with them.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache

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
    return FileSystemBytecodeCache(str(folder))
