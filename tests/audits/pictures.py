"""A page of every kind looks as it was approved, pixel for pixel.

`pictures --approve` approves how the pages look now. What is committed is a digest of each
picture: the picture before a change is drawn again, from the commit that approved it. Pixels
depend on Chromium and on fonts: where those are others, both are drawn here and compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.at_hand import ROOT
from tests.audits.difference import difference
from tests.audits.drawing import draw, drawn_with
from tests.audits.report import Report
from tests.audits.served import Served
from tests.browsing import chromium
from tests.forks import fork_of, has_house

APPROVED = Path(__file__).with_name("approved.json")
FOLDER = ROOT / ".cache" / "pictures"
BEFORE, AFTER, DIFFERENCE = (FOLDER / name for name in ("before", "after", "difference"))


@dataclass(frozen=True)
class Approved:
    """The digests of pictures, and what they were drawn with."""

    drawn_with: dict[str, str]
    pictures: dict[str, str]

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(vars(self), indent=1, ensure_ascii=False) + "\n", "utf-8")


def audit(served: Served, *arguments: str) -> Report:
    """Draw our own pages, without those of a house, and compare; or approve them."""
    parser = argparse.ArgumentParser(prog="pictures")
    parser.add_argument("--approve", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        root = fork_of(ROOT, Path(name, "ours")) if has_house(ROOT) else ROOT
        pictures = draw(root, AFTER, served.processes)
    now = Approved(drawn_with(), {name: digest(path) for name, path in pictures.items()})
    if given.approve:
        now.write(APPROVED)
        return Report(len(pictures), f"approved {len(pictures)}, to be seen in {AFTER}", [])
    return compare(Approved(**json.loads(APPROVED.read_text("utf-8"))), now, served.processes)


def compare(approved: Approved, now: Approved, processes: int) -> Report:
    """What looks otherwise than it was approved."""
    figure = f"{len(now.pictures)} pictures"
    changed = [
        name
        for name in sorted(approved.pictures | now.pictures)
        if approved.pictures.get(name) != now.pictures.get(name)
    ]
    if not changed:
        return Report(len(now.pictures), figure, [])
    notes = [
        f"approved with {name} {was or 'unknown'}, drawn here with {now.drawn_with.get(name)}"
        for name, was in approved.drawn_with.items()
        if was != now.drawn_with.get(name)
    ]
    commit = approving_commit()
    if not commit:
        return Report(len(now.pictures), figure, [f"{name} differs" for name in changed], notes)
    before = draw_commit(commit, processes)
    found = [fault for name in changed if (fault := tell(name, before, is_ours=not notes))]
    notes += [
        f"before, after and difference: {FOLDER}",
        f"before: commit {commit[:10]}, drawn here",
    ]
    return Report(len(now.pictures), figure, found, notes)


def tell(name: str, before: dict[str, Path], *, is_ours: bool) -> str:
    """How a picture differs from the one that the approved commit gives on this machine."""
    was, after = before.get(name), AFTER / f"{name}.png"
    if not was or not after.exists():
        return f"{name}: {'is new' if after.exists() else 'is gone'}"
    if digest(was) == digest(after):
        # With the same tools that is no matter of the machine: it was changed after the approval.
        return f"{name}: is not what its own commit approved" if is_ours else ""
    with chromium() as browser:
        told = difference(browser.new_page(), was, after, DIFFERENCE / after.name)
    return f"{name}: {told}"


def approving_commit() -> str:
    """The last commit that approved pictures; empty where there is no history."""
    command = ["git", "log", "-1", "--format=%H", "--", str(APPROVED.relative_to(ROOT))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def draw_commit(commit: str, processes: int) -> dict[str, Path]:
    """The pictures of an earlier state of the project, without a house."""
    with tempfile.TemporaryDirectory() as name:
        archive, root = Path(name, "project.tar"), Path(name, "project")
        command = ["git", "archive", "--output", str(archive), commit]
        subprocess.run(command, cwd=ROOT, check=True)
        shutil.unpack_archive(archive, root, filter="data")
        shutil.rmtree(root / "house", ignore_errors=True)
        (root / "house").mkdir()
        return draw(root, BEFORE, processes)


def digest(picture: Path) -> str:
    return hashlib.sha256(picture.read_bytes()).hexdigest()[:32]
