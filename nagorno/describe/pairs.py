"""The rows of the ledger: each answer beside its claim, each accusation that the side accused leaves."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.errors import DataError, one_of

VERBS = {
    "denies": "denies",
    "rebuts": "rebuts",
    "counter_accuses": "counter-accuses",
    "responds_to": "responds to",
}
ANSWER, UNANSWERED = "answer", "unanswered"
POINTS = 5  # drawn before the others fold
REST = "others"
_DAY, _HOUR = 24 * 60, 60


def zone(corpus: Corpus) -> str:
    """Return the zone that the claims name most often: whose day is meant where none is given."""
    named = corpus.claims["tz"].dropna().mode()
    return str(named.iloc[0]) if len(named) else "UTC"


def pairs(corpus: Corpus, date_id: str | None = None) -> pd.DataFrame:
    """Return what `relate.replies` and `relate.silences` find, with the words of both claims.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        Only claims about this event.

    Returns
    -------
    pandas.DataFrame
        One row for each answer (``kind`` answer) and each accusation without one by the side
        accused (``kind`` unanswered), in the order of the claims: the columns of `relate.replies`;
        ``actor_id`` and ``extent`` of `relate.silences`; ``claim`` and ``reply``, the propositions;
        ``lane`` and ``reply_lane``, whose lane speaks and answers (of the accused where nobody
        does), and ``top`` and ``reply_top``, the bodies at their top; ``date_id``; ``head_id`` and
        ``reply_head``, the first telling that each repeats; ``key``, unlike in every row.
    """
    claims, links, schema = corpus.claims, corpus.claim_links, corpus.schema
    if date_id is not None and date_id not in set(claims["date_id"].dropna()):
        raise DataError(one_of("date_id of a claim", date_id, sorted(set(claims["date_id"].dropna()))))
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    answers = relate.replies(claims, links, who, corpus.sources, tz=zone(corpus))
    silent = relate.silences(claims, links, corpus.sources, corpus.dates, who, schema.parties)
    silent = silent.loc[silent["kind"] == UNANSWERED, ["kind", "claim_id", "actor_id", "extent"]]
    found = pd.concat([answers.assign(kind=ANSWER).astype(object), silent.astype(object)], ignore_index=True)
    found = found.reindex(columns=[*answers.columns, *silent.columns.drop("claim_id")])
    found = _with_words(found, claims, links, who.set_index("actor_id"))
    if date_id is not None:
        found = found[found["date_id"] == date_id]
    order = {claim: number for number, claim in enumerate(claims["claim_id"])}
    place = [found[end].map(order) for end in ("claim_id", "reply_id")]
    found = found.assign(_claim=place[0], _reply=place[1]).sort_values(["_claim", "_reply"], kind="stable")
    return found.drop(columns=["_claim", "_reply"]).reset_index(drop=True)


def _with_words(
    found: pd.DataFrame, claims: pd.DataFrame, links: pd.DataFrame, who: pd.DataFrame
) -> pd.DataFrame:
    told = claims.set_index("claim_id")
    stars = links[links["relation"] == "repeats"]
    heads = dict(zip(stars["claim_id"], stars["other_id"], strict=True))
    ends: dict[str, Any] = {}
    for end, words, head in (("claim_id", "claim", "head_id"), ("reply_id", "reply", "reply_head")):
        ends[words] = found[end].map(told["proposition"].astype(object))
        ends[head] = found[end].map(heads).astype(object).fillna(found[end])
    speaker = found["claim_id"].map(told["speaker_id"].astype(object))
    replier = found["replier_id"].fillna(found["actor_id"])
    event = found["claim_id"].map(told["date_id"].astype(object))
    kind = found["relation"].fillna(UNANSWERED)
    names = zip(found["claim_id"], kind, found["reply_id"].fillna(""), strict=True)
    ends["speaker_id"] = speaker
    for actor, lane, top in ((speaker, "lane", "top"), (replier, "reply_lane", "reply_top")):
        ends |= {lane: actor.map(who["lane"]), top: actor.map(who["top_id"])}
    ends |= {"date_id": event, "source_id": found["claim_id"].map(told["source_id"].astype(object))}
    return found.assign(**ends, key=[":".join(filter(None, each)) for each in names])


def folded(
    found: pd.DataFrame, parties: Sequence[str], one_event: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Choose the rows that are drawn; the others stand in folds.

    Few rows are all drawn. Of more, a disputed point is drawn as one row, an answer before an
    accusation without one, and what is told most first; a point is an event or, where all are about
    one event, a claim with its repetitions. The points that most reports tell come first; answers and
    empty boxes are drawn in the proportion in which they are found, those of each side in turn.

    Parameters
    ----------
    found : pandas.DataFrame
        What `pairs` gives.
    parties : sequence of str
        Their actor ids: what they say to each other is drawn before what others say.
    one_event : bool
        Whether all are about one event.

    Returns
    -------
    tuple of pandas.DataFrame
        The rows drawn and those left out, with ``mark``: their own key, or that of their fold.
    """
    if len(found) <= POINTS:
        return found.assign(mark=found["key"]), found.assign(mark=found["key"]).iloc[:0]
    found = found.assign(point=found["head_id" if one_event else "date_id"].fillna(found["head_id"]))
    pair = found["head_id"] + ":" + found["relation"].fillna("") + ":" + found["reply_head"].fillna("")
    found = found.assign(_told=found.groupby(["point", pair])["key"].transform("size"))
    found["_reports"] = found.groupby("point")["source_id"].transform("nunique")
    found["_rows"] = found.groupby("point")["key"].transform("size")
    found["_basis"] = found["basis"] == "coder"
    found["_parties"] = found[["lane", "reply_lane"]].isin(parties).sum(axis=1)
    by = ["_reports", "_rows", "point", "kind", "_parties", "_told", "_basis"]
    upwards = [name in ("point", "kind", "_basis") for name in by]
    ranked = found.sort_values(by, ascending=upwards, kind="stable")
    first = _chosen(ranked.drop_duplicates("point"), round(POINTS * (found["kind"] == ANSWER).mean()))
    drawn = first["point"].tolist()
    rest = ranked.drop(first.index).sort_index()
    mark = rest["point"].where(rest["point"].isin(drawn), REST)
    own = [name for name in found.columns if not name.startswith("_")]
    return first[own].assign(mark=first["key"]), rest[own].assign(mark=mark)


