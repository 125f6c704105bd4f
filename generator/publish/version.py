"""Say which version this is: the number in pyproject.toml, the commit, and its time."""

from __future__ import annotations

import os
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.publish.archive import EARLIEST

EPOCH = "SOURCE_DATE_EPOCH"
"""What other builders call the time that a build must pretend to be made at, in seconds."""


@dataclass(frozen=True)
class Version:
    """One state of the project."""

    number: str
    commit: str
    """Its short name, with `-dirty` behind it if files were changed since; "" outside of git."""
    moment: datetime
    """SOURCE_DATE_EPOCH, else when the commit was made, else the earliest a zip can hold."""

    def __str__(self) -> str:
        day = "" if self.moment == EARLIEST else self.moment.date().isoformat()
        about = ", ".join(one for one in (self.commit, day) if one)
        return f"{self.number} ({about})" if about else self.number


def version_of(root: Path) -> Version:
    """The version of a project's folder."""
    number = _number(root / "pyproject.toml")
    commit = _git(root, "describe", "--always", "--dirty", "--exclude=*")
    epoch = os.environ.get(EPOCH) or _git(root, "log", "-1", "--format=%ct")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else EARLIEST
    return Version(number, commit, moment)


def _number(path: Path) -> str:
    with path.open("rb") as file:
        return tomllib.load(file)["project"]["version"]


def _git(root: Path, *arguments: str) -> str:
    """What git answers; nothing without git, or in a folder that is no repository's own."""
    if not (root / ".git").exists():
        return ""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "--no-optional-locks", *arguments],
            check=False,
            capture_output=True,
            text=True,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
