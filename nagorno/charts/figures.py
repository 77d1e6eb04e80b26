"""Numbers as reported: one row a statement, its speaker beside it, never added up."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from nagorno import style
from nagorno.charts import panels
from nagorno.charts.chart import Chart
from nagorno.charts.fit import shown, width, wrapped
from nagorno.charts.panels import LEFT, SIZE, Page
from nagorno.charts.statements import needed, statements
from nagorno.corpus import Corpus
from nagorno.describe import figures as words
from nagorno.describe.lanes import lane_note_of
from nagorno.describe.words import capital
from nagorno.style import INK, NOTE, Role

FOOT = "Numbers as reported: they overlap, and are never added up."
SUBTITLE = "One row a statement, where its number lies; an arrow is an open end; × counts its tellings."
NOTHING = "No statement in these reports gives a number."
NAMES = 2.6  # inches from the left: where names end at most
TOP, BOTTOM, LINE = 3.42, 0.27, 0.2  # inches from below, and the height of a line
MARGIN = 0.05  # inches between rows and notes


def figures(
    corpus: Corpus,
    date_id: str | None = None,
    number_of: str | None = None,
    order: Sequence[str] | None = None,
) -> Chart:
    """Draw the numbers that reports give, each with its speaker, and count those who give none.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        The event. By default as many as there is room for, from the one with most statements on.
    number_of : str, optional
        The unit, such as ``"hours"``; by default as for the event.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.

    Returns
    -------
    Chart
        ``rows`` are claims: those with a number, and (``silent``) those about the same events without
        one; retellings of the same number have one ``mark``. ``left_out`` holds what has no room
        (fold ``rest``) and numbers of other things (fold ``others``).

    Raises
    ------
    DataError
        If the event or the unit is not in the corpus, or `order` is not its parties.

    Examples
    --------
    >>> import nagorno
    >>> len(figures(nagorno.open("article")).left_out)
    0
    """
    roles = style.roles(corpus, order)
    rows, left_out = statements(corpus, roles, date_id, number_of)
    aside = lane_note_of(corpus, rows["speaker_id"])
    description = words.figures(rows, left_out, aside)
    figure, axes = style.canvas(0, 1, 1, 0)
    axes.set_axis_off()
    axes.set(xlim=(0, style.SIZE[0]), ylim=(0, style.SIZE[1]))
    style.caption(figure, description.headline, SUBTITLE if len(rows) else "", style.foot(corpus, FOOT))
    if rows.empty:
        axes.text(LEFT, 2.4, NOTHING, fontsize=10, color=INK)
    drawn = set(rows.loc[~rows["silent"], "lane"])
    _key(axes, [role for lane, role in roles.items() if lane in drawn])
    bottom = _notes(axes, left_out, aside)
    _panels(axes, roles, rows, left_out[left_out["mark"] == "rest"], bottom)
    return Chart(figure, description, rows, left_out)


def _key(axes: Axes, roles: Sequence[Role]) -> None:
    """Name the lanes once, each with its mark."""
    x = LEFT + 0.06
    for role in roles:
        label = wrapped(shown(role.label, role.lane), 120, 7.8, lines=1)
        style.marks(axes, [x], [3.6], role)
        axes.text(x + 0.11, 3.6, label, fontsize=7.8, color=role.text, va="center_baseline")
        x += width(label, 7.8) / 72 + 0.36


def _notes(axes: Axes, left_out: pd.DataFrame, aside: str) -> float:
    """Write above the foot what is not drawn and whose lane holds another; return where it ends."""
    others = left_out[left_out["mark"] == "others"]
    notes = {"aside": aside} if aside else {}
    if len(others):
        said = capital(words.fold("others", others))
        notes["fold:others"] = f"{said}; choose one by its event and unit."
    y = BOTTOM
    for gid, note in notes.items():
        axes.text(LEFT, y, note, fontsize=7.6, color=NOTE, va="bottom", gid=gid)
        y += 0.145
    return y


def _panels(
    axes: Axes, roles: Mapping[str, Role], rows: pd.DataFrame, rest: pd.DataFrame, bottom: float
) -> None:
    """Draw what is counted, one thing below the other: its name, its rows, its axis."""
    given = rows[~rows["silent"]]
    things = [thing for _, thing in given.groupby(words.THING, sort=False, dropna=False)]
    silent = dict(iter(rows[rows["silent"]].groupby("date_id", sort=False)))
    last = {thing["date_id"].iloc[0]: number for number, thing in enumerate(things)}
    used = sum(map(needed, things)) + len(rest[:1]) + max(len(things) - 1, 0) * 0.4
    names = max((width(name, SIZE) / 72 for name in map(panels.speaker, panels.tellings(given))), default=0)
    line = min(LINE, (TOP - bottom - MARGIN) / max(used, 1))
    page = Page(axes, roles, min(max(LEFT + names, 1.4), NAMES), line, panels.scales(given))
    y = TOP - line / 2
    for number, thing in enumerate(things):
        y = panels.panel(page, thing, y, rest if number == 0 else rest[:0])
        event = thing["date_id"].iloc[0]
        if last[event] == number and event in silent:
            y = panels.silent(page, silent.pop(event), y)
        y -= 0.4 * line
    for told in silent.values():
        y = panels.title(page, told, y)
        y = panels.silent(page, told, y)
