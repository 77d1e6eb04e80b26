"""From the page back to the voice: who printed it, who relayed it, who first said it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from nagorno import style
from nagorno.charts.chart import Chart
from nagorno.charts.fit import legible, width, wrapped
from nagorno.corpus import Corpus
from nagorno.describe.chain import describe
from nagorno.describe.routes import PLACES, Chains, follow

TOP, BOTTOM = 60.0, 260.0  # points: between them stand the boxes
LETTERS, LINE = 7.6, 9.6
HEADS = {"printed": "WHO PRINTED IT", "relayed": "WHO RELAYED IT", "said": "WHO FIRST SAID IT"}
SIDE = {"printed": "right", "relayed": "center", "said": "left"}
EDGE = {"printed": 116.0, "relayed": 226.0, "said": 364.0}  # right end, centre, left end of a column's text
ROOM = {"printed": 108.0, "relayed": 104.0, "said": 138.0}
WIDTH = 1.2
BULGE = 26.0
SWEEPS = 6
GLUE = "_·_"  # keeps a number with the last word of its label
READ = "Follow a claim from the page that printed it to the voice that first said it. Numbers count claims."
FOOT = "Lines have one width: it measures nothing."


def chain(
    corpus: Corpus,
    date_id: str | None = None,
    claim_id: str | None = None,
    order: Sequence[str] | None = None,
) -> Chart:
    """Draw the chains of attribution, from the page back to the speaker.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        Only claims about this event.
    claim_id : str, optional
        Only this claim and what tells it again: the star of its first telling.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.

    Returns
    -------
    Chart
        Its rows are the steps of the chains, each with the box in which it stands. Where a column
        has too many names, several share a box, which is counted: these steps are left out.

    Examples
    --------
    >>> import nagorno
    >>> chain(nagorno.open("article")).description.headline
    'One report, seven named origins'
    """
    roles = style.roles(corpus, order)
    chains = follow(corpus, date_id, claim_id)
    description = describe(corpus, chains)
    figure, ax = style.page()
    about = f"{wrapped(chains.about, 300, 8.8, lines=1)}: from the page to the voice. Numbers count claims."
    style.caption(figure, description.headline, about if chains.about else READ, style.foot(corpus, FOOT))
    if chains.boxes.empty:
        style.empty(ax, "There are no claims to follow.")
    else:
        boxes = _placed(chains, list(roles))
        _draw_ways(ax, chains, boxes, roles)
        _draw_boxes(ax, boxes, roles)
        _draw_key(ax, chains, roles)
    rows = chains.steps.rename(columns={"box": "mark"})
    fold = rows.pop("fold")
    return Chart(figure, description, rows[~fold].reset_index(drop=True), rows[fold].reset_index(drop=True))


def _placed(chains: Chains, lanes: list[str]) -> pd.DataFrame:
    """Give each box its words, its place in the column, and where lines meet it."""
    boxes = chains.boxes.set_index("key", drop=False)
    boxes = boxes.assign(rank=pd.Series(_ordered(chains, lanes))).sort_values(["place", "rank"])
    placed = [_stacked(column.copy()) for _, column in boxes.groupby("place", sort=False)]
    return pd.concat(placed)


def _stacked(column: pd.DataFrame) -> pd.DataFrame:
    """Stack the boxes of one column, in two lines each if they have room for it, else in one."""
    place = column["place"].iloc[0]
    for lines in (2, 1):
        words = [_words(box, ROOM[place], lines) for box in column.itertuples()]
        spare = 5.5 if place == "relayed" else 3
        tall = np.array([LINE * (word.count("\n") + 1) + spare for word in words])
        if tall.sum() <= BOTTOM - TOP:
            break
    gap = min((BOTTOM - TOP - tall.sum()) / (len(tall) + 1), 22.0)
    start = (TOP + BOTTOM - tall.sum() - gap * (len(tall) - 1)) / 2
    centre = start + np.cumsum(tall + gap) - gap - tall / 2
    half = [max(width(line, LETTERS) for line in word.split("\n")) / 2 for word in words]
    middle = place == "relayed"
    inside = np.array(half) - 4  # lines end below the box, which hides their ends
    left = EDGE[place] - inside if middle else EDGE[place] + np.where(column["lane"] == "other", 8, 0)
    right = EDGE[place] + (inside if middle else np.full(len(tall), 4))
    return column.assign(words=words, y=centre, left=left, right=right)


def _words(box: Any, room: float, lines: int) -> str:
    """Return the words of a box, cut to its room; the number is never cut."""
    label = _label(box.label, box.actor_id)
    whole = wrapped(f"{label}{GLUE}{box.claims:,}", room, LETTERS, lines)
    if GLUE not in whole:
        number = f"{GLUE}{box.claims:,}"
        whole = wrapped(label, room - width(number, LETTERS), LETTERS, lines) + number
    return whole.replace(GLUE, " · ")


def _label(name: str, actor_id: str | None) -> str:
    return name if legible(name) else f"{actor_id or ''} (in letters not shown)".strip()


def _ordered(chains: Chains, lanes: list[str]) -> dict[str, int]:
    """Return the rank of each box in its column: the order, of those tried, with the fewest crossings."""
    blocks = {str(box.key): _block(box, lanes) for box in chains.boxes.itertuples()}
    ways = list(chains.ways)
    near: dict[str, list[str]] = {key: [] for key in blocks}
    for start, end in ways:
        near[start].append(end)
        near[end].append(start)
    places = {str(place): list(keys) for place, keys in chains.boxes.groupby("place", sort=False)["key"]}
    rank = _ranked(places, blocks, {key: number for number, key in enumerate(blocks)})
    best, fewest = rank, crossings(ways, rank)
    for sweep in range(SWEEPS):
        for place in sorted(places, key=PLACES.index, reverse=bool(sweep % 2)):
            share = {key: (number + 0.5) / len(places[_place(key)]) for key, number in rank.items()}
            pull = {key: sum(share[one] for one in near[key]) / len(near[key]) for key in places[place]}
            rank = rank | _ranked({place: places[place]}, blocks, pull)
        if (now := crossings(ways, rank)) < fewest:
            best, fewest = rank, now
    return best


def _place(key: str) -> str:
    return key.split(":")[0]


def _block(box: Any, lanes: list[str]) -> tuple[bool, int, bool]:
    """Return what stands in front whatever lines cross: a lane before the next, names before their fold."""
    said = box.place == PLACES[2]
    return said and box.gap, lanes.index(box.lane) if said else 0, bool(box.fold)


def _ranked(
    places: Mapping[str, list[str]], blocks: Mapping[str, tuple[bool, int, bool]], pull: Mapping[str, float]
) -> dict[str, int]:
    columns = [sorted(keys, key=lambda key: (blocks[key], pull[key])) for keys in places.values()]
    return {key: number for column in columns for number, key in enumerate(column)}


def crossings(ways: Iterable[tuple[str, str]], rank: Mapping[str, int]) -> int:
    """Return how many pairs of lines cross, for a rank of each box in its column."""
    found = 0
    for place in PLACES[:2]:
        here = np.array([(rank[start], rank[end]) for start, end in ways if _place(start) == place])
        start, end = here.reshape(-1, 2).T
        found += int((np.sign(start[:, None] - start) * np.sign(end[:, None] - end) < 0).sum()) // 2
    return found


def _draw_ways(ax: Axes, chains: Chains, boxes: pd.DataFrame, roles: Mapping[str, style.Role]) -> None:
    """Draw each line below the boxes, in the colour of the speaker to whom it leads."""
    ends: dict[str, Any] = {str(box.key): box for box in boxes.itertuples()}
    for start, end in chains.ways:
        one, other = ends[start], ends[end]
        into = roles[other.lane].colour if other.place == PLACES[2] else style.RULE
        line = PathPatch(_curve(one, other), facecolor="none", edgecolor=into, linewidth=WIDTH, zorder=1)
        line.set_gid(f"way:{start}>{end}")
        ax.add_artist(line)


def _curve(one: Any, other: Any) -> Path:
    """Return a line from one box to the next; between two relays it leaves and enters at the right."""
    x0, x1, half = one.right, other.left, (other.left - one.right) / 2
    turns = (x0 + half, x1 - half)
    if one.place == other.place:
        x1, turns = other.right, (max(one.right, other.right) + BULGE,) * 2
    points = [(x0, one.y), (turns[0], one.y), (turns[1], other.y), (x1, other.y)]
    return Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])


def _draw_boxes(ax: Axes, boxes: pd.DataFrame, roles: Mapping[str, style.Role]) -> None:
    """Write the names, framed where somebody relays or the report does not say who."""
    for place, head in HEADS.items():
        ax.text(EDGE[place], TOP - 5, head, ha=SIDE[place], va="center", fontsize=7.4, color=style.NOTE)
    box: Any
    for box in boxes.itertuples():
        role, said = roles[box.lane], box.place == PLACES[2]
        look: dict[str, Any] = {"ha": SIDE[box.place], "va": "center", "fontsize": LETTERS, "zorder": 2}
        look |= {"linespacing": 1.15, "color": role.text if said else style.INK}
        text = ax.text(EDGE[box.place] + (12 if said else 0), box.y, box.words, **look)
        text.set_gid(f"{'gap' if box.gap else 'fold' if box.fold else 'mark'}:{box.key}")
        if box.place == PLACES[1] or box.dashed:
            dashes = style.DASHES if box.dashed else "-"
            frame: dict[str, Any] = {"edgecolor": role.colour, "facecolor": style.PAPER, "linestyle": dashes}
            text.set_bbox({"boxstyle": "round,pad=0.28", "linewidth": 0.9} | frame)
        if said and not role.dashed:
            style.marks(ax, [EDGE["said"]], [box.y], role)


def _draw_key(ax: Axes, chains: Chains, roles: Mapping[str, style.Role]) -> None:
    """Say what dashes and marks mean, and who stands in whose lane."""
    x, y = 6.0, BOTTOM + 10
    lanes = set(chains.boxes.loc[chains.boxes["place"] == PLACES[2], "lane"])
    look: dict[str, Any] = {"va": "center", "fontsize": LETTERS}
    for role in roles.values():
        if role.lane in lanes and not role.dashed:
            style.marks(ax, [x + 3], [y], role)
            label = wrapped(_label(role.label, role.lane), 100, LETTERS, 1)
            ax.text(x + 11, y, label, color=role.text, **look)
            x += 24 + width(label, LETTERS)
    ax.text(x, y, "Dashed box: the report does not say who.", color=style.NOTE, **look)
    if chains.note:
        ax.text(6, y + 12, wrapped(chains.note, 506, LETTERS, 1), color=style.NOTE, **look)
