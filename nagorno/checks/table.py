"""A table from text to rows; whatever is wrong with header, quoting or cells is reported on the way."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nagorno.checks.files import EXCEL, MOST, content, text_of
from nagorno.checks.problem import Problem, Report, shown
from nagorno.errors import nearest
from nagorno.schema import Reference

LINES = 200_000

_LINE_END = re.compile("\r\n|\n")


@dataclass(slots=True)
class Row:
    """One row of a table and the line it begins on."""

    line: int
    cells: dict[str, str]
    ragged: bool = False

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty if the row is too short."""
        return self.cells.get(column, "")


@dataclass(slots=True)
class Table:
    """A table as the descriptors, the package's and ours, want it, and the rows of its file.

    Parameters
    ----------
    name, file : str
        The table's name, and its path as the descriptor gives it.
    fields : dict
        For each column the fields that its cells have to fit, in the file's order.
    primary : list of str
        The primary key.
    unique : list of list of str
        Columns that together are unique.
    references : list of Reference
        What its columns point at.
    declared : dict
        The resource's ``rows``, ``bytes`` and ``hash``, as far as given.
    rows : list of Row
        The rows of the file.
    header : list of str
        Its header, as it stands there.
    columns : set of str
        Those of `fields` that the file has.
    whole : bool
        Whether every row of the file could be read.
    """

    name: str
    file: str
    fields: dict[str, list[dict[str, Any]]]
    primary: list[str]
    unique: list[list[str]]
    references: list[Reference]
    declared: dict[str, Any]
    rows: list[Row] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    whole: bool = False

    def at(self, row: Row, column: str, problem: str, allowed: str = "", remedy: str = "") -> Problem:
        """Return a problem of a cell."""
        return Problem(self.file, row.line, column, shown(row[column]), allowed, problem, remedy)


def read(table: Table, path: Path, report: Report) -> None:
    """Fill a table from its file.

    Parameters
    ----------
    table : Table
        Gets `rows`, `columns` and `whole`.
    path : pathlib.Path
        The file.
    report : Report
        Where problems go.
    """
    raw = content(path, table.file, report)
    text = text_of(raw, table.file, report) if raw is not None else None
    if raw is None or text is None:
        return
    table.whole = True
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    _fill(table, lines, report)
    _declared(table, raw, report)


def _fill(table: Table, lines: list[str], report: Report) -> None:
    if len(lines) > LINES:
        allowed = f"{LINES:,} lines"
        remedy = "Split the package."
        report.add(Problem(table.file, None, "", f"{len(lines):,} lines", allowed, "too many lines", remedy))
        table.whole = False
        return
    comma = _separator(table, lines[0], report)
    records = _records(table, lines, comma, report)
    header = next(records, (1, []))[1]
    if not _header(table, header, report):
        table.whole = False
        return
    table.header = header
    places = [(name, header.index(name)) for name in table.fields if name in header]
    table.columns = {name for name, _ in places}
    for line, cells in records:
        if len(cells) != len(header):
            report.add(_ragged(table, line, cells, header))
        found = {name: cells[place] for name, place in places if place < len(cells)}
        table.rows.append(Row(line, found, len(cells) != len(header)))


def _separator(table: Table, first: str, report: Report) -> str:
    for comma, told in ((";", "semicolon"), ("\t", "tab"), ("|", "bar")):
        if first.count(comma) > first.count(","):
            problem = "the cells are not separated by commas"
            report.add(Problem(table.file, 1, "", told, "comma", problem, EXCEL))
            return comma
    return ","


def _records(table: Table, lines: list[str], comma: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each record."""
    reader = csv.reader((line + "\n" for line in lines), delimiter=comma, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            table.whole = False
            report.add(_unquoted(table, first, str(error)))
            continue
        if cells:
            yield first, cells
        else:
            report.add(Problem(table.file, first, "", "", "", "a blank line", "Take the line out."))


def _unquoted(table: Table, line: int, error: str) -> Problem:
    if "limit" in error:
        problem, remedy = "a cell is longer than any cell may be", "Is a quotation mark missing at its end?"
    elif "new-line" in error:
        problem, remedy = "a carriage return within the line", "End lines with LF or CR LF."
    else:
        problem = "a quotation mark is left open or stands in the wrong place"
        remedy = 'Quote the whole cell, and double the marks within it: "He said ""no""."'
    return Problem(table.file, line, "", "", "", problem, remedy)


def _ragged(table: Table, line: int, cells: list[str], header: list[str]) -> Problem:
    what, remedy = "too few cells", "Keep the commas of empty cells as well."
    if len(cells) > len(header):
        what, remedy = "too many cells", "Quote the cell that has a comma in it."
    return Problem(table.file, line, "", f"{len(cells)} cells", f"{len(header)} cells", what, remedy)


def _header(table: Table, header: list[str], report: Report) -> bool:
    """Report what is wrong with a header; return whether it is one."""
    wanted = list(table.fields)

    def say(column: str, problem: str, remedy: str, came: str = "", allowed: str = "") -> None:
        report.add(Problem(table.file, 1, shown(column), shown(came), allowed, problem, remedy))

    if len(header) > MOST or not set(header) & set(wanted):
        remedy = "Give the table its header as the first line."
        say("", "the first line is not this table's header", remedy, ",".join(header), ",".join(wanted))
        return False
    for column, times in Counter(header).items():
        if times > 1:
            say(column, f"the column stands there {times} times", "Keep one of them.")
        if column not in wanted:
            near = nearest(column, wanted)
            hint = f"Did you mean {near!r}? " if near else ""
            say(column, "unknown column", f"{hint}Take it out, or describe it in the descriptor.", column)
    missing = [column for column in wanted if column not in header]
    for column in missing:
        say(column, "missing column", f"Add it; the order is {', '.join(wanted)}.")
    known = [column for column in header if column in wanted]
    if known != [column for column in wanted if column in known] and len(known) == len(set(known)):
        remedy = "Put them in the descriptor's order."
        say("", "columns in another order", remedy, ",".join(known), ", ".join(wanted))
    return True


def _declared(table: Table, raw: bytes, report: Report) -> None:
    """Report the first of the sizes that the descriptor declares and the file has not."""
    actual: dict[str, Callable[[], object]] = {
        "rows": lambda: len(table.rows),
        "bytes": lambda: len(raw),
        "hash": lambda: f"sha256:{hashlib.sha256(raw).hexdigest()}",
    }
    for name, found in actual.items():
        if name in table.declared and (came := found()) != table.declared[name]:
            problem = f"the descriptor declares other {name} than the file has"
            remedy = "If the file is right, write the descriptor anew: make data (python scripts/refresh.py)."
            allowed = shown(table.declared[name], 75)
            report.add(Problem(table.file, None, name, shown(came, 75), allowed, problem, remedy))
            return
