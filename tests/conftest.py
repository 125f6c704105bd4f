"""What several test files share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from tests.at_hand import ROOT, at_hand
from tests.built import Site
from tests.forks import build, fork_of, has_house
from tests.share import once

pytest_plugins = [
    "tests.browsing",
    "tests.counted",
    "tests.desk",
    "tests.firefox",
    "tests.programs",
    "tests.published",
]
TINY = ROOT / "tests" / "tiny"
READERS = {"root", "handbook", "site", "server"}
"""The fixtures that are another's with a house."""


@pytest.hookimpl(tryfirst=True)  # before `-m` selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what depends on the handbook at hand: that is what a fork must look at."""
    for item in items:
        if READERS & set(getattr(item, "fixturenames", ())):
            item.add_marker("at_hand")


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
    return at_hand()


@pytest.fixture(scope="session")
def site(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built once for the whole run by the command that readers use."""
    folder = once(tmp_path_factory, "site", lambda folder: build(ROOT, folder))
    return Site(folder, handbook.settings.site_url)


@pytest.fixture(scope="session")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as we publish it: its own folder, or, where a house stands, a copy without."""
    if not has_house(ROOT):
        return ROOT
    return once(tmp_path_factory, "upstream", lambda folder: fork_of(ROOT, folder))
