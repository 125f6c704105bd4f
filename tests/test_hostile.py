"""Files that are made to do harm end with one clear line, soon, and in little memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.at_hand import ROOT

SECONDS, BYTES = 20, 300 * 1024**2
TARGET = "data/words/fr/scenarios/too-much-jam.yml"
BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
MERGES = "".join(
    f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}\n" for n in range(1, 30)
)
Make = Callable[[Path], object]


def content(raw: bytes) -> Make:
    """The file of one scenario's words, holding this."""
    return lambda root: (root / TARGET).write_bytes(raw)


def file(name: str) -> Make:
    """A harmless file of a harmful name."""
    return lambda root: (root / name).write_text("null\n", "utf-8")


def link(name: str, target: str) -> Make:
    """A symbolic link in the place of a file or a folder."""

    def make(root: Path) -> None:
        place = root / name
        place.unlink(missing_ok=True)
        place.symlink_to(target)

    return make


def edit(name: str, old: str, new: str) -> Make:
    """One word of a file for another."""

    def make(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return make


HOSTILE: dict[str, tuple[Make, str]] = {
    "aliases that multiply": (content(f"a0: &a0 x\n{BOMB}".encode()), f"{TARGET}:1:"),
    "merges that multiply": (content(f"b0: &b0 {{a: b}}\n{MERGES}".encode()), f"{TARGET}:1:"),
    "90,000 lists in each other": (content(b"[" * 90_000), f"{TARGET}:1:"),
    "90,000 maps in each other": (content(b"{a: " * 20_000 + b"{" * 70_000), f"{TARGET}:1:"),
    "90,000 quotes": (content(b'"' * 90_001), f"{TARGET}:1:"),
    "5 MB": (content(b"title: " + b"x" * 5_000_000), f"{TARGET}:1:"),
    "a tag that runs a command": (
        content(b"title: !!python/object/apply:os.system [touch /tmp/owned]\n"),
        f"{TARGET}:1:",
    ),
    "NUL": (content(b"title: a\x00b\n"), f"{TARGET}:1:"),
    "latin-1": (content("title: Été\n".encode("latin-1")), f"{TARGET}:1:"),
    "UTF-16": (content("title: Été\n".encode("utf-16")), f"{TARGET}:1:"),
    "a link to a file": (link(TARGET, "/etc/passwd"), f"{TARGET}:1:"),
    "a link to a device that never ends": (link(TARGET, "/dev/zero"), f"{TARGET}:1:"),
    "a link to itself": (link(TARGET, "too-much-jam.yml"), f"{TARGET}:1:"),
    "a link to a folder": (link("data/words/fr/more", "/etc"), "data/words/fr/more:1:"),
    "a name that Windows keeps": (file("data/letters/CON.yml"), "data/letters/CON.yml:1:"),
    "the same in small letters": (file("data/letters/nul.yml"), "data/letters/nul.yml:1:"),
    "a name that no address can hold": (
        file("data/letters/a%2f..yml"),
        "data/letters/a%2f..yml:1:",
    ),
    "an id that climbs": (
        edit("data/letters/farewell.yml", "letter: receipt", "letter: ../x"),
        "data/letters/farewell.yml:",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_one_line(name: str, tiny: Path):
    """Within 20 s and 300 MB, each limit being that of the process itself."""
    make, place = HOSTILE[name]
    make(tiny)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--lang", "en", "--root", str(tiny)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * SECONDS,
        preexec_fn=_limit,
    )
    lines = done.stderr.splitlines()
    assert done.returncode == 1, done.stderr[-2000:]
    assert lines[1:] == ["1 problem."] and lines[0].startswith(place), lines[:5]
    assert len(lines[0]) < 500


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def test_the_limits_hold(tiny: Path):
    """The limits are real: what needs more memory than that is stopped."""
    hungry = [sys.executable, "-c", f"bytearray({BYTES})"]
    done = subprocess.run(hungry, capture_output=True, check=False, preexec_fn=_limit)
    assert b"MemoryError" in done.stderr
