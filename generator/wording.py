"""What is said outside the site besides problems, in both languages: commands, help, preview."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.problem import LANGUAGES
from generator.typography import typeset

FILE = Path(__file__).with_name("wording.yml")


@cache
def _words() -> dict[str, dict[str, Any]]:
    raw = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return {language: _typeset(raw[language], language) for language in LANGUAGES}


def _typeset(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return {key: _typeset(one, language) for key, one in value.items()}
    if isinstance(value, list):
        return [_typeset(one, language) for one in value]
    # English keeps the straight quotes of a terminal; see problem.py.
    return value if language == "en" else typeset(value, language)


def say(language: str, name: str, /, **slots: object) -> str:
    """A wording, filled in."""
    return WORDS[language][name].format(**slots)


def counted(language: str, name: str, count: int, /, **slots: object) -> str:
    """A wording for one or for several."""
    one, several = WORDS[language][name]
    is_one = count == 1 or (language == "fr" and count == 0)
    return (one if is_one else several).format(n=count, **slots)


def tenths(language: str, number: float) -> str:
    """A number with one decimal, behind the language's own sign."""
    told = f"{number:.1f}"
    return told.replace(".", ",") if language == "fr" else told


WORDS = _words()
