"""What is taken away to be published, made once by the commands that publishers use."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.publish.offline import TOP
from tests.share import once

PROJECT = Path(__file__).resolve().parent.parent
OFFLINE = "amiable-offline.zip"


def generate(*arguments: str, root: Path = PROJECT, **environment: str) -> str:
    """Run a command of the generator as a publisher does; what it prints."""
    own = ("SITE_URL", "SOURCE_DATE_EPOCH")
    kept = {name: text for name, text in os.environ.items() if name not in own}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=root,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_offline(root: Path, folder: Path) -> None:
    """Write the copy of a project's site for a disk, and unpack it beside."""
    folder.mkdir()
    generate("offline", str(folder / OFFLINE), "--root", str(root))
    with zipfile.ZipFile(folder / OFFLINE) as archive:
        archive.extractall(folder)


@pytest.fixture(scope="session")
def offline_zip(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy that opens from a disk, as it is handed out."""
    folder = once(tmp_path_factory, "offline", lambda folder: make_offline(root, folder))
    return folder / OFFLINE


@pytest.fixture(scope="session")
def offline(offline_zip: Path) -> Path:
    """The folder that unpacking it gives."""
    return offline_zip.parent / TOP
