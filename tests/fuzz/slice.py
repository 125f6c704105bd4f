"""A slice of the fuzz after the hand-written cases, to try a planted fault on.

`python -m tests.fuzz.slice FILE` compares what Jinja2 makes of it with the results in FILE:
it ends with 3 at the first letter that is written in another way.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.constructs import cases, trial
from tests.fuzz.letters import Drafts
from tests.fuzz.trials import Trial, python, random_letters

SEED, TEMPLATES = 5, 150
DIFFERS = 3
"""How the command ends then: not as Python does when a program fails."""


def trials() -> Iterator[Trial]:
    """The hand-written cases, then random letters, always the same."""
    yield from (trial(name) for name in cases())
    yield from random_letters(SEED, TEMPLATES, Drafts())


def is_the_same(path: Path) -> bool:
    """Whether each trial is written as the file says; it may know of more."""
    wanted = json.loads(path.read_text("utf-8"))
    return all(python(one) == result for one, result in zip(trials(), wanted, strict=False))


if __name__ == "__main__":
    sys.exit(0 if is_the_same(Path(sys.argv[1])) else DIFFERS)
