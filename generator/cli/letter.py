"""`letter`: write one letter from a facts file, in any of its formats."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from generator import checks
from generator.cli.tell import tell
from generator.letters.bind import Facts
from generator.letters.dates import read_date
from generator.letters.exporter import DOCX, FORMATS, exported
from generator.letters.facts import empty_facts, read_facts
from generator.letters.given import Given, Page, give
from generator.letters.letterhead import read_letterhead
from generator.letters.order import order_problems
from generator.letters.write import COMMAND, Wish, not_offered, write_letter
from generator.model.handbook import Handbook, Item
from generator.problem import Place, Problem, Unpublishable, problem
from generator.publish.whole import write_whole
from generator.site.address import public_url


def run(options: argparse.Namespace) -> int:
    """Write the letter, or tell why not."""
    if options.today and read_date(options.today) is None:
        return tell([problem(COMMAND, "bad_date", name=options.today)], options.lang)
    if options.format == DOCX and options.output is None and sys.stdout.isatty():
        return tell([problem(COMMAND, "not_to_terminal")], options.lang)
    handbook = checks.load_checked(options.root)
    content = _content(handbook, options)
    if options.output is not None:
        write_whole(options.output, content)
        return 0
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return 0


def _content(handbook: Handbook, options: argparse.Namespace) -> bytes:
    """The letter in its format; raises Unpublishable with what stands in the way."""
    letterhead, found = None, []
    if options.format == DOCX:
        letterhead, found = read_letterhead(handbook.root)
    if found:
        raise Unpublishable(found)
    given = _given(handbook, options)
    content = exported(options.format, given, letterhead)
    if not content:
        raise Unpublishable([problem(COMMAND, "no_days", name=options.id)])
    return content


def _given(handbook: Handbook, options: argparse.Namespace) -> Given:
    if options.id not in handbook.letters:
        raise Unpublishable([problem(COMMAND, "unknown_id", handbook.letters, name=options.id)])
    letter, facts = handbook.letters[options.id], _facts(handbook, options)
    today = options.today or datetime.date.today().isoformat()
    wish = Wish(options.locale, options.tone, options.form)
    written, locale, found = write_letter(handbook, letter, facts, wish, today)
    found += _reader_problems(handbook, letter, options.reader)
    if written is None or found:
        raise Unpublishable(found)
    page = Page(options.reader or locale, public_url(handbook))
    given = give(handbook, letter, written, facts, locale, page, today)
    place = Place(options.facts.as_posix()) if options.facts else COMMAND
    found = list(order_problems(place, given.letter, given.bound, written, locale))
    if found:
        raise Unpublishable(found)
    return given


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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", metavar="ID", help="the letter, such as exit-recap")
    parser.add_argument("--locale", default="", help="the letter's language, such as fr")
    parser.add_argument("--tone", default="", help="warm, neutral or firm")
    parser.add_argument("--form", default="", help="the form of address: vous, tu, nous, i, we")
    parser.add_argument("--facts", type=Path, help="a facts file (JSON), saved from a page")
    parser.add_argument(
        "--today", default="", metavar="DATE", help="the day to propose as the sending date"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="the format (default: txt)"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="the file to write (default: print it)"
    )
    parser.add_argument(
        "--reader",
        default="",
        metavar="LOCALE",
        help="the language of a calendar's own words (default: the letter's)",
    )
    parser.set_defaults(run=run)
