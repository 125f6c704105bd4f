"""Print problems, and find the language to tell them in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from generator.problem import Problem


def tell(problems: Iterable[Problem], language: str) -> int:
    """Print every problem and their number; 1 if there is any."""
    told = list(problems)
    for one in told:
        print(one.say(language), file=sys.stderr)
    if told and language == "fr":
        print(f"{len(told)} problème{'s' if len(told) > 1 else ''}.", file=sys.stderr)
    elif told:
        print(f"{len(told)} problem{'s' if len(told) > 1 else ''}.", file=sys.stderr)
    return 1 if told else 0


def language() -> str:
    """The language to tell problems in, from the environment."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "fr" if (wanted or "").startswith("fr") else "en"
