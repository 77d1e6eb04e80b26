"""The column beside a map: what has no name or no mark on it."""

from collections.abc import Mapping, Sequence
from math import atan2, cos, pi, radians
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from nagorno.charts.fit import wrapped
from nagorno.describe import map as words
from nagorno.style import INK, NOTE

LEFT, RIGHT, TOP, BOTTOM = 5.5, 7.12, 3.56, 0.44  # inches
SIZE, LINE, CLOSE = 7.4, 0.15, 0.125  # points of type; inches of a line, of one as near as can be
ARROWS = "→↗↑↖←↙↓↘"


def column(axes: Axes, rows: pd.DataFrame, left_out: pd.DataFrame, keyed: Mapping[str, str]) -> None:
    """List what has no name or no mark on the map.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where: its data are inches.
    rows, left_out : pandas.DataFrame
        What `places.named` gives.
    keyed : mapping of str to str
        The number that stands on the map in place of a name, by place id.
    """
    places = rows.drop_duplicates("place_id")
    middle = places.loc[places["where"] == "map", ["lon", "lat"]].mean()
    key: list[Any] = list(places[places["place_id"].isin(keyed)].itertuples())
    sections = {"By number": [(f"{keyed[one.place_id]}  {_line(one)}", "") for one in key]}
    for where in words.BESIDE:
        arrow = _arrow if where == "far" else lambda *_: ""
        here = places[places["where"] == where].itertuples()
        sections[words.WHERE[where]] = [(_line(one) + arrow(one, middle), f"mark:{one.mark}") for one in here]
    if len(left_out):
        sections["Not drawn"] = [(words.fold(left_out), "fold:rest")]
    _write(axes, {title: items for title, items in sections.items() if items})


def _write(axes: Axes, sections: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Write sections below each other; what is too long stands in two lines, if there is room."""
    for most in (2, 1):
        texts = [
            wrapped(text, (RIGHT - LEFT) * 72, SIZE, most) for items in sections.values() for text, _ in items
        ]
        lines = 1.5 * len(sections) + sum(text.count("\n") + 1 for text in texts)
        step = min(LINE, (TOP - BOTTOM) / max(lines, 1))
        if step >= CLOSE:
            break
    y, words_of = TOP, iter(texts)
    look: dict[str, Any] = {"fontsize": SIZE, "va": "top", "linespacing": 1.1}
    for title, items in sections.items():
        axes.text(LEFT, y, title, color=INK, fontweight="bold", **look)
        for (_, gid), text in zip(items, words_of, strict=False):
            y -= step
            axes.text(LEFT, y, text, color=NOTE, gid=gid or None, **look)
            y -= step * text.count("\n")
        y -= 1.5 * step


def _line(place: Any) -> str:
    return f"{place.label.replace(chr(10), ' / ')} {place.claims}"


def _arrow(place: Any, middle: "pd.Series[float]") -> str:
    """Return an arrow towards a place, from the middle of the map."""
    east = (place.lon - middle["lon"]) * cos(radians(middle["lat"]))
    turn = atan2(place.lat - middle["lat"], east)
    return f" {ARROWS[round(turn / (pi / 4)) % 8]}"
