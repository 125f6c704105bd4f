"""Read a table that a spreadsheet saved (CSV) row by row, each cell with its place.

The file is read through once to see that it can be, then once more for its rows: only one
row is ever held.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Place, Problem, Unpublishable, problem

SEPARATORS = (",", ";", "\t")
"""Between cells. Where commas divide decimals, spreadsheets write semicolons."""


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    number: int
    """Its number in a spreadsheet: the header's is 1."""
    cells: tuple[str, ...]
    place: Place
    """Where it starts."""
    lines: tuple[str, ...]
    """Its lines as they stand in the file."""
    separator: str

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells)

    def cell_place(self, index: int) -> Place:
        """Where a cell starts; one that is missing would start where the row ends."""
        start = _cell_start("".join(self.lines), self.separator, index)
        line = self.place.line
        for text in self.lines[:-1]:
            if start < len(text):
                break
            start, line = start - len(text), line + 1
        return Place(self.place.path, line, start + 1)


@dataclass(frozen=True)
class Table:
    """A table on disk: its first row, which names the columns, and how many follow."""

    path: Path
    header: Row
    count: int

    def rows(self) -> Iterator[Row | Problem]:
        """The rows below the header that hold something, or what is wrong with them."""
        read = _rows(self.path, self.header.separator)
        next(read)
        return (one for one in read if isinstance(one, Problem) or not one.is_empty)


def read_table(path: Path, is_known: Callable[[str], bool]) -> Table:
    """A table whose columns are most of them known; raises Unpublishable if it is none.

    `is_known` tells the separator: it is the one that makes the header known columns.
    """
    _refuse_unreadable(path)
    firsts = [next(_rows(path, separator), None) for separator in SEPARATORS]
    headers = [one for one in firsts if isinstance(one, Row)]
    if not headers:
        empty = problem(Place(path.as_posix()), "empty_file")
        raise Unpublishable([one for one in firsts[:1] if one] or [empty])
    header = max(headers, key=lambda row: (sum(map(is_known, row.cells)), len(row.cells)))
    if header.is_empty:
        raise Unpublishable([problem(header.place, "empty_file")])
    count = sum(1 for _ in Table(path, header, 0).rows())
    return Table(path, header, count)


def _refuse_unreadable(path: Path) -> None:
    name, number, line = path.as_posix(), 0, b""
    try:
        if not path.is_file():  # a pipe cannot be read twice
            raise FileNotFoundError
        with path.open("rb") as file:
            for line in file:
                number += 1
                line.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Place(name, number, len(line[: error.start].decode("utf-8")) + 1)
        raise Unpublishable([problem(place, "table_encoding")]) from error
    except OSError as error:
        raise Unpublishable([problem(Place(name), "unreadable")]) from error


def _rows(path: Path, separator: str) -> Iterator[Row | Problem]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        taken: list[str] = []

        def lines() -> Iterator[str]:
            for line in file:
                taken.append(line)
                yield line

        reader = csv.reader(lines(), delimiter=separator, strict=True)
        line, number, cells = 1, 0, []
        while cells is not None:
            taken.clear()
            number += 1
            place = Place(path.as_posix(), line)
            try:
                cells = next(reader, None)
            except csv.Error:
                last = line + len(taken) - 1
                yield problem(place, "table_quotes", first=line, last=last).at(number)
                cells = []
            else:
                if cells is not None:
                    yield Row(number, tuple(cells), place, tuple(taken), separator)
            line += len(taken)


def _cell_start(text: str, separator: str, index: int) -> int:
    """Where a cell starts among the signs of its row; the row's end if it has fewer."""
    end = len(text.rstrip("\r\n"))
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{separator}\r\n]*')
    start = 0
    for _ in range(index):
        match = cell.match(text, start)
        start = match.end() + 1 if match else end
        if start > end:
            return end
    return start
