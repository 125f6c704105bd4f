"""`python -m tests.mutation FOLDER [MODULE …]`, part of `make mutation`: do the tests notice faults?

FOLDER keeps what is needed and what was found: a run that was stopped goes on where it was.
Every mutant is the code with one fault (`operators.py`; for the browser's modules, Stryker's);
it is killed when a test that passes otherwise fails. Exit code 1 where too few are killed, or where
`survivors.yml` does not name exactly those that survive.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.mutation import browser, python
from tests.mutation.report import Found, faults, told
from tests.mutation.targets import python_modules
from tests.mutation.trial import forked

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of either half, then all that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "modules", nargs="*", help="such as generator/letters/format.py; else all"
    )
    parser.add_argument("--afresh", action="store_true", help="forget what earlier runs found")
    asked = parser.parse_args(arguments)
    folder = asked.folder.resolve()
    if asked.afresh:
        (folder / "python.jsonl").unlink(missing_ok=True)
        shutil.rmtree(folder / "reach", ignore_errors=True)
    os.chdir(ROOT)
    os.environ["TWINS"] = str(folder / "twins")
    if not forked(lambda: _write_twins(folder / "twins"), limited=False):
        raise SystemExit("The letters to compare with cannot be written.")
    wrong = 0
    for title, found in _halves(asked.modules, folder, asked.afresh):
        problems = list(faults(found))
        print("", *told(title, found), *problems, sep="\n", flush=True)
        wrong += len(problems)
    return 1 if wrong else 0


def _halves(modules: Sequence[str], folder: Path, afresh: bool) -> list[tuple[str, Found]]:
    ours = [path for path in modules if path.endswith(".py")]
    scripts = [path for path in modules if path.endswith(".js")]
    halves: list[tuple[str, Found]] = []
    if scripts or not modules:
        halves.append(("JavaScript", browser.try_all(ROOT, folder, scripts, afresh)))
    if ours or not modules:
        found = python.try_all(ROOT, folder, ours or python_modules(ROOT))
        named = {
            path: [(one.name, killed) for one, killed in all] for path, all in found.items()
        }
        halves.append(("Python", named))
    return halves


def _write_twins(folder: Path) -> bool:
    from tests.mutation.twins import write_twins  # in a fork alone: it imports what is mutated

    write_twins(folder)
    return True


if __name__ == "__main__":
    sys.exit(main())
