"""What the tables say of the claims that a written answer names; never whether it convinces."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.exercises.reply import count, joined

CHARGE = "accusation"
WAYS = {
    "source_id": "report",
    "root_id": "text",
    "author_id": "author",
    "origin_id": "voice",
    "top_id": "body",
}
ASK = "Does your number count any two of these apart? Then your text has to say why."


def remark(ids: Sequence[str], corpus: Corpus) -> str:
    """Say which of the claims that an answer names hang together, by the tables.

    Parameters
    ----------
    ids : sequence of str
        The claims that it names.
    corpus : Corpus
        Whose claims.

    Returns
    -------
    str
        What they are about, which of them are copies, and the five counts of them; empty if there
        is no charge among them.

    Examples
    --------
    >>> import nagorno
    >>> print(remark(["thehill-2020-10-10-c08", "thehill-2020-10-10-c09"], nagorno.open("article")))
    The claims that you name are about "Reported shelling near Kapan" (2).
    <BLANKLINE>
    No charge, and so no telling of one: thehill-2020-10-10-c09 (denial).
    <BLANKLINE>
    You name one charge. How many origins it has, only its company can show.
    """
    rows = _rows(corpus, ids)
    charges = rows[rows["act"] == CHARGE]
    if charges.empty:
        return ""
    parts = [_events(rows, corpus), _others(rows[rows["act"] != CHARGE])]
    if len(charges) == 1:
        parts.append("You name one charge. How many origins it has, only its company can show.")
    else:
        parts += [*_together(charges), f"{_counts(charges)} {ASK}"]
    return "\n\n".join(part for part in parts if part)


def _rows(corpus: Corpus, ids: Sequence[str]) -> pd.DataFrame:
    """Return the claims with their text, author, voice, body and first telling."""
    claims, links = corpus.claims[["claim_id", "act", "date_id"]], corpus.claim_links
    found = claims[claims["claim_id"].isin(ids)].astype("object")
    found = found.merge(relate.claim_origins(corpus.claims, corpus.attributions, corpus.sources))
    tops = relate.sides(corpus.actors, corpus.schema.parties)[["actor_id", "top_id"]]
    found = found.merge(tops, left_on="origin_id", right_on="actor_id", how="left")
    first = (
        links[links["relation"] == "repeats"].drop_duplicates("claim_id").set_index("claim_id")["other_id"]
    )
    return found.assign(first=found["claim_id"].map(first).fillna(found["claim_id"]))


def _events(rows: pd.DataFrame, corpus: Corpus) -> str:
    labels = corpus.dates.set_index("date_id")["label"]
    told = rows["date_id"].map(labels).fillna("no event").value_counts()
    about = joined([f'"{label}" ({number})' for label, number in told.items()])
    more = " The question is about one charge." if len(told) > 1 else ""
    return f"The claims that you name are about {about}.{more}"


def _others(rows: pd.DataFrame) -> str:
    named = [f"{one} ({act})" for one, act in zip(rows["claim_id"], rows["act"], strict=True)]
    return f"No charge, and so no telling of one: {joined(named)}." if named else ""


def _together(charges: pd.DataFrame) -> Iterator[str]:
    """Yield which of the charges are copies, one statement, or of one voice; no group twice."""
    seen: set[tuple[Any, ...]] = set()
    ways = {
        "root_id": "One text, that of {}, and its copies",
        "first": "One statement, first told in {}",
        "origin_id": "One voice, {}",
    }
    for column, title in ways.items():
        for key, group in charges.groupby(column, sort=False):
            members = tuple(group["claim_id"])
            if group["source_id"].nunique() > 1 and members not in seen:
                seen.add(members)
                yield f"{title.format(key)}: {joined([*members])}."


def _counts(charges: pd.DataFrame) -> str:
    numbers = [count(charges[column].nunique(), noun) for column, noun in WAYS.items()]
    return f"Counted in five ways, the {len(charges)} charges that you name are {joined(numbers)}."
