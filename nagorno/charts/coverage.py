"""Which report tells what: a grid of events, or of repeated statements, by reports."""

from dataclasses import dataclass
from typing import Any, cast

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from nagorno import style
from nagorno.charts.chart import Chart
from nagorno.charts.fit import CUT, legible, width, wrapped
from nagorno.corpus import Corpus
from nagorno.describe import coverage as words
from nagorno.describe.coverage import ABSENT, NOT_READ, TOLD, Grid
from nagorno.describe.words import count

LEFT, RIGHT, TOP, BOTTOM = 6.0, 512.0, 68.0, 262.0
LETTERS, SMALL = 7.6, 7.1
PITCH = 18.0  # of a row at most: two lines of a label
LABELS = 160.0  # room that labels have at least
NAMED = 5  # so many columns can bear the names of their outlets
NUMBERED = 12  # so many columns can each bear a number
APART = 9  # points between the names of two days
TONE = style.MEDIATOR  # one tone: no party is shown here
KEY = {"attributed": "named speaker", "unnamed": "speaker not named", "own_voice": "outlet's own voice"}
KEY |= {ABSENT: "absent, read in full", NOT_READ: "not in the part read"}


def coverage(corpus: Corpus, by: str = "date_id") -> Chart:
    """Draw which report tells of which event, or repeats which statement.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    by : str
        ``date_id``: a row for each event; ``proposition``: for each claim that others repeat.

    Returns
    -------
    Chart
        Its rows are the cells. A cell that tells something has its own mark; those of a row that
        are absent, and those that were not read, share one each. Where there are too many rows the
        most told are drawn and the cells of the others are left out, counted in one fold.

    Examples
    --------
    >>> import nagorno
    >>> len(coverage(nagorno.open("article")).rows)
    15
    """
    found = words.grid(corpus, by)
    description = words.describe(corpus, found)
    figure, ax = style.page()
    style.caption(figure, description.headline, _subtitle(found), style.foot(corpus, _foot(found)))
    if found.rows.empty:
        style.empty(ax, f"There are no {words.NOUNS[by][1]} to lay out.")
    else:
        _draw(ax, found)
    cells = found.cells.drop(columns="fold")
    fold = found.cells["fold"]
    return Chart(figure, description, cells[~fold].reset_index(drop=True), cells[fold].reset_index(drop=True))


def _subtitle(found: Grid) -> str:
    read = f"Rows: {words.NOUNS[found.by][1]}. Columns: reports, by day of publication"
    return f"{read}." if len(found.reports) <= NAMED else f"{read}; the description names them."


def _foot(found: Grid) -> str:
    partly = words.read_in_part(found)
    reports = len(found.reports)
    some = "the report was" if reports == 1 else f"{partly} of {reports} reports were"
    read = f"; {some} read in part" if partly else ""
    return f"A gap says nothing about the event{read}."


@dataclass(frozen=True)
class _Table:
    """Where rows and columns stand, in points."""

    start: float
    pitch: float
    tall: float

    def x(self, number: int) -> float:
        """Return the middle of a column, the first being 1."""
        return self.start + (number - 0.5) * self.pitch

    def y(self, number: float) -> float:
        """Return the middle of a row, the first being 0."""
        return TOP + (number + 0.5) * self.tall


def _draw(ax: Axes, found: Grid) -> None:
    drawn = found.rows[~found.rows["fold"]]
    reports, folds = len(found.reports), len(drawn) < len(found.rows)
    counted = [_counted(row, reports) for row in drawn.itertuples()]
    wide = max(width(told, LETTERS) for told in counted) + 8
    pitch = min((RIGHT - LEFT - LABELS - wide) / reports, 120.0 if reports <= NAMED else 22.0)
    tall = min((BOTTOM - TOP) / (len(drawn) + folds), PITCH)
    table = _Table(RIGHT - wide - pitch * reports, pitch, tall)
    cells = dict(iter(found.cells[~found.cells["fold"]].groupby("key", sort=False)))
    for number, (row, told) in enumerate(zip(drawn.itertuples(), counted, strict=True)):
        _draw_row(ax, table, number, row, told)
        _draw_cells(ax, table, number, cells[str(row.key)])
    _draw_columns(ax, found.reports, table, TOP + tall * len(drawn))
    if folds:
        y = table.y(len(drawn)) + 2
        ax.plot([LEFT, RIGHT], [y - tall / 2] * 2, color=style.RULE, linewidth=0.8)
        rest = f"and {words.folded(found)}"
        ax.text(LEFT, y, rest, va="center", fontsize=LETTERS, color=style.NOTE, gid=f"fold:{words.FOLD}")
    _draw_key(ax, set(found.cells.loc[~found.cells["fold"], "state"]))


def _draw_row(ax: Axes, table: _Table, number: int, row: Any, told: str) -> None:
    # Letters may be drawn a little wider than they measure: hence 0.95.
    label = row.label if legible(row.label) else f"{row.key} (in letters not shown)"
    label = _even(label, 0.95 * (table.start - LEFT - 8), 2 if table.tall >= PITCH - 1 else 1)
    look: dict[str, Any] = {"ha": "right", "fontsize": LETTERS, "parse_math": False}
    look |= {"va": "center" if "\n" in label else "center_baseline"}
    ax.text(table.start - 6, table.y(number), label, color=style.INK, linespacing=1.0, **look)
    ax.text(RIGHT, table.y(number), told, color=style.NOTE, **look | {"va": "center_baseline"})


