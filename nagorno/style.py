"""How it looks: palette, marks, the neutral order of the parties, one matplotlib style.

No actor stands in code: who is a party or a mediator comes from the descriptor, and each lane has
its colour and its marker, so that nothing is said by colour alone. No pyplot, no global state.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from nagorno.corpus import Corpus
from nagorno.errors import DataError, one_of
from nagorno.relate import sides
from nagorno.schema import Schema

PARTIES = ("#894E82", "#666622")  # plum and bronze: equal lightness, far from every flag concerned
MEDIATOR = "#3D3B38"
OBSERVER = "#918A81"  # marks only: too light for text
INK, RULE, PAPER = "#22262B", "#C9C6BE", "#FBFAF7"
NOTE = "#54585D"  # ink for subtitle and foot

AREA = 46  # points squared of a round mark
_SHARE = {"o": 1.0, "D": 0.785, "s": 0.785}  # matplotlib's square holds more ink than its circle

DASHES = (0, (2.0, 1.33))  # eight of them go round a mark
SIZE = (7.2, 4.2)
PAGE = (518.4, 302.4)  # the same in points
DPI = 160
WIDTH = 760  # pixels on the page; the picture holds half as many again
LOOK: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "svg.fonttype": "none",
    "svg.hashsalt": "nagorno",
}


@dataclass(frozen=True)
class Role:
    """How one lane is drawn.

    Parameters
    ----------
    lane : str
        A party's actor id, ``mediators`` or ``other``, as `relate.sides` names it.
    label : str
        What a reader sees: a party's name, ``Mediators``, ``Others``.
    colour : str
        Of its marks.
    marker : str
        matplotlib's name of its mark: it repeats what the colour says.
    dashed : bool
        Whether its marks have a dashed outline.
    """

    lane: str
    label: str
    colour: str
    marker: str
    dashed: bool = False

    @property
    def text(self) -> str:
        """The colour of its words: that of its marks, or ink where that is too light."""
        return INK if self.dashed else self.colour


def roles(corpus: Corpus, order: Sequence[str] | None = None) -> dict[str, Role]:
    """Return the lanes in the order in which they are drawn.

    Parameters
    ----------
    corpus : Corpus
        Names the parties.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front; by default as in the
        descriptor. Colours and marks stay with their party.

    Returns
    -------
    dict of str to Role
        First party, mediators, second party, all others.

    Raises
    ------
    DataError
        If `order` is not the parties of the corpus.
    """
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    looks = zip(corpus.schema.parties, PARTIES, "oD", strict=False)
    # A party of whom no row tells has no name here: its id is read as one.
    party = {one: Role(one, names.get(one, one.capitalize()), hue, sign) for one, hue, sign in looks}
    drawn = [party[one] for one in _ordered(corpus.schema, order)]
    drawn.insert(1, Role("mediators", "Mediators", MEDIATOR, "s"))
    drawn.append(Role("other", "Others", OBSERVER, "o", dashed=True))
    return {role.lane: role for role in drawn}


def _ordered(schema: Schema, order: Sequence[str] | None) -> list[str]:
    parties = schema.parties
    chosen = parties if order is None else list(order)
    for one in chosen:
        if one not in parties:
            raise DataError(one_of("party", one, parties))
    if sorted(chosen) != sorted(parties):
        raise DataError(f"the order {chosen} leaves out a party or names one twice; name each of {parties}.")
    return chosen


def lanes(corpus: Corpus) -> dict[str, str]:
    """Return the lane of each actor, by actor id."""
    schema = corpus.schema
    found = sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    return dict(zip(found["actor_id"], found["lane"], strict=True))


def voices(corpus: Corpus, order: Sequence[str] | None = None) -> pd.DataFrame:
    """List who speaks, in the order in which lanes are drawn.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    order : sequence of str, optional
        Which party stands first, as for `roles`.

    Returns
    -------
    pandas.DataFrame
        One row for each speaker: ``speaker_id``, ``speaker`` (the name), ``lane``, ``said`` (how
        many claims), ``row`` (0 = first). Within a lane, who speaks first stands first.
    """
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    rank = {lane: number for number, lane in enumerate(roles(corpus, order))}
    counts = corpus.claims.groupby("speaker_id", sort=False).size()
    found = pd.DataFrame({"speaker_id": counts.index, "said": counts.to_numpy()})
    found.insert(1, "speaker", found["speaker_id"].map(names))
    found.insert(2, "lane", found["speaker_id"].map(lanes(corpus)))
    found = found.sort_values("lane", key=lambda lane: lane.map(rank), kind="stable", ignore_index=True)
    return found.assign(row=range(len(found)))


def canvas(
    left: float = 0.25, right: float = 0.97, top: float = 0.84, bottom: float = 0.17
) -> tuple[Figure, Axes]:
    """Return an empty figure and its axes in our look.

    Parameters
    ----------
    left, right, top, bottom : float
        Where the axes end, as parts of the figure: the rest is for labels, title and foot.

    Returns
    -------
    tuple of matplotlib.figure.Figure and matplotlib.axes.Axes
        7.2 x 4.2 inches, paper and ink, no frame, no pyplot behind it.
    """
    with rc_context(LOOK):
        figure = Figure(figsize=SIZE, facecolor=PAPER)
        ax = figure.add_axes((left, bottom, right - left, top - bottom), facecolor=PAPER)
    ax.spines[["left", "right", "top"]].set_visible(False)
    ax.spines["bottom"].set_color(RULE)
    ax.tick_params(labelsize=8.5, length=0, colors=INK)
    ax.tick_params(axis="x", length=3, color=RULE)
    ax.xaxis.label.set(fontsize=8.5, color=INK)
    return figure, ax


def page() -> tuple[Figure, Axes]:
    """Return a figure whose axes are the whole page, in points from the upper left corner."""
    figure, ax = canvas(0, 1, 1, 0)
    ax.set(xlim=(0, PAGE[0]), ylim=(PAGE[1], 0))
    ax.set_axis_off()
    return figure, ax


def empty(ax: Axes, sentence: str) -> None:
    """Say in the middle of a page that there is nothing to draw."""
    ax.text(0.5, 0.5, sentence, transform=ax.transAxes, ha="center", fontsize=9, color=NOTE)


def caption(figure: Figure, title: str, subtitle: str, foot: str) -> None:
    """Write the headline, how to read the figure, and the foot line.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What `canvas` gave.
    title, subtitle, foot : str
        Computed from the rows; how to read it; what `foot` gave.
    """
    figure.text(0.012, 0.975, title, va="top", fontsize=12, fontweight="bold", color=INK)
    figure.text(0.012, 0.912, subtitle, va="top", fontsize=8.8, color=NOTE)
    figure.text(0.012, 0.02, foot, va="bottom", fontsize=7.6, color=NOTE)


def foot(corpus: Corpus, sentence: str = "Counts of claims: they do not say who is right.") -> str:
    """Return the fixed foot line: what a figure does not claim, and the version of the data."""
    data = corpus.schema.descriptor
    return f"{sentence} Data {data['name']}, version {data['version']}."


def marks(
    ax: Axes, x: Iterable[float], y: Iterable[float], role: Role, hollow: bool = False, **more: Any
) -> PathCollection:
    """Draw one mark for each claim, and return the artist.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where.
    x, y : iterable of float
        Positions.
    role : Role
        Whose claims these are.
    hollow : bool
        Only the outline: a denial.
    **more
        For the artist, such as ``gid``.
    """
    look: dict[str, Any] = {"linestyles": DASHES if role.dashed else "-", "zorder": 3}
    look |= {"s": AREA * _SHARE[role.marker], "marker": role.marker}
    look |= {"facecolor": PAPER if hollow else role.colour, "edgecolor": INK if role.dashed else role.colour}
    return ax.scatter(list(x), list(y), linewidths=0.8 if role.dashed else 1.3, **look | more)
