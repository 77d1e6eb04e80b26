"""Time the questions of `nagorno.relate` on made-up corpora, engine by engine, beside code by hand.

    python benchmarks/engines.py [claims ...] [--engines duckdb ...] [--questions chain ...]

Every question has a process of its own, which reads its Parquet files while it answers; code by hand
has another, and the two answer in turns. Seconds are the best of three runs, GB the peak of the
process, interpreter and result included. Spark starts once for all questions and answers each once;
its memory lies elsewhere. ``all`` asks every question in one process, once.
"""

import argparse
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import synthetic
from asked import ASKED, MEMORY_LIMIT
from questions import questions

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
# Engine: the most claims it is asked about.
ENGINES = {"duckdb": 5_000_000, "polars lazy": 5_000_000, "polars": 1_000_000, "pandas": 100_000}
ENGINES |= {"pyspark": 1_000_000} if find_spec("pyspark") else {}
BY_HAND = ("duckdb", "polars lazy")
HEADS = dict.fromkeys(ENGINES, "|      s    GB ") | {"pyspark": "|      s "}
HEADS |= dict.fromkeys(BY_HAND, "|      s by hand  ratio    GB by hand ")
QUESTIONS = tuple(questions(ASKED))
ROUNDS, RATIO, GIGABYTES, LINEAR = 3, 1.3, 4.0, 1.1
LOG = synthetic.BUILD / "errors.txt"
Times = dict[str, float]  # question: seconds
Server = subprocess.Popen[str]


def measure(
    claims: int, engine: str, names: list[str], ways: tuple[str, ...] = ("ours",), rounds: int = ROUNDS
) -> list[tuple[Times, float]]:
    """Return for each way the least seconds of each question, and the peak memory in GB."""
    servers = [_server(claims, engine, way) for way in ways]
    found: list[Times] = [{} for _ in ways]
    for name in names:
        turns = [[_ask(server, name) for server in servers] for _ in range(rounds)]
        for times, taken in zip(found, zip(*turns, strict=True), strict=True):
            times[name] = min(taken)
    return [(times, _peak(server)) for times, server in zip(found, servers, strict=True)]


def _server(claims: int, engine: str, way: str) -> Server:
    command = [sys.executable, str(Path(__file__).with_name("asked.py")), str(claims), engine, way]
    pipe = subprocess.PIPE
    with LOG.open("a") as log:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True)


def _ask(server: Server, name: str) -> float:
    with suppress(BrokenPipeError):
        print(name, file=server.stdin, flush=True)
    return _number(server)


def _peak(server: Server) -> float:
    with suppress(BrokenPipeError):
        server.stdin.close()
    peak = _number(server)
    server.wait()
    return peak


def _number(server: Server) -> float:
    """Read what a process prints; one that died (out of memory, say) prints nothing, which reads nan."""
    return float(server.stdout.readline() or "nan")


def table(claims: int, engines: list[str], names: list[str]) -> dict[str, Times]:
    """Measure the engines on a corpus and print a line for each question; return the seconds."""
    print(f"\n{f'{claims:,} claims':16}" + "".join(f"| {e:{len(HEADS[e]) - 2}}" for e in engines))
    print(" " * 16 + "".join(HEADS[engine] for engine in engines), flush=True)
    whole = {engine: measure(claims, engine, names, rounds=1)[0] for engine in engines}
    found = {engine: dict(times) for engine, (times, _) in whole.items()}
    for name in names:
        print(f"{name:16}", end="", flush=True)
        for engine in engines:
            if engine != "pyspark":
                ways = ("ours", "hand") if engine in BY_HAND else ("ours",)
                measured = measure(claims, engine, [name], ways)
                found[engine][name] = measured[0][0][name]
                print(_cell(*((times[name], peak) for times, peak in measured)), end="", flush=True)
            else:
                print(f"|{found[engine][name]:7.3f} ", end="", flush=True)
        print()
    cells = [_cell((sum(times.values()), peak)) for times, peak in whole.values()]
    cells = [cell + "!" * (peak > GIGABYTES) for cell, (_, peak) in zip(cells, whole.values(), strict=True)]
    print(f"{'all':16}" + "".join(f"{cell:{len(HEADS[e])}}" for e, cell in zip(engines, cells, strict=True)))
    return found


def _cell(ours: tuple[float, float], hand: tuple[float, float] | None = None) -> str:
    if hand is None:
        return f"|{ours[0]:7.3f} {ours[1]:5.2f} "
    ratio = ours[0] / hand[0]
    mark = " " if ratio <= RATIO else "!"
    return f"|{ours[0]:7.3f} {hand[0]:7.3f} {ratio:5.2f}{mark} {ours[1]:5.2f} {hand[1]:7.2f} "


def growth(engine: str, taken: dict[int, dict[str, Times]], low: int, high: int) -> None:
    """Print how much longer each question takes on the larger corpus."""
    most = LINEAR * high / low
    times = {name: seconds / taken[low][engine][name] for name, seconds in taken[high][engine].items()}
    cells = (f"{name} {by:.1f}{'' if by <= most else '!'}" for name, by in times.items())
    print(f"{engine}: {', '.join(cells)}")


def main() -> None:
    """Write the corpora and print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", type=int, nargs="*", default=SIZES)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--questions", nargs="+", choices=QUESTIONS, default=QUESTIONS)
    args = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(
        f"duckdb: SET memory_limit = '{MEMORY_LIMIT}'; ! is over {RATIO} times by hand, or {GIGABYTES:g} GB"
    )
    taken = {}
    for claims in args.claims:
        # In a process of its own: what is started later would inherit its peak of memory.
        subprocess.run([sys.executable, synthetic.__file__, str(claims)], check=True)
        engines = [engine for engine in args.engines if claims <= ENGINES[engine]]
        taken[claims] = table(claims, engines, args.questions)
    low, high = 100_000, max(args.claims)
    if low in taken and low < high:
        print(f"\nTimes longer on {high:,} claims than on {low:,}; ! is over {LINEAR * high / low:g}")
        for engine in taken[high]:
            growth(engine, taken, low, high)


if __name__ == "__main__":
    main()
