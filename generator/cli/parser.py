"""Read the command line: every command, and the language to speak."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator.cli import authoring, check, house, letter, publish, site, tools
from generator.cli.commands import HELP, Commands
from generator.cli.tell import language
from generator.problem import LANGUAGES
from generator.wording import WORDS

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = (check, site, letter, tools, house, authoring, publish)
"""The modules of the commands, in the order of the help."""


def spoken(arguments: Sequence[str]) -> str:
    """The language to speak, before anything else is read: that of --lang, or the user's."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", nargs="?")
    wanted = early.parse_known_args(arguments)[0].lang
    return wanted if wanted in LANGUAGES else language()


def parser(spoken: str) -> argparse.ArgumentParser:
    """Every command with what it takes, explained in one language."""
    words = WORDS[spoken]
    helps, names = words["help"], words["names"]
    made = argparse.ArgumentParser(
        prog="python -m generator", description=helps[HELP], epilog=helps["more"]
    )
    _take_language(made, spoken)
    group = made.add_subparsers(required=True, metavar=names["command"])
    commands = Commands(group, _shared(spoken), helps["commands"], names)
    for part in PARTS:
        part.add_commands(commands)
    return made


def _shared(spoken: str) -> argparse.ArgumentParser:
    words, names = WORDS[spoken]["help"]["shared"], WORDS[spoken]["names"]
    made = argparse.ArgumentParser(add_help=False)
    _take_language(made, spoken)
    made.add_argument(
        "--root", type=Path, default=ROOT, metavar=names["folder"], help=words["root"]
    )
    return made


def _take_language(made: argparse.ArgumentParser, spoken: str) -> None:
    """Before the command or after it: `spoken` has read it already, wherever it stands."""
    said = WORDS[spoken]["help"]["shared"]["lang"]
    made.add_argument("--lang", choices=LANGUAGES, default=spoken, help=said)
