"""A table's file, from bytes to rows; whatever is wrong with it as a file is reported on the way."""

import csv
import hashlib
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nagorno.checks.problem import Problem, Report, shown
from nagorno.errors import nearest
from nagorno.schema import Reference

# Far beyond a table coded by hand; more would take minutes and gigabytes.
MEGABYTES = 20
LINES = 200_000
COLUMNS = 500

_LINE_END = re.compile("\r\n|\n")
_EXCEL = "In Excel save as 'CSV UTF-8 (comma delimited)'; in LibreOffice choose UTF-8 and the comma."


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
    columns: set[str] = field(default_factory=set)
    whole: bool = False

    def at(self, row: Row, column: str, problem: str, allowed: str = "", remedy: str = "") -> Problem:
        """Return a problem of a cell."""
        return Problem(self.file, row.line, column, shown(row[column]), allowed, problem, remedy)


def content(path: Path, file: str, report: Report) -> bytes | None:
    """Return the bytes of a regular file of bearable size; None, and the reason reported, otherwise."""

    def no(problem: str, remedy: str, came: str = "", allowed: str = "") -> None:
        report.add(Problem(file, None, "", came, allowed, problem, remedy))

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return no("this is no file", "Put the file itself there.")
        if status.st_size > MEGABYTES * 2**20:
            size = f"{status.st_size / 2**20:.0f} MB"
            return no("the file is too large and was not read", "Split the package.", size, f"{MEGABYTES} MB")
        if not status.st_size:
            return no("the file is empty", "Give it at least its header line.", "0 bytes")
        return path.read_bytes()
    except FileNotFoundError:
        return no("there is no such file", "Put it there, or take it out of the descriptor.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return no(f"the file cannot be read: {reason}", "Mend its name or its permissions.")


def text_of(raw: bytes, file: str, report: Report) -> str | None:
    """Return bytes as text, however they are encoded; anything but UTF-8 without BOM is reported.

    Parameters
    ----------
    raw : bytes
        The content of a file.
    file : str
        Its name.
    report : Report
        Where problems go.

    Returns
    -------
    str or None
        The text; None if it is UTF-16 or UTF-32.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        report.add(Problem(file, None, "", "UTF-16", "UTF-8", "the file is not UTF-8", _EXCEL))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        remedy = "Save as UTF-8 without BOM; Excel's 'CSV UTF-8' adds one: python scripts or an editor take it out."
        report.add(Problem(file, 1, "", "BOM (EF BB BF)", "UTF-8 without BOM", "a byte-order mark", remedy))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        lines = enumerate(raw.split(b"\n"), 1)
        return "\n".join(_decoded(line, number, file, report) for number, line in lines)


def _decoded(line: bytes, number: int, file: str, report: Report) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {line[error.start]:02X} at position {error.start + 1}"
        problem = "this line is not UTF-8; perhaps it was saved as Windows-1252"
        report.add(Problem(file, number, "", byte, "UTF-8", problem, _EXCEL))
        return line.decode("cp1252", "replace")


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
            problem = f"the cells are separated by a {told}"
            report.add(Problem(table.file, 1, "", comma, ",", problem, _EXCEL))
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
    many = "many" if len(cells) > len(header) else "few"
    remedy = (
        "Quote the cell that has a comma in it."
        if many == "many"
        else "Keep the commas of empty cells as well."
    )
    came, allowed = f"{len(cells)} cells", f"{len(header)} cells"
    return Problem(table.file, line, "", came, allowed, f"too {many} cells", remedy)


def _header(table: Table, header: list[str], report: Report) -> bool:
    """Report what is wrong with a header; return whether it is one."""
    wanted = list(table.fields)

    def say(column: str, problem: str, remedy: str, came: str = "", allowed: str = "") -> None:
        report.add(Problem(table.file, 1, shown(column), shown(came), allowed, problem, remedy))

    if len(header) > COLUMNS or not set(header) & set(wanted):
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
        say(
            "",
            "columns in another order",
            "Put them in the descriptor's order.",
            ",".join(known),
            ", ".join(wanted),
        )
    return True


def _declared(table: Table, raw: bytes, report: Report) -> None:
    actual: dict[str, Callable[[], object]] = {
        "rows": lambda: len(table.rows),
        "bytes": lambda: len(raw),
        "hash": lambda: f"sha256:{hashlib.sha256(raw).hexdigest()}",
    }
    for name, value in table.declared.items():
        if (found := actual[name]()) != value:
            problem = f"the descriptor declares other {name} than the file has"
            remedy = (
                "If the file is right: make data (python scripts/refresh.py) for the package's own tables."
            )
            report.add(Problem(table.file, None, name, shown(found), shown(value), problem, remedy))
