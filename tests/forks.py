"""Lay out a fork of the project: what git keeps, without its house and its leftovers."""

from __future__ import annotations

import shutil
from pathlib import Path

KEPT = ("data", "docs", "templates", "mkdocs.yml")


def fork_of(root: Path, folder: Path) -> Path:
    """A copy of what the site is made from, with the same generator and an empty house."""
    folder.mkdir(parents=True)
    for name in KEPT:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    (folder / "generator").symlink_to(root / "generator")
    (folder / "house").mkdir()
    return folder
