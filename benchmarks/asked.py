"""One process that answers questions on one engine: what `engines.py` starts, asks and times.

    python benchmarks/asked.py CLAIMS ENGINE ours|hand

It reads the name of a question from each line, answers it from the Parquet files and prints the
seconds that this took; at the end of its input it prints its peak memory in GB.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import by_hand_polars
import by_hand_sql
import synthetic
from questions import Asked, questions

from nagorno import relate

ASKED = Asked(synthetic.PARTIES, synthetic.MOMENT, synthetic.TZ)
MEMORY_LIMIT = "3GB"  # of duckdb: beyond it, it writes to disk; without, it takes as much as there is
Run = Callable[[Any], object]


def duckdb_tables(folder: Path) -> tuple[dict[str, Any], Run]:
    """Return the tables as views of their files, and what makes a table of an answer."""
    import duckdb

    duckdb.sql("SET enable_progress_bar = false; SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    duckdb.sql(f"SET memory_limit = '{MEMORY_LIMIT}'; SET temp_directory = '{folder / 'spill'}'")
    for name in synthetic.TABLES:
        duckdb.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
    tables = {name: duckdb.table(name) for name in synthetic.TABLES}
    _sides(tables).create("who")

    def run(answer: Any) -> None:
        (duckdb.sql(answer) if isinstance(answer, str) else answer).create("answer")
        duckdb.sql("DROP TABLE answer")

    return tables | {"who": duckdb.table("who")}, run


def polars_tables(folder: Path, lazy: bool) -> tuple[dict[str, Any], Run]:
    """Return the tables as scans of their files, or read."""
    import polars as pl

    tables = {name: pl.scan_parquet(folder / f"{name}.parquet") for name in synthetic.TABLES}
    tables["who"] = _sides(tables).collect().lazy()
    if lazy:
        return tables, lambda answer: answer.collect()
    return {name: table.collect() for name, table in tables.items()}, lambda answer: answer


def pandas_tables(folder: Path) -> tuple[dict[str, Any], Run]:
    """Return the tables read; pandas itself needs pyarrow to read Parquet, duckdb does not."""
    import duckdb

    tables = {name: duckdb.read_parquet(str(folder / f"{name}.parquet")).df() for name in synthetic.TABLES}
    return tables | {"who": _sides(tables)}, lambda answer: answer


def spark_tables(folder: Path) -> tuple[dict[str, Any], Run]:
    """Return the tables as Spark reads them, two threads; its memory lies in another process."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "localhost").config("spark.sql.shuffle.partitions", "4")
    session = builder.config("spark.driver.memory", "4g").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    tables = {name: session.read.parquet(str(folder / f"{name}.parquet")) for name in synthetic.TABLES}
    who = _sides(tables)
    return tables | {"who": who}, lambda answer: answer.write.format("noop").mode("overwrite").save()


def _sides(tables: dict[str, Any]) -> Any:
    return relate.sides(tables["actors"], synthetic.PARTIES, synthetic.MEDIATORS)


ENGINES: dict[str, Callable[[Path], tuple[dict[str, Any], Run]]] = {
    "duckdb": duckdb_tables,
    "polars lazy": lambda folder: polars_tables(folder, lazy=True),
    "polars": lambda folder: polars_tables(folder, lazy=False),
    "pandas": pandas_tables,
    "pyspark": spark_tables,
}


def by_hand(engine: str) -> dict[str, Callable[[dict[str, Any]], Any]]:
    """Return the questions as one would write them for an engine."""
    if engine == "polars lazy":
        return dict(by_hand_polars.questions(ASKED))
    return {name: lambda _, sql=sql: sql for name, sql in by_hand_sql.questions(ASKED).items()}


def main(claims: str, engine: str, written: str) -> None:
    """Answer what is asked."""
    tables, run = ENGINES[engine](synthetic.write(int(claims)))
    asked = by_hand(engine) if written == "hand" else questions(ASKED)
    for line in sys.stdin:
        start = time.perf_counter()
        run(asked[line.strip()](tables))
        print(time.perf_counter() - start, flush=True)
    # Linux counts in KiB, macOS in bytes.
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "linux" else 2**30))


if __name__ == "__main__":
    main(*sys.argv[1:])
