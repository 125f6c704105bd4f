"""Try every mutant of the browser's modules, with Stryker: `stryker.json` says which, and by which tests."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).with_name("stryker.json")
PROGRAM = "stryker/node_modules/@stryker-mutator/core/bin/stryker.js"
KILLED, SURVIVED = {"Killed", "Timeout"}, {"Survived", "NoCoverage"}
SHOWN = 70
Found = dict[str, list[tuple[str, bool]]]
"""Module → the name of each mutant, and whether a test killed it."""


def try_all(root: Path, folder: Path, modules: Sequence[str], afresh: bool) -> Found:
    """Each module's mutants; all modules of the configuration if none is named."""
    command = ["node", str(folder / PROGRAM), "run", str(CONFIG.relative_to(root))]
    command += ["--mutate", ",".join(modules)] if modules else []
    command += ["--force"] if afresh else []
    environment = {**os.environ, "TWINS": str(folder / "twins")}
    subprocess.run(command, cwd=root, env=environment, check=True)
    report = json.loads((folder / "browser-report.json").read_text("utf-8"))
    files = {
        path: one for path, one in report["files"].items() if not modules or path in modules
    }
    return {path: list(_named(one)) for path, one in sorted(files.items())}


def _named(file: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    lines = file["source"].split("\n")
    alike: Counter[str] = Counter()
    for one in sorted(file["mutants"], key=_place):
        if one["status"] not in KILLED | SURVIVED:
            continue
        line = _short(lines[one["location"]["start"]["line"] - 1])
        before = _short(_between(lines, one["location"]))
        name = f"{line}: {before} → {_short(one['replacement'])}"
        alike[name] += 1
        nth = f" ({alike[name]})" if alike[name] > 1 else ""
        yield name + nth, one["status"] in KILLED


def _place(one: Mapping[str, Any]) -> tuple[int, int, str]:
    start = one["location"]["start"]
    return start["line"], start["column"], one["replacement"]


def _between(lines: Sequence[str], place: Mapping[str, Any]) -> str:
    """The text that a mutant replaces."""
    first, last = place["start"]["line"] - 1, place["end"]["line"] - 1
    found = list(lines[first : last + 1])
    found[-1] = found[-1][: place["end"]["column"] - 1]
    found[0] = found[0][place["start"]["column"] - 1 :]
    return "\n".join(found)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
