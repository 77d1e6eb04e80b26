"""Recompute how well two codings agree: `make alpha`, or `python tests/coding`."""

import csv
import sys
from pathlib import Path

import pandas as pd

from nagorno import agreement

HERE = Path(__file__).parent
# What was coded twice: the article whole, a seeded tenth of the corpus of all reports.
CODED = {
    "article": ("speaker", "act", "target", "relation"),
    "truce": ("act", "relation"),
}
QUESTIONS = [(corpus, question) for corpus, asked in CODED.items() for question in asked]
CODERS = ["coder_1", "coder_2"]
ENOUGH = 0.8


def codings(corpus: str, question: str) -> pd.DataFrame:
    """Read both codings and the settled one; a target may be nobody, which is a code too."""
    frame = pd.read_csv(HERE / corpus / f"{question}.csv", dtype="str", keep_default_na=False)
    return frame.set_index([name for name in frame if name.endswith("_id")])


def units() -> str:
    """Say how the two independent cuts of the article into units match."""
    with (HERE / "article" / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shared = {cut: [row[cut] for row in rows] for cut in ("cut_1", "cut_2")}
    same = split = single = neither = 0
    for row in rows:
        missing = [cut for cut in shared if not row[cut]]
        parts = any(row[cut] and shared[cut].count(row[cut]) > 1 for cut in shared)
        neither += len(missing) == 2
        single += len(missing) == 1
        split += not missing and parts
        same += not missing and not parts
    return (
        f"{len(rows)} settled units: {same} cut alike by both, {split} cut finer by one coder, "
        f"{single} seen by one coder alone, {neither} added when settling"
    )


def main() -> int:
    """Print the agreement on each question; return 1 if one lies below 0.8."""
    print(units())
    low = 0
    for corpus, question in QUESTIONS:
        codes = codings(corpus, question)
        found = agreement.summary(codes[CODERS], missing="none").set_index("measure")
        listed = ", ".join(f"{measure} {row.value:.3f}" for measure, row in found.iterrows())
        print(f"\n{corpus}, {question}: {len(codes)} units; {listed}")
        print(f"  {found.loc['alpha', 'meaning']}")
        differing = agreement.disagreements(codes[CODERS], missing="none")
        if len(differing):
            print(differing.join(codes["settled"]).to_string())
        low += not found.loc["alpha", "value"] >= ENOUGH
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
