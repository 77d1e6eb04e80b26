"""The timeline in words: who said what, when as far as the reports tell, and what answers it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.describe.words import Description, capital, count, lines, listed
from nagorno.relate.clocks import OPEN_END, OPEN_START

ARCS = ("denies", "rebuts", "counter_accuses", "supports")
SAID, PUBLISHED, OTHER = "said", "published", "other"
FEW = 30  # claims that are told one by one
_VERBS = {
    "denies": "denies",
    "rebuts": "rebuts",
    "counter_accuses": "counter-accuses",
    "supports": "supports",
}
_YEAR_ONE = datetime(1, 1, 1)
_DAY = 24 * 60
_KIND = (
    "Timeline in lanes: {lanes}, with others counted at the foot. From left to right: when a claim was said, "
    "in local time ({zone}), no more exactly than the report tells. A filled bar spans the time in which it "
    "was said; a dotted bar with a tail stands for a claim whose report does not say when, at the "
    "publication of the report: it was said by then. {without}The shape of a mark is the speech act; a "
    "hollow one is a denial. Arcs point at the claim that is answered: dashed denies or rebuts, solid "
    "counter-accuses, dotted supports."
)


def describe(
    corpus: Corpus,
    rows: pd.DataFrame,
    left_out: pd.DataFrame,
    answers: pd.DataFrame,
    names: Mapping[str, str],
    utc: int,
    aside: str = "",
) -> Description:
    """Describe a timeline.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    rows, left_out : pandas.DataFrame
        The claims with a mark of their own, and those in folds.
    answers : pandas.DataFrame
        What `answering` gives.
    names : mapping of str to str
        The name of each lane, from top to bottom.
    utc : int
        Hours that local time is ahead of UTC.
    aside : str
        A sentence on whose lane holds an actor of its own.

    Returns
    -------
    Description
        Few claims of parties and mediators are told one by one, many as counts.
    """
    told = pd.concat([rows, left_out]).sort_index()
    shown = [name for lane, name in names.items() if lane != OTHER]
    without = "What has neither stands apart: day not given. " if (told["basis"] == "unknown").any() else ""
    kind = _KIND.format(lanes=listed(shown), zone=zone(utc), without=without)
    if told.empty:
        return Description(headline(told), kind, "")
    if len(told) <= FEW and left_out.empty:
        parts = _one_by_one(corpus, told, answers, names)
    else:
        parts = _counted(told, names)
    pattern = [part for part in (*_pattern(rows, left_out, answers), aside) if part]
    return Description(headline(told), kind, lines(parts), lines(pattern).replace("\n", " "))


def headline(told: pd.DataFrame) -> str:
    """Say how many claims are dated to the day and to the hour of saying."""
    if told.empty:
        return "No claims to place in time"
    said = told["basis"] == SAID
    days, hours = int(said.sum()), int((said & told["precision"].isin(["minute", "hour"])).sum())
    acts = told["act"].unique()
    many = _many(len(told), acts[0]) if len(acts) == 1 else count(len(told), "claim")
    if not days:
        return f"Of {many}, none is dated by when it was said"
    verb = "is" if days == 1 else "are"
    return f"Of {many}, {_or_none(days)} {verb} dated by day of saying, {_or_none(hours)} by hour"


def _or_none(number: int) -> str:
    return count(number, "", " ").strip() if number else "none"


def subtitle(corpus: Corpus, folded: bool, around: str | None) -> str:
    """Say how to read the figure."""
    reading = (
        "A number counts claims of one lane, act and time; inside a bar, place means nothing."
        if folded
        else "Bars span when a claim may have been said; on a bar, marks follow the order of the reports."
    )
    if around is None:
        return reading
    labels = dict(zip(corpus.dates["date_id"], corpus.dates["label"], strict=True))
    return f"{reading} Only claims about: {labels[around]}."


def undrawn(arcs: pd.DataFrame, left_out: pd.DataFrame) -> str:
    """Say which answers have no arc, where marks are folded; empty if all have."""
    if arcs.empty or left_out.empty:
        return ""
    return f"Answers between folded marks are not drawn: {_kinds(arcs)}."


def _kinds(arcs: pd.DataFrame) -> str:
    counts = arcs["relation"].value_counts()
    return listed(f"{_VERBS[relation]} {counts[relation]}" for relation in ARCS if counts.get(relation))


def zone(utc: int) -> str:
    """Name the local time; where it is that of the parties, tell it from Moscow's."""
    return f"UTC{utc:+d}" + ("; Moscow is UTC+3" if utc == 4 else "")


def answering(corpus: Corpus, told: pd.DataFrame) -> pd.DataFrame:
    """Return the links of which both ends are among some claims: claim_id, relation, other_id."""
    links = corpus.claim_links
    inside = links[["claim_id", "other_id"]].isin(set(told["claim_id"])).all(axis=1)
    return links.loc[inside, ["claim_id", "relation", "other_id"]].astype("str").reset_index(drop=True)


