"""The rows of the chart `figures`: which numbers stand on the page, which are folded."""

from collections.abc import Mapping

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.figures import THING
from nagorno.errors import DataError, one_of
from nagorno.style import Role, lanes

LINES = 17  # on a page: a panel takes one for its name, one a row, one for its axis
COLUMNS = ["mark", "date_id", "event", "number_of", "unit", "claim_id", "source_id", "speaker_id", "speaker"]
COLUMNS += ["lane", "lane_label", "number_low", "number_high", "number_text", "silent"]
NUMBERS = ["number_low", "number_high", "number_text"]
OTHER = "something else"


def statements(
    corpus: Corpus, roles: Mapping[str, Role], date_id: str | None, number_of: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what is drawn and what is folded.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    roles : mapping of str to Role
        The lanes, in the order in which they are drawn.
    date_id, number_of : str, optional
        The event and the unit.

    Returns
    -------
    tuple of pandas.DataFrame
        Both with `COLUMNS`, a row a claim; the rows of a thing that is counted stand together.
    """
    told = _named(corpus, roles, _numbered(corpus, date_id, number_of).assign(silent=False))
    told = _by_size(told.assign(mark=_tellings(told, corpus)))
    drawn, folded, room = [told.iloc[:0]], [told.iloc[:0]], LINES
    for number, (_, thing) in enumerate(told.groupby(THING, sort=False, dropna=False)):
        lines = needed(thing)
        if lines <= room or number == 0:
            kept = _kept(thing, room - lines + thing["mark"].nunique())
            drawn.append(thing[kept])
            folded.append(thing[~kept].assign(mark="rest"))
            room -= lines
        else:
            folded.append(thing.assign(mark="others"))
            room = 0
    shown = pd.concat(drawn, ignore_index=True)
    events = set(shown["date_id"].dropna()) or {date_id}
    silent = _named(corpus, roles, _silent(corpus, events).assign(silent=True))
    rows = pd.concat([shown, silent.assign(mark="none-" + silent["date_id"])], ignore_index=True)
    return rows[COLUMNS], pd.concat(folded, ignore_index=True)[COLUMNS]


def needed(thing: pd.DataFrame) -> int:
    """Return how many lines the statements of one thing take: name, rows, no figure, axis."""
    scaled = thing[NUMBERS[:2]].notna().to_numpy().any()
    return int(thing["mark"].nunique() + 2 + scaled)


def _numbered(corpus: Corpus, date_id: str | None, number_of: str | None) -> pd.DataFrame:
    found = relate.figures(corpus.claims)
    units = corpus.schema.vocabulary("claims", "number_of")
    if date_id is not None and date_id not in set(corpus.dates["date_id"]):
        raise DataError(one_of("event", date_id, corpus.claims["date_id"].dropna().unique()))
    if number_of is not None and number_of not in units:
        raise DataError(one_of("unit", number_of, units))
    chosen = pd.Series(True, index=found.index)
    for column, value in (("date_id", date_id), ("number_of", number_of)):
        if value is not None:
            chosen &= found[column] == value
    return found[chosen]


def _silent(corpus: Corpus, events: set[str | None]) -> pd.DataFrame:
    claims = corpus.claims
    silent = claims[claims["date_id"].isin(events) & claims[NUMBERS].isna().all(axis=1)]
    return silent[["date_id", "claim_id", "source_id", "speaker_id", *NUMBERS]].assign(number_of=None)


def _named(corpus: Corpus, roles: Mapping[str, Role], told: pd.DataFrame) -> pd.DataFrame:
    """Add what a reader sees in place of ids; lanes stand in the order in which they are drawn."""
    fields = corpus.schema.fields("claims")["number_of"]["categories"]
    units = {field["value"]: field.get("label", field["value"]) for field in fields}
    units = {value: OTHER if value == "other" else label for value, label in units.items()}
    labels = {lane: role.label for lane, role in roles.items()}
    events = dict(zip(corpus.dates["date_id"], corpus.dates["label"], strict=True))
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    places = {claim: number for number, claim in enumerate(corpus.claims["claim_id"])}
    lane = told["speaker_id"].map(lanes(corpus)).fillna("other")
    told = told.assign(
        event=told["date_id"].map(events).astype(object).fillna("No event named"),
        unit=told["number_of"].astype(object).map(units).astype(object).fillna(OTHER),
        speaker=told["speaker_id"].map(names),
        lane=lane,
        lane_label=lane.map(labels),
        rank=lane.map({one: rank for rank, one in enumerate(roles)}),
        number=told["claim_id"].map(places),
        at=told["number_low"].fillna(told["number_high"]),
    )
    return told.sort_values(["rank", "at", "speaker", "number"], kind="stable", na_position="last")


def _tellings(told: pd.DataFrame, corpus: Corpus) -> "pd.Series[str]":
    """Return the first claim of those that repeat one statement with the same number."""
    links = corpus.claim_links[corpus.claim_links["relation"] == "repeats"]
    heads = dict(zip(links["claim_id"], links["other_id"], strict=True))
    first = [heads.get(claim, claim) for claim in told["claim_id"]]
    keys = [told[column] for column in ("lane", "unit", "date_id", *NUMBERS[:2])]
    keys.append(pd.Series(first, index=told.index, dtype="str"))
    result: pd.Series[str] = told["claim_id"].groupby(keys, dropna=False, sort=False).transform("first")
    return result


def _by_size(told: pd.DataFrame) -> pd.DataFrame:
    """Put the thing with most statements first, and the tellings of a statement together."""
    size = told.groupby(THING, dropna=False)["claim_id"].transform("size")
    place = {mark: number for number, mark in enumerate(dict.fromkeys(told["mark"]))}
    first = told.groupby(THING, dropna=False)["number"].transform("min")
    keys = told.assign(size=-size, first=first, place=told["mark"].map(place))
    return told.loc[keys.sort_values(["size", "first", "place", "number"], kind="stable").index]


def _kept(thing: pd.DataFrame, room: int) -> "pd.Series[bool]":
    """Choose rows for which there is room: of each lane as many, those told most often first."""
    if thing["mark"].nunique() <= room:
        return pd.Series(True, index=thing.index)
    marks = thing.groupby("mark", sort=False).agg(lane=("lane", "first"), times=("claim_id", "size"))
    marks = marks.sort_values("times", ascending=False, kind="stable")
    turn = marks.groupby("lane", sort=False).cumcount()
    each = max(k for k in range(room) if (turn < k).sum() < room)
    return thing["mark"].isin(marks.index[turn < each])
