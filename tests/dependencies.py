"""Print under which licences a release stands, and what is known against its packages.

`python -m tests.dependencies PIP_AUDIT`, part of `make audit`; PIP_AUDIT is that program. The
exit code tells of known weaknesses; where its data cannot be had, that is said instead.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.bill import BILL, ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
UNREACHED = ("ConnectionError", "could not be audited", "Failed to resolve")
CLASSIFIER = "License :: OSI Approved :: "


def main(pip_audit: str) -> int:
    for licence, names in sorted(by_licence().items()):
        print(f"{licence}: {', '.join(sorted(names, key=str.lower))}")
    return max(audited(pip_audit, lock) for lock in LOCKS)


def by_licence() -> dict[str, list[str]]:
    """Licence → the packages of the bill that stand under it."""
    found = defaultdict(list)
    for one in json.loads(BILL.read_text("utf-8"))["components"]:
        found[" AND ".join(sorted(licences(one)))].append(one["name"])
    return found


def licences(component: dict[str, Any]) -> set[str]:
    """What a package says of itself; a classifier only where it says nothing better."""
    said = set(_licences(component))
    return {one for one in said if not one.startswith(CLASSIFIER)} or {
        one.removeprefix(CLASSIFIER) for one in said
    }


def _licences(component: dict[str, Any]) -> Iterator[str]:
    for one in component.get("licenses", ()):
        licence = one.get("license", {})
        yield one.get("expression") or licence.get("id") or licence["name"]


def audited(pip_audit: str, lock: str) -> int:
    """Whether a lock file names a package with a known weakness; prints what was found."""
    command = [pip_audit, "--require-hashes", "--disable-pip", "-r", str(ROOT / lock)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    said = told.stdout + told.stderr
    if any(sign in said for sign in UNREACHED):
        print(f"{lock}: not audited, as the data of pip-audit cannot be reached from here")
        return 0
    print(f"{lock}: {said.strip()}")
    return told.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