def _even(label: str, room: float, lines: int) -> str:
    """Break a label where its lines are most alike, so that no word stands alone."""
    widest = wrapped(label, room, LETTERS, lines)
    if "\n" not in widest or widest.endswith(CUT):
        return widest
    tries = (wrapped(label, room * share, LETTERS, lines) for share in (0.5, 0.6, 0.7, 0.8, 0.9))
    return next((one for one in tries if not one.endswith(CUT)), widest)


def _draw_cells(ax: Axes, table: _Table, number: int, cells: pd.DataFrame) -> None:
    """Draw a row's cells: one artist for each mark."""
    size = (min(table.pitch * 0.78, 8.5), min(table.tall * 0.5, 8.5))
    marks: dict[tuple[str, str], list[Path]] = {}
    for mark, state, column in zip(cells["mark"], cells["state"], cells["number"], strict=True):
        shape = _shape(state, table.x(int(column)), table.y(number), size)
        marks.setdefault((mark, state), []).append(shape)
    for (mark, state), shapes in marks.items():
        _draw_mark(ax, Path.make_compound_path(*shapes), state, f"mark:{mark}")


def _counted(row: Any, reports: int) -> str:
    told, claims = f"{row.told} of {reports}", count(row.claims, "claim")
    return claims if reports == 1 else told if reports > NUMBERED else f"{told} · {claims}"


def _draw_mark(ax: Axes, path: Path, state: str, gid: str | None = None) -> None:
    colour = {ABSENT: style.OBSERVER, NOT_READ: style.RULE}.get(state, TONE)
    # No add_patch: the limits are fixed, and looking for the extent of every mark takes longest.
    ax.add_artist(PathPatch(path, facecolor=colour, edgecolor="none", linewidth=0, gid=gid, zorder=3))


def _shape(state: str, x: float, y: float, size: tuple[float, float]) -> Path:
    """Return a full, half or open box; a dot; a short dash."""
    wide, high = size[0] / 2, size[1] / 2
    line = max(size[0] * 0.17, 0.8)
    if state == ABSENT:
        return Path.circle((x, y), max(size[0] * 0.2, 1.0))
    if state == NOT_READ:
        return _rectangle(x - wide * 0.45, x + wide * 0.45, y - 0.4, y + 0.4)
    outside = _rectangle(x - wide, x + wide, y - high, y + high)
    if state == TOLD[0]:
        return outside
    floor = y if state == TOLD[1] else y + high - line
    inside = _rectangle(x - wide + line, x + wide - line, y - high + line, floor)
    return Path.make_compound_path(outside, Path(cast(Any, inside.vertices)[::-1], inside.codes))


def _rectangle(x0: float, x1: float, y0: float, y1: float) -> Path:
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], codes)


def _draw_columns(ax: Axes, reports: pd.DataFrame, table: _Table, end: float) -> None:
    """Write numbers above the columns, or names where they are few."""
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SMALL, "color": style.NOTE}
    report: Any
    for report in reports.itertuples():
        if len(reports) <= NAMED:
            name = report.outlet if legible(report.outlet) else report.outlet_id
            ax.text(table.x(report.number), TOP - 4, wrapped(name, table.pitch - 6, SMALL, 1), **look)
        elif len(reports) <= NUMBERED or report.number % 5 == 0 or report.number == 1:
            ax.text(table.x(report.number), TOP - 4, str(report.number), **look)
    _draw_days(ax, reports, table, end)


def _draw_days(ax: Axes, reports: pd.DataFrame, table: _Table, end: float) -> None:
    """Set the days apart with thin rules, and name those that have room."""
    look: dict[str, Any] = {"va": "center", "fontsize": SMALL, "color": style.NOTE}
    free = table.start
    for day, here in reports.groupby("day", sort=False, dropna=False):
        x0 = table.x(int(here["number"].min())) - table.pitch / 2
        x1 = table.x(int(here["number"].max())) + table.pitch / 2
        if x0 > table.start:
            rule = Path([(x0, TOP - 20), (x0, TOP - 10), (x0, TOP + 2), (x0, end)], [1, 2, 1, 2])
            ax.add_patch(PathPatch(rule, facecolor="none", edgecolor=style.RULE, linewidth=0.6, zorder=0))
        at = max(x0 + 2, free)
        told = _day(day, x1 - at)
        if len(reports) <= NAMED and width(told, SMALL) <= x1 - x0:
            ax.text((x0 + x1) / 2, TOP - 15, told, ha="center", **look)
        elif at + width(told, SMALL) <= max(x1, x0 + 12):
            ax.text(at, TOP - 15, told, ha="left", **look)
            free = at + width(told, SMALL) + APART


def _day(day: Any, room: float) -> str:
    """Return the longest form of a day that has room; where none has, the shortest."""
    forms = [words.when(day, form) for form in ("%B %Y", "%B", "%b", "")]
    return next((form for form in forms if width(form, SMALL) <= room), forms[-1])


def _draw_key(ax: Axes, states: set[str]) -> None:
    x, y = LEFT, BOTTOM + 11
    for state in words.STATES:
        if state in states:
            _draw_mark(ax, _shape(state, x + 4, y, (7.0, 7.0)), state)
            ax.text(x + 11, y, KEY[state], va="center", fontsize=LETTERS, color=style.NOTE)
            x += 26 + width(KEY[state], LETTERS)
