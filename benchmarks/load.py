"""Time what a user waits for, as differences and ratios measured in one run: `make bench`.

Each number is the best of several fresh interpreters, since a student starts one; what lies
under it (a bare interpreter, pandas alone) is measured in the same round, so that a busy
machine slows both.
"""

import statistics
import subprocess
import sys

ROUNDS = 15
PANDAS = "import pandas"
TIMED = "import time; t = time.perf_counter(); {}; print((time.perf_counter() - t) * 1000)"

CHECKED = "from nagorno import checks, schema"
CHARTS = ("timeline", "chain", "coverage", "ledger", "verbs", "figures", "map")
DRAWN = "import nagorno; from nagorno import charts; c = nagorno.open('truce'); charts.map(c).png()"
CASES = {
    # what is timed: (set-up, statement, budget in ms, what for)
    "import nagorno": ("pass", "import nagorno", 15, "over a bare interpreter"),
    **{
        f"load all nine tables: {corpus}": (
            f"{PANDAS}; import nagorno",
            f"nagorno.open({corpus!r})",
            60,
            "over `import pandas`, modules of nagorno included",
        )
        for corpus in ("article", "truce")
    },
    "check the shipped package": (CHECKED, "checks.problems(schema.SHIPPED)", 150, "after imports"),
    # Another figure is drawn first: fonts are read once for all figures of a notebook.
    **{f"draw {name} on all reports": (DRAWN, f"charts.{name}(c)", 300, "after imports") for name in CHARTS},
}


def milliseconds(setup: str, statement: str) -> float:
    """Time one statement in a fresh interpreter."""
    code = f"{setup}\n{TIMED.format(statement)}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def main() -> None:
    """Print a line for each case."""
    found: dict[str, list[float]] = {name: [] for name in [*CASES, PANDAS]}
    for _ in range(ROUNDS):
        for name, (setup, statement, *_rest) in CASES.items():
            found[name].append(milliseconds(setup, statement))
        found[PANDAS].append(milliseconds("pass", PANDAS))
    pandas = min(found[PANDAS])
    print(f"Python {sys.version.split()[0]}, best (median) of {ROUNDS} fresh interpreters")
    print(f"{PANDAS:30} {pandas:7.1f} ms ({statistics.median(found[PANDAS]):.1f})")
    for name, (_, _, budget, against) in CASES.items():
        best = min(found[name])
        kept = "within" if best <= budget else "OVER"
        print(
            f"{name:30} {best:7.1f} ms ({statistics.median(found[name]):.1f}) {against}: "
            f"{kept} {budget} ms, {best / pandas:.3f} of `{PANDAS}`"
        )


if __name__ == "__main__":
    main()
