"""A table of made-up clients, and what a mail merge of it costs beside a single letter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LETTER = "exit-recap"
TODAY = "2027-01-11"
FEW, COUNT = 100, 1000
# A process of its own starts the command: a child's peak counts what its parent held then.
WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
TITLES = ("client_name", "client_company", "last_day", "invoices_open.0.number",
          "invoices_open.0.due", "invoices_open.0.amount")  # fmt: skip
COLUMNS = ("last_day", "tone")
BAD = {position: COLUMNS[position % 2] for position in range(37, COUNT, 50)}
"""The rows that are wrong: position → in which column."""


@dataclass(frozen=True)
class Cost:
    """What one command cost."""

    seconds: float
    megabytes: float
    """Its memory at the peak."""


def write_clients(path: Path, count: int, bad: Mapping[int, str] | None = None) -> None:
    """A table of so many clients, the `bad` ones wrong in one column."""
    lines = [",".join((*TITLES, "tone"))]
    for n in range(1, count + 1):
        wrong = (bad or {}).get(n)
        day = "12/02/2027" if wrong == "last_day" else "2027-02-12"
        tone = "hot" if wrong == "tone" else "warm"
        lines.append(f"Camille {n},Studio {n},{day},F-{n},2026-12-15,1800.00,{tone}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def merge_cost(folder: Path, count: int) -> Cost:
    """Write a letter to each of so many clients, in a process of its own."""
    clients, out = folder / f"clients-{count}.csv", folder / f"letters-{count}"
    write_clients(clients, count)
    return _cost("--clients", clients, "--output", out)


def single_cost(folder: Path) -> Cost:
    """Write one letter, in a process of its own."""
    return _cost("--output", folder / "letter.txt")


def _cost(*arguments: object) -> Cost:
    command = [sys.executable, "-m", "generator", "letter", LETTER, "--today", TODAY]
    told = subprocess.run(
        [sys.executable, "-c", WATCH, *command, *map(str, arguments)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, peak = map(float, told.stdout.split())
    return Cost(seconds, peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
