"""The tables of a corpus as frames of every engine, and any frame as rows."""

from collections.abc import Callable
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl

from nagorno.corpus import Corpus
from nagorno.schema import Schema

POLARS = {"integer": pl.Int64, "number": pl.Float64, "date": pl.Date}
DUCKDB = {"integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
SPARK = {"integer": "bigint", "number": "double", "date": "date"}
Tables = dict[str, Any]


def _types(schema: Schema, table: str, names: dict[str, Any], text: Any) -> dict[str, Any]:
    return {column: names.get(field["type"], text) for column, field in schema.fields(table).items()}


def cells(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Return the columns as Python values, None where one is missing."""
    return {name: [_python(cell) for cell in frame[name]] for name in frame}


def _python(cell: Any) -> Any:
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return cell.item() if hasattr(cell, "item") else cell


def polars(corpus: Corpus) -> Tables:
    return {
        name: pl.DataFrame(cells(table), schema=_types(corpus.schema, name, POLARS, pl.String))
        for name, table in corpus.tables.items()
    }


def polars_lazy(corpus: Corpus) -> Tables:
    return {name: table.lazy() for name, table in polars(corpus).items()}


def in_duckdb(corpus: Corpus) -> Tables:
    found = {}
    for name, table in corpus.tables.items():
        casts = _types(corpus.schema, name, DUCKDB, "VARCHAR")
        relation = duckdb.from_df(
            pd.DataFrame({n: pd.Series(c, dtype=object) for n, c in cells(table).items()})
        )
        found[name] = relation.project(
            ", ".join(f'CAST("{n}" AS {kind}) AS "{n}"' for n, kind in casts.items())
        )
    return found


def in_spark(session: Any) -> Callable[[Corpus], Tables]:
    def convert(corpus: Corpus) -> Tables:
        found = {}
        for name, table in corpus.tables.items():
            kinds = ", ".join(f"`{n}` {k}" for n, k in _types(corpus.schema, name, SPARK, "string").items())
            columns = cells(table)
            found[name] = session.createDataFrame(list(zip(*columns.values(), strict=True)), kinds)
        return found

    return convert


ENGINES = {
    "pandas": lambda corpus: dict(corpus.tables),
    "polars": polars,
    "polars lazy": polars_lazy,
    "duckdb": in_duckdb,
}


def rows(found: Any) -> list[tuple[Any, ...]]:
    """Return any frame as rows of Python values, in its order."""
    if isinstance(found, pd.DataFrame):
        return list(zip(*cells(found).values(), strict=True))
    if isinstance(found, duckdb.DuckDBPyRelation):
        return found.fetchall()
    if isinstance(found, pl.LazyFrame):
        found = found.collect()
    return found.rows() if isinstance(found, pl.DataFrame) else [tuple(row) for row in found.collect()]


def kinds(found: Any) -> dict[str, str]:
    """Return the columns of any frame with the kind of each: text, boolean, integer or float."""
    return {
        name: str(kind).rstrip("0123456789") for name, kind in nw.from_native(found).collect_schema().items()
    }
