"""What is coded: items, each a way in which a text names a speaker, a verb, and what is said."""

from pathlib import Path
from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.errors import DataError, one_of

TEXTS = ["paragraph", "speaker", "verb", "proposition"]
NEEDED = TEXTS[1:]
LONGEST = 5_000  # letters of one text: an item is a sentence
Own = pd.DataFrame | str | Path


def items(source: Corpus | Own, report: str | None = None) -> pd.DataFrame:
    """List the items of a report, or of a list of one's own.

    Parameters
    ----------
    source : Corpus, pandas.DataFrame, str or pathlib.Path
        A corpus; or a frame, or the CSV file of one, with the columns ``speaker``, ``verb`` and
        ``proposition``, and ``paragraph`` if there are any.
    report : str, optional
        The source id of the report, if the corpus holds several.

    Returns
    -------
    pandas.DataFrame
        One row an item, numbered from 1: paragraph, speaker (as the text names it; empty where it
        names nobody), verb, proposition. All are text, and none is an id or a code.

    Raises
    ------
    DataError
        If the report has to be named, a column is missing, or the list is empty.

    Examples
    --------
    >>> from nagorno.corpus import open
    >>> items(open("article")).loc[8, ["speaker", "verb"]].tolist()
    ['the Armenian military', 'accused']
    """
    if isinstance(source, Corpus):
        return _numbered(_told(source, rows(source, report)))
    return _own(source if isinstance(source, pd.DataFrame) else _file(Path(source)))


def rows(corpus: Corpus, report: str | None = None) -> pd.DataFrame:
    """Return the claims of one report, in the order of its items.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    report : str, optional
        A source id; may be left out if there is only one.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims``.
    """
    if report is None and len(corpus.reports) != 1:
        raise DataError(f"{len(corpus.reports)} reports came; say which one to code: report='...'.")
    chosen = corpus.reports[0] if report is None else report
    if chosen not in corpus.reports:
        raise DataError(one_of("report", chosen, corpus.reports))
    return corpus.claims[corpus.claims["source_id"] == chosen]


def plain(text: object) -> str:
    """Return a text on one line, which any file can hold; an empty one if there is none."""
    words = "" if text is None or text is pd.NA or text != text else str(text)
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def _told(corpus: Corpus, claims: pd.DataFrame) -> pd.DataFrame:
    """Say of each claim how the report names its speaker: at the last step of the chain."""
    last = corpus.attributions.sort_values("step").drop_duplicates("claim_id", keep="last")
    names = last["as_named"].fillna(last["actor_id"].map(corpus.actors.set_index("actor_id")["name"]))
    named = names.where(last["step"] > 0, "").set_axis(last["claim_id"])
    return claims.assign(speaker=claims["claim_id"].map(named))


def _file(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        remedy = "Save the list as CSV, UTF-8, with commas, and check its name."
        raise DataError(f"the list {str(path)!r} cannot be read ({error}). {remedy}") from None


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        came, wanted = ", ".join(map(str, frame.columns)) or "none", ", ".join(NEEDED)
        raise DataError(
            f"the list has no column {', '.join(missing)}; its columns are {came}. Name them {wanted}."
        )
    return _numbered(frame.assign(paragraph=frame.get("paragraph", "")))


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    listed = pd.DataFrame({name: [plain(text) for text in frame[name]] for name in TEXTS}, dtype="str")
    empty = [number + 1 for number, text in enumerate(listed["proposition"]) if not text]
    if empty or listed.empty:
        what = f"rows without a proposition: {_some(empty)}" if empty else "no rows"
        raise DataError(f"the list has {what}; an item needs what is said, in a few words.")
    long = listed.index[listed.map(len).max(axis=1) > LONGEST] + 1
    if len(long):
        raise DataError(f"texts of more than {LONGEST} letters in rows {_some(long)}; an item is a sentence.")
    return listed.set_axis(pd.RangeIndex(1, len(listed) + 1, name="item"))


def _some(numbers: Any) -> str:
    return ", ".join(map(str, numbers[:5])) + (" ..." if len(numbers) > 5 else "")
