"""What is not there, in sentences: accusations, voices and figures, with how much was read."""

from html import escape

import pandas as pd

from nagorno.describe.words import capital, count
from nagorno.relate.frames import NEUTRAL
from nagorno.widgets.lookup import Book

FULL = "full"


def told(book: Book, silences: pd.DataFrame, reports: set[str]) -> str:
    """Tell the silences of some reports.

    Parameters
    ----------
    book : Book
        The indexed corpus.
    silences : pandas.DataFrame
        What `relate.silences` gives.
    reports : set of str
        Source ids.

    Returns
    -------
    str
        HTML: how much was read, and a line for each kind of silence; both parties are named with
        the same words.
    """
    here = silences[silences["source_id"].isin(reports)]
    lines = [scope(book), *_unheard(book, here, len(reports)), *_figures(here)]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def scope(book: Book) -> str:
    """Say how much was read, and what a silence means then."""
    whole = sum(report["extent"] == FULL for report in book.reports.values())
    many, parts = len(book.reports), len(book.reports) - whole
    if not parts:
        read = "The report was" if many == 1 else f"All {many} reports were"
        return f"{read} read whole. An answer may stand in a report that is not here."
    where = "The report was" if many == 1 else f"Of {many} reports, {count(parts, 'was', 'were')}"
    silence = "A silence here is one of what was read"
    return f"{where} read in part only. {silence}: an answer may stand further down, or in another report."


def _unheard(book: Book, here: pd.DataFrame, reports: int) -> list[str]:
    unheard = here.loc[here["kind"] == "party_not_heard", "actor_id"].value_counts()
    if unheard.empty:
        return ["Somebody in the lane of each party speaks."]
    parties = [lane for lane in book.roles if lane not in NEUTRAL]
    return [
        f"{book.roles[party].label}: nobody in its lane speaks in {unheard.get(party, 0)} of these reports "
        f"({reports})."
        for party in parties
    ]


def _figures(here: pd.DataFrame) -> list[str]:
    number = int((here["kind"] == "no_figure").sum())
    return [f"{capital(count(number, 'attack'))} told without any number."] if number else []
