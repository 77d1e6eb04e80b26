"""Select the rows of some reports, closed over every key: nothing points at a row left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from nagorno.schema import Reference, Schema

Tables = dict[str, pd.DataFrame]
Node = tuple[str, str]  # a table and an id in it


def select(tables: Mapping[str, pd.DataFrame], schema: Schema, chosen: set[str]) -> tuple[Tables, int]:
    """Return the tables of some reports, and how many claim links were dropped.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        All tables.
    schema : Schema
        The keys that join them.
    chosen : set of str
        Source ids.

    Returns
    -------
    tables : dict of str to pandas.DataFrame
        The claims of these reports with their own rows, and the actors, places, dates, sources
        and names that these point at.
    dropped : int
        Links of these claims to claims of other reports.
    """
    claims = tables["claims"]
    rows = dict(tables) | {"claims": claims[claims["source_id"].isin(chosen)]}
    kept = set(rows["claims"]["claim_id"])
    dropped, claim_columns = 0, _claim_columns(schema)
    for table, ends in claim_columns.items():
        inside = tables[table][ends].isin(kept)
        rows[table] = tables[table][inside.all(axis=1)]
        dropped += int((inside.any(axis=1) & ~inside.all(axis=1)).sum())
    seeds = _told(tables["dates"], chosen) | {("sources", report) for report in chosen}
    for table in ("claims", *claim_columns):
        seeds |= {node for _, nodes in _arrows(rows[table], schema.references(table)) for node in nodes}
    rows |= _kept(tables, schema, _reached(seeds, _edges(tables, schema)))
    return {table: _trimmed(rows, schema, table).reset_index(drop=True) for table in tables}, dropped


def _claim_columns(schema: Schema) -> dict[str, list[str]]:
    """Return the columns of each table that hold claim ids."""
    ends = {
        table: [ref.column for ref in schema.references(table) if ref.to_table == "claims"]
        for table in schema.tables
    }
    return {table: columns for table, columns in ends.items() if columns}


def _told(dates: pd.DataFrame, chosen: set[str]) -> set[Node]:
    """Return the dates that one of the reports speaks of."""
    sources = dates["source_ids"].fillna("").str.split(";")
    return {
        ("dates", date)
        for date, ids in zip(dates["date_id"], sources, strict=True)
        if not chosen.isdisjoint(ids)
    }


def _arrows(rows: pd.DataFrame, references: Iterable[Reference]) -> Iterator[tuple[int, set[Node]]]:
    """Yield the number of each row with the ids it points at."""
    for ref in references:
        for number, value in enumerate(rows[ref.column].fillna("").tolist()):
            if value:
                ids = value.split(";") if ref.many else [value]
                yield number, {(ref.to_table, one) for one in ids}


def _edges(tables: Mapping[str, pd.DataFrame], schema: Schema) -> dict[Node, set[Node]]:
    """Return what each actor, place, date and source points at."""
    edges: dict[Node, set[Node]] = defaultdict(set)
    # A date lists every report that tells of it; only what is merely cited comes along with it.
    read = {("sources", one) for one in coded(tables["sources"])}
    for table in _entities(schema):
        ids = tables[table][schema.primary_key(table)[0]].tolist()
        for number, nodes in _arrows(tables[table], schema.references(table)):
            edges[(table, ids[number])] |= nodes - read if table == "dates" else nodes
    return edges


def _entities(schema: Schema) -> list[str]:
    """Return the tables that other tables point at, claims apart."""
    return [table for table in schema.tables if len(schema.primary_key(table)) == 1 and table != "claims"]


def coded(sources: pd.DataFrame) -> list[str]:
    """Return the sources whose claims are coded."""
    return list(sources.loc[sources["extent"] != "cited", "source_id"])


def _reached(seeds: set[Node], edges: Mapping[Node, set[Node]]) -> set[Node]:
    reached, frontier = set(seeds), set(seeds)
    while frontier:
        frontier = {node for seed in frontier for node in edges.get(seed, ())} - reached
        reached |= frontier
    return reached


def _kept(tables: Mapping[str, pd.DataFrame], schema: Schema, nodes: set[Node]) -> Tables:
    ids: dict[str, set[str]] = defaultdict(set)
    for table, one in nodes:
        ids[table].add(one)
    kept = {
        table: tables[table][tables[table][schema.primary_key(table)[0]].isin(ids[table])]
        for table in _entities(schema)
    }
    names = tables["names"]
    borne = names["actor_id"].isin(ids["actors"]) | names["place_id"].isin(ids["places"])
    # Whoever speaks in none of these reports has no say in how they name a thing.
    kept["names"] = names[borne & (names["used_by"].isna() | names["used_by"].isin(ids["actors"]))]
    return kept


def _trimmed(rows: Tables, schema: Schema, table: str) -> pd.DataFrame:
    """Take ids of other reports out of lists of sources."""
    kept = set(rows["sources"]["source_id"])
    frame = rows[table]
    for ref in schema.references(table):
        if ref.many and ref.to_table == "sources":
            lists = [[one for one in ids.split(";") if one in kept] for ids in frame[ref.column].fillna("")]
            joined = pd.array([";".join(ids) or None for ids in lists], dtype="str")
            frame = frame.assign(**{ref.column: joined})
    return frame
