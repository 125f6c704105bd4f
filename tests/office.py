"""LibreOffice, as an independent reader and writer of documents."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


def convert(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """The files in another format (txt, pdf, docx); all at once, as it starts slowly."""
    folder.mkdir(parents=True, exist_ok=True)
    # A profile of our own: LibreOffice refuses to start twice on one.
    profile = (folder / "profile").resolve().as_uri()
    filters = {"txt": "txt:Text (encoded):UTF8"}
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            filters.get(kind, kind),
            "--outdir",
            folder,
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    made = [folder / f"{file.stem}.{kind}" for file in files]
    assert all(one.is_file() for one in made), "LibreOffice converted less than it was given"
    return made
