"""Counts of a corpus, as cards: how many claims, by whom, where in the reports."""

import pandas as pd

from nagorno import relate
from nagorno.cards import Card
from nagorno.corpus import Corpus


def acts_by_side(corpus: Corpus) -> Card:
    """Count the claims by side of the speaker and by speech act.

    Parameters
    ----------
    corpus : Corpus
        Any corpus.

    Returns
    -------
    Card
        One row a side, one column a speech act that occurs.

    Examples
    --------
    >>> import nagorno
    >>> print(acts_by_side(nagorno.open("article")).header[:2])
    ('side', 'claims')
    """
    schema = corpus.schema
    sides = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    claims = corpus.claims.merge(sides, left_on="speaker_id", right_on="actor_id")
    lanes = [*schema.parties, "mediators", "other"]
    counts = pd.crosstab(claims["lane"], claims["act"]).reindex(lanes, fill_value=0)
    rows = tuple(
        (lane, str(sum(row)), *map(str, row))
        for lane, row in zip(lanes, counts.to_numpy().tolist(), strict=True)
        if row
    )
    text = "Counts, not a score: a report gives each side the room it gives."
    return Card(
        "Claims by side of the speaker and speech act", (text,), ("side", "claims", *map(str, counts)), rows
    )


def paragraphs(corpus: Corpus) -> Card:
    """Count the claims of each paragraph of each report.

    Parameters
    ----------
    corpus : Corpus
        Any corpus.

    Returns
    -------
    Card
        One row a report; paragraph 0 is headline or standfirst.

    Examples
    --------
    >>> import nagorno
    >>> paragraphs(nagorno.open("article")).rows[0][0]
    'thehill-2020-10-10'
    """
    sources = corpus.sources.set_index("source_id")
    rows = []
    for report in corpus.reports:
        counts = corpus.claims.loc[corpus.claims["source_id"] == report, "paragraph"].value_counts()
        listed = ", ".join(f"{number}: {counts[number]}" for number in sorted(counts.index))
        rows.append((report, str(sources.loc[report, "extent"]), str(counts.sum()), listed))
    header = ("report", "read", "claims", "paragraph: claims")
    return Card("Claims by paragraph", (), header, tuple(rows))
