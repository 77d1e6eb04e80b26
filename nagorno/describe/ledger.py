"""The ledger in words: who answers whom, with what, after how long; and where nobody answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.describe.lanes import lane_note
from nagorno.describe.pairs import ANSWER, REST, VERBS, delay, pairs
from nagorno.describe.words import Description, capital, count, lines, listed

NOTHING = "No claim here answers another; no accusation is left open"
TITLE = 55  # letters of a headline that leave room for more
_HEADS = ("Claim", "Said by", "Relation", "Delay", "Answered by", "Answer")


def nothing(corpus: Corpus, extents: "pd.Series[Any]") -> str:
    """Return what stands in an empty box: only what was read whole can be said to be silent."""
    if (extents.dropna() == "full").all():
        return "nothing in this report" if len(corpus.reports) == 1 else "nothing in these reports"
    return "nothing in what was read"


def own_lane(corpus: Corpus, found: pd.DataFrame) -> str:
    """Say which actors of their own are drawn in a party's lane, if they speak in these rows."""
    return lane_note(corpus, [*found["top"].dropna(), *found["reply_top"].dropna()])


def event(corpus: Corpus, date_id: str | None) -> str:
    """Return the label of an event, or nothing if there is none."""
    labels = dict(zip(corpus.dates["date_id"], corpus.dates["label"], strict=True))
    return "" if date_id is None else str(labels.get(date_id, date_id))


def headline(found: pd.DataFrame) -> str:
    """Return how many answers there are, and how many accusations stand without one."""
    if found.empty:
        return NOTHING
    answers = found[found["kind"] == ANSWER]
    silent = len(found) - len(answers)
    if answers.empty:
        return f"{capital(count(silent, 'accusation'))} without an answer by the accused"
    told = f"{capital(count(len(answers), 'answer'))} to {count(answers['claim_id'].nunique(), 'claim')}"
    if silent:
        told = f"{told}; {count(silent, 'accusation')} without one"
        return f"{told} by the accused" if len(told) <= TITLE else told
    return f"{told}; no accusation without one"


def more(rest: pd.DataFrame) -> str:
    """Return how many rows a fold holds, by kind.

    Examples
    --------
    >>> more(pd.DataFrame({"kind": ["answer", "unanswered", "unanswered"]}))
    'one more answer and two accusations without one'
    """
    answers = int((rest["kind"] == ANSWER).sum())
    silent = len(rest) - answers
    told = [count(answers, "more answer")] * bool(answers)
    one = "one" if answers else "an answer"
    return listed([*told, *[f"{count(silent, 'accusation')} without {one}"] * bool(silent)])


def points(rest: pd.DataFrame) -> int:
    """Return how many disputed points are folded whole."""
    return int(rest.loc[rest["mark"] == REST, "point"].nunique()) if len(rest) else 0


def describe(
    corpus: Corpus,
    rows: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    order: list[str],
    date_id: str | None = None,
) -> Description:
    """Put the ledger in words.

    Parameters
    ----------
    corpus : Corpus
        Names the speakers.
    rows : tuple of pandas.DataFrame
        What `pairs` gives, and what `folded` makes of it: drawn, and left out.
    order : list of str
        The parties, the one at the left first.
    date_id : str, optional
        The event that all are about.

    Returns
    -------
    Description
        Its numbers are the rows that are drawn, each with both claims in full.
    """
    found, drawn, left = rows
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    about = f" about “{event(corpus, date_id)}”" if date_id else ""
    sides = listed(names.get(one, one) for one in order)
    empty = nothing(corpus, found["extent"])
    kind = (
        f"Ledger{about} in two columns, {sides}: each row sets a claim beside the claim that answers it; the "
        "arrow points at the claim that is answered, above it stands the relation, below it the delay."
    )
    if (found["kind"] != ANSWER).any():
        kind += f" A dashed box stands where the side accused does not answer: {empty}."
    told = [_told(row, names, empty) for row in drawn.to_dict("records")]
    labels = dict(zip(corpus.dates["date_id"], corpus.dates["label"], strict=True))
    rests = [(mark, left[left["mark"] == mark]) for mark in drawn.get("point", [])]
    folds = [_fold(mark, rest, labels) for mark, rest in rests if len(rest)]
    if points(left):
        folds.append(f"On {count(points(left), 'further point')}: {more(left[left['mark'] == REST])}")
    pattern = [*_pattern(found), *folds, own_lane(corpus, found)]
    return Description(headline(found), kind, lines(told), lines([part for part in pattern if part]))


