"""Pack files into a zip that holds nothing of the machine or the hour: the same bytes each time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""A zip knows no earlier time."""
UNIX, FILE_FOR_ALL = 3, 0o100644 << 16


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder: its path in it → its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def packed(files: Mapping[str, bytes], top: str, moment: datetime) -> bytes:
    """A zip of the files in one folder named `top`; `moment` is the time of each of them."""
    stamp = max(moment, EARLIEST).astimezone(UTC).timetuple()[:6]
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", stamp)
            entry.create_system, entry.external_attr = UNIX, FILE_FOR_ALL
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return content.getvalue()
