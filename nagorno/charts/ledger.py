"""Claim and reply face to face, the relation and the delay between them; empty boxes are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle

from nagorno import style
from nagorno.charts.chart import Chart
from nagorno.charts.fit import legible, width, wrapped
from nagorno.corpus import Corpus
from nagorno.describe import ledger as words
from nagorno.describe.pairs import ANSWER, REST, VERBS, delay, folded, pairs, sides_of
from nagorno.describe.words import capital

_WIDE = style.PAGE[0]
_MARGIN, _BOX, _PAD = 6.2, 190.0, 6.0
_TOP, _BOTTOM, _FOLD = 56.0, 276.0, 12.0
_GAP, _LINE, _TALLEST = 3.8, 8.5, 54.0
_SMALL, _NAME = 7.2, 7.6
_DASH = {"denies": (0, (3.2, 2.0)), "rebuts": (0, (3.2, 2.0)), "responds_to": (0, (1.2, 1.6))}
_EMPTY = (0, (3.0, 2.4))


@dataclass(frozen=True)
class _Page:
    """What every row needs: the axes, the lanes, the words."""

    ax: Axes
    roles: Mapping[str, style.Role]
    names: Mapping[str, str]
    acts: Mapping[str, str]
    empty: str


def ledger(corpus: Corpus, date_id: str | None = None, order: Sequence[str] | None = None) -> Chart:
    """Draw each claim beside the claim that answers it.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        Only claims about this event.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands at the left first.

    Returns
    -------
    Chart
        Its rows are those of `nagorno.describe.pairs.pairs`. Five rows at most are drawn; of more,
        one for each disputed point, with the number of the others beside it.

    Raises
    ------
    DataError
        If no claim is about this event, or `order` is not the parties of the corpus.

    Examples
    --------
    >>> import nagorno
    >>> ledger(nagorno.open("article")).description.headline
    'Five answers to three claims; no accusation without one'
    """
    return of_pairs(corpus, pairs(corpus, date_id), date_id, order)


def of_pairs(
    corpus: Corpus, found: pd.DataFrame, date_id: str | None = None, order: Sequence[str] | None = None
) -> Chart:
    """Draw pairs that are found already, and no other.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    found : pandas.DataFrame
        Rows of what `nagorno.describe.pairs.pairs` gives, numbered from 0.
    date_id, order : optional
        As for `ledger`.

    Returns
    -------
    Chart
        As `ledger` gives it.
    """
    roles = style.roles(corpus, order)
    parties = [lane for lane in roles if lane in corpus.schema.parties]
    drawn, left = folded(found, corpus.schema.parties, one_event=date_id is not None)
    description = words.describe(corpus, (found, drawn, left), parties, date_id)
    figure, ax = style.page()
    page = _page(corpus, ax, roles, words.nothing(corpus, found["extent"]))
    _heads(page, parties, words.event(corpus, date_id))
    _rows(page, drawn, left, parties)
    foot = style.foot(corpus, "Paraphrases in the project’s words; no row is marked true or false.")
    foot = f"{words.own_lane(corpus, found)}\n{foot}".strip()
    style.caption(figure, description.headline, _how(page, drawn, parties), foot)
    return Chart(figure, description, drawn, left)


def _page(corpus: Corpus, ax: Axes, roles: Mapping[str, style.Role], empty: str) -> _Page:
    actors, claims = corpus.actors, corpus.claims
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    names = {one: name if legible(name) else one for one, name in names.items()}
    acts = dict(zip(claims["claim_id"], claims["act"].astype(object), strict=True))
    return _Page(ax, roles, names, acts, empty)


def _how(page: _Page, drawn: pd.DataFrame, parties: Sequence[str]) -> str:
    """Say how to read it, no more than what is drawn."""
    if drawn.empty:
        return "Each claim would stand beside the claim that answers it."
    answered = drawn["kind"] == ANSWER
    parts = ["Arrows point at the claim answered"] * bool(answered.any())
    acts = {page.acts.get(one) for one in [*drawn["claim_id"], *drawn.loc[answered, "reply_id"]]}
    parts += ["hollow: a denial"] * ("denial" in acts)
    parts += ["dashed: no answer"] * (not answered.all())
    spoken = pd.concat([drawn["lane"], drawn.loc[answered, "reply_lane"]])
    parts += ["grey: neither party"] * (not spoken.isin(parties).all())
    return f"{capital('; '.join(parts))}."


def _heads(page: _Page, parties: Sequence[str], event: str) -> None:
    """Name the parties above their columns, and between them the event, if all is about one."""
    look: dict[str, Any] = {"va": "center_baseline", "parse_math": False}
    if event:
        text = wrapped(event if legible(event) else "one event", 300, 8.2, lines=1)
        page.ax.text(_WIDE / 2, _TOP - 11, text, ha="center", fontsize=8.2, color=style.INK, **look)
    room = (_WIDE - 300) / 2 - 20 if event else _BOX - 14
    edges = ((_MARGIN, "left", 1), (_WIDE - _MARGIN, "right", -1))
    for party, (x, align, step) in zip(parties, edges, strict=False):
        role = page.roles[party]
        label = role.label if legible(role.label) else party
        label = wrapped(label, room, 9.5, lines=1, bold=True)
        style.marks(page.ax, [x + 4 * step], [_TOP - 11], role)
        bold: dict[str, Any] = {"ha": align, "fontsize": 9.5, "fontweight": "bold", "color": role.text}
        page.ax.text(x + 12 * step, _TOP - 11, label, **bold, **look)


def _rows(page: _Page, drawn: pd.DataFrame, left: pd.DataFrame, parties: list[str]) -> None:
    """Draw the rows from top to bottom, and below them the fold of the points that are not drawn."""
    rest = left[left["mark"] == REST]
    room = _BOTTOM - _TOP - (_FOLD if len(rest) else 0)
    step = min(room / max(len(drawn), 1), _TALLEST)
    rows: list[Any] = drawn.to_dict("records")
    columns = [sides_of(row, parties) for row in rows]
    for column in (0, 1):
        ends = ["claim" if columns[number][0] == column else "reply" for number in range(len(rows))]
        for first, last in _runs([_content(row, end) for row, end in zip(rows, ends, strict=True)]):
            y0, y1 = _TOP + first * step, _TOP + (last + 1) * step - _GAP
            _box(page, rows[first], ends[first], column, y0, y1)
    for number, row in enumerate(rows):
        y = _TOP + number * step + (step - _GAP) / 2
        _between(page, row, left[left["mark"] == row.get("point")], columns[number][0], y)
    if not rows:
        look: dict[str, Any] = {"ha": "center", "fontsize": 9, "fontstyle": "italic", "color": style.NOTE}
        page.ax.text(_WIDE / 2, (_TOP + _BOTTOM) / 2, "nothing to set face to face", **look)
    if len(rest):
        _rest(page, rest, _TOP + len(rows) * step + _FOLD / 2)


def _content(row: Mapping[Any, Any], end: str) -> str:
    """Return what a box holds: a claim, or nothing of its own."""
    if end == "claim" or row["kind"] == ANSWER:
        return str(row[f"{end}_id"])
    return str(row["key"])


def _runs(contents: Sequence[str]) -> list[tuple[int, int]]:
    """Return first and last of each run of equal boxes: one claim is drawn as one box."""
    starts = [n for n, content in enumerate(contents) if n == 0 or content != contents[n - 1]]
    return [(n, end - 1) for n, end in zip(starts, [*starts[1:], len(contents)], strict=False)]


def _box(page: _Page, row: Mapping[Any, Any], end: str, column: int, y0: float, y1: float) -> None:
    """Draw what one side says, or the dashed box of a side that does not answer."""
    x = _MARGIN if column == 0 else _WIDE - _MARGIN - _BOX
    frame = Rectangle((x, y0), _BOX, y1 - y0, fill=False, linewidth=1.2)
    page.ax.add_patch(frame)
    if end == "reply" and row["kind"] != ANSWER:
        frame.set(edgecolor=style.OBSERVER, linestyle=_EMPTY, gid=f"mark:{row['mark']}")
        who, role, text = row["actor_id"], None, page.empty
    else:
        who = row["speaker_id" if end == "claim" else "replier_id"]
        role = page.roles[row["lane" if end == "claim" else "reply_lane"]]
        frame.set(edgecolor=role.colour)
        text = row[end] if legible(row[end]) else "(in letters that this font cannot set: see the table)"
    hollow = role is not None and page.acts.get(row[f"{end}_id"]) == "denial"
    _fill(page, (x, y0, y1), page.names.get(who, who), text, role, hollow)


def _fill(
    page: _Page,
    place: tuple[float, float, float],
    name: str,
    text: str,
    role: style.Role | None,
    hollow: bool,
) -> None:
    """Write a speaker and a paraphrase into a box."""
    x, y0, y1 = place
    indent = 0 if role is None else 11
    room = _BOX - 2 * _PAD
    rows = max(2, int((y1 - y0 - 1) / _LINE))
    named = wrapped(name, room - indent, _NAME, lines=min(2, rows - 1), bold=True).split("\n")
    body = wrapped(text, room, _SMALL, lines=rows - len(named)).split("\n")
    y = (y0 + y1) / 2 - (len(named) + len(body) - 1) * _LINE / 2
    if role is not None:
        style.marks(page.ax, [x + _PAD + 3], [y], role, hollow=hollow)
    look: dict[str, Any] = {"va": "center_baseline", "parse_math": False}
    colours = (style.NOTE, style.NOTE) if role is None else (role.text, style.INK)
    for line in named:
        page.ax.text(x + _PAD + indent, y, line, fontsize=_NAME, fontweight="bold", color=colours[0], **look)
        y += _LINE
    look |= {"fontsize": _SMALL, "fontstyle": "italic" if role is None else "normal", "color": colours[1]}
    for number, line in enumerate(body):
        page.ax.text(x + _PAD, y + number * _LINE, line, **look)


def _between(page: _Page, row: Mapping[Any, Any], rest: pd.DataFrame, column: int, y: float) -> None:
    """Draw what stands between two boxes: relation, arrow, delay, and how much is folded here."""
    look: dict[str, Any] = {"ha": "center", "va": "center_baseline", "parse_math": False}
    answered = row["kind"] == ANSWER
    notes = [delay(row)] if answered else []
    if len(rest):
        notes.append(_more(rest, row))
    y -= 4 if len(notes) > 1 else 0
    above, below = (7, 7.5) if answered else (4.5, 5.5)
    relation = VERBS.get(row["relation"], row["relation"]) if answered else "no answer found"
    page.ax.text(_WIDE / 2, y - above, relation, fontsize=8.2, fontweight="bold", color=style.INK, **look)
    if answered:
        ends = [_MARGIN + _BOX + 4, _WIDE - _MARGIN - _BOX - 4]
        to, start = ends if column == 0 else ends[::-1]
        look_of: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 9, "shrinkA": 0, "shrinkB": 0}
        arrow = FancyArrowPatch((start, y), (to, y), linewidth=1.2, color=style.INK, **look_of)
        arrow.set(linestyle=_DASH.get(row["relation"], "-"))
        arrow.set_gid(f"mark:{row['mark']}")
        page.ax.add_patch(arrow)
    for number, note in enumerate(notes):
        small: dict[str, Any] = {"fontsize": _SMALL, "color": style.NOTE}
        text = page.ax.text(_WIDE / 2, y + below + number * _LINE, note, **small, **look)
        if number == len(notes) - 1 and len(rest):
            text.set_gid(f"fold:{row['point']}")


def _more(rest: pd.DataFrame, row: Mapping[Any, Any]) -> str:
    """Count what is folded beside a row."""
    answers, silent = _counted(rest)
    if row["kind"] != ANSWER:
        return f"and {silent} more"
    if not answers:
        return f"{silent} unanswered"
    told = f"and {answers} more"
    return f"{told}, {silent} unanswered" if silent else f"{told} answer{'s' * (answers > 1)}"


def _counted(rest: pd.DataFrame) -> tuple[int, int]:
    answers = int((rest["kind"] == ANSWER).sum())
    return answers, len(rest) - answers


def _rest(page: _Page, rest: pd.DataFrame, y: float) -> None:
    """Draw the fold of whole points, as the edges of a stack of rows."""
    number, (answers, silent) = words.points(rest), _counted(rest)
    told = f"and {number} more disputed point{'s' * (number > 1)}"
    text = f"{told}: {answers} answer{'s' * (answers != 1)}, {silent} unanswered"
    room = width(text, _SMALL) / 2 + 8
    for start, end in ((_MARGIN, _WIDE / 2 - room), (_WIDE / 2 + room, _WIDE - _MARGIN)):
        for offset in (-1.5, 1.5):
            page.ax.plot([start, end], [y + offset] * 2, color=style.RULE, linewidth=0.8)
    look: dict[str, Any] = {"ha": "center", "va": "center_baseline", "fontsize": _SMALL, "color": style.NOTE}
    page.ax.text(_WIDE / 2, y, text, **look).set_gid(f"fold:{REST}")