def _chosen(firsts: pd.DataFrame, answers: int) -> pd.DataFrame:
    """Return as many points with an answer as asked for, then others, filled up with what there is."""
    turn = firsts.groupby(["kind", "reply_lane"]).cumcount()
    order = {"_parties": False, "_turn": True}
    firsts = firsts.assign(_turn=turn).sort_values(list(order), ascending=list(order.values()), kind="stable")
    answered = firsts["kind"] == ANSWER
    some, others = firsts[answered], firsts[~answered]
    answers = min(max(answers, POINTS - len(others)), len(some))
    return pd.concat([some.head(answers), others.head(POINTS - answers)])


def sides_of(row: Mapping[str, Any], order: list[str]) -> tuple[int, int]:
    """Return the columns, 0 or 1, in which a row's claim and its reply stand."""
    for end in ("lane", "reply_lane"):
        if row[end] in order:
            column = order.index(row[end])
            return (column, 1 - column) if end == "lane" else (1 - column, column)
    return 0, 1


def delay(row: Mapping[str, Any]) -> str:
    """Say how long an answer took, no more exactly than the reports do.

    Examples
    --------
    >>> row = {"claim_clock": "said", "reply_clock": "said"}
    >>> delay(row | {"delay_earliest": -1439.0, "delay_latest": 1439.0, "precision": "day"})
    'same day'
    >>> delay(row | {"delay_earliest": 80.0, "delay_latest": 80.0, "precision": "minute"})
    '1 h 20 min later'
    """
    least, most = row["delay_earliest"], row["delay_latest"]
    if pd.isna(least) and pd.isna(most):
        return "time unknown"
    if pd.isna(most):
        told = f"at least {_span(least)} later"
    elif pd.isna(least):
        told = f"at most {_span(most)} later"
    elif row["precision"] == "day":
        told = _days(round((least + most) / 2 / _DAY))
    else:
        told = _between(least, most)
    printed = "published" in (row["claim_clock"], row["reply_clock"])
    return f"{told}, as published" if printed else told


def _days(days: int) -> str:
    if abs(days) > 1:
        return f"{abs(days)} days {'later' if days > 0 else 'earlier'}"
    return ("same day", "next day", "a day earlier")[days]


def _between(least: float, most: float) -> str:
    if least < 0 < most:
        return f"{_span(-least)} earlier to {_span(most)} later"
    after = "later" if most > 0 else "earlier"
    near, far = sorted((abs(least), abs(most)))
    return f"{_span(far)} {after}" if near == far else f"{_span(near)} to {_span(far)} {after}"


def _span(minutes: float) -> str:
    size = abs(int(minutes))
    if size >= 2 * _DAY:
        return f"{round(size / _DAY)} days"
    hours, rest = divmod(size, _HOUR)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
