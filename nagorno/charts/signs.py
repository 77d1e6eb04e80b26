"""The timeline's signs: the mark of an act, the bar of a time, and the key that names them."""

from collections.abc import Collection, Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from nagorno.charts.cells import Item
from nagorno.charts.days import PUBLISHED, SAID
from nagorno.charts.fit import width
from nagorno.style import DASHES, INK, NOTE, PAPER, SIZE, Role

# Equal ink needs unequal sizes: marker and its size in points.
MARKS = {
    "assertion": ("o", 6.6),
    "accusation": ("^", 7.4),
    "denial": ("v", 7.4),
    "acknowledgement": (">", 7.2),
    "call": ("D", 5.6),
    "commitment": ("s", 6.0),
    "threat": ("p", 7.4),
    "appraisal": ("H", 7.2),
    "background": ("d", 7.4),
}
FOLD = ("o", 6.6)  # several acts together
DENIES = (0, (4.0, 2.2))
ARCS: Mapping[str, Any] = {
    "denies": DENIES,
    "rebuts": DENIES,
    "counter_accuses": "-",
    "supports": (0, (1, 1.5)),
}
KEYS = {"denies": "denies", "rebuts": "rebuts", "counter_accuses": "counter-accuses", "supports": "supports"}
LINE = 1.2
TAIL = 0.085  # inches
PALE, DOTTED = 0.2, (0, (1.5, 1.5))
SMALL, NUMBER = 7.4, 7.6
KEY, STEP = -0.53, 0.185  # inches below the axis: the first line of the key; to the next


def mark(ax: Axes, item: Item, role: Role, y: float) -> None:
    """Draw a claim, or a fold with its number, as one artist: its gid is the key of its rows."""
    marker, size = MARKS.get(item.act, FOLD)
    hollow, single = item.act == "denial", len(item.claims) == 1
    look: dict[str, Any] = {
        "facecolor": PAPER if hollow else role.colour,
        "edgecolor": INK if role.dashed else role.colour,
        "linestyle": DASHES if role.dashed else "-",
        "linewidths": 0.8 if role.dashed else LINE,
    }
    gid = f"{'mark' if single else 'fold'}:{item.key}"
    ax.scatter([item.x], [y], s=size**2, marker=marker, zorder=3, gid=gid, clip_on=False, **look)
    if not single:
        number: dict[str, Any] = {"fontsize": NUMBER, "color": INK, "va": "center_baseline", "zorder": 4}
        ax.text(item.x + 0.075, y, f"{len(item.claims)}", **number)


def bar(ax: Axes, basis: str, ends: tuple[float, float], colour: str, top: float, height: float) -> None:
    """Draw the time in which something was said: filled; by which it was printed: dotted, with a tail.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where: its data are inches.
    basis : str
        What the time rests on; without any, there is no bar.
    ends : tuple of float
        Left and right.
    colour : str
        Of the lane.
    top, height : float
        Where it begins, and how high it is.
    """
    if basis not in (SAID, PUBLISHED):
        return
    left, right = ends
    look: dict[str, Any] = {"facecolor": to_rgba(colour, PALE), "edgecolor": "none"}
    if basis == PUBLISHED:
        edge = to_rgba(colour, 0.75)
        look = {"facecolor": "none", "edgecolor": edge, "linestyle": DOTTED, "linewidth": 0.8}
        ax.plot([left - TAIL, left], [top - height / 2] * 2, color=edge, linewidth=0.8, clip_on=False)
    wide = max(right - left, 0.05)
    ax.add_patch(Rectangle((left, top - height), wide, height, zorder=1, clip_on=False, **look))


def key(ax: Axes, acts: Collection[str], relations: Collection[str], bases: Collection[str]) -> None:
    """Name what is drawn, in lines below the days: acts, then bars and arcs.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where.
    acts, relations, bases : collection of str
        Which of them occur.
    """
    left = 0.09 - ax.get_position().x0 * SIZE[0]
    x, y = left, KEY
    for act, (marker, size) in MARKS.items():
        if act in acts:
            x, y = _room(act, 0.15, x, y, left)
            look: dict[str, Any] = {"marker": marker, "markersize": size, "markeredgewidth": LINE}
            look["markerfacecolor"] = PAPER if act == "denial" else NOTE
            ax.plot([x + 0.05], [y], color=NOTE, clip_on=False, **look)
            x = _word(ax, x + 0.14, y, act)
    x, y = (left, y - STEP) if x > left + 1 else (x, y)
    for basis, text in ((SAID, "said within"), (PUBLISHED, "only its publication is dated: said by then")):
        if basis in bases:
            x, y = _room(text, 0.5, x, y, left)
            tail = TAIL if basis == PUBLISHED else 0
            bar(ax, basis, (x + tail, x + 0.36), NOTE, y + 0.06, 0.12)
            x = _word(ax, x + 0.42, y, text)
    for dashes, text in _arcs(relations).items():
        x, y = _room(text, 0.5, x, y, left)
        ax.plot([x, x + 0.3], [y, y], color=NOTE, linewidth=LINE, linestyle=dashes, clip_on=False)
        x = _word(ax, x + 0.36, y, text)


def _arcs(relations: Collection[str]) -> dict[Any, str]:
    """Return what each kind of line means here: two relations may share one."""
    found: dict[Any, str] = {}
    for relation, text in KEYS.items():
        if relation in relations:
            dashes = ARCS[relation]
            found[dashes] = f"{found[dashes]}, {text}" if dashes in found else text
    return found


def _room(text: str, before: float, x: float, y: float, left: float) -> tuple[float, float]:
    """Return where a word of the key begins: on the next line if this one has no room."""
    ends = x + before + width(text, SMALL) / 72
    return (x, y) if ends <= left + SIZE[0] - 0.15 else (left, y - STEP)


def _word(ax: Axes, x: float, y: float, text: str) -> float:
    """Write a word of the key; return where the next one begins."""
    ax.text(x, y, text, fontsize=SMALL, color=NOTE, va="center_baseline")
    return x + width(text, SMALL) / 72 + 0.13
