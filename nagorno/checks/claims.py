"""What claims and their chains owe each other and their sources."""

import re
from collections import defaultdict
from collections.abc import Iterator

from nagorno.checks.data import Data, needs
from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Row, Table


@needs(claims="claim_id source_id")
def claim_ids(data: Data) -> Iterator[Problem]:
    """Find ids of claims that are not their source's, and a number."""
    table = data.tables["claims"]
    for row in table.rows:
        source, claim = row["source_id"], row["claim_id"]
        if claim and source and not re.fullmatch(re.escape(source) + "-c[0-9]{2,}", claim):
            problem = "a claim's id is its source_id and -cNN"
            yield table.at(row, "claim_id", problem, f"{shown(source)}-c01 and so on", "Mend one of the two.")


@needs(claims="source_id paragraph", sources="source_id extent paragraphs")
def claims_in_sources(data: Data) -> Iterator[Problem]:
    """Find claims that stand in no paragraph, or in a source that was not read as a report."""
    table, sources = data.tables["claims"], data.by("sources", "source_id")
    for row in table.rows:
        source = sources.get(row["source_id"])
        if source is None:
            continue
        if source["extent"] == "cited":
            remedy = "Take the claim out, or say how much of the source was read."
            yield table.at(row, "source_id", "a source of extent 'cited' has no claims", "a report", remedy)
        paragraph, last = _whole(row["paragraph"]), _whole(source["paragraphs"])
        if paragraph is not None and last is not None and paragraph > last:
            remedy = "Count again; 0 is the headline."
            yield table.at(row, "paragraph", f"the source has {last} paragraphs", f"0 to {last}", remedy)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else None


@needs(claims="number_low number_high number_of number_text")
def numbers(data: Data) -> Iterator[Problem]:
    """Find numbers without a unit, or with bounds out of order."""
    table = data.tables["claims"]
    for row in table.rows:
        low, high = _whole(row["number_low"]), _whole(row["number_high"])
        if low is not None and high is not None and low > high:
            remedy = "Swap them."
            yield table.at(row, "number_low", "the lower bound is above the upper", f"at most {high}", remedy)
        given = any(row[column] for column in ("number_low", "number_high", "number_text"))
        if given and not row["number_of"]:
            yield table.at(row, "number_of", "a number of what?", "the unit of the number", "Fill the cell.")
        elif row["number_of"] and not given:
            yield table.at(row, "number_of", "a unit without a number", "an empty cell", "Give the number.")


@needs(claims="speaker_id target_id about_ids")
def abouts(data: Data) -> Iterator[Problem]:
    """Find speakers and targets among the others spoken about."""
    table = data.tables["claims"]
    for row in table.rows:
        others = row["about_ids"].split(";")
        for column in ("speaker_id", "target_id"):
            if row[column] and row[column] in others:
                problem = f"about_ids holds the {column} too: '{shown(row[column])}'"
                yield table.at(row, "about_ids", problem, "other actors", "Take it out of the list.")


@needs(
    attributions="claim_id step actor_id",
    claims="claim_id source_id speaker_id",
    sources="source_id outlet_id",
)
def chains(data: Data) -> Iterator[Problem]:
    """Find chains that do not run from the outlet, step 0, without a gap to the speaker."""
    claims, table = data.tables["claims"], data.tables["attributions"]
    steps: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for row in table.rows:
        steps[row["claim_id"]].append((-1 if (step := _whole(row["step"])) is None else step, row))
    sources = data.by("sources", "source_id")
    for claim in claims.rows:
        chain = sorted(steps.get(claim["claim_id"], []), key=lambda one: one[0])
        if not chain:
            remedy = "Add at least step 0, the outlet, to attributions."
            yield claims.at(claim, "claim_id", "a claim without a chain", "", remedy)
            continue
        yield from _gaps(table, chain)
        source = sources.get(claim["source_id"])
        if source and chain[0][0] == 0:
            yield from _end(table, chain[0][1], "the outlet of the source", source["outlet_id"])
        yield from _end(table, chain[-1][1], "the speaker of the claim", claim["speaker_id"])


def _gaps(table: Table, chain: list[tuple[int, Row]]) -> Iterator[Problem]:
    seen = set()
    for wanted, (step, row) in enumerate(chain):
        if step > wanted and (wanted == 0 or chain[wanted - 1][0] < step - 1):
            problem = "the chain does not begin at step 0" if wanted == 0 else "a gap in the chain"
            yield table.at(row, "step", problem, str(wanted), "Number the steps from 0, without a gap.")
        if row["actor_id"] in seen:
            problem = "an actor stands twice in a chain"
            yield table.at(row, "actor_id", problem, "each actor once", "Take one of the steps out.")
        seen.add(row["actor_id"])


def _end(table: Table, row: Row, told: str, wanted: str) -> Iterator[Problem]:
    if wanted and row["actor_id"] != wanted:
        which = "first" if row["step"] == "0" else "last"
        problem = f"the {which} step is not {told}"
        yield table.at(row, "actor_id", problem, shown(wanted), "Mend the chain or the other table.")


@needs(attributions="claim_id cites_id", claims="claim_id source_id")
def citing(data: Data) -> Iterator[Problem]:
    """Find chains that cite the very report that they stand in."""
    table, claims = data.tables["attributions"], data.by("claims", "claim_id")
    for row in table.rows:
        claim = claims.get(row["claim_id"])
        if claim and row["cites_id"] and row["cites_id"] == claim["source_id"]:
            remedy = "Leave the cell empty, or name the other source."
            yield table.at(row, "cites_id", "a report does not cite itself", "another source", remedy)


RULES = (claim_ids, claims_in_sources, numbers, abouts, chains, citing)
