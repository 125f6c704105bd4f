"""What a build costs beside plain mkdocs-material, and where its time goes.

Both build the same Markdown with the same settings, each command in a fresh process, turn by
turn; the best turn of each counts.
"""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generator.checks import load_checked
from generator.site.build import build_locale
from generator.site.events import LocaleSite
from generator.site.serve import Preview
from tests.forks import fork_of

ROOT = Path(__file__).resolve().parent.parent
EDITS = 5
NEW = "Kumquat"
"""A word that stands nowhere in the handbook."""
SUMMARY = re.compile(r"^summary: (>-\n  )?", re.MULTILINE)
PARTS = {
    "read the data": ("load/read.py", "read_layers"),
    "check the data": ("checks/__init__.py", "problems"),
    "write its pages as Markdown": ("site/pages.py", "pages"),
    "write it as open data": ("site/events.py", "_beside"),
    "run the macros of pages": ("mkdocs_macros/plugin.py", "on_page_markdown"),
    "Markdown to HTML": ("markdown/core.py", "convert"),
    "theme and plugins around it": ("mkdocs/commands/build.py", "_build_page"),
    "  of which the search index": ("search/plugin.py", "add_entry_from_context"),
    "  of which the menu's entries": ("site/leaves.py", "shortened"),
    "  of which mending the theme": ("site/mend.py", "mend"),
}
"""Part of a build → the file and the function in which it is done."""


@dataclass(frozen=True)
class Cost:
    """What one way to build took, in seconds."""

    wall: float
    work: float
    """Of the processor."""


def costs(root: Path, folder: Path, rounds: int) -> tuple[Cost, Cost]:
    """Of our build and of the plain one, all locales; leaves our site in `folder`/site."""
    plain, site = folder / "plain", folder / "site"
    run("generator", "export", plain, "--root", root)
    configs = sorted(plain.glob("mkdocs.*.yml"))

    def ours() -> None:
        shutil.rmtree(site, ignore_errors=True)
        run("generator", "build", "--root", root, "--site", site)

    def theirs() -> None:
        for config in configs:
            run("mkdocs", "build", "--quiet", "-f", config)

    turns = [(timed(ours), timed(theirs)) for _ in range(rounds)]
    return tuple(
        Cost(min(one.wall for one in own), min(one.work for one in own))
        for own in zip(*turns, strict=True)
    )


def edit_cost(root: Path, folder: Path) -> float:
    """Seconds from a changed sentence to its page, the preview's own polling apart."""
    project = fork_of(root, folder / "project")
    (folder / "preview").mkdir()
    preview = Preview(project, folder / "preview", "http://127.0.0.1:1/")
    words = min(project.glob("data/words/*/letters/*.yml"))
    shown = preview.live / words.parts[-3] / "letters" / words.stem / "index.html"
    times = []
    with redirect_stdout(io.StringIO()):
        preview.refresh()
        for number in range(EDITS):
            text = SUMMARY.sub(rf"\g<0>{NEW}{number} ", words.read_text("utf-8"), count=1)
            words.write_text(text, "utf-8")
            start = time.perf_counter()
            preview.refresh()
            times.append(time.perf_counter() - start)
            assert f"{NEW}{number}" in shown.read_text("utf-8")
    return median(times)


def shares(root: Path) -> dict[str, float]:
    """What the time of checking and building one locale is spent on, in per cent."""
    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as name, redirect_stdout(io.StringIO()):
        profile.enable()
        handbook = load_checked(root)
        build_locale(LocaleSite(handbook, handbook.source_locale), Path(name))
        profile.disable()
    stats = pstats.Stats(profile)
    return {part: 100 * _spent(stats, *at) / stats.total_tt for part, at in PARTS.items()}


def _spent(stats: pstats.Stats, file: str, function: str) -> float:
    """Seconds in a function and all that it calls."""
    found = [
        within
        for (path, _, name), (_, _, _, within, _) in stats.stats.items()
        if name == function and path.endswith(file)
    ]
    assert len(found) == 1, (file, function)
    return found[0]


def timed(work: Callable[[], None]) -> Cost:
    """What the programs that `work` runs cost."""
    used, start = processor_time(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - start, processor_time() - used)


def processor_time() -> float:
    """Of all programs that this one has run and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*command: object) -> None:
    """A Python program of the project, in a process of its own."""
    arguments = [sys.executable, "-m", *map(str, command)]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    settings.pop("SITE_URL", None)
    subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=settings)
