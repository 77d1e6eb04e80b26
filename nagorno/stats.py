"""Counts of a corpus, as cards: how many claims, by whom, in which words, where in the reports."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.cards import Card
from nagorno.corpus import Corpus
from nagorno.schema import Schema, shipped

# In these acts the speaker's own side is the one that does, or did not do, what is spoken of.
_OWN_DEEDS = ("denial", "acknowledgement", "commitment", "threat")


def balance(corpus: Corpus) -> Card:
    """Compare how much each side is given: claims, words, acts, verbs, reports, languages, numbers.

    Parameters
    ----------
    corpus : Corpus
        Any corpus.

    Returns
    -------
    Card
        One row a measure, one column a side. An actor of its own that is drawn in a party's lane
        is counted in that lane, and once more in a column of its own.

    Examples
    --------
    >>> import nagorno
    >>> print(balance(nagorno.open("article")).header[:2])
    ('measure', 'armenia')
    """
    claims = _with_lanes(corpus).merge(corpus.sources[["source_id", "language"]], on="source_id")
    columns: dict[str, Any] = {lane: claims["lane"] == lane for lane in _lanes(corpus.schema)}
    for actor, lane in corpus.schema.lanes.items():
        if (claims["top_id"] == actor).any():
            columns[f"of {lane}: {actor}"] = claims["top_id"] == actor
    counted = {name: _measures(claims[its]) for name, its in columns.items()}
    measures = list(dict.fromkeys(measure for column in counted.values() for measure in column))
    rows = tuple((measure, *(counted[name].get(measure, "0") for name in columns)) for measure in measures)
    text = (
        "Counts of what the reports carry, by side of the speaker. Equal counts would not be equal evidence, "
        "and unequal ones say nothing about who is right."
    )
    return Card("Balance", (text,), ("measure", *columns), rows)


def _measures(claims: pd.DataFrame) -> dict[str, str]:
    words = claims["proposition"].str.count(r"\S+")
    numbers = claims[["number_low", "number_high", "number_text"]].notna().any(axis=1)
    found = {
        "claims": len(claims),
        "speakers": claims["speaker_id"].nunique(),
        "words of their propositions": words.sum(),
        "words a claim": round(words.mean(), 1) if len(claims) else 0,
        **{f"act: {act}": count for act, count in claims["act"].value_counts(sort=False).items()},
        "different reporting verbs": claims["verb"].nunique(),
        "reports that carry it": claims["source_id"].nunique(),
        "languages of these reports": claims["language"].nunique(),
        "claims with a number": numbers.sum(),
        "claims with a hedge": claims["hedge"].notna().sum(),
        "claims with quoted words": claims["quote"].notna().sum(),
    }
    return {measure: f"{value:g}" for measure, value in found.items()}


def actions(corpus: Corpus) -> Card:
    """Count the words for actions in propositions, by the party that is said to have done them.

    Parameters
    ----------
    corpus : Corpus
        Any corpus.

    Returns
    -------
    Card
        One row a word of the descriptor's list that is used, one column a party: the claims that
        say it of that party, as an accusation against it, or as its own denial, acknowledgement,
        commitment or threat.

    Examples
    --------
    >>> import nagorno
    >>> print(actions(nagorno.open("article")).rows[0])
    ('fire', '1', '0')
    """
    parties = corpus.schema.parties
    counts = Counter((word, party) for word, party, _ in deeds(corpus))
    used = [
        action["word"] for action in _actions() if any(counts[action["word"], party] for party in parties)
    ]
    rows = tuple((word, *(str(counts[word, party]) for party in parties)) for word in used)
    text = "Each word is used for both parties, or listed in the descriptor with the reason why not."
    return Card("Words for actions, by the party said to have done them", (text,), ("word", *parties), rows)


def deeds(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """Yield each word for an action with the party it is said of and the claim that says it.

    Parameters
    ----------
    corpus : Corpus
        Any corpus.

    Yields
    ------
    tuple of str
        The word of the descriptor's list, the party's actor id, the claim id.
    """
    lanes = _sides(corpus).set_index("actor_id")["lane"]
    own = corpus.claims["act"].isin(_OWN_DEEDS)
    charged = corpus.claims["target_id"].where(corpus.claims["act"] == "accusation")
    doers = corpus.claims["speaker_id"].where(own, charged).map(lanes)
    for claim_id, proposition, lane in zip(
        corpus.claims["claim_id"], corpus.claims["proposition"], doers, strict=True
    ):
        if lane in corpus.schema.parties:
            for word in sorted(words_for_actions(proposition)):
                yield word, lane, claim_id


def words_for_actions(text: str) -> set[str]:
    """Return the words of the descriptor's list that a text uses, in any of their forms."""
    found = re.findall(r"[a-z]+", text.casefold())
    return {_forms()[word] for word in found if word in _forms()}


def _actions() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = shipped().descriptor["houseRules"]["actions"]
    return listed


@cache
def _forms() -> dict[str, str]:
    return {form: action["word"] for action in _actions() for form in action["forms"]}


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


def _lanes(schema: Schema) -> list[str]:
    return [*schema.parties, "mediators", "other"]


def _sides(corpus: Corpus) -> pd.DataFrame:
    schema = corpus.schema
    return relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)


def _with_lanes(corpus: Corpus) -> pd.DataFrame:
    return corpus.claims.merge(_sides(corpus), left_on="speaker_id", right_on="actor_id")
