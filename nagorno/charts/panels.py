"""One thing that is counted, drawn: its name, a row for each statement, its axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nagorno import style
from nagorno.charts.fit import legible, shown, width, wrapped
from nagorno.charts.statements import NUMBERS, OTHER
from nagorno.describe import figures as words
from nagorno.describe.words import capital, count, listed
from nagorno.style import INK, NOTE, RULE, Role

# Inches from the left: where the page begins, the axis ends, amounts end, texts begin and end.
LEFT, END, AMOUNT, TEXT, EDGE = 0.09, 4.64, 5.16, 5.26, 7.1
SIZE, SMALL, TITLE = 7.8, 7.6, 8.4  # points
ARROW = 16  # points
_MIDDLE: dict[str, Any] = {"va": "center_baseline"}


@dataclass(frozen=True)
class Page:
    """A page ruled in inches.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where: its data are inches.
    roles : mapping of str to Role
        The lanes.
    names : float
        Where names end.
    line : float
        The height of a line.
    ticks : mapping of str to list of float
        What `scales` gives.
    """

    axes: Axes
    roles: Mapping[str, Role]
    names: float
    line: float
    ticks: Mapping[str, list[float]]

    @property
    def in_words(self) -> float:
        """Where the mark of a statement without a number stands."""
        return self.names + 0.19

    @property
    def start(self) -> float:
        """Where the axis begins."""
        return self.names + 0.46

    def at(self, number: float, top: float) -> float:
        """Return where a number stands along an axis from zero to `top`."""
        return self.start + (END - self.start) * float(number) / top


def tellings(given: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the claims of each mark."""
    return [told for _, told in given.groupby("mark", sort=False)]


def speaker(told: pd.DataFrame) -> str:
    """Return who says it; of several speakers the first, the others counted."""
    return listed(dict.fromkeys(map(shown, told["speaker"], told["speaker_id"])), most=1)


def scales(given: pd.DataFrame) -> dict[str, list[float]]:
    """Return the ticks of each thing's axis, by event and unit: the same for all of one unit.

    Every axis begins at zero, and has room for an arrow; a thing that is told in words has none.
    """
    kinds = given["unit"].where(given["unit"] != OTHER, given["date_id"].astype(object).fillna(""))
    found: dict[str, list[float]] = {}
    for _, same in given.groupby(kinds, sort=False):
        ticks = _ticks(same)
        found |= {
            _thing(one): ticks for _, one in same.groupby("date_id", sort=False, dropna=False) if _scaled(one)
        }
    return found


def _thing(told: pd.DataFrame) -> str:
    return f"{told['date_id'].iloc[0]}: {told['unit'].iloc[0]}"


def _scaled(told: pd.DataFrame) -> bool:
    return bool(told[NUMBERS[:2]].notna().to_numpy().any())


def _ticks(same: pd.DataFrame) -> list[float]:
    ends = pd.concat([same["number_low"], same["number_high"]]).dropna()
    most = max(int(ends.max()), 1) if len(ends) else 1
    if same.loc[same["number_low"] == most, "number_high"].isna().any():
        most += 1
    return [float(tick) for tick in MaxNLocator(4, integer=True).tick_values(0, most) if tick >= 0]


def title(page: Page, told: pd.DataFrame, y: float, unit: str = "") -> float:
    """Write the name of an event and of what is counted; return where the next line stands."""
    first = told.iloc[0]
    room = (EDGE - LEFT) * 72 - width(unit, TITLE, bold=True)
    name = wrapped(shown(first["event"], str(first["date_id"])), room, TITLE, lines=1, bold=True)
    page.axes.text(LEFT, y, name + unit, fontsize=TITLE, fontweight="bold", color=INK, **_MIDDLE)
    return y - page.line


def panel(page: Page, thing: pd.DataFrame, y: float, rest: pd.DataFrame) -> float:
    """Draw what is counted, its statements and its axis; return where the next line stands.

    Parameters
    ----------
    page : Page
        Where.
    thing : pandas.DataFrame
        The statements, a row a claim.
    y : float
        Where its first line stands.
    rest : pandas.DataFrame
        Statements for which there is no room.

    Returns
    -------
    float
        Inches from below.
    """
    ticks = page.ticks.get(_thing(thing), [])
    y = title(page, thing, y, f": {thing['unit'].iloc[0]}")
    top = y + page.line / 2
    for told in tellings(thing):
        _statement(page, told, y, ticks)
        y -= page.line
    if len(rest):
        text = capital(words.fold("rest", rest))
        page.axes.text(page.start, y, text, fontsize=SMALL, color=NOTE, gid="fold:rest", **_MIDDLE)
        y -= page.line
    return _axis(page, ticks, y, top) if ticks else y


