"""Write a letter as a plain text file. Mirrors browser/plain.js."""

from __future__ import annotations

from generator.letters.assemble import text_of
from generator.letters.given import Given


def plain(given: Given) -> str:
    """The subject line, an empty line, the letter."""
    return f"{subject_line(given)}\n\n{text_of(given.body)}\n"


def subject_line(given: Given) -> str:
    """The subject after its name, both in the letter's language."""
    name = given.letter["messages"]["subjects"][given.locale]
    return f"{name} {text_of(given.subject)}"
