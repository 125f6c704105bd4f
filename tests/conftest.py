"""What several test files share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.checks import load_checked
from generator.model.handbook import Handbook
from tests.built import Site
from tests.share import once

pytest_plugins = [
    "tests.browsing",
    "tests.counted",
    "tests.desk",
    "tests.firefox",
    "tests.programs",
    "tests.published",
]
ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "tiny"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny made-up handbook, to break at will."""
    return shutil.copytree(TINY, tmp_path / "tiny")


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The project's own handbook, loaded and checked once."""
    return load_checked(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built once for the whole run by the command that readers use."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "generator", "build", "--site", str(folder)]
        settings = {name: text for name, text in os.environ.items() if name != "SITE_URL"}
        done = subprocess.run(
            command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    return Site(once(tmp_path_factory, "site", build))


def upstream(root: Path) -> Path:
    return root
