"""Claims in cells of a page: one cell for each lane and each time that the reports cannot tell apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from nagorno.charts.cells import GAP, PITCH, Cell, Item, Page
from nagorno.charts.columns import NARROW, PAD, columns, row_by_row, shared
from nagorno.charts.days import SAID, UNKNOWN, begins

SINGLE = 60  # marks that a page can hold before they are folded
CLOCKED = 12  # cells with an hour that a folded page can hold beside its days
CLOCK = 0.34  # inches for a clock time before the marks that it dates


def page(times: pd.DataFrame, unit: str, acts: Sequence[str], other: str, width: float) -> Page:
    """Lay out claims: each its own mark where they are few, else folded by lane, time and act.

    Parameters
    ----------
    times : pandas.DataFrame
        What `days.binned` gives.
    unit : str
        Of its bins.
    acts : sequence of str
        The order of speech acts.
    other : str
        The lane that is only counted where marks are folded.
    width : float
        Room for all columns, in inches.

    Returns
    -------
    Page
        Every row is in one item of one cell.
    """
    for alone in (["first", "aside"], ["first", "lane", "basis"]):
        singles = Page(False, unit, cells=list(_cells(times)))
        if len(times) <= SINGLE and _spread(
            singles, times.assign(aside=times["lane"] == other), alone, width
        ):
            _stack(singles.cells)
            return singles
    folds = Page(True, unit, cells=list(_cells(_coarse(times, other))))
    for cell in folds.cells:
        cell.items = list(_folds(cell, acts, whole=cell.lane == other))
    _fill(folds, width)
    _stack(folds.cells)
    return folds


def _coarse(times: pd.DataFrame, other: str) -> pd.DataFrame:
    """Keep the hour of saying only where few claims have one, and the lane is not only counted."""
    exact = times["exact"] & (times["basis"] == SAID) & (times["lane"] != other)
    clocks = times.loc[exact, ["lane", "earliest", "latest"]].drop_duplicates()
    return times.assign(exact=exact & (len(clocks) <= CLOCKED))


def _cells(times: pd.DataFrame) -> Iterator[Cell]:
    exact = times["exact"]
    keys = times[["lane", "basis", "first", "last"]].assign(
        earliest=times["earliest"].where(exact, 0), latest=times["latest"].where(exact, 0)
    )
    ids, acts = times["claim_id"].to_dict(), times["act"].to_dict()
    groups: dict[Any, Any] = keys.groupby(list(keys.columns), sort=True).groups
    for (lane, basis, *ends), rows in groups.items():
        first, last, earliest, latest = map(int, ends)
        items = [Item(ids[row], acts[row], [row]) for row in rows]
        yield Cell(lane, basis, first, last, earliest, latest, items)


def _folds(cell: Cell, acts: Sequence[str], whole: bool) -> Iterator[Item]:
    singles = {item.claims[0]: item for item in cell.items}
    items = cell.items if whole else sorted(cell.items, key=lambda item: acts.index(item.act))
    for act, same in groupby(items, key=lambda item: "" if whole else item.act):
        rows = [row for item in same for row in item.claims]
        span = f"{cell.first}:{cell.last}:{cell.earliest}:{cell.latest}"
        key = f"{cell.lane}:{act}:{cell.basis}:{span}"
        yield Item(key, act, rows) if len(rows) > 1 else singles[rows[0]]


def _spread(page: Page, times: pd.DataFrame, alone: list[str], width: float) -> bool:
    """Give each claim a place of its own, in the order of the reports, if there is room.

    `alone` names what claims have in common among which no two stand at the same place.
    """
    turns = times.groupby(alone).cumcount()
    sizes = times.groupby(alone)["lane"].transform("size")
    needs: dict[Any, float] = (sizes * PITCH).clip(lower=NARROW).groupby(times["first"]).max().to_dict()
    needs |= {cell.last: NARROW for cell in page.cells if cell.last not in needs}
    if sum(needs.values()) + GAP * (len(needs) - 1) > width:
        return False
    page.columns = columns(needs, width)
    for cell in page.cells:
        _bar(cell, page)
        left, right = page.columns[cell.first]
        for item in cell.items:
            row = item.claims[0]
            item.x = left + (turns[row] + 0.5) / sizes[row] * (right - left)
        if cell.latest:
            _beside(cell, width)
    return True


def _fill(page: Page, width: float) -> None:
    """Put the marks of each cell side by side, on as few rows as the page has room for."""
    page.columns = shared(page, width)
    for cell in page.cells:
        _bar(cell, page)
        if cell.latest:
            _beside(cell, width, page.columns[cell.first][0] + CLOCK)
        else:
            row_by_row(cell.items, cell.left + PAD, cell.right - PAD)


def _bar(cell: Cell, page: Page) -> None:
    """Find where the bar of a cell ends: with its columns, or at the minute where that is known."""
    if not cell.latest:
        cell.left, cell.right = page.columns[cell.first][0], page.columns[cell.last][1]
        return
    left, right = page.columns[cell.first]
    begin, end = begins(page.unit, cell.first), begins(page.unit, cell.first + 1)
    scale = (right - left) / (end - begin)
    cell.left = left + (cell.earliest - begin) * scale
    cell.right = left + (cell.latest + 1 - begin) * scale


def _beside(cell: Cell, width: float, low: float = 0) -> None:
    """Put the marks of a short bar on it, side by side around its middle."""
    total = sum(item.width for item in cell.items)
    start = min(max((cell.left + cell.right - total) / 2, low), width - total)
    for item in cell.items:
        item.x, item.row = start + PITCH / 2, 0
        start += item.width


def _stack(cells: Iterable[Cell]) -> None:
    """Give each cell a line of its lane on which it meets no other, nearest to the middle first."""
    taken: dict[str, list[tuple[int, list[tuple[float, float]]]]] = {}
    known = [cell for cell in cells if cell.basis != UNKNOWN]
    for cell in sorted(known, key=lambda cell: (cell.group, cell.left)):
        lines = taken.setdefault(cell.lane, [])
        ends = [(item.x - PITCH / 2, item.x - PITCH / 2 + item.width) for item in cell.items]
        low, high = min([cell.left, *(end[0] for end in ends)]), max([cell.right, *(end[1] for end in ends)])
        fits = (
            number
            for number, (group, spans) in enumerate(lines)
            if group == cell.group and all(high <= left or right <= low for left, right in spans)
        )
        cell.line = next(fits, len(lines))
        if cell.line == len(lines):
            lines.append((cell.group, []))
        lines[cell.line][1].append((low, high))
