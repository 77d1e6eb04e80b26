"""The rows of the chart `map`: which place a claim names, what it is called, where it can be drawn."""

import json
from collections.abc import Sequence
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

import pandas as pd

from nagorno.charts.fit import legible
from nagorno.corpus import Corpus
from nagorno.errors import DataError, one_of
from nagorno.style import roles

POLICIES = ("source", "both")
POINTS = ("exact", "settlement")
MOST, LISTED = 40, 12  # places on the map, places beside it
DEGREE = 111.2  # kilometres in a degree of latitude
# How wide a ring is drawn, in kilometres: a convention of the figure, not the size of the area.
RING, WIDE = 18, 38
COLUMNS = [
    "mark",
    "claim_id",
    "place_id",
    "name",
    "label",
    "kind",
    "precision",
    "lat",
    "lon",
    "role",
    "as_named",
]
COLUMNS += ["where", "claims"]


@cache
def base() -> dict[str, Any]:
    """Return the base file: its source, coast and boundaries in degrees."""
    content: dict[str, Any] = json.loads((Path(__file__).parent / "basemap.json").read_text(encoding="utf-8"))
    return content


def named(
    corpus: Corpus, labels: "pd.Series[str]", date_id: str | None, role: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return which claim names which place, and what is folded.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    labels : pandas.Series of str
        What `labels` gives.
    date_id, role : str, optional
        Only claims about this event, only places in this role.

    Returns
    -------
    tuple of pandas.DataFrame
        Rows of ``claim_places`` with `COLUMNS`, the places that most claims name first; ``where`` is
        ``map``, ``country``, ``far`` (outside the frame) or ``nowhere`` (no point is known).
    """
    told = corpus.claim_places
    if date_id is not None:
        _known("event", date_id, corpus.dates["date_id"])
        told = told[told["claim_id"].isin(corpus.claims.loc[corpus.claims["date_id"] == date_id, "claim_id"])]
    if role is not None:
        _known("role", role, corpus.schema.vocabulary("claim_places", "role"))
        told = told[told["role"] == role]
    places = corpus.places[["place_id", "name", "kind", "precision", "lat", "lon"]]
    told = told.merge(places, on="place_id", how="left").assign(mark=told["place_id"].to_numpy())
    told = told.assign(
        label=told["place_id"].map(labels),
        claims=told.groupby("place_id")["claim_id"].transform("nunique"),
        where=_where(told),
    )
    told = told.sort_values(["claims", "place_id"], ascending=[False, True], kind="stable", ignore_index=True)
    beside = told[told["where"] != "map"]
    room = {*told.loc[told["where"] == "map", "place_id"].drop_duplicates().head(MOST)}
    rest = ~told["place_id"].isin(room | {*beside["place_id"].drop_duplicates().head(LISTED)})
    return told.loc[~rest, COLUMNS], told.loc[rest, COLUMNS].assign(mark="rest")


def _known(what: str, value: str, allowed: Any) -> None:
    if value not in set(allowed):
        raise DataError(one_of(what, value, allowed))


def _where(told: pd.DataFrame) -> "pd.Series[str]":
    """Say where each place can be drawn: the frame is that of the base file, where a place is in it."""
    where = pd.Series("map", index=told.index, dtype=object)
    inside = _inside(told)
    if (inside & (told["kind"] != "country")).any():
        where[~inside] = "far"
    where[(told["kind"] == "country") & (where == "map")] = "country"
    where[told["lat"].isna()] = "nowhere"
    return where


def _inside(told: pd.DataFrame) -> "pd.Series[bool]":
    points = [point for kind in ("coast", "boundaries") for line in base()[kind] for point in line]
    (west, *_, east), (south, *_, north) = (sorted(one) for one in zip(*points, strict=True))
    return told["lon"].between(west, east) & told["lat"].between(south, north)


def ring(kind: str) -> float:
    """Return the radius of an area's ring in kilometres."""
    return WIDE if kind in ("region", "country") else RING


def bounds(rows: pd.DataFrame, shape: float) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a frame that holds the places on the map.

    Parameters
    ----------
    rows : pandas.DataFrame
        What `named` gives.
    shape : float
        Width of the frame by its height, on the page.

    Returns
    -------
    tuple of float
        In degrees.
    """
    drawn = rows[rows["where"] == "map"]
    if drawn.empty:
        return (0.0, 0.0, shape, 1.0)
    margin = [
        0.12 if precision in POINTS else ring(kind) / DEGREE
        for kind, precision in zip(drawn["kind"], drawn["precision"], strict=True)
    ]
    south, north = (drawn["lat"] - margin).min(), (drawn["lat"] + margin).max()
    squeeze = cos(radians((south + north) / 2))
    west, east = (drawn["lon"] - pd.Series(margin, drawn.index) / squeeze).min(), 0.0
    east = (drawn["lon"] + pd.Series(margin, drawn.index) / squeeze).max()
    height = max(north - south, (east - west) * squeeze / shape, 1.2)
    width, x, y = height * shape / squeeze, (west + east) / 2, (south + north) / 2
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def labels(
    corpus: Corpus, by: str, language: str | Sequence[str] | None, order: Sequence[str] | None
) -> "pd.Series[str]":
    """Return what each place is called, by the naming policy.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    by : {"source", "both"}
        The form of the main report (of a single other report, its own), or one form for each party.
    language : str or sequence of str, optional
        For ``source``, another language; for ``both``, those of the two parties, in the
        descriptor's order. By default the descriptor's ``languages``, else the language in which
        outlets of the party's country print and no others do.
    order : sequence of str, optional
        Which party's form stands first.

    Returns
    -------
    pandas.Series of str
        By place id; two forms stand in two lines.

    Raises
    ------
    DataError
        If there is no such policy, or the languages of the parties are not known.
    """
    _known("naming policy", by, POLICIES)
    plain = corpus.places.set_index("place_id")["name"].astype(object)
    plain = plain.where(plain.map(legible), plain.index.to_series())
    if by == "source":
        own = _own(corpus) if language is None else _forms(corpus, str(language))
        return own.reindex(plain.index).fillna(plain)
    parties = corpus.schema.parties
    pair = (
        languages(corpus) if language is None else [language] if isinstance(language, str) else list(language)
    )
    if len(pair) != 2:
        raise DataError(f"name two languages, of {' and '.join(parties)}; came: {', '.join(pair)}.")
    tongue = dict(zip(parties, pair, strict=True))
    first, second = (
        _forms(corpus, tongue[one]).reindex(plain.index).fillna(plain)
        for one in roles(corpus, order)
        if one in tongue
    )
    return first.where(first == second, first + "\n" + second)


def _own(corpus: Corpus) -> "pd.Series[Any]":
    """Return the forms that the outlet uses, if there is only one report."""
    sources = corpus.sources[corpus.sources["source_id"].isin(corpus.reports)]
    names = corpus.names[
        corpus.names["used_by"].isin(sources["outlet_id"]) & corpus.names["place_id"].notna()
    ]
    if len(sources) != 1:
        names = names[:0]
    return _by_place(names)


def _forms(corpus: Corpus, language: str) -> "pd.Series[Any]":
    """Return a form for each place in a language: the general one before that of an outlet."""
    known = sorted(set(corpus.names["language"].dropna()))
    if language not in known and len(corpus.names):
        raise DataError(one_of("language of names", language, known))
    names = corpus.names[(corpus.names["language"] == language) & corpus.names["place_id"].notna()]
    names = names.sort_values("used_by", kind="stable", key=lambda used: used.notna())
    return _by_place(names)


def languages(corpus: Corpus) -> list[str]:
    """Return the language of each party, in the descriptor's order; see `labels`."""
    schema = corpus.schema
    declared = schema.descriptor.get("languages", {})
    country = dict(zip(corpus.actors["actor_id"], corpus.actors["country"], strict=True))
    printed = schema.read("sources")[["outlet_id", "language"]]
    printed = printed.merge(
        schema.read("actors")[["actor_id", "country"]], left_on="outlet_id", right_on="actor_id"
    )
    alone = printed.groupby("language")["country"].agg(["nunique", "first"]).query("nunique == 1")["first"]
    found = []
    for party in schema.parties:
        of_party = [declared[party]] if party in declared else list(alone.index[alone == country.get(party)])
        if len(of_party) != 1:
            raise DataError(f"the language of {party} is not known; name two, as in language=('xx', 'yy').")
        found += of_party
    return found


def _by_place(names: pd.DataFrame) -> "pd.Series[Any]":
    """Return the first form of each place that our font can show."""
    names = names[names["name"].map(legible).astype(bool)]
    return names.drop_duplicates("place_id").set_index("place_id")["name"].astype(object)
