"""`letter --clients`: one letter for each row of a table.

1. The columns are read; a fault in them stops everything.
2. Each row becomes a file in a folder beside, or a problem; none is held longer than that.
3. The folder takes its place as a whole; the refused rows are told, all at once.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.cli.put import new_folder, refuse_taken
from generator.cli.tell import tell
from generator.letters.bind import Facts
from generator.letters.clients import Shared, read_client
from generator.letters.columns import Column, KnownColumns, bare, read_columns
from generator.letters.compile import compiled_letter
from generator.letters.file_names import file_name
from generator.letters.finish import Commission, Finished, finish
from generator.letters.write import Wish, not_offered
from generator.load.table import Row, Table, read_table
from generator.problem import Problem, Unpublishable, problem
from generator.wording import counted, say


@dataclass(frozen=True)
class Run:
    """One table of clients with all that its letters need."""

    commission: Commission
    shared: Shared
    table: Table
    columns: tuple[Column, ...]

    def letters(self) -> Iterator[tuple[str, Finished] | list[Problem]]:
        """File name and letter of each row in turn, or the row's problems."""
        for position, row in enumerate(self.table.rows(), 1):
            yield [row] if isinstance(row, Problem) else self._letter(position, row)

    def _letter(self, position: int, row: Row) -> tuple[str, Finished] | list[Problem]:
        if found := self._misshapen(row):
            return found
        client, faults = read_client(self.shared, self.columns, row.cells)
        if faults:
            return [self._placed(row, *fault) for fault in faults]
        finished, found = finish(self.commission, client.facts, client.wish, row.place)
        if finished is None:
            return [self._placed(row, one, *_blamed(one)) for one in found]
        name = file_name(
            position,
            self.table.count,
            client.facts,
            self.shared.letter,
            self.commission.format,
        )
        return name, finished

    def _misshapen(self, row: Row) -> list[Problem]:
        """A row with fewer cells than the header, or more that say something."""
        wanted, count = len(self.columns), len(row.cells)
        if count == wanted or (count > wanted and not any(map(str.strip, row.cells[wanted:]))):
            return []
        place = row.cell_place(min(count, wanted))
        return [problem(place, "table_cells", count=count, wanted=wanted).at(row.number)]

    def _placed(self, row: Row, found: Problem, *blamed: str) -> Problem:
        """The problem at the first cell to blame; at its row if that is no column here."""
        names = [column.name for column in self.columns]
        for name in blamed:
            if name in names:
                place = row.cell_place(names.index(name))
                return replace(found, place=place).at(row.number, name)
        return replace(found, place=row.place).at(row.number)


def merge(options: argparse.Namespace, commission: Commission, facts: Facts, wish: Wish) -> int:
    """Write a letter for each row, and tell the rows that were refused."""
    run = _run(options.clients, commission, facts, wish)
    if options.dry_run:
        refuse_taken(options.output)
        return _report(options, *_take(run, options, None))
    with new_folder(options.output) as folder:
        counts, refused = _take(run, options, folder)
    return _report(options, counts, refused)


def _run(path: Path, commission: Commission, facts: Facts, wish: Wish) -> Run:
    handbook, letter = commission.handbook, commission.letter
    known = KnownColumns(handbook, letter, compiled_letter(handbook, letter))
    found = [
        not_offered(letter, what, getattr(wish, what), offered)
        for what, offered in known.settings.items()
        if getattr(wish, what) not in ("", *offered)
    ]
    if found:
        raise Unpublishable(found)
    table = read_table(path, lambda title: known.read(bare(title)) is not None)
    titles = _without_empty_end(table.header.cells)
    places = [table.header.cell_place(index) for index in range(len(titles))]
    columns, found = read_columns(known, titles, places)
    if not found and not table.count:
        found = [problem(table.header.place, "table_no_rows")]
    if found:
        raise Unpublishable(found)
    return Run(
        commission, Shared(letter.id, handbook.fields, facts, wish), table, tuple(columns)
    )


def _without_empty_end(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Spreadsheets go on to the widest row, whatever it held."""
    count = max((index + 1 for index, title in enumerate(titles) if bare(title)), default=0)
    return titles[:count]


def _take(
    run: Run, options: argparse.Namespace, folder: Path | None
) -> tuple[dict[str, int], list[Problem]]:
    """Write each letter into the folder, or tell its name where there is none."""
    counts, refused = {"letters": 0, "blanks": 0, "rows": 0}, []
    with _progress(run, options) as rows:
        for one in rows:
            if isinstance(one, list):
                refused += one
                counts["rows"] += 1
                continue
            name, finished = one
            counts["letters"] += 1
            counts["blanks"] += bool(finished.blanks)
            if folder is not None:
                (folder / name).write_bytes(finished.content)
            else:
                blanks = f"  [{'] ['.join(finished.blanks)}]" if finished.blanks else ""
                print(f"{name}{blanks}")
    return counts, refused


def _progress(run: Run, options: argparse.Namespace) -> contextlib.AbstractContextManager:
    """The rows under a bar, where somebody looks at it and nothing else is printed."""
    is_seen = sys.stderr.isatty() and not (options.dry_run and sys.stdout.isatty())
    return click.progressbar(
        run.letters(),
        length=run.table.count,
        label=say(options.lang, "progress"),
        file=sys.stderr,
        hidden=not is_seen,
    )


def _report(options: argparse.Namespace, counts: dict[str, int], refused: list[Problem]) -> int:
    told = {what: counted(options.lang, what, count) for what, count in counts.items()}
    blanks = f" ({told['blanks']})" if counts["blanks"] else ""
    what = f"{told['letters']}{blanks}, {told['rows']}"
    name = "dry_run" if options.dry_run else "written_to"
    print(say(options.lang, name, folder=options.output.as_posix(), what=what), flush=True)
    return tell(refused, options.lang)


def _blamed(found: Problem) -> tuple[str, ...]:
    """The columns that a letter's problem may come from: a setting's, or those of two dates."""
    slots = dict(found.slots)
    return tuple(slots[name] for name in ("what", "field", "other_field") if name in slots)
