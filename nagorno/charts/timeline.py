"""Who said what when: parties face to face, no mark more exact than its report."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from nagorno import style
from nagorno.charts import days, layout, strokes
from nagorno.charts.cells import Page
from nagorno.charts.chart import Chart
from nagorno.charts.fit import shown, wrapped
from nagorno.corpus import Corpus
from nagorno.describe import timeline as words
from nagorno.describe.lanes import lane_note_of

LEFT, RIGHT, TOP, BOTTOM = 0.155, 0.985, 0.862, 0.3
FOOT = "A mark says that it was said, not that it is so."
_ROOM = style.SIZE[0] * 72 * 0.976
_LINE = 0.036  # of the figure's height: a second line of the subtitle


def timeline(
    corpus: Corpus,
    order: Sequence[str] | None = None,
    acts: Sequence[str] | None = None,
    first: str | datetime | None = None,
    last: str | datetime | None = None,
    around: str | None = None,
    utc: int = days.LOCAL,
) -> Chart:
    """Draw when each claim was said, as exactly as the reports tell, and what answers it.

    Where a report does not say when, the claim stands at the publication of the report, with
    another bar: it was said by then. More than sixty claims are folded by lane, time and act.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands on top in front.
    acts : sequence of str, optional
        Only these speech acts.
    first, last : str or datetime.datetime, optional
        Only claims that may have been said between these moments of local time.
    around : str, optional
        A date id: only claims about it or about what is part of it.
    utc : int
        Hours that local time is ahead of UTC.

    Returns
    -------
    Chart
        Its rows: ``claim_id``, ``source_id``, ``speaker_id``, ``act``, ``lane``, ``basis``,
        ``precision``, ``earliest``, ``latest`` (minutes of local time), ``mark``.

    Raises
    ------
    DataError
        If an option names what is not in the corpus.

    Examples
    --------
    >>> import nagorno
    >>> chart = timeline(nagorno.open("article"), acts=["accusation", "denial"])
    >>> len(chart.rows), len(chart.left_out)
    (5, 0)
    """
    times = days.selected(days.claim_times(corpus, utc), corpus, acts, first, last, around, utc)
    return of_times(corpus, times, order, around, utc)


def of_times(
    corpus: Corpus,
    times: pd.DataFrame,
    order: Sequence[str] | None = None,
    around: str | None = None,
    utc: int = days.LOCAL,
) -> Chart:
    """Draw claims whose times are known already, and no other.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    times : pandas.DataFrame
        Rows of what `days.claim_times` gives, numbered from 0.
    order : sequence of str, optional
        As for `timeline`.
    around : str, optional
        What all of them are about, for the subtitle.
    utc : int
        As for `timeline`.

    Returns
    -------
    Chart
        As `timeline` gives it.
    """
    roles = style.roles(corpus, order)
    names = {lane: shown(role.label, lane) for lane, role in roles.items()}
    binned, unit = days.binned(times)
    width = (RIGHT - LEFT) * style.SIZE[0]
    page = layout.page(binned, unit, corpus.schema.vocabulary("claims", "act"), words.OTHER, width)
    rows, left_out = _split(times, page)
    answers = words.answering(corpus, times)
    arcs = answers[answers["relation"].isin(words.ARCS)]
    drawn = arcs if left_out.empty else arcs.iloc[:0]
    aside = lane_note_of(corpus, times["speaker_id"])
    description = words.describe(corpus, rows, left_out, answers, names, utc, aside)
    undrawn = words.undrawn(arcs, left_out)
    subtitle = wrapped(words.subtitle(corpus, page.folded, around), _ROOM, 8.8, lines=2)
    top, bottom = TOP - _LINE * subtitle.count("\n"), BOTTOM + 0.6 * _LINE * bool(undrawn)
    figure, ax = style.canvas(LEFT, RIGHT, top, bottom)
    lanes = [(roles[lane], names[lane]) for lane in roles]
    strokes.draw(ax, page, lanes, binned, drawn, words.zone(utc))
    foot = "\n".join(filter(None, [undrawn, aside, style.foot(corpus, FOOT)]))
    style.caption(figure, description.headline, subtitle, foot)
    return Chart(figure, description, rows, left_out)


def _split(times: pd.DataFrame, page: Page) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tell the claims with a mark of their own from those in folds; name the mark of each."""
    items = [item for cell in page.cells for item in cell.items]
    marks = {row: item.key for item in items for row in item.claims}
    alone = [row for item in items if len(item.claims) == 1 for row in item.claims]
    marked = times.drop(columns="date_id").assign(mark=pd.Series(marks, dtype="str"))
    single = marked.index.isin(alone)
    return marked[single], marked[~single]