def when(row: Mapping[Any, Any]) -> str:
    """Say when a claim was said, as exactly as its report does.

    Examples
    --------
    >>> noon = {"precision": "day", "earliest": 1062299520, "latest": 1062300959}
    >>> when(noon | {"basis": "said"})
    'said on 10 October 2020, hour not given'
    """
    if row["basis"] == "unknown":
        return "day not given, neither of saying nor of publication"
    verb = "said" if row["basis"] == SAID else "time of saying not given, published"
    low, high = int(row["earliest"]), int(row["latest"])
    if low == OPEN_START or high == OPEN_END:
        return f"{verb} from {_day(low)} on" if low != OPEN_START else f"{verb} until {_day(high)}"
    if row["precision"] == "minute":
        return f"{verb} on {_day(low)} at {clock(low)}"
    if row["precision"] == "hour":
        return f"{verb} on {_day(low)} between {clock(low)} and {clock(high + 1)}"
    if low // _DAY != high // _DAY:
        return f"{verb} between {_day(low)} and {_day(high)}"
    return f"{verb} on {_day(low)}" + (", hour not given" if row["basis"] == SAID else "")


def _day(minute: int) -> str:
    day = _YEAR_ONE + timedelta(minutes=minute - _DAY)
    return f"{day.day} {day:%B} {day.year}"


def clock(minute: int) -> str:
    """Return the clock time of a minute."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _short(corpus: Corpus, claim_id: str) -> str:
    """Return a claim's number within its report; its whole id where there are several reports."""
    return claim_id.rsplit("-", 1)[-1] if len(corpus.reports) == 1 else claim_id


def _one_by_one(
    corpus: Corpus, told: pd.DataFrame, answers: pd.DataFrame, names: Mapping[str, str]
) -> list[str]:
    who = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    says = dict(zip(corpus.claims["claim_id"], corpus.claims["proposition"], strict=True))
    found = []
    for lane, name in names.items():
        here = told[told["lane"] == lane]
        if lane == OTHER:
            found += _cell_lines(name, here)
            continue
        found.append(f"{name}, {count(len(here), 'claim')}" + (":" if len(here) else ""))
        for row in here.to_dict("records"):
            speaker = who.get(row["speaker_id"], row["speaker_id"])
            told_of = f"{_short(corpus, row['claim_id'])}, {row['act']} by {speaker} ({when(row)})"
            found.append(
                f"- {told_of}: {says[row['claim_id']].rstrip('.')}{_answers_of(corpus, row, answers)}"
            )
    return found


def _answers_of(corpus: Corpus, row: Mapping[Any, Any], answers: pd.DataFrame) -> str:
    mine = answers[(answers["claim_id"] == row["claim_id"]) & answers["relation"].isin(ARCS)]
    parts = [
        f"{_VERBS[str(relation)]} {listed(_short(corpus, one) for one in same['other_id'])}"
        for relation, same in mine.groupby("relation", sort=False)
    ]
    return f". It {listed(parts)}" if parts else ""


def _counted(told: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    return [line for lane, name in names.items() for line in _cell_lines(name, told[told["lane"] == lane])]


def _cell_lines(name: str, here: pd.DataFrame) -> list[str]:
    """Tell the claims of a lane as counts by time and act."""
    if here.empty:
        return [f"{name}, no claims"]
    found = [f"{name}, {count(len(here), 'claim')}:"]
    ordered = here.assign(when=[when(row) for row in here.to_dict("records")])
    ordered["_rank"] = ordered["basis"].map({SAID: 0, PUBLISHED: 1}).fillna(2)
    ordered = ordered.sort_values(["_rank", "earliest", "latest"], kind="stable")
    for moment, same in ordered.groupby("when", sort=False):
        acts = same["act"].value_counts()
        found.append(f"- {moment}: {listed((_many(int(n), act) for act, n in acts.items()), most=9)}")
    return found


def _many(number: int, act: object) -> str:
    return count(number, str(act), "background" if act == "background" else None)


def _pattern(rows: pd.DataFrame, left_out: pd.DataFrame, answers: pd.DataFrame) -> list[str]:
    arcs = answers[answers["relation"].isin(ARCS)]
    among = f"Answers among these claims: {_kinds(arcs)}" if len(arcs) else "No claim here answers another"
    found = [undrawn(arcs, left_out) or among]
    rest = answers.loc[~answers["relation"].isin(ARCS), "relation"].value_counts()
    if len(rest):
        kinds = [f"{str(relation).replace('_', ' ')} {number}" for relation, number in rest.items()]
        found.append(f"Other links, not drawn: {listed(kinds)}")
    if len(left_out):
        own = "has a mark of its own" if len(rows) == 1 else "have a mark of their own"
        folds = count(left_out["mark"].nunique(), "fold")
        found.append(
            f"{capital(count(len(rows), 'claim'))} {own}; {count(len(left_out), 'claim')} stand in {folds}, "
            "each with its number"
        )
    return found
