"""Add commands to the command line, with their help in the language of whoever asks."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from generator.wording import WORDS

Run = Callable[[argparse.Namespace], int]
HELP = "about"
"""The key of what a command is for, beside those of its options."""


@dataclass(frozen=True)
class Commands:
    """Where commands are added, and what is said of each."""

    group: argparse._SubParsersAction
    shared: argparse.ArgumentParser
    """The options that every command takes."""
    helps: Mapping[str, Any]
    """Command → what it is for, and what each of its options is."""
    names: Mapping[str, str]
    """What stands in the usage for a value: FILE, DATE …"""

    def add(self, name: str, run: Run) -> tuple[argparse.ArgumentParser, Mapping[str, str]]:
        """A new command, and the words for its options."""
        words = self.helps[name]
        about = words[HELP]
        made = self.group.add_parser(
            name,
            parents=[self.shared],
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
        )
        made.set_defaults(run=run, command=made.prog.partition("generator ")[2])
        return made, words

    def add_group(self, name: str) -> Commands:
        """A new command that has commands of its own."""
        helps = self.helps[name]
        made = self.group.add_parser(name, help=helps[HELP])
        inside = {command: words for command, words in helps.items() if command != HELP}
        group = made.add_subparsers(required=True, metavar="|".join(inside))
        return replace(self, group=group, helps=inside)


@contextmanager
def argparse_in(language: str) -> Iterator[None]:
    """Let argparse say its own sentences in a language: it asks gettext for each."""
    english = WORDS["en"]["argparse"]
    told = {english[key]: said for key, said in WORDS[language]["argparse"].items()}
    before = argparse._  # type: ignore[attr-defined]
    argparse._ = lambda text: told.get(text, text)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._ = before  # type: ignore[attr-defined]
