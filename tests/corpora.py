"""Corpora at the edge, for the tests of every chart: each is made from the shipped tables."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import cycle
from typing import Any

import pandas as pd

import nagorno
from nagorno.corpus import Corpus
from nagorno.schema import Schema

# One name for each script; no actor is meant.
SCRIPTS = ("Müdafiə Nazirliyi", "Պաշտպանության նախարարություն", "Министерство обороны", "وزارة الدفاع")
LONG = "and its permanent joint commission for correspondence with all neighbouring offices and agencies"
NAMED = {"actors": "name", "places": "name", "dates": "label", "sources": "title", "names": "name"}
CLAIM_TABLES = ("claims", "attributions", "claim_places")
SPEAKERS = 50


def with_tables(corpus: Corpus, **tables: pd.DataFrame) -> Corpus:
    """Return a corpus with other tables in place of some."""
    return replace(corpus, tables=dict(corpus.tables) | tables)


def with_cell(corpus: Corpus, row: int, column: str, value: Any, table: str = "claims") -> Corpus:
    """Return a corpus with one cell changed; the given one stays as it is."""
    changed = corpus.tables[table].copy()
    changed.loc[changed.index[row], column] = value
    return with_tables(corpus, **{table: changed})


def with_column(corpus: Corpus, table: str, **columns: Any) -> Corpus:
    """Return a corpus with whole columns changed."""
    return with_tables(corpus, **{table: corpus.tables[table].assign(**columns)})


def keep(corpus: Corpus, claims: Iterable[str]) -> Corpus:
    """Return a corpus with these claims only, and what hangs on them; actors and sources stay."""
    wanted, links = set(claims), corpus.claim_links
    tables = {name: corpus.tables[name] for name in CLAIM_TABLES}
    tables = {name: table[table["claim_id"].isin(wanted)] for name, table in tables.items()}
    tables["claim_links"] = links[links["claim_id"].isin(wanted) & links["other_id"].isin(wanted)]
    return with_tables(corpus, **{name: table.reset_index(drop=True) for name, table in tables.items()})


@cache
def empty() -> Corpus:
    """Return a corpus without a row in any table."""
    article = nagorno.open("article")
    tables = {name: table.iloc[:0] for name, table in article.tables.items()}
    return replace(article, tables=tables, reports=())


@cache
def one_report() -> Corpus:
    """Return the report with the fewest claims."""
    truce = nagorno.open("truce")
    counts = truce.claims["source_id"].value_counts().sort_index().sort_values(kind="stable")
    return truce.only(str(counts.index[0]))


@cache
def unknown_times() -> Corpus:
    """Return the truce corpus without a day or an hour of saying, of printing or of the event."""
    truce = nagorno.open("truce")
    times = ["said", "said_time", "tz", "edtf", "time", "date_text"]
    printed = ["published", "published_time", "published_tz"]
    return with_tables(truce, claims=_blank(truce.claims, times), sources=_blank(truce.sources, printed))


def _blank(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return table.assign(**{column: table[column].mask(table.index >= 0) for column in columns})


@cache
def four_scripts() -> Corpus:
    """Return the article with names in Latin, Armenian, Cyrillic and Arabic letters in turn."""
    return _renamed(nagorno.open("article"), lambda _, script: script)


@cache
def long_names() -> Corpus:
    """Return the article with names, labels and titles of more than a hundred letters."""
    return _renamed(nagorno.open("article"), lambda name, _: f"{name} {LONG}")


def _renamed(corpus: Corpus, name: Callable[[str, str], str]) -> Corpus:
    for table, column in NAMED.items():
        old = corpus.tables[table][column].fillna("")
        new = map(name, old, cycle(SCRIPTS))
        corpus = with_column(corpus, table, **{column: pd.array(list(new), dtype="str")})
    return corpus


@cache
def fifty_speakers() -> Corpus:
    """Return claims of fifty speakers: the first ones of the truce corpus."""
    truce = nagorno.open("truce")
    speakers = list(dict.fromkeys(truce.claims["speaker_id"]))[:SPEAKERS]
    assert len(speakers) == SPEAKERS
    return keep(truce, truce.claims.loc[truce.claims["speaker_id"].isin(speakers), "claim_id"])


@cache
def other_parties() -> Corpus:
    """Return the article as if other parties spoke in it: other ids and names, one mediator, no lanes."""
    article = nagorno.open("article")
    first, second = article.schema.parties
    third = next(one for one in article.schema.mediators if one in set(article.actors["actor_id"]))
    new = {first: "lowland", second: "highland", third: "seaside"}
    tables = {name: _with_ids(table, new) for name, table in article.tables.items()}
    actors = tables["actors"]
    names = actors["actor_id"].map({one: one.capitalize() for one in new.values()}).fillna(actors["name"])
    tables["actors"] = actors.assign(name=pd.array(list(names), dtype="str"))
    roles = {"parties": ["lowland", "highland"], "mediators": ["seaside"], "lanes": {}}
    schema = Schema(article.schema.folder, article.schema.descriptor | roles)
    return replace(article, name="other parties", schema=schema, tables=tables)


def _with_ids(table: pd.DataFrame, new: dict[str, str]) -> pd.DataFrame:
    """Replace ids where they stand whole in a cell, or between ``;``."""
    found = re.compile(rf"(?:^|(?<=;))({'|'.join(map(re.escape, new))})(?=;|$)")
    text = [str(column) for column in table if table[column].dtype == "str"]
    renamed = {c: table[c].str.replace(found, lambda match: new[match[1]], regex=True) for c in text}
    return table.assign(**renamed)


EDGES: dict[str, Callable[[], Corpus]] = {
    one.__name__: one
    for one in (empty, one_report, unknown_times, four_scripts, long_names, fifty_speakers, other_parties)
}
