"""The timeline's ink: lanes and days, marks on their bars, arcs between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from nagorno.charts.cells import GAP, PITCH, Cell, Page
from nagorno.charts.days import UNKNOWN, begins, label
from nagorno.charts.fit import width, wrapped
from nagorno.charts.signs import ARCS, LINE, SMALL, bar, key, mark
from nagorno.describe.timeline import clock
from nagorno.describe.words import count
from nagorno.relate.clocks import DAY
from nagorno.style import INK, NOTE, RULE, SIZE, Role

TALLEST, SPACE = 0.32, 0.12  # inches: a line of marks; between two lanes
BAR = 0.17  # inches
NAME, LARGE, LEAST = 72, 9.0, 7.4  # points: room for a lane's name, its letters, the smallest ones
CLOCKS = 1.6  # inches of a day from which its quarters are marked


@dataclass(frozen=True)
class Band:
    """A lane on the page, in inches: its edges, the middle of each line's first row, the step to the next."""

    low: float
    high: float
    middles: list[float]
    step: float


def draw(
    ax: Axes,
    page: Page,
    lanes: Sequence[tuple[Role, str]],
    times: pd.DataFrame,
    answers: pd.DataFrame,
    zone: str,
) -> None:
    """Draw a page.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where: its data are inches.
    page : Page
        What `layout.page` gives.
    lanes : sequence of Role and str
        The lanes from top to bottom, with their names.
    times : pandas.DataFrame
        The claims.
    answers : pandas.DataFrame
        The links to be drawn: claim_id, relation, other_id.
    zone : str
        What local time is.
    """
    box = ax.get_position()
    height = box.height * SIZE[1]
    ax.set(xlim=(0, box.width * SIZE[0]), ylim=(0, height), yticks=[], xticks=[])
    ax.spines["bottom"].set_visible(False)
    if times.empty:
        ax.text(0, height / 2, "This selection holds no claim.", fontsize=9.5, color=NOTE)
        return
    bands = _bands(page, [role.lane for role, _ in lanes], height)
    _columns(ax, page, zone, times)
    places: dict[str, tuple[float, float]] = {}
    for role, name in lanes:
        _lane(ax, role, name, bands[role.lane], int((times["lane"] == role.lane).sum()))
        for cell in page.cells:
            if cell.lane == role.lane:
                places |= _cell(ax, cell, bands[role.lane], role, page.folded)
    _arcs(ax, answers, places)
    key(ax, set(times["act"]), set(answers["relation"]), set(times["basis"]))


def _bands(page: Page, lanes: Sequence[str], height: float) -> dict[str, Band]:
    """Share the height out; in the lane on top, the first line is the lowest, as in a mirror."""
    lines = {lane: page.lines(lane) for lane in lanes}
    total = sum(map(sum, lines.values()))
    step = min(TALLEST, (height - SPACE * len(lanes)) / total)
    space = (height - step * total) / len(lanes)
    found, top = {}, height
    for number, lane in enumerate(lanes):
        rows = lines[lane] if number else lines[lane][::-1]
        y, middles = top - space / 2, []
        for row in rows:
            middles.append(y - step / 2)
            y -= row * step
        found[lane] = Band(y - space / 2, top, middles if number else middles[::-1], step)
        top = y - space / 2
    return found


def _columns(ax: Axes, page: Page, zone: str, times: pd.DataFrame) -> None:
    """Label each day below, mark what lies between two that do not follow on, and name the zone."""
    order = list(page.columns)
    for before, bin in zip([None, *order], order, strict=False):
        left, right = page.columns[bin]
        ax.plot([left, right], [0, 0], color=RULE, linewidth=1, clip_on=False)
        text = "day not\ngiven" if bin < 0 else label(page.unit, bin)
        middle = (left + right) / 2
        ax.text(middle, -0.06, text, ha="center", va="top", fontsize=8.5, color=INK, linespacing=1.05)
        if before is not None and bin >= 0:
            far = bin - before > 1
            ax.axvline(left - GAP / 2, color=RULE, linewidth=0.8, linestyle=(0, (1, 2)) if far else "-")
    ax.text(0, -0.26, _axis(page, zone), fontsize=SMALL, color=NOTE, va="top")
    if page.unit == "day":
        for bin in {cell.first for cell in page.cells if cell.latest}:
            _hours(ax, *page.columns[bin])


