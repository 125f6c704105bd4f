"""The engines that Python's letters are compared with: Node, and two real browsers."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browsing import launch_chromium
from tests.firefox import launch_firefox
from tests.fuzz.trials import Result, Trial, browser, given

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "tests" / "browser" / "engine-page.js"
Engine = Callable[[Sequence[Trial]], list[Result]]
NODE, CHROMIUM, FIREFOX = "node", "chromium", "firefox"
LAUNCHED = {CHROMIUM: launch_chromium, FIREFOX: launch_firefox}


@contextmanager
def engine(name: str) -> Iterator[Engine]:
    """One engine, ready to write letters."""
    if name == NODE:
        with TemporaryDirectory() as folder:
            yield lambda trials: browser(trials, Path(folder))
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = LAUNCHED[name](playwright)
        page = running.new_page()
        page.evaluate(_modules())
        yield lambda trials: _written(page, trials)
        running.close()


def _modules() -> str:
    """The modules as one script, the same that the site is bundled from."""
    esbuild = shutil.which("esbuild", path=ROOT / "node_modules" / ".bin")
    assert esbuild, "npm ci brings esbuild"
    options = ["--bundle", "--format=iife", "--global-name=engine"]
    done = subprocess.run([esbuild, PAGE, *options], check=True, capture_output=True, text=True)
    return f"(() => {{ {done.stdout}; globalThis.engine = engine; }})()"


def _written(page: Any, trials: Sequence[Trial]) -> list[Result]:
    letters, cases = given(trials)
    asked = json.dumps({"letters": letters, "cases": cases})
    return json.loads(page.evaluate("(asked) => engine.write(asked)", asked))
