"""Lay out a fork of the project: what git keeps, without its house and its leftovers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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


def has_house(root: Path) -> bool:
    """Whether a fork has put anything into its house, which ships with its README alone."""
    house = root / "house"
    return any(one.is_file() and one != house / "README.md" for one in house.rglob("*"))


def build(root: Path, site: Path) -> None:
    """Build the site of a project by the command that readers use."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root)]
    settings = {name: text for name, text in os.environ.items() if name != "SITE_URL"}
    done = subprocess.run(
        [*command, "--site", str(site)],
        cwd=root,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
