"""The boxes and lines of the chart `chain`: every claim followed from the page back to its speaker."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.lanes import lane_note
from nagorno.errors import DataError, one_of
from nagorno.relate.frames import NEUTRAL, UNNAMED

PLACES = ("printed", "relayed", "said")
ROOM = {"printed": 12, "relayed": 9, "said": 14}  # boxes in a column: more cannot be read
NOBODY, ITSELF = "relayed:nobody", "said:itself"  # boxes that stand where no step does


@dataclass(frozen=True)
class Chains:
    """What the chart draws.

    Parameters
    ----------
    steps : pandas.DataFrame
        One row for each step of each chain: ``claim_id``, ``step``, ``actor_id``, ``name``,
        ``lane``, ``place`` (one of `PLACES`), ``box`` (a key of `boxes`), ``fold`` (bool).
    boxes : pandas.DataFrame
        ``key``, ``place``, ``label``, ``actor_id`` (missing in a fold and a gap), ``lane``,
        ``claims``, ``fold`` (several actors in one), ``dashed`` (the report does not say),
        ``gap`` (no step of a chain stands behind it).
    ways : dict of tuple to int
        The lines, from one box to the next (keys of `boxes`), with their number of claims.
    paths : collections.Counter
        How many claims each chain of names carries.
    about : str
        The event or the claim that was chosen; empty if all are drawn.
    note : str
        Which actors of their own are drawn in a party's lane.
    """

    steps: pd.DataFrame
    boxes: pd.DataFrame
    ways: dict[tuple[str, str], int]
    paths: Counter[str]
    about: str
    note: str


def follow(corpus: Corpus, date_id: str | None = None, claim_id: str | None = None) -> Chains:
    """Follow every claim, or those of one event or one star of retellings, back to its speaker.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    date_id : str, optional
        Only the claims about this event.
    claim_id : str, optional
        Only this claim and all that repeat the same first telling.

    Returns
    -------
    Chains
        Its steps, boxes and lines.

    Raises
    ------
    DataError
        If no claim is about that event, or there is no such claim.

    Examples
    --------
    >>> import nagorno
    >>> follow(nagorno.open("article")).boxes["fold"].any()
    np.False_
    """
    claims, about = chosen(corpus, date_id, claim_id)
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    steps = _steps(corpus, claims, who)
    steps["box"] = _boxed(steps, corpus)
    routes = [_route(boxes) for boxes in _chains(steps, "box")]
    alone = steps.groupby("box")["actor_id"].transform("nunique") == 1
    steps = steps.assign(fold=~alone)
    called = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    boxes = pd.concat([_boxes(steps, called), _gaps(routes, steps)], ignore_index=True)
    ways = Counter(pair for route in routes for pair in pairwise(route))
    paths = Counter(relate.ARROW.join(path) for path in _chains(steps, "name"))
    note = lane_note(corpus, who.loc[who["actor_id"].isin(steps["actor_id"]), "top_id"])
    return Chains(steps.drop(columns=["kind", "last"]), boxes, ways, paths, about, note)


def chosen(corpus: Corpus, date_id: str | None, claim_id: str | None) -> tuple[pd.DataFrame, str]:
    """Return the claims of an event or of a star of retellings, and what they are about."""
    claims = corpus.claims
    if date_id is not None:
        if date_id not in set(claims["date_id"]):
            raise DataError(one_of("date_id with a claim", date_id, claims["date_id"].dropna().unique()))
        claims = claims[claims["date_id"] == date_id]
        about = str(corpus.dates.set_index("date_id")["label"][date_id])
    if claim_id is not None:
        if claim_id not in set(claims["claim_id"]):
            raise DataError(one_of("claim", claim_id, claims["claim_id"]))
        links = corpus.claim_links[corpus.claim_links["relation"] == "repeats"]
        first_of = dict(zip(links["claim_id"], links["other_id"], strict=True))
        first = first_of.get(claim_id, claim_id)
        claims = claims[claims["claim_id"].map(lambda one: first_of.get(one, one)) == first]
        about = str(corpus.claims.set_index("claim_id")["proposition"][first]).rstrip(".")
    return claims, about if date_id or claim_id else ""


def _steps(corpus: Corpus, claims: pd.DataFrame, who: pd.DataFrame) -> pd.DataFrame:
    about = corpus.actors[["actor_id", "name", "kind"]].merge(who[["actor_id", "lane"]], on="actor_id")
    steps = corpus.attributions[["claim_id", "step", "actor_id"]]
    steps = steps[steps["claim_id"].isin(claims["claim_id"])].merge(about, on="actor_id")
    steps = steps.sort_values(["claim_id", "step"], ignore_index=True)
    steps["last"] = steps.groupby("claim_id")["step"].transform("max")
    place = steps["last"].eq(steps["step"]).map({True: PLACES[2], False: PLACES[1]})
    return steps.assign(place=place.mask(steps["step"] == 0, PLACES[0]))


def _boxed(steps: pd.DataFrame, corpus: Corpus) -> "pd.Series[str]":
    """Give each step its box: that of its actor, or one for several where there are too many."""
    box = steps["place"] + ":" + steps["actor_id"]
    for place in PLACES:
        here = steps[steps["place"] == place]
        counts = (
            here.groupby(["actor_id", "lane", "kind"], observed=True).size().rename("claims").reset_index()
        )
        counts = counts.sort_values(["claims", "actor_id"], ascending=[False, True], ignore_index=True)
        room = ROOM[place] - (place != PLACES[0])  # one for what no step stands behind
        if len(counts) > room:
            fold = _folds(counts, place, room, corpus.schema.parties)
            folded = here["actor_id"].map(fold).dropna()
            box = box.mask(box.index.isin(folded.index), folded.reindex(box.index))
    return box


def _folds(counts: pd.DataFrame, place: str, room: int, parties: list[str]) -> dict[str, str]:
    """Return the fold of each actor for whom there is no room: as many of one party as of the other."""
    fold = pd.Series(f"{place}:others", index=counts.index)
    if place == PLACES[2]:
        fold = (f"{place}:others:" + counts["lane"]).mask(counts["kind"] == UNNAMED, f"{place}:{UNNAMED}")
    named = counts[counts["kind"] != UNNAMED] if place == PLACES[2] else counts
    kept = _kept(named, parties, room - fold.nunique())
    left = dict(zip(counts["actor_id"], fold, strict=True))
    return {actor: key for actor, key in left.items() if actor not in kept}


def _kept(counts: pd.DataFrame, parties: list[str], room: int) -> list[str]:
    kept: list[str] = []
    ranked = list(zip(counts["actor_id"], counts["lane"], strict=True))
    for actor, lane in ranked:
        rivals = [
            one
            for one, its in ranked
            if lane in parties and its in parties and its != lane and one not in kept
        ]
        more = [] if actor in kept else [actor, *rivals[:1]]
        kept += more if len(kept) + len(more) <= room else []
    return kept


def _chains(steps: pd.DataFrame, column: str) -> list[list[str]]:
    """Return what a column says of the steps of each claim, from the page to the speaker."""
    chains: dict[str, list[str]] = {}
    for claim, value in zip(steps["claim_id"], steps[column], strict=True):
        chains.setdefault(claim, []).append(value)
    return list(chains.values())


def _route(boxes: list[str]) -> list[str]:
    """Return the boxes that a claim passes, those included where no step stands."""
    return [boxes[0], *([NOBODY] if len(boxes) < 3 else []), *(boxes[1:] or [ITSELF])]


def _boxes(steps: pd.DataFrame, called: dict[str, str]) -> pd.DataFrame:
    rows = []
    lanes = set(steps.loc[~steps["fold"] & (steps["place"] == PLACES[2]), "lane"])
    for key, here in steps.groupby("box", sort=False):
        actors, first = here["actor_id"].nunique(), here.iloc[0]
        label = first["name"] if actors == 1 else _others(first, actors, called, lanes)
        actor = first["actor_id"] if actors == 1 else None
        lane = first["lane"] if here["lane"].nunique() == 1 and first["place"] != PLACES[0] else "other"
        dashed = bool((here["kind"] == UNNAMED).all())
        rows.append((key, first["place"], label, actor, lane, len(here), actors > 1, dashed, False))
    columns = ["key", "place", "label", "actor_id", "lane", "claims", "fold", "dashed", "gap"]
    return pd.DataFrame(rows, columns=columns)


def _others(first: "pd.Series[str]", actors: int, called: dict[str, str], lanes: set[str]) -> str:
    if first["place"] != PLACES[2]:
        return f"{actors} other {'outlets' if first['place'] == PLACES[0] else 'relays'}"
    if first["box"].endswith(f":{UNNAMED}"):
        return f"{actors} speakers not named"
    lane = first["lane"]
    more = f"{actors} more" if lane in lanes else f"{actors}"
    if lane in NEUTRAL:
        return f"{more} {'mediators' if lane == NEUTRAL[0] else 'speakers'}"
    return f"{more if lane in lanes else f'{actors} speakers'}, lane of {called.get(lane, lane)}"


def _gaps(routes: list[list[str]], steps: pd.DataFrame) -> pd.DataFrame:
    """Return the boxes that stand where no step does."""
    passed = Counter(box for route in routes for box in route)
    outlets = steps[steps["last"] == 0]["name"].unique()
    itself = f"{outlets[0]} itself" if len(outlets) == 1 else f"the {len(outlets)} outlets themselves"
    labels = {NOBODY: "no relay named", ITSELF: itself}
    rows = [
        (key, key.split(":")[0], label, None, "other", passed[key], False, True, True)
        for key, label in labels.items()
        if key in passed
    ]
    return pd.DataFrame(rows, columns=_boxes(steps[:0], {}).columns)
