"""Time the questions of `nagorno.relate` on made-up corpora, engine by engine, beside code by hand.

    python benchmarks/engines.py [claims ...]      # 10000 100000 1000000 5000000 if none is given

Each number is the best of three runs in a process of its own, which reads its Parquet files while it
answers; memory is the peak of that process, interpreter and result included. ``all`` asks every
question in one process. Where pyspark and Java are there, pyspark is measured up to a million claims.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import synthetic
from questions import QUESTIONS

from nagorno import relate

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
# Engine: the most claims it is asked about.
ENGINES = {"duckdb": 5_000_000, "polars lazy": 5_000_000, "polars": 1_000_000, "pandas": 1_000_000}
ENGINES |= {"pyspark": 1_000_000} if find_spec("pyspark") else {}
BY_HAND = ("duckdb", "polars lazy")
ROUNDS, TARGET, GIGABYTES = 3, 1.3, 4.0
Answer = Callable[[Any], Any]


def duckdb_tables(folder: Path) -> tuple[dict[str, Any], Answer]:
    """Return the tables as views of their files, and what makes a table of an answer."""
    import duckdb

    duckdb.sql("SET enable_progress_bar = false; SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    # Beyond this duckdb writes to disk; unlimited, it takes as much as there is.
    duckdb.sql(f"SET memory_limit = '3GB'; SET temp_directory = '{folder / 'spill'}'")
    for name in synthetic.TABLES:
        duckdb.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
    tables = {name: duckdb.table(name) for name in synthetic.TABLES}

    def run(answer: Any) -> None:
        duckdb.sql("DROP TABLE IF EXISTS answer")
        (duckdb.sql(answer) if isinstance(answer, str) else answer).create("answer")

    run(relate.sides(tables["actors"], synthetic.PARTIES, synthetic.MEDIATORS))
    duckdb.sql("ALTER TABLE answer RENAME TO who")
    return tables | {"who": duckdb.table("who")}, run


def polars_tables(folder: Path, lazy: bool) -> tuple[dict[str, Any], Answer]:
    """Return the tables as scans of their files, or read."""
    import polars as pl

    tables = {name: pl.scan_parquet(folder / f"{name}.parquet") for name in synthetic.TABLES}
    tables["who"] = relate.sides(tables["actors"], synthetic.PARTIES, synthetic.MEDIATORS)
    read = {name: table.collect() for name, table in tables.items() if name == "who" or not lazy}
    if lazy:
        return tables | {"who": read["who"].lazy()}, lambda answer: answer.collect()
    return dict(read), lambda answer: answer


def pandas_tables(folder: Path) -> tuple[dict[str, Any], Answer]:
    """Return the tables read; pandas itself needs pyarrow to read Parquet, duckdb does not."""
    import duckdb

    tables = {name: duckdb.read_parquet(str(folder / f"{name}.parquet")).df() for name in synthetic.TABLES}
    tables["who"] = relate.sides(tables["actors"], synthetic.PARTIES, synthetic.MEDIATORS)
    return tables, lambda answer: answer


def spark_tables(folder: Path) -> tuple[dict[str, Any], Answer]:
    """Return the tables as Spark reads them, two threads; its memory lies in another process."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "localhost").config("spark.sql.shuffle.partitions", "4")
    session = builder.config("spark.driver.memory", "4g").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    tables = {name: session.read.parquet(str(folder / f"{name}.parquet")) for name in synthetic.TABLES}
    tables["who"] = relate.sides(tables["actors"], synthetic.PARTIES, synthetic.MEDIATORS)
    return tables, lambda answer: answer.write.format("noop").mode("overwrite").save()


def _tables(engine: str, folder: Path) -> tuple[dict[str, Any], Answer]:
    if engine.startswith("polars"):
        return polars_tables(folder, engine == "polars lazy")
    return {"duckdb": duckdb_tables, "pandas": pandas_tables, "pyspark": spark_tables}[engine](folder)


