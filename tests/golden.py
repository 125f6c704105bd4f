"""A golden case: the tiny handbook with something changed, and the problems it must give.

A case file says `rule` (one sentence), what to change, and `problems`, word for word, one a
line; `problems_fr` are the same in French:

    files:  {path: text}             write a file; null deletes; [[text, times], …] repeats
    edits:  {path: [[old, new], …]}  replace a text that stands there exactly once
    bytes:  {path: "hexadecimal"}    write what is no text
    links:  {path: target}           put a symbolic link
    facts:  a facts file to read against the handbook
    check:  the check that must find it, as `module.function`; none: the loader does
    complete: true                   as in `check --complete`
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Any

import yaml

from generator import checks
from generator.letters.facts import read_facts
from generator.model.handbook import Handbook
from generator.problem import Problem

CASES = Path(__file__).parent / "cases" / "checks"
TINY = Path(__file__).parent / "tiny"
KEYS = {
    "rule",
    "check",
    "complete",
    "files",
    "edits",
    "bytes",
    "links",
    "facts",
    "problems",
    "problems_fr",
}


def cases() -> list[Path]:
    """Every case file."""
    return sorted(CASES.glob("*.yml"))


def read_case(path: Path) -> dict[str, Any]:
    """A case, every scalar as the text that was typed."""
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


def build(root: Path, case: dict[str, Any]) -> None:
    """The tiny handbook under `root`, changed as the case says."""
    shutil.copytree(TINY, root)
    for name, content in case.get("files", {}).items():
        _write(root / name, content)
    for name, replacements in case.get("edits", {}).items():
        path = root / name
        text = path.read_text("utf-8")
        for old, new in replacements:
            assert text.count(old) == 1, f"{name} must hold this once: {old!r}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    for name, digits in case.get("bytes", {}).items():
        _made(root / name).write_bytes(bytes.fromhex(digits))
    for name, target in case.get("links", {}).items():
        _remove(root / name)
        _made(root / name).symlink_to(target)


def problems_of(root: Path, case: dict[str, Any]) -> tuple[Handbook | None, list[Problem]]:
    """The changed handbook and its problems, or those of the facts file against it."""
    handbook, found = checks.examine(root, complete="complete" in case)
    if "facts" not in case:
        return handbook, found
    assert handbook is not None and not found, "facts need a handbook without a fault"
    _write(root / "facts.json", case["facts"])
    with contextlib.chdir(root):
        return handbook, read_facts(Path("facts.json"), handbook)[1]


def all_checks() -> dict[str, checks.Check]:
    """Every check by the name that `check --rules` prints."""
    return {
        f"{check.__module__.rpartition('.')[2]}.{check.__name__}": check
        for check in (*checks.CHECKS, *checks.COMPLETE, *checks.WHOLE)
    }


def _write(path: Path, content: Any) -> None:
    if content == "null":
        _remove(path)
    elif isinstance(content, str):
        _made(path).write_text(content, "utf-8")
    else:
        _made(path).write_text("".join(text * int(times) for text, times in content), "utf-8")


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