def _axis(page: Page, zone: str) -> str:
    """Say in which year, by which clock, and whether the days follow on."""
    known = [bin for bin in page.columns if bin >= 0]
    if not known:
        return ""
    years = [date.fromordinal(begins(page.unit, bin) // DAY).year for bin in (known[0], known[-1])]
    gaps = any(after - before > 1 for before, after in pairwise(known))
    units = "centuries" if page.unit == "century" else f"{page.unit}s"
    left_out = f"; dotted line: {units} left out" if gaps else ""
    return f"{' to '.join(map(str, dict.fromkeys(years)))}, local time ({zone}){left_out}"


def _hours(ax: Axes, left: float, right: float) -> None:
    """Mark the quarters of a day that is wide enough."""
    if right - left < CLOCKS:
        return
    for hour in (6, 12, 18):
        x = left + (right - left) * hour / 24
        ax.plot([x, x], [0, -0.04], color=RULE, linewidth=1, clip_on=False)
        if hour != 12:
            ax.text(x, -0.07, f"{hour:02}:00", fontsize=SMALL, color=NOTE, ha="center", va="top")


def _lane(ax: Axes, role: Role, name: str, band: Band, claims: int) -> None:
    longest = max(width(word, LARGE, bold=True) for word in name.split() or [""])
    size = max(LEAST, LARGE * min(1, NAME / max(longest, 1)))
    title = wrapped(name, NAME, size, lines=2, bold=True)
    many = count(claims, "claim") if claims < 13 else f"{claims:,} claims"
    middle = (band.low + band.high) / 2
    at: dict[str, Any] = {"xycoords": "data", "textcoords": "offset points", "ha": "right", "clip_on": False}
    ax.annotate(
        title, (0, middle), (-8, -2), va="bottom", fontsize=size, fontweight="bold", color=role.text, **at
    )
    ax.annotate(many, (0, middle), (-8, -3.5), va="top", fontsize=SMALL, color=NOTE, **at)
    if band.low > 1e-6:
        ax.plot([-0.95, ax.get_xlim()[1]], [band.low] * 2, color=RULE, linewidth=0.8, clip_on=False)


def _cell(ax: Axes, cell: Cell, band: Band, role: Role, folded: bool) -> dict[str, tuple[float, float]]:
    """Draw a bar and what stands on it; return where its single marks are."""
    top = band.middles[cell.line]
    if cell.basis == UNKNOWN:
        top = (band.low + band.high + (cell.rows - 1) * band.step) / 2
    high, ends = min(BAR, band.step * 0.94), (cell.left, cell.right)
    bar(ax, cell.basis, ends, role.colour, top + high / 2, high + (cell.rows - 1) * band.step)
    places = {}
    if cell.latest and folded:
        before = min(item.x for item in cell.items) - PITCH / 2
        ax.text(
            before,
            top,
            clock(cell.earliest),
            fontsize=SMALL - 0.3,
            color=INK,
            ha="right",
            va="center_baseline",
        )
    for item in cell.items:
        y = top - item.row * band.step
        mark(ax, item, role, y)
        if len(item.claims) == 1:
            places[item.key] = (item.x, y)
    return places


def _arcs(ax: Axes, answers: pd.DataFrame, places: Mapping[str, tuple[float, float]]) -> None:
    """Draw an arc from each answer to the claim that it answers."""
    for claim, relation, other in answers.itertuples(index=False, name=None):
        start, end = places[claim], places[other]
        across, along = abs(start[1] - end[1]), abs(start[0] - end[0])
        # Marks of one line need a high arc, marks far apart a flat one.
        bend = 0.5 if across < 0.05 and along < 1 else 0.16 if along < 2 else 0.08
        look: dict[str, Any] = {"linestyle": ARCS[relation], "linewidth": LINE, "color": NOTE, "zorder": 2}
        arc = FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=7, shrinkA=5, shrinkB=5.5, **look)
        arc.set_connectionstyle("arc3", rad=bend if start[0] > end[0] else -bend)
        arc.set_gid(f"arc:{claim}:{other}")
        ax.add_patch(arc)
