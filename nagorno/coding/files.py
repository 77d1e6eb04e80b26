"""Codes to a file and back: one CSV a coder, which a spreadsheet opens and runs nothing of."""

import csv
import os
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from nagorno.checks.letters import harmless, restored
from nagorno.coding.cells import codes_of
from nagorno.coding.codes import COLUMNS, blank
from nagorno.coding.listing import TEXTS, plain
from nagorno.coding.sheets import Sheet
from nagorno.errors import DataError

HEADER = ["item", *TEXTS, *COLUMNS]
_DELIMITERS = ",;\t"  # as spreadsheets of several countries write them
_SHOWN = 5
OTHER_NAME = " It is left as it is; save under another name."
Grid = list[list[str]]


class Coding(NamedTuple):
    """What a file holds: codes, and what of it could not be read."""

    codes: pd.DataFrame
    problems: tuple[str, ...] = ()


def text(codes: pd.DataFrame, sheet: Sheet) -> str:
    """Return codes as the text of a CSV file, the items with them."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    told = sheet.items.join(codes[COLUMNS])
    for row in told[[*TEXTS, *COLUMNS]].itertuples():
        writer.writerow([row[0], *(harmless(plain(cell)) for cell in row[1:])])
    return file.getvalue()


def save(codes: pd.DataFrame, path: str | Path, sheet: Sheet, known: bytes | None = None) -> bytes:
    """Write codes to a file, whole or not at all.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `nagorno.coding.blank`.
    path : str or pathlib.Path
        A new file, or one that holds a coding of the same list: that is brought up to date.
    sheet : Sheet
        What is coded.
    known : bytes, optional
        What the file held when it was last read or written, empty for no file; if it holds
        something else by now, it is left alone.

    Returns
    -------
    bytes
        What the file holds now.

    Raises
    ------
    DataError
        If the file is not a coding of this list, or not what was known of it: it is left alone.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from nagorno.coding.sheets import sheet
    >>> with TemporaryDirectory() as folder:
    ...     written = save(blank(sheet()), f"{folder}/mine.csv", sheet())
    >>> written.decode().splitlines()[0]
    'item,paragraph,speaker,verb,proposition,speaker_id,act,target_id,relation,related_items,note'
    """
    # The file that a link points at, so that the link itself stays.
    file = Path(path).resolve()
    before = content(file)
    if before is not None and (not known or before != known):
        raise_unless_ours(before, sheet, file.name, known)
    written = text(codes, sheet).encode("utf-8")
    _replace(file, written)
    return written


def raise_unless_ours(before: bytes, sheet: Sheet, name: str, known: bytes | None) -> None:
    """Refuse to write over a file that is another coding, another list, or not what was known of it."""
    try:
        problems = parse(before, sheet, name).problems
    except DataError as error:
        raise DataError(f"{error}{OTHER_NAME}") from None
    if known is not None:
        raise DataError(f"{name} was changed elsewhere since it was read here.{OTHER_NAME}")
    if problems:
        raise DataError(f"{name} holds what cannot be read: {problems[0]}{OTHER_NAME}")


def resume(source: str | Path | bytes, sheet: Sheet) -> Coding:
    """Read codes back from a file.

    Parameters
    ----------
    source : str, pathlib.Path or bytes
        A file, or what one holds, as an upload gives it.
    sheet : Sheet
        What is coded.

    Returns
    -------
    Coding
        The codes, and a sentence on everything that could not be read.

    Raises
    ------
    DataError
        If there is no such file, or it is not a coding of this list.

    Examples
    --------
    >>> from nagorno.coding.sheets import sheet
    >>> coding = resume(text(blank(sheet()), sheet()).encode(), sheet())
    >>> coding.problems, len(coding.codes)
    ((), 28)
    """
    if isinstance(source, bytes):
        return parse(source, sheet, "the file")
    path = Path(source)
    found = content(path)
    if found is None:
        raise DataError(f"there is no file {str(path)!r}; look where this notebook lies.")
    return parse(found, sheet, path.name)


def content(path: Path) -> bytes | None:
    """Return what a file holds; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise DataError(f"{path.name} is a folder; give the name of a file.") from None


def parse(source: bytes, sheet: Sheet, name: str) -> Coding:
    """Read the content of a file; `name` is what it is called in sentences."""
    header, rows = _table(_decoded(source, name), name)
    problems = [f"Column {extra!r} is not read." for extra in header if extra not in HEADER]
    kept: dict[int, dict[str, str]] = {}
    for line, row in rows:
        cells = dict(zip(header, [*row, *[""] * len(header)], strict=False))
        item = _number(cells["item"], len(sheet.items))
        if not item or item in kept:
            why = "stands there twice; the first counts" if item else "is none of this list"
            problems.append(f"Line {line}: item {cells['item']!r} {why}.")
            continue
        if len(row) > len(header):
            problems.append(f"Line {line}: more cells than columns.")
        kept[item] = cells
    _same_list(kept, sheet, name)
    problems += [f"Item {item} is missing." for item in sheet.items.index if item not in kept]
    codes = blank(sheet)
    for item, cells in sorted(kept.items()):
        found, wrong = codes_of(item, cells, sheet)
        codes.loc[item] = pd.Series(found)
        problems += wrong
    return Coding(codes, tuple(problems))


def _decoded(source: bytes, name: str) -> str:
    if source.startswith(b"PK"):
        raise DataError(f"{name} is a workbook, not a CSV file; save it as CSV (UTF-8) and try again.")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(f"{name} is not written in UTF-8; save it as CSV (UTF-8) and try again.") from None


def _table(content: str, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Split a text into its header and its rows, each with the line it ends on."""
    first = content.partition("\n")[0].strip("\r")
    headers = {mark: first.replace('"', "").split(mark) for mark in _DELIMITERS}
    mark = max(headers, key=lambda one: len(set(headers[one]) & set(HEADER)))
    missing = [column for column in HEADER if column not in headers[mark]]
    if missing:
        came, lacks = ", ".join(headers[mark])[:80] or "nothing", ", ".join(missing[:_SHOWN])
        raise DataError(f"{name} is not a coding: it begins with {came!r} and has no column {lacks}.")
    reader = csv.reader(StringIO(content, newline=""), delimiter=mark)
    try:
        header, *rows = [(reader.line_num, [restored(cell) for cell in row]) for row in reader if any(row)]
    except csv.Error as error:
        raise DataError(f"{name} cannot be read as CSV ({error}). Save it as CSV (UTF-8).") from None
    return header[1], rows


def _number(cell: str, most: int) -> int:
    return int(cell) if cell.isascii() and cell.isdigit() and 1 <= int(cell[:9]) <= most else 0


def _same_list(kept: dict[int, dict[str, str]], sheet: Sheet, name: str) -> None:
    """Refuse a file whose items are others than the sheet's."""
    listed = sheet.items.to_dict("index")
    other = [
        item
        for item, cells in sorted(kept.items())
        if any(plain(cells[column]) != listed[item][column] for column in TEXTS)
    ]
    if other or not kept:
        what = f"item {other[0]} reads {kept[other[0]]['proposition'][:60]!r}" if other else "it has no items"
        raise DataError(f"{name} is not a coding of this list: {what}.")


def _replace(file: Path, written: bytes) -> None:
    """Write beside the file, then put it in its place: never half a file."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(written)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
