"""Lighthouse gives a page of every kind, in every language: performance 98 or more, all else 100.

`lighthouse [--runs N] [KIND …]`: the median of N runs (5) on a phone, of the site as nginx sends
it. Performance depends on the machine: read it beside the benchmark of the same runs, which
Lighthouse wants at 1000 or more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from tests.at_hand import ROOT, at_hand, one_of_each
from tests.audits.report import Report
from tests.audits.served import Served
from tests.browsing import chromium_program
from tests.nginx import Nginx, free_port
from tests.published import generate

PACKAGES = ROOT / ".cache" / "lighthouse"
SCRIPT = Path(__file__).with_suffix(".mjs")
LEAST = defaultdict(lambda: 100, performance=98)
"""The score that each category must reach."""
UNFOUND = {"not-found": {"seo"}}
"""What is not asked of a page: nobody is to find a 404 page by searching."""
ENOUGH = 1000
"""The benchmark below which a machine says little of performance."""
RUNS = 5

Run = dict[str, Any]


def audit(served: Served, *arguments: str) -> Report:
    """Build the site for an address of this machine, have nginx send it, and run Lighthouse."""
    parser = argparse.ArgumentParser(prog="lighthouse")
    parser.add_argument("--runs", type=int, default=RUNS)
    kinds = one_of_each(at_hand())
    parser.add_argument("kinds", nargs="*", metavar="KIND", choices=[*kinds, []])
    given = parser.parse_args(arguments)
    if not (PACKAGES / "node_modules").is_dir():
        return Report(0, "not installed", ["`make audit` installs it"])
    wanted = {kind: kinds[kind] for kind in given.kinds or kinds}
    with sent_by_nginx() as address:
        pages = {
            f"{address}{locale}/{path}": kind
            for kind, path in wanted.items()
            for locale in at_hand().locales
        }
        runs: dict[str, list[Run]] = {url: [] for url in pages}
        for run in lighthouse(given.runs, [*pages]):
            runs[run["url"]].append(run)
    return report(address, pages, runs)


@contextmanager
def sent_by_nginx() -> Iterator[str]:
    """The address of the site, built for that address, with all its headers."""
    port = free_port()
    address = f"http://127.0.0.1:{port}{urlsplit(at_hand().settings.site_url).path}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx may read as somebody else
        site = folder / "site"
        generate("build", "--site", str(site), SITE_URL=address)
        text = generate("nginx", "--folder", str(site), "--listen", str(port), SITE_URL=address)
        with Nginx(text, port, folder / "nginx", None):
            yield address


def lighthouse(runs: int, urls: list[str]) -> Iterator[Run]:
    """Every run, as it ends."""
    command = ["node", str(SCRIPT), str(PACKAGES), str(runs), *urls]
    environment = os.environ | {"CHROME_PATH": str(chromium_program())}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            run = json.loads(line)
            print(urlsplit(run["url"]).path, run["scores"], file=sys.stderr, flush=True)
            yield run
    assert running.returncode == 0, f"{command[:2]} ended with {running.returncode}"


def report(address: str, pages: dict[str, str], runs: dict[str, list[Run]]) -> Report:
    """The medians, page by page."""
    notes, found = [], []
    for url, kind in pages.items():
        name = url.removeprefix(address)
        scores = medians(runs[url], "scores")
        metrics = medians(runs[url], "metrics")
        benchmark = round(median(run["benchmark"] for run in runs[url]))
        notes.append(f"{name}: {told(scores)}; {told(metrics)}; benchmark {benchmark}")
        found += [f"{name}: {run['error']}" for run in runs[url] if run["error"]]
        for category, score in scores.items():
            if score < LEAST[category] and category not in UNFOUND.get(kind, ()):
                audits = sorted({id for run in runs[url] for id in run["failed"][category]})
                found.append(f"{name}: {category} {score:g}: {', '.join(audits)}")
    everything = [run for some in runs.values() for run in some]
    benchmark = round(median(run["benchmark"] for run in everything))
    lowest = {
        category: min(medians(some, "scores")[category] for some in runs.values())
        for category in everything[0]["scores"]
    }
    figure = f"{len(pages)} pages, {len(everything)} runs, lowest medians: {told(lowest)}"
    warning = "" if benchmark >= ENOUGH else ", too low to judge performance"
    return Report(len(everything), f"{figure}; benchmark {benchmark}{warning}", found, notes)


def medians(runs: list[Run], key: str) -> dict[str, float]:
    """Of each score, or metric."""
    return {name: median(run[key][name] for run in runs) for name in runs[0][key]}


def told(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {figure:.4g}" for name, figure in figures.items())
