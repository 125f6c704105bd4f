"""Run audits of the whole site: `python -m tests.audits [--processes N] [NAME [ARGUMENT …]]`.

Without a name, all of them. Each prints one line with its figure, then every fault; the exit
code tells whether there is any.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from tests.audits.report import Report
from tests.audits.served import NoSuchPage, Served, serve

AUDITS = ("links", "validity", "contrast", "keyboard", "axe", "pictures", "lighthouse")
"""The quickest first."""


def main(*arguments: str) -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.audits", description=__doc__)
    parser.add_argument("name", nargs="?", choices=AUDITS)
    parser.add_argument("arguments", nargs="*")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    given, further = parser.parse_known_args(arguments)
    with serve(given.processes) as served:
        names = (given.name,) if given.name else AUDITS
        return max([run(name, served, *given.arguments, *further) for name in names])


def run(name: str, served: Served, *arguments: str) -> int:
    """Print what one audit finds."""
    try:
        report: Report = import_module(f"tests.audits.{name}").audit(served, *arguments)
    except NoSuchPage as error:
        print(f"{name}: the site has no page {error}. Write its address, such as fr/guide/.")
        return 1
    counted = f"{name}: {report.figure}, {len(report.faults)} faults"
    print(counted, *report.faults, *report.notes, sep="\n  ", flush=True)
    return 0 if report.is_sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
