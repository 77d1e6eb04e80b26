"""What stands beside `relate` in the benchmarks answers the same question, row by row."""

import by_hand_polars
import by_hand_sql
import duckdb
import frame_kinds
import numpy as np
import pandas as pd
import pytest
import questions
import synthetic

import nagorno
from nagorno import relate

SCHEMA = nagorno.open().schema
REAL = questions.Asked(SCHEMA.parties, "2020-10-11T06:30:00+00:00", "Asia/Yerevan")
MADE_UP = questions.Asked(synthetic.PARTIES, synthetic.MOMENT, synthetic.TZ)
SQL_TYPES = {"String": "VARCHAR", "Int64": "BIGINT", "Float64": "DOUBLE", "Date": "DATE"}


def _corpus(name):
    """Return the tables in polars, and what they are asked."""
    if name == "made up":
        tables = synthetic.tables(2000, np.random.default_rng(0))
        asked, mediators, lanes = MADE_UP, synthetic.MEDIATORS, {}
    else:
        tables = frame_kinds.polars(nagorno.open(name))
        asked, mediators, lanes = REAL, SCHEMA.mediators, SCHEMA.lanes
    return tables | {"who": relate.sides(tables["actors"], asked.parties, mediators, lanes)}, asked


def _in_sql(tables):
    connection = duckdb.connect()
    connection.sql("SET TimeZone = 'UTC'")
    for name, table in tables.items():
        casts = (f'CAST("{n}" AS {SQL_TYPES[str(kind)]}) AS "{n}"' for n, kind in table.schema.items())
        cells = pd.DataFrame({column.name: pd.Series(column.to_list(), dtype=object) for column in table})
        connection.from_df(cells).project(", ".join(casts)).create(name)
    return connection


CORPORA = {name: _corpus(name) for name in ("article", "truce", "made up")}
SQL = {name: _in_sql(tables) for name, (tables, _) in CORPORA.items()}


def _rounded(rows):
    return [tuple(round(cell, 9) if isinstance(cell, float) else cell for cell in row) for row in rows]


@pytest.mark.parametrize("question", questions.questions(MADE_UP))
@pytest.mark.parametrize("corpus", CORPORA)
def test_code_by_hand_gives_the_same_columns_and_rows(corpus, question):
    tables, asked = CORPORA[corpus]
    lazy = {name: table.lazy() for name, table in tables.items()}
    ours = questions.questions(asked)[question](lazy).collect()
    polars = by_hand_polars.questions(asked)[question](lazy).collect()
    sql = SQL[corpus].sql(by_hand_sql.questions(asked)[question])
    assert ours.columns == polars.columns == sql.columns
    assert _rounded(polars.rows()) == _rounded(ours.rows())
    assert _rounded(sql.fetchall()) == _rounded(ours.rows())
