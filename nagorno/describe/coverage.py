"""Which report tells what, and which leaves it out: the grid of the chart `coverage`, and its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.words import Description, capital, count, lines
from nagorno.relate.grids import BY, FULL

TOLD = ("attributed", "unnamed", "own_voice")
ABSENT, NOT_READ = "absent", "not_read"
STATES = {
    "attributed": "by a named speaker",
    "unnamed": "by speakers not named only",
    "own_voice": "in the outlet's own voice",
    ABSENT: "not in it, read in full",
    NOT_READ: "not in the part that was read",
}
ALL_ROWS, ROOM = 16, 10  # up to so many rows are all drawn; of more, so many and a fold
FOLD = "others"
NOUNS = {"date_id": ("event", "events"), "proposition": ("repeated statement", "repeated statements")}


@dataclass(frozen=True)
class Grid:
    """What the chart draws.

    Parameters
    ----------
    cells : pandas.DataFrame
        What `relate.coverage` gives, with ``key`` for its first column, ``number`` of the column,
        ``mark`` and ``fold`` (bool).
    rows : pandas.DataFrame
        ``key``, ``label``, ``told`` (reports), ``claims``, the most told first, ``fold``.
    reports : pandas.DataFrame
        ``source_id``, ``number`` (1 is published first), ``outlet``, ``outlet_id``, ``name`` (unlike
        in each), ``day``, ``extent``.
    by : str
        ``date_id`` or ``proposition``.
    """

    cells: pd.DataFrame
    rows: pd.DataFrame
    reports: pd.DataFrame
    by: str


def grid(corpus: Corpus, by: str = "date_id") -> Grid:
    """Lay out the rows and columns.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    by : str
        ``date_id``: a row for each event; ``proposition``: for each star of repeats.

    Returns
    -------
    Grid
        Its cells, rows and columns.

    Raises
    ------
    DataError
        If `by` is neither.

    Examples
    --------
    >>> import nagorno
    >>> article = nagorno.open("article")
    >>> found = grid(article)
    >>> len(found.rows) == len(found.cells) == article.claims["date_id"].nunique()
    True
    """
    cells = relate.coverage(corpus.claims, corpus.sources, corpus.actors, corpus.claim_links, by)
    cells = cells.rename(columns={BY[by]: "key"})
    reports = _reports(corpus)
    rows = _rows(corpus, cells, by)
    folded = set(rows.loc[rows["fold"], "key"])
    number = dict(zip(reports["source_id"], reports["number"], strict=True))
    place = cells["state"].where(~cells["state"].isin(TOLD), cells["source_id"])
    fold = cells["key"].isin(folded)
    mark = (cells["key"] + ":" + place).mask(fold, FOLD)
    cells = cells.assign(number=cells["source_id"].map(number), mark=mark, fold=fold)
    return Grid(cells, rows, reports, by)


def _reports(corpus: Corpus) -> pd.DataFrame:
    """Return the reports by time of publication; the day alone where no hour is known."""
    names = corpus.actors.set_index("actor_id")["name"]
    found = corpus.sources[corpus.sources["source_id"].isin(corpus.reports)]
    found = found.sort_values(["published", "published_time", "source_id"], ignore_index=True)
    outlet = found["outlet_id"].map(names).fillna(found["outlet_id"]).astype("str")  # of no rows, too
    name = outlet.mask(outlet.duplicated(keep=False), outlet + " (" + found["source_id"] + ")")
    return found.assign(number=range(1, len(found) + 1), outlet=outlet, name=name, day=found["published"])[
        ["source_id", "number", "outlet", "outlet_id", "name", "day", "extent"]
    ]


def _rows(corpus: Corpus, cells: pd.DataFrame, by: str) -> pd.DataFrame:
    dates, claims = corpus.dates.set_index("date_id"), corpus.claims.set_index("claim_id")
    label = dates["label"] if by == "date_id" else claims["proposition"]
    start = dates["start"] if by == "date_id" else pd.Series(range(len(claims)), index=claims.index)
    told = cells[cells["claims"] > 0].groupby("key")
    rows = pd.DataFrame({"told": told["source_id"].nunique(), "claims": told["claims"].sum()})
    rows = rows.assign(label=label.reindex(rows.index).astype("str"), start=start.reindex(rows.index))
    rows = rows.rename_axis("key").reset_index()
    rows = rows.sort_values(["told", "start", "key"], ascending=[False, True, True], ignore_index=True)
    return rows.assign(
        label=rows["label"].str.rstrip("."), fold=(len(rows) > ALL_ROWS) & (rows.index >= ROOM)
    )


def describe(corpus: Corpus, found: Grid) -> Description:
    """Tell the chart in words.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    found : Grid
        What `grid` gives.

    Returns
    -------
    Description
        Its kind, the key of its columns, each row, what stands out.

    Examples
    --------
    >>> import nagorno
    >>> article = nagorno.open("article")
    >>> describe(article, grid(article)).headline.startswith("One report tells of 15 events")
    True
    """
    one, many = NOUNS[found.by]
    kind = (
        f"A grid: a row for each {one}, the most told first; a column for each report, by time of "
        "publication. A cell says whether the report tells of it by a named speaker, by speakers not named "
        "only, or in the outlet's own voice; else whether it is absent from a report read in full, or not in "
        "the part that was read."
    )
    if found.rows.empty:
        return Description(f"No {many} to lay out", kind, "There is no row to draw.")
    drawn = found.rows[~found.rows["fold"]]
    numbers = [_columns(found.reports), *(_row(found, row) for row in drawn.itertuples())]
    return Description(_headline(found), kind, lines(numbers), lines(_pattern(corpus, found)))


def _headline(found: Grid) -> str:
    reports, rows = len(found.reports), len(found.rows)
    events = count(rows, *NOUNS[found.by])
    if reports == 1:
        own = int((found.cells["state"] == TOLD[2]).sum())
        voice = "" if rows == 1 else f", {count(own, 'of them', 'of them')} in its own voice only"
        return f"One report tells of {events}{voice}"
    most = int(found.rows["told"].max())
    most_told = "all" if most == reports else f"{most:,}"
    return f"{capital(events)} in {count(reports, 'report')}: the most told is in {most_told}"


def _columns(reports: pd.DataFrame) -> str:
    parts = []
    for day, here in reports.groupby("day", sort=False, dropna=False):
        names = [f"{number} {name}" for number, name in here[["number", "name"]].to_numpy()]
        parts.append(f"{when(day)}: {', '.join(names)}")
    if len(reports) == 1:
        return f"The only column is {reports['name'][0]}, published: {when(reports['day'][0])}"
    return f"The columns, {count(len(reports), 'report')}, by day of publication: {'; '.join(parts)}"


def when(day: Any, month: str = "%B %Y") -> str:
    """Return a day in words.

    Examples
    --------
    >>> when(pd.Timestamp("2020-10-09")), when(pd.NaT)
    ('9 October 2020', 'day not known')
    """
    return "day not known" if pd.isna(day) else f"{day.day} {day.strftime(month)}".strip()


def _row(found: Grid, row: Any) -> str:
    cells = found.cells[found.cells["key"] == row.key]
    parts = []
    for state, words in STATES.items():
        numbers = cells.loc[cells["state"] == state, "number"]
        if len(numbers) and state == NOT_READ:
            parts.append(f"{words} of {count(len(numbers), 'other')}")
        elif len(numbers):
            parts.append(f"{words}: {ranges(numbers)}" if len(found.reports) > 1 else words)
    told = f"{row.told} of {len(found.reports)} reports, " if len(found.reports) > 1 else ""
    return f"{row.label} ({told}{count(row.claims, 'claim')}): {'; '.join(parts)}"


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers with runs drawn together.

    Examples
    --------
    >>> ranges([5, 1, 2, 3])
    '1-3, 5'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def read_in_part(found: Grid) -> int:
    """Return how many reports were not read whole."""
    return int((found.reports["extent"] != FULL).sum())


def folded(found: Grid) -> str:
    """Say what stands in the fold."""
    rest, cells = found.rows[found.rows["fold"]], found.cells[found.cells["fold"]]
    told = int(cells["state"].isin(TOLD).sum())
    most = count(int(rest["told"].max()), "report")
    noun = NOUNS[found.by][len(rest) != 1]
    return f"{len(rest)} more {noun}, each in {most} or fewer: {len(cells):,} cells, of them {told:,} told"


def _pattern(corpus: Corpus, found: Grid) -> list[str]:
    states = found.cells["state"].value_counts()
    parts = [f"{words} {states[state]:,}" for state, words in STATES.items() if state in states]
    told = [f"Of {count(len(found.cells), 'cell')}: {', '.join(parts)}"]
    single = int((found.rows["told"] == 1).sum())
    if single and len(found.reports) > 1:
        told.append(f"{capital(count(single, *NOUNS[found.by]))} in one report only")
    partly = read_in_part(found)
    if partly:
        told.append(f"Of {count(partly, 'report')} only a part was read: a gap there does not mean silence")
    if found.rows["fold"].any():
        told.append(f"Not drawn one by one: {folded(found)}")
    without = int(corpus.claims["date_id"].isna().sum()) if found.by == "date_id" else 0
    if without:
        told.append(f"{capital(count(without, 'claim'))} about no listed event: they stand in no row")
    return told
