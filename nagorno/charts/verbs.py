"""Which reporting verb goes with whom: a dot plot with an unsigned difference."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nagorno import style
from nagorno.charts.chart import Chart
from nagorno.charts.fit import legible, width, wrapped
from nagorno.corpus import Corpus
from nagorno.describe import verbs as words

_LEFT, _RIGHT, _TOP, _BOTTOM = 0.215, 0.79, 0.805, 0.19
_BASE, _FOLD = 29.0, 12.0  # points: where the folds begin below the axis, and for each of them
_ROW = 24.0  # points, at most
_APART = 8.4  # points between the centres of two marks that do not touch
_LABEL, _NOTE = 8.6, 7.8
_DIFFERS, _OTHERS = 1.03, 1.345  # parts of the axes' width
_NAMES = 130.0  # points for the name of a party in the key


def verbs(
    corpus: Corpus,
    language: str | None = None,
    order: Sequence[str] | None = None,
    most: int = words.MOST,
) -> Chart:
    """Draw how many claims of each party a reporting verb introduces.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    language : str, optional
        The tag of a language of the reports, such as ``"en"``; by default the one in which most
        claims are introduced by a verb. Verbs of other languages are counted below the figure's rows.
    order : sequence of str, optional
        The two parties' actor ids, the one that is named first in front.
    most : int
        How many verbs are drawn at most, those that introduce the parties most often; at least one,
        at most twelve.

    Returns
    -------
    Chart
        Its rows are those of `relate.verbs`, a verb each; one mark is the pair of a verb's dots.

    Raises
    ------
    DataError
        If no verb is in this language, or `order` is not the parties of the corpus.

    Examples
    --------
    >>> import nagorno
    >>> verbs(nagorno.open("article")).rows["verb"].tolist()[:2]
    ['argued', 'called']
    """
    roles = style.roles(corpus, order)
    parties = [lane for lane in roles if lane in corpus.schema.parties]
    found = words.table(corpus)
    language = words.choose(found, language)
    drawn, left = words.folded(found, parties, language, min(max(most, 1), 12))
    description = words.describe(corpus, drawn, left, parties, language)
    figure, ax = style.canvas(_LEFT, _RIGHT, _TOP, _BOTTOM + left["mark"].nunique() * _FOLD / style.PAGE[1])
    _draw(ax, drawn, left, [roles[party] for party in parties])
    title = description.headline
    if not legible(title):
        title = words.headline(drawn, left, language, quoted=False)
    how = "A long line is an unequal verb; unsigned, so neither party is the plus side."
    foot = style.foot(corpus, "Counts, not a bias score: small numbers swing with one report.")
    style.caption(figure, title, how, f"{words.own_lane(corpus)}\n{foot}".strip())
    return Chart(figure, description, drawn, left)


def _draw(ax: Axes, drawn: pd.DataFrame, left: pd.DataFrame, pair: Sequence[style.Role]) -> None:
    if drawn.empty:
        ax.set_axis_off()
        style.empty(ax, "There is no reporting verb to count.")
        return
    parties = [role.lane for role in pair]
    _frame(ax, drawn, parties)
    _key(ax, pair, words.totals(drawn, left, parties))
    for y, row in enumerate(drawn.to_dict("records")):
        _row(ax, row, y, pair)
    _folds(ax, left, pair)


def _frame(ax: Axes, drawn: pd.DataFrame, parties: Sequence[str]) -> None:
    """Set the axes for the rows, none taller than `_ROW`."""
    most = max(1, int(drawn[parties].to_numpy().max()))
    ax.set_xlim(-0.03 * most, 1.04 * most)
    ax.set_ylim(max(len(drawn), _size(ax)[1] / _ROW) - 0.5, -0.5)
    ax.set_yticks([])
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, steps=[1, 2, 5, 10]))
    ax.set_xlabel("claims that the verb introduces")
    ax.grid(axis="x", color=style.RULE, linewidth=0.6, alpha=0.6)
    ax.set_axisbelow(True)


def _size(ax: Axes) -> tuple[float, float]:
    """Return how many points the axes measure."""
    box = ax.get_position()
    return box.width * style.PAGE[0], box.height * style.PAGE[1]


def _points(ax: Axes) -> tuple[float, float]:
    """Return how many points a unit of each axis takes."""
    (left, right), (bottom, top), (wide, high) = ax.get_xlim(), ax.get_ylim(), _size(ax)
    return wide / (right - left), high / (bottom - top)


def _key(ax: Axes, pair: Sequence[style.Role], totals: Mapping[str, int]) -> None:
    """Say above the rows whose mark is whose, and what stands at their right."""
    per_x, per_y = _points(ax)
    y, x = -0.5 - 11 / per_y, ax.get_xlim()[0]
    look: dict[str, Any] = {"va": "center_baseline", "parse_math": False, "clip_on": False}
    for role in pair:
        name = wrapped(role.label if legible(role.label) else role.lane, _NAMES, _LABEL, lines=1, bold=True)
        style.marks(ax, [x + 5 / per_x], [y], role, clip_on=False)
        ax.text(x + 13 / per_x, y, name, color=role.text, fontsize=_LABEL, fontweight="bold", **look)
        x += (13 + width(name, _LABEL, bold=True) + 5) / per_x
        number = f"n = {totals[role.lane]:,}"
        ax.text(x, y, number, color=style.NOTE, fontsize=_NOTE, **look)
        x += (width(number, _NOTE) + 18) / per_x
    look |= {"transform": ax.get_yaxis_transform(), "fontsize": _NOTE, "color": style.NOTE}
    ax.text(_OTHERS, y, "others", ha="right", **look)


def _row(ax: Axes, row: Mapping[Any, Any], y: int, pair: Sequence[style.Role]) -> None:
    """Draw a verb: its two dots, the line between them, the difference in figures."""
    per_x, per_y = _points(ax)
    x = [int(row[role.lane]) for role in pair]
    near = abs(x[0] - x[1]) * per_x < _APART
    ys = [y + (side * _APART / 2 / per_y if near else 0) for side in (-1, 1)]
    ax.plot(x, ys, color=style.OBSERVER, linewidth=1.2, zorder=2)
    _dots(ax, x, ys, pair, f"mark:{row['mark']}")
    look: dict[str, Any] = {
        "va": "center_baseline",
        "parse_math": False,
        "transform": ax.get_yaxis_transform(),
    }
    ax.text(-0.02, y, _verb(row, y), ha="right", fontsize=_LABEL, color=style.INK, **look)
    look |= {"fontsize": _NOTE, "color": style.NOTE}
    differs = f"differs by {int(row['difference'])}" if row["difference"] else "equal"
    ax.text(_DIFFERS, y, differs, ha="left", **look)
    ax.text(_OTHERS, y, f"{words.others(row, [role.lane for role in pair])}", ha="right", **look)


def _verb(row: Mapping[Any, Any], y: int) -> str:
    """Return the verb in quotes, or its number where the font cannot set its letters."""
    if not legible(row["verb"]):
        return f"verb no. {y + 1}"
    return wrapped(f"“{row['verb']}”", _LEFT * style.PAGE[0] - 20, _LABEL, lines=1)


def _dots(ax: Axes, x: Sequence[float], y: Sequence[float], pair: Sequence[style.Role], gid: str) -> None:
    """Draw the two dots of a verb as one artist: it stands for one row."""
    both = [style.marks(ax, [at], [up], role) for at, up, role in zip(x, y, pair, strict=True)]
    first = both[0]
    first.set_paths([path for dot in both for path in dot.get_paths()])
    first.set_sizes(np.concatenate([dot.get_sizes() for dot in both]))
    first.set_offsets(np.column_stack([x, y]))
    first.set(facecolor=[role.colour for role in pair], edgecolor=[role.colour for role in pair], gid=gid)
    for dot in both[1:]:
        dot.remove()


def _folds(ax: Axes, left: pd.DataFrame, pair: Sequence[style.Role]) -> None:
    """Write below the axis how many more verbs there are, and how many of other languages."""
    sides = {role.lane: role.label if legible(role.label) else role.lane for role in pair}
    look: dict[str, Any] = {"va": "bottom", "fontsize": _NOTE, "color": style.INK, "parse_math": False}
    marks = left["mark"].unique()
    for number, mark in enumerate(reversed(marks)):
        text = wrapped(
            words.fold(left[left["mark"] == mark], mark, sides), style.PAGE[0] * 0.96, _NOTE, lines=1
        )
        y = (_BASE + number * _FOLD) / style.PAGE[1]
        ax.figure.text(0.012, y, text, **look).set_gid(f"fold:{mark}")
