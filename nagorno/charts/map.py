"""Where the places are that claims name: points and rings, no control, no front line."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from nagorno import style
from nagorno.charts.beside import column
from nagorno.charts.chart import Chart
from nagorno.charts.fit import width, wrapped
from nagorno.charts.ground import BOTTOM, HALO, LEFT, RIGHT, TOP, Frame, ground, scale
from nagorno.charts.places import DEGREE, POINTS, base, bounds, labels, named, ring
from nagorno.charts.placing import Place, Spot, placed
from nagorno.corpus import Corpus
from nagorno.describe import map as words
from nagorno.style import INK, NOTE, PAPER

SUBTITLE = "Beside each name, how many claims name it. A dashed ring is an area: it has no exact point."
FOOT = "A line on a map is somebody's claim; a count of claims weighs none."
NOTHING = "No claim in these reports names a place."
NO_LINES = "No coast and no boundary is drawn."
SIZE, LINE = 7.4, 0.135  # points of type, inches of a line
DOT = 26  # points squared
NAME = 105  # points: room for a name
THIN = [withStroke(linewidth=1.8, foreground=PAPER)]


def map(
    corpus: Corpus,
    by: str = "source",
    language: str | Sequence[str] | None = None,
    lines: bool = True,
    date_id: str | None = None,
    role: str | None = None,
    order: Sequence[str] | None = None,
) -> Chart:
    """Draw where the places are that claims name, under the names of a policy.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    by : {"source", "both"}
        Whose names: the main report's form (of a single other report, its own), or one form for each
        party.
    language : str or sequence of str, optional
        Another language for ``source``, two of them for ``both``; see `places.labels`.
    lines : bool
        Whether coast and international boundaries are drawn.
    date_id : str, optional
        Only claims about this event.
    role : str, optional
        Only places in this role, such as ``"target"``.
    order : sequence of str, optional
        The two parties' actor ids: whose form of a name stands first.

    Returns
    -------
    Chart
        ``rows`` are those of ``claim_places``, each with its place; ``where`` says whether it is drawn
        on the ``map`` or listed beside it: a whole ``country``, ``far`` outside, or ``nowhere`` since no
        point is known. ``left_out`` holds places named less often than those for which there is room.

    Raises
    ------
    DataError
        If policy, language, event, role or order are not in the corpus.

    Examples
    --------
    >>> import nagorno
    >>> map(nagorno.open("article"), role="target").rows["label"].unique().tolist()
    ['Agdam', 'Kapan', 'Terter']
    """
    rows, left_out = named(corpus, labels(corpus, by, language, order), date_id, role)
    claims = corpus.claims if date_id is None else corpus.claims[corpus.claims["date_id"] == date_id]
    whose = whose_lines(lines)
    naming = words.naming(corpus, by, language, order)
    description = words.map(rows, left_out, len(claims), naming, whose)
    figure, axes = style.canvas(0, 1, 1, 0)
    axes.set_axis_off()
    axes.set(xlim=(0, style.SIZE[0]), ylim=(0, style.SIZE[1]))
    subtitle = SUBTITLE if len(rows) else ""
    style.caption(figure, description.headline, subtitle, f"{whose}\n{style.foot(corpus, FOOT)}")
    keyed: dict[str, str] = {}
    if rows.empty:
        axes.text(0.09, 2.4, NOTHING, fontsize=10, color=INK)
    elif (rows["where"] == "map").any():
        frame = Frame(axes, bounds(rows, (RIGHT - LEFT) / (TOP - BOTTOM)))
        ground(frame, lines)
        keyed = _places(frame, rows)
    column(axes, rows, left_out, keyed)
    return Chart(figure, description, rows, left_out)


def whose_lines(lines: bool) -> str:
    """Return a sentence on whose coast and boundaries are drawn."""
    return f"Coast and boundaries: {base()['source']['title']}." if lines else NO_LINES


def _places(frame: Frame, rows: pd.DataFrame) -> dict[str, str]:
    """Draw scale, points, rings and labels; return the number of each place without its name."""
    places = rows.drop_duplicates("place_id")
    drawn: list[Any] = list(places[places["where"] == "map"].itertuples())
    taken = [scale(frame, [frame.xy(place.lon, place.lat) for place in drawn])]
    for place in drawn:
        _mark(frame, place)
    texts = [_with_count(place) for place in drawn]
    inside = (LEFT + 0.03, BOTTOM + 0.03, RIGHT - 0.03, TOP - 0.03)
    found = placed([_spot(frame, *one) for one in zip(drawn, texts, strict=True)], inside, taken)
    full = [number for number, label in enumerate(found) if not label.free]
    if full:
        for key, number in enumerate(full, 1):
            texts[number] = str(key)
        found = placed([_spot(frame, *one) for one in zip(drawn, texts, strict=True)], inside, taken)
    for text, label in zip(texts, found, strict=True):
        _label(frame, text, label)
    return {drawn[number].place_id: texts[number] for number in full}


def _spot(frame: Frame, place: Any, text: str) -> Spot:
    x, y = frame.xy(place.lon, place.lat)
    parts = text.split("\n")
    return Spot(
        x, y, _radius(frame, place), max(width(part, SIZE) for part in parts) / 72 + 0.03, LINE * len(parts)
    )


def _radius(frame: Frame, place: Any) -> float:
    """Return the radius of an area's ring in inches; 0 for a point."""
    return 0 if place.precision in POINTS else ring(place.kind) / DEGREE * frame.inch


def _mark(frame: Frame, place: Any) -> None:
    """Draw a point, or for an area a ring without a point."""
    x, y = frame.xy(place.lon, place.lat)
    if place.precision in POINTS:
        frame.axes.scatter([x], [y], s=DOT, color=INK, linewidths=0, zorder=3, gid=f"mark:{place.mark}")
        return
    look: dict[str, Any] = {
        "facecolor": "none",
        "edgecolor": NOTE,
        "linewidth": 0.9,
        "linestyle": (0, (2, 2)),
    }
    frame.add(Circle((x, y), _radius(frame, place), gid=f"mark:{place.mark}", zorder=2, **look))


def _label(frame: Frame, text: str, label: Place) -> None:
    """Write a name on a halo of paper, and a thin line to what it names if it stands apart."""
    if label.line:
        ends = zip(*label.line, strict=True)
        frame.axes.plot(*ends, color=INK, linewidth=0.5, zorder=2.5, path_effects=THIN)
    if label.free:
        look: dict[str, Any] = {"ha": "center", "va": "center", "linespacing": 1.1, "path_effects": HALO}
        frame.axes.text(label.x, label.y, text, fontsize=SIZE, color=INK, zorder=4, **look)


def _with_count(place: Any) -> str:
    """Return a place's name in one or two lines, and how many claims name it."""
    parts = [wrapped(part, NAME, SIZE, lines=1) for part in place.label.split("\n")]
    return f"{chr(10).join(parts)} {place.claims}"