def _asked(engine: str, hand: bool) -> dict[str, Answer]:
    if not hand:
        return QUESTIONS
    if engine == "duckdb":
        from by_hand_sql import SQL

        return {name: lambda _, sql=sql: sql for name, sql in SQL.items()}
    from by_hand_polars import POLARS

    return POLARS


def measure(claims: int, engine: str, hand: bool, questions: list[str], rounds: int) -> None:
    """Print the seconds of each question and the peak memory of this process."""
    tables, run = _tables(engine, synthetic.write(claims))
    seconds = {}
    for name in questions:
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            run(_asked(engine, hand)[name](tables))
            taken.append(time.perf_counter() - start)
        seconds[name] = min(taken)
    # Linux counts in KiB, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "linux" else 2**30)
    print(json.dumps({"seconds": seconds, "gigabytes": peak}))


def _in_own_process(
    claims: int, engine: str, hand: bool, questions: list[str], rounds: int
) -> dict[str, Any]:
    task = json.dumps([claims, engine, hand, questions, rounds])
    command = [sys.executable, __file__, "--measure", task]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:  # out of memory, say: its row reads nan, and why stands beside the table
        print(f"{engine}, {', '.join(questions)}: {run.stderr.strip()[-300:]}", file=sys.stderr)
        return {"seconds": dict.fromkeys(questions, float("nan")), "gigabytes": float("nan")}
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def table(claims: int, engine: str) -> dict[str, float]:
    """Measure an engine on a corpus and print its table; return the seconds of each question."""
    print(f"\n{engine}, {claims:,} claims", flush=True)
    print(f"{'question':14} {'s':>8} {'GB':>6}   by hand: {'s':>8} {'GB':>6}  ratio")
    if engine == "pyspark":  # the JVM starts once for all
        found = _in_own_process(claims, engine, False, list(QUESTIONS), 1)
        for name, seconds in found["seconds"].items():
            print(f"{name:14} {seconds:8.3f}")
        return dict(found["seconds"])
    taken = {}
    for name in QUESTIONS:
        ours = _in_own_process(claims, engine, False, [name], ROUNDS)
        taken[name] = ours["seconds"][name]
        line = f"{name:14} {taken[name]:8.3f} {ours['gigabytes']:6.2f}"
        if engine in BY_HAND:
            hand = _in_own_process(claims, engine, True, [name], ROUNDS)
            ratio = taken[name] / hand["seconds"][name]
            over = "" if ratio <= TARGET else "  OVER"
            line += f"            {hand['seconds'][name]:8.3f} {hand['gigabytes']:6.2f} {ratio:6.2f}{over}"
        print(line, flush=True)
    whole = _in_own_process(claims, engine, False, list(QUESTIONS), 1)
    kept = "within" if whole["gigabytes"] <= GIGABYTES else "OVER"
    total = sum(whole["seconds"].values())
    print(f"{'all':14} {total:8.3f} {whole['gigabytes']:6.2f}   {kept} {GIGABYTES:g} GB", flush=True)
    return taken


def growth(taken: dict[int, dict[str, float]], low: int, high: int) -> None:
    """Print how much more a question takes on the larger corpus, beside how much larger it is."""
    linear = high / low
    for name, seconds in taken[high].items():
        times = seconds / taken[low][name]
        kept = "within" if times <= 1.1 * linear else "OVER"
        print(f"{name:14} x {times:6.1f} for x {linear:g} claims: {kept} linear + 10 %")


def main() -> None:
    """Write the corpora and print a table for each size and engine."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    taken: dict[str, dict[int, dict[str, float]]] = {engine: {} for engine in ENGINES}
    for claims in sizes:
        synthetic.write(claims)
        for engine, most in ENGINES.items():
            if claims <= most:
                taken[engine][claims] = table(claims, engine)
    for engine in BY_HAND:
        if {100_000, 5_000_000} <= set(taken[engine]):
            print(f"\n{engine}, growth")
            growth(taken[engine], 100_000, 5_000_000)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*json.loads(sys.argv[2]))
    else:
        main()