def _told(row: Mapping[Any, Any], names: Mapping[str, str], empty: str) -> str:
    claim = f"{names.get(row['speaker_id'], row['speaker_id'])}: “{row['claim'].rstrip('.')}”."
    if row["kind"] != ANSWER:
        return f"{claim} No answer by the accused, {names.get(row['actor_id'], row['actor_id'])}: {empty}"
    who = names.get(row["replier_id"], row["replier_id"])
    relation = VERBS.get(row["relation"], row["relation"])
    does = relation if row["relation"] == "counter_accuses" else f"{relation} it"
    return f"{claim} {who} {does}: “{row['reply'].rstrip('.')}” ({delay(row)})"


def _fold(mark: Any, rest: pd.DataFrame, labels: Mapping[str, str]) -> str:
    event = rest["date_id"].iloc[0]
    about = rest["claim"].iloc[0] if pd.isna(event) or event != mark else labels.get(event, event)
    return f"On “{about}”: {more(rest)}"


def _pattern(found: pd.DataFrame) -> list[str]:
    answers = found[found["kind"] == ANSWER]
    if answers.empty:
        return []
    kinds = answers["relation"].value_counts()
    told = [f"{VERBS.get(str(name), str(name))} {number}" for name, number in kinds.items()]
    known = answers["precision"].value_counts()
    exact = {name: "not at all" if name == "unknown" else f"to the {name}" for name in known.index}
    clocks = [f"{exact[name]} for {number}" for name, number in known.items()]
    coder = int((answers["basis"] == "coder").sum())
    text = f"{count(coder, 'answer')} {'is' if coder == 1 else 'are'} set against the claim by the coder"
    found_by = f"{capital(text)}, not by a report"
    return [f"Answers by relation: {listed(told)}", f"The delay is known {listed(clocks)}", found_by]


@dataclass(frozen=True, repr=False)
class Ledger:
    """The ledger as a table: shown as HTML with proper headers, or as lines of text.

    Parameters
    ----------
    title : str
        What it shows, its caption.
    rows : pandas.DataFrame
        One row for each pair: claim, speaker, relation, delay, who answers, the answer.
    """

    title: str
    rows: pd.DataFrame

    def __repr__(self) -> str:
        """Return one paragraph for each row."""
        told = [" | ".join(row) for row in self.rows.itertuples(index=False)]
        return "\n".join([self.title, " | ".join(self.rows.columns), *told])

    def _repr_html_(self) -> str:
        left = 'style="text-align:left"'
        head = "".join(f'<th scope="col" {left}>{escape(name)}</th>' for name in self.rows.columns)
        body = []
        for first, *others in self.rows.itertuples(index=False):
            cells = "".join(f"<td {left}>{escape(cell)}</td>" for cell in others)
            body.append(f'<tr><th scope="row" {left}>{escape(first)}</th>{cells}</tr>')
        caption = f"<caption {left}>{escape(self.title)}.</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def ledger_table(corpus: Corpus, date_id: str | None = None) -> Ledger:
    """Return the ledger as a table, every row of it.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        Only claims about this event.

    Returns
    -------
    Ledger
        Nothing is cut or folded in it.

    Raises
    ------
    DataError
        If no claim is about this event.

    Examples
    --------
    >>> import nagorno
    >>> ledger_table(nagorno.open("article")).rows["Relation"].tolist()[:2]
    ['denies', 'counter-accuses']
    """
    found = pairs(corpus, date_id)
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    empty = nothing(corpus, found["extent"])
    rows = [_cells(row, names, empty) for row in found.to_dict("records")]
    return Ledger(headline(found), pd.DataFrame(rows, columns=list(_HEADS)))


def _cells(row: Mapping[Any, Any], names: Mapping[str, str], empty: str) -> tuple[str, ...]:
    claim = (row["claim"], names.get(row["speaker_id"], row["speaker_id"]))
    if row["kind"] != ANSWER:
        return (*claim, "no answer found", "", names.get(row["actor_id"], row["actor_id"]), empty)
    relation = VERBS.get(row["relation"], row["relation"])
    return (*claim, f"{relation}", delay(row), names.get(row["replier_id"], row["replier_id"]), row["reply"])
