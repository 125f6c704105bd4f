"""What the tests of our own words share: the handbook as we publish it, whatever a house changes.

A fork keeps these tests and runs them too: an update of ours is whole before its house is laid
over it. Without a house they share what is loaded, built and served for all other tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.checks import load_checked
from generator.model.handbook import Handbook
from tests.browsing import SiteServer
from tests.built import Site
from tests.conftest import ROOT
from tests.forks import build
from tests.published import TOP, make_offline
from tests.share import once


@pytest.fixture(scope="session")
def root(upstream: Path) -> Path:
    """The project's folder, or a copy of it without the house."""
    return upstream


@pytest.fixture(scope="session")
def handbook(root: Path, request: pytest.FixtureRequest) -> Handbook:
    """Our own handbook, without what a house changes."""
    return request.getfixturevalue("handbook") if root == ROOT else load_checked(root)


@pytest.fixture(scope="session")
def site(
    root: Path,
    handbook: Handbook,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    """Its site, built once for the whole run."""
    if root == ROOT:
        return request.getfixturevalue("site")
    folder = once(tmp_path_factory, "upstream-site", lambda folder: build(root, folder))
    return Site(folder, handbook.settings.site_url)


@pytest.fixture(scope="session")
def server(
    root: Path, site: Site, handbook: Handbook, request: pytest.FixtureRequest
) -> Iterator[SiteServer]:
    """Its site on a loopback port."""
    if root == ROOT:
        yield request.getfixturevalue("server")
        return
    with SiteServer(site.folder, urlsplit(handbook.settings.site_url).path) as running:
        yield running


@pytest.fixture(scope="session")
def offline(
    root: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Its copy for a disk, unpacked."""
    if root == ROOT:
        return request.getfixturevalue("offline")
    folder = once(
        tmp_path_factory, "upstream-offline", lambda folder: make_offline(root, folder)
    )
    return folder / TOP