def _statement(page: Page, told: pd.DataFrame, y: float, ticks: Sequence[float]) -> None:
    """Draw one statement: its speaker, its number, the words in which it is printed."""
    first, role = told.iloc[0], page.roles[told["lane"].iloc[0]]
    name = wrapped(speaker(told), (page.names - LEFT) * 72 + 1, SIZE, lines=1)
    page.axes.text(page.names, y, name, fontsize=SIZE, color=role.text, ha="right", **_MIDDLE)
    low, high = first["number_low"], first["number_high"]
    ends = [page.at(end, ticks[-1]) for end in dict.fromkeys((low, high)) if pd.notna(end)]
    x = ends or [page.in_words]
    style.marks(page.axes, x, [y] * len(x), role, gid=f"mark:{first['mark']}")
    if len(ends) == 2:
        page.axes.plot(ends, [y, y], color=role.colour, linewidth=1.2)
    elif ends and (pd.isna(low) or pd.isna(high)):
        _open_end(page.axes, ends[0], y, role, -ARROW if pd.isna(low) else ARROW)
    if ends:
        page.axes.text(AMOUNT, y, amount(low, high), fontsize=SIZE, color=INK, ha="right", **_MIDDLE)
    page.axes.text(TEXT, y, _printed(told), fontsize=SMALL, color=NOTE, **_MIDDLE)


def _printed(told: pd.DataFrame) -> str:
    """Return a number's words as the first report prints them, and how often it is told."""
    texts = told["number_text"].dropna()
    times = f" × {len(told)}" if len(told) > 1 else ""
    if texts.empty or not legible(texts.iloc[0]):
        return ("" if texts.empty else "in other letters") + times
    room = (EDGE - TEXT) * 72 - width(f"“”{times}", SMALL)
    return f"“{wrapped(texts.iloc[0], room, SMALL, lines=1)}”{times}"


def amount(low: object, high: object) -> str:
    """Return a number in figures, with its open end as a sign.

    Examples
    --------
    >>> amount(9, 9), amount(9, None), amount(None, 5), amount(3, 4)
    ('9', '≥ 9', '≤ 5', '3–4')
    """
    said = words.amount(low, high)
    return said.replace("at least", "≥").replace("at most", "≤").replace(" to ", "–")


def _open_end(axes: Axes, x: float, y: float, role: Role, points: float) -> None:
    """Draw an arrow from a number towards the side that the report leaves open."""
    look = {"arrowstyle": "<-", "color": role.colour, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 3}
    axes.annotate("", (x, y), (points, 0), textcoords="offset points", arrowprops=look)


def _axis(page: Page, ticks: Sequence[float], y: float, top: float) -> float:
    """Draw the axis below a panel, and thin lines up to its top; return the next line."""
    edge = y + page.line / 2
    page.axes.plot([page.start, END], [edge, edge], color=RULE, linewidth=0.8)
    for tick in ticks:
        x = page.at(tick, ticks[-1])
        page.axes.vlines(x, edge - 0.03, edge, color=RULE, linewidth=0.8)
        page.axes.vlines(x, edge, top, color=RULE, linewidth=0.4, zorder=0)
        page.axes.text(x, edge - 0.05, f"{tick:,.0f}", fontsize=7.2, color=NOTE, ha="center", va="top")
    return y - page.line


def silent(page: Page, told: pd.DataFrame, y: float) -> float:
    """Draw one row for all statements about an event that give no figure; return the next line."""
    x = page.in_words
    page.axes.text(page.names, y, "No figure given", fontsize=SIZE, color=NOTE, ha="right", **_MIDDLE)
    page.axes.plot([x - 0.06, x + 0.06], [y, y], color=INK, linewidth=1.2, gid=f"mark:{told['mark'].iloc[0]}")
    labels = {lane: shown(role.label, lane) for lane, role in page.roles.items()}
    by_lane = words.by_lane(told.assign(lane_label=told["lane"].map(labels)))
    text = wrapped(f"{count(len(told), 'statement')}: {by_lane}", (EDGE - page.start) * 72, SMALL, lines=1)
    page.axes.text(page.start, y, text, fontsize=SMALL, color=NOTE, **_MIDDLE)
    return y - page.line
