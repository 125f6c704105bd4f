"""`letter`: write one letter from a facts file, or one for each row of a table of clients."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from generator import checks
from generator.cli.commands import Commands
from generator.cli.merge import merge
from generator.cli.put import put_file
from generator.cli.tell import tell
from generator.letters.bind import Facts
from generator.letters.dates import read_date
from generator.letters.exporter import DOCX, FORMATS
from generator.letters.facts import empty_facts, read_facts
from generator.letters.finish import Commission, finish
from generator.letters.letterhead import read_letterhead
from generator.letters.write import COMMAND, Wish, not_offered
from generator.model.handbook import Handbook, Item
from generator.problem import Place, Problem, Unpublishable, problem
from generator.site.address import public_url
from generator.wording import say


def run(options: argparse.Namespace) -> int:
    """Write the letter or the letters, or tell why not."""
    _refuse_mistyped(options)
    if options.today and read_date(options.today) is None:
        return tell([problem(COMMAND, "bad_date", name=options.today)], options.lang)
    to_terminal = options.output is None and not options.clients and sys.stdout.isatty()
    if options.format == DOCX and to_terminal:
        return tell([problem(COMMAND, "not_to_terminal")], options.lang)
    handbook = checks.load_checked(options.root)
    commission = _commission(handbook, options)
    facts = _facts(handbook, options)
    wish = Wish(options.locale, options.tone, options.form)
    if options.clients:
        return merge(options, commission, facts, wish)
    return _write_one(options, commission, facts, wish)


def _refuse_mistyped(options: argparse.Namespace) -> None:
    """Options that belong together; exits with code 2."""
    if options.clients and options.output is None:
        options.mistyped(say(options.lang, "clients_output"))
    if options.dry_run and not options.clients:
        options.mistyped(say(options.lang, "dry_run_alone"))


def _commission(handbook: Handbook, options: argparse.Namespace) -> Commission:
    if options.id not in handbook.letters:
        raise Unpublishable([problem(COMMAND, "unknown_id", handbook.letters, name=options.id)])
    letterhead, found = None, []
    if options.format == DOCX:
        letterhead, found = read_letterhead(handbook.root)
    letter = handbook.letters[options.id]
    found += _reader_problems(handbook, letter, options.reader)
    if found:
        raise Unpublishable(found)
    today = options.today or datetime.date.today().isoformat()
    address = public_url(handbook)
    return Commission(
        handbook, letter, options.format, letterhead, today, address, options.reader
    )


def _reader_problems(handbook: Handbook, letter: Item, reader: str) -> list[Problem]:
    if not reader or reader in handbook.locales:
        return []
    return [not_offered(letter, "reader", reader, handbook.locales)]


def _facts(handbook: Handbook, options: argparse.Namespace) -> Facts:
    if not options.facts:
        return empty_facts()
    facts, found = read_facts(options.facts, handbook)
    if facts is None:
        raise Unpublishable(found)
    return facts


def _write_one(
    options: argparse.Namespace, commission: Commission, facts: Facts, wish: Wish
) -> int:
    place = Place(options.facts.as_posix()) if options.facts else COMMAND
    finished, found = finish(commission, facts, wish, place)
    if finished is None:
        raise Unpublishable(found)
    if options.output is not None:
        return tell(put_file(options.output, finished.content), options.lang)
    sys.stdout.buffer.write(finished.content)
    sys.stdout.buffer.flush()
    return 0


def add_commands(commands: Commands) -> None:
    """The command, with what it takes."""
    parser, words = commands.add("letter", run)
    names = commands.names
    parser.add_argument("id", metavar="ID", help=words["id"])
    parser.add_argument("--locale", default="", metavar=names["locale"], help=words["locale"])
    parser.add_argument("--tone", default="", metavar=names["tone"], help=words["tone"])
    parser.add_argument("--form", default="", metavar=names["form"], help=words["form"])
    parser.add_argument("--facts", type=Path, metavar=names["file"], help=words["facts"])
    parser.add_argument("--clients", type=Path, metavar=names["file"], help=words["clients"])
    parser.add_argument("--today", default="", metavar=names["date"], help=words["today"])
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=words["format"])
    parser.add_argument("--output", type=Path, metavar=names["path"], help=words["output"])
    parser.add_argument("--dry-run", action="store_true", help=words["dry_run"])
    parser.add_argument("--reader", default="", metavar=names["locale"], help=words["reader"])
    parser.set_defaults(mistyped=parser.error)
