"""Print problems, and find the language to tell them in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from generator.problem import Problem
from generator.wording import counted


def tell(problems: Iterable[Problem], language: str) -> int:
    """Print every problem and their number; 1 if there is any."""
    told = list(problems)
    for one in told:
        print(one.say(language), file=sys.stderr)
    if told:
        print(counted(language, "problems", len(told)), file=sys.stderr)
    return 1 if told else 0


def language() -> str:
    """The user's language, from the environment, if it is one of ours; else English."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "fr" if (wanted or "").startswith("fr") else "en"
