"""Lay out a fork of the project: what git keeps, without its house and its leftovers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

KEPT = ("data", "docs", "templates", "mkdocs.yml")
LEFT = (".git", ".venv", "node_modules", "site", "house")
"""What a fork has of its own, or makes anew."""
CACHE = re.compile(r"__pycache__|\..*cache")


def fork_of(root: Path, folder: Path) -> Path:
    """A copy of what the site is made from, with the same generator and an empty house."""
    folder.mkdir(parents=True)
    for name in KEPT:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    (folder / "generator").symlink_to(root / "generator")
    (folder / "house").mkdir()
    return folder


def whole_fork_of(root: Path, house: Path, folder: Path) -> Path:
    """A copy of the whole project, its tests included, with another house."""
    for path in files_outside_house(root):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / path, folder / path)
    shutil.copytree(house, folder / "house")
    shutil.copy(root / "house" / "README.md", folder / "house")
    if (root / "node_modules").is_dir():
        (folder / "node_modules").symlink_to((root / "node_modules").resolve())
    return folder


def files_outside_house(root: Path) -> Iterator[Path]:
    """Every file of a project, from its root, but its house, what it makes and what it installs."""
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        left = LEFT if here == root else ()
        folders[:] = [one for one in folders if one not in left and not CACHE.fullmatch(one)]
        yield from ((here / name).relative_to(root) for name in files)


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
