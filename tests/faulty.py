"""Run a command of the generator in a process whose system fails it, as a user would see it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# Of linux/prctl.h and linux/capability.h: DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER.
PR_CAPBSET_DROP, OVERRIDES = 24, (1, 2, 3)
# Python tells its audit hooks of every file it opens, and lets them refuse it. A rule is
# `what:which:where`: what happens at which write (its number, or the name of a file) below where.
# A full disk stays full, so all later writes fail too.
PROGRAM = """
import errno, os, runpy, signal, sys, time

what, which, where = sys.argv.pop(1).split(":")
first, count = os.getpid(), 0
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def is_meant(event, arguments):
    if what in ("kill-rename", "slow-rename"):
        return event == "os.rename" and os.getpid() == first
    if what == "vanish":
        return event == "open"
    if event == "open":
        return bool(arguments[2] & WRITING)
    return event == "os.mkdir"

def fail(event, arguments):
    global count
    if event not in ("open", "os.mkdir", "os.rename") or not is_meant(event, arguments):
        return
    path = arguments[0]
    if not isinstance(path, str) or not path.startswith(where) or "/.cache" in path:
        return
    count += 1
    if which.isdecimal() and count < int(which) or not which.isdecimal() and which not in path:
        return
    if what == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    if what == "vanish" and os.path.exists(path):
        os.remove(path)
    if what in ("kill", "kill-rename"):
        os.kill(first, signal.SIGKILL)
        time.sleep(60)
    if what == "slow-rename":
        time.sleep(4)
    if what == "interrupt" and count == int(which):
        os.killpg(0, signal.SIGINT)
        time.sleep(0.01)

sys.addaudithook(fail)
sys.argv[0] = "generator"
runpy.run_module("generator", run_name="__main__")
"""


def start(*arguments: str, rule: str = "", **settings: object) -> subprocess.Popen:
    """Start a command, under a rule if there is one, in a process group of its own."""
    program = ["-c", PROGRAM, rule] if rule else ["-m", "generator"]
    return subprocess.Popen(
        [sys.executable, *program, *arguments, "--lang", "en"],
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **({"stdout": subprocess.PIPE} | settings),
    )


def run(*arguments: str, rule: str = "", **settings: object) -> tuple[int, list[str]]:
    """Exit code and error lines of a command."""
    started = start(*arguments, rule=rule, **settings)
    _, told = started.communicate(timeout=120)
    return started.returncode, told.splitlines()


def content(folder: Path) -> dict[str, bytes | None]:
    """All that stands in a folder, hidden or not, except what is only kept for the next time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.relative_to(folder).parts[0] != ".cache" and not path.is_symlink()
    }


def told_once(lines: list[str]) -> str:
    """The one problem that was told, in one line, and nothing of Python's."""
    problem, total = lines
    assert total == "1 problem."
    return problem


def without_privileges() -> None:
    """In a child: what root may do beyond the rights that files give is taken from it for good."""
    if os.getuid() == 0:
        system = ctypes.CDLL(None, use_errno=True)
        for one in OVERRIDES:
            if system.prctl(PR_CAPBSET_DROP, one, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "root keeps its right to write everything")
