"""The command line: a thin shell that reads arguments, prints, and sets the exit code.

0: done · 1: problems, told one per line · 2: the command was typed wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import checks
from generator.cli.authoring import add_commands as add_authoring_commands
from generator.cli.house import add_command as add_house_command
from generator.cli.house import hint
from generator.cli.letter import add_arguments as add_letter_arguments
from generator.cli.publish import add_commands as add_publish_commands
from generator.cli.tell import language, tell
from generator.cli.tools import add_commands as add_tool_commands
from generator.cli.wording import WORDS
from generator.model.handbook import Handbook
from generator.problem import LANGUAGES, Unpublishable

SUMMARY = {
    "en": (
        "No problems:",
        ("scenario", "scenarios"),
        ("letter", "letters"),
        ("checklist", "checklists"),
        ("locale", "locales"),
        ("gap", "gaps"),
    ),
    "fr": (
        "Aucun problème\u00a0:",
        ("situation", "situations"),
        ("lettre", "lettres"),
        ("liste", "listes"),
        ("langue", "langues"),
        ("texte à traduire", "textes à traduire"),
    ),
}
ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    options.lang = options.lang or language()
    try:
        return options.run(options)
    except Unpublishable as error:
        return tell(error.problems, options.lang)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _check(options: argparse.Namespace) -> int:
    if options.rules:
        print(rules_table())
        return 0
    handbook, found = checks.examine(options.root, options.complete)
    code = tell(found, options.lang)
    if handbook is not None and not found:
        print(_summary(handbook, options.lang))
        if said := hint(options.root, options.lang):
            print(said)
    return code


def _summary(handbook: Handbook, spoken: str) -> str:
    """What a handbook without a problem holds, in one line."""
    opening, *nouns = SUMMARY[spoken]
    counts = (
        len(handbook.scenarios),
        len(handbook.letters),
        len(handbook.checklists),
        len(handbook.locales),
        sum(1 for _ in handbook.gaps()),
    )
    told = (
        f"{count} {one if count == 1 or (spoken == 'fr' and not count) else several}"
        for count, (one, several) in zip(counts, nouns, strict=True)
    )
    return f"{opening} {', '.join(told)}."


def _build(options: argparse.Namespace) -> int:
    from generator.site.build import build_all

    build_all(options.root, options.site or options.root / "site")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from generator.schema.write import write_schemas
    from generator.site.serve import serve

    def then(handbook: Handbook) -> None:
        # Editors follow a house's new ids; ours are written by `make schemas`.
        if handbook.has_house:
            write_schemas(options.root, handbook)

    serve(options.root, options.host, options.port, options.lang, then)
    return 0


def _export(options: argparse.Namespace) -> int:
    from generator.site.export import export

    export(options.root, options.folder)
    return 0


def _schemas(options: argparse.Namespace) -> int:
    from generator.schema.write import write_schemas

    handbook = checks.load_checked(options.root)
    words = WORDS[options.lang]
    print(words["schemas"].format(n=write_schemas(options.root, handbook)))
    return 0


def rules_table() -> str:
    """The checks as a Markdown table: what CONTRIBUTING shows."""
    rows = ["| check | rule |", "|---|---|"]
    for check in (*checks.CHECKS, *checks.COMPLETE, *checks.WHOLE):
        name = f"{check.__module__.rpartition('.')[2]}.{check.__name__}"
        rule = (check.__doc__ or "").strip().partition("\n")[0]
        rows.append(f"| `{name}` | {rule} |")
    return "\n".join(rows)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--lang", choices=LANGUAGES, help="the language of problems (default: yours)"
    )
    shared.add_argument(
        "--root", type=Path, default=ROOT, help="the project's folder (default: this one)"
    )
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Check the handbook, build its site, write its letters.",
        epilog="python -m generator COMMAND --help tells more about one of them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check", parents=[shared], help="report every fault of the data, and change nothing"
    )
    check.add_argument(
        "--complete", action="store_true", help="count a missing translation as a fault"
    )
    check.add_argument("--rules", action="store_true", help="print the table of all checks")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", parents=[shared], help="build every locale's site")
    build.add_argument(
        "--site", type=Path, default=None, help="the folder to write (default: site/)"
    )
    build.set_defaults(run=_build)

    serve = commands.add_parser(
        "serve", parents=[shared], help="show the site and follow every edit"
    )
    serve.add_argument("--host", default="127.0.0.1", help="the address (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="the port (default: %(default)s)")
    serve.set_defaults(run=_serve)

    export = commands.add_parser(
        "export", parents=[shared], help="write the pages as Markdown for another builder"
    )
    export.add_argument("folder", type=Path, metavar="DIR", help="the folder to write")
    export.set_defaults(run=_export)

    schemas = commands.add_parser(
        "schemas", parents=[shared], help="tell your editor what every YAML file may say"
    )
    schemas.set_defaults(run=_schemas)

    letter = commands.add_parser(
        "letter", parents=[shared], help="write one letter from a facts file"
    )
    add_letter_arguments(letter)
    add_tool_commands(commands, shared)
    add_house_command(commands, shared)
    add_authoring_commands(commands, shared)
    add_publish_commands(commands, shared)
    return parser
