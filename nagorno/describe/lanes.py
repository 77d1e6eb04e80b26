"""Whose lane an actor of its own is drawn in: the sentence that every chart says the same way."""

from collections.abc import Iterable

from nagorno import relate
from nagorno.corpus import Corpus


def lane_note(corpus: Corpus, tops: Iterable[str]) -> str:
    """Say which actors of their own are drawn in a party's lane.

    Parameters
    ----------
    corpus : Corpus
        Its descriptor says which lanes hold another actor.
    tops : iterable of str
        The top actors, as `relate.sides` gives them, of those who speak.

    Returns
    -------
    str
        A sentence for each; empty if none speaks.

    Examples
    --------
    >>> import nagorno
    >>> truce = nagorno.open("truce")
    >>> lane_note(truce, truce.schema.lanes)
    'The lane of Armenia includes the Nagorno-Karabakh authorities, an actor of its own.'
    """
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    present = set(tops)
    return " ".join(
        f"The lane of {names.get(party, party)} includes the {names.get(own, own)}, an actor of its own."
        for own, party in corpus.schema.lanes.items()
        if own in present
    )


def lane_note_of(corpus: Corpus, speakers: Iterable[str]) -> str:
    """Say the same of speakers whose top actors are not known yet.

    Examples
    --------
    >>> import nagorno
    >>> lane_note_of(nagorno.open("article"), ["aliyev"])
    ''
    """
    if not corpus.schema.lanes:
        return ""
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    return lane_note(corpus, who.loc[who["actor_id"].isin(set(speakers)), "top_id"])
