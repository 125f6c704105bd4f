"""Programs that some tests need: without one, its tests are left out, in one printed line.

Where CI=true, a missing program stops the run instead: nothing may go untested there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import chromium_program
from tests.nginx import nginx_program

PACKAGES = Path(__file__).resolve().parent.parent / "node_modules" / ".package-lock.json"
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def missing() -> dict[str, str]:
    """The markers whose program is not there, with what to say about it."""
    found = {}
    if chromium_program() is None:
        found["browser"] = "no chromium"
    if shutil.which("firefox-esr") is None:
        found["firefox"] = "no firefox-esr"
    if shutil.which("node") is None:
        found["node"] = "no node"
    elif not PACKAGES.is_file():
        found["node"] = "no node packages (npm ci)"
    if shutil.which("soffice") is None:
        found["office"] = "no LibreOffice"
    if shutil.which("hunspell") is None:
        found["speller"] = "no hunspell"
    if nginx_program() is None or shutil.which("openssl") is None:
        found["nginx"] = "no nginx, or no openssl"
    return found


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = {}
    gone = missing()
    if gone and os.environ.get("CI") == "true":
        pytest.exit(f"{', '.join(gone.values())}: CI=true wants every test", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, reason in missing().items():
        gone = [item for item in items if item.get_closest_marker(marker)]
        if gone:
            items[:] = [item for item in items if item not in gone]
            config.hook.pytest_deselected(items=gone)
            config.stash[LEFT_OUT][reason] = len(gone)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist prints nothing itself."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects the same tests: any one's numbers will do."""
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for reason, number in config.stash[LEFT_OUT].items():
        terminalreporter.write_line(f"deselected {number} tests: {reason}")
