"""What the links between claims owe the claims: speakers, acts, directions."""

from collections.abc import Iterator

from nagorno.checks.data import Data, needs
from nagorno.checks.keys import climb
from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Row, Table

# Relations that join one voice with itself; the others join two.
ONE_VOICE = ("repeats", "corrects")


@needs(claim_links="claim_id relation other_id")
def pairs(data: Data) -> Iterator[Problem]:
    """Find claims linked to themselves, or to another one twice."""
    table = data.tables["claim_links"]
    first: dict[tuple[str, str], Row] = {}
    for row in table.rows:
        pair = row["claim_id"], row["other_id"]
        if pair[0] and pair[0] == pair[1]:
            yield table.at(
                row, "other_id", "a claim is not linked to itself", "another claim", "Mend one of them."
            )
        before = first.setdefault(pair, row)
        if before is not row and before["relation"] != row["relation"]:
            problem = f"line {before.line} joins the two by '{shown(before['relation'])}' already"
            remedy = "Keep the one that stands earlier in the codebook's list."
            yield table.at(row, "relation", problem, "one relation for an ordered pair", remedy)


@needs(claim_links="claim_id relation other_id", claims="claim_id act speaker_id", actors="actor_id part_of")
def voices(data: Data) -> Iterator[Problem]:
    """Find links between speakers or acts that the relation does not join."""
    table, claims = data.tables["claim_links"], data.by("claims", "claim_id")
    for row in table.rows:
        claim, other = claims.get(row["claim_id"]), claims.get(row["other_id"])
        if claim is None or other is None or claim is other:
            continue
        speakers = claim["speaker_id"], other["speaker_id"]
        relation = row["relation"]
        if relation in ONE_VOICE and not _one_body(data, *speakers):
            remedy = "If another speaker says the same, it supports."
            yield _voices(table, row, "joins the same speaker or body", speakers, remedy)
        if relation in ("supports", "denies") and speakers[0] == speakers[1]:
            remedy = "The same speaker repeats or corrects."
            yield _voices(table, row, "joins two speakers", speakers, remedy)
        if relation == "counter_accuses":
            yield from _counter(data, table, row, claim, other)


def _one_body(data: Data, one: str, other: str) -> bool:
    """Return whether one speaker is part of the other, or both are part of the same body."""
    ways = data.up(one), data.up(other)
    return one in ways[1] or other in ways[0] or ways[0][1:2] == ways[1][1:2] != []


def _counter(data: Data, table: Table, row: Row, claim: Row, other: Row) -> Iterator[Problem]:
    for end, name in ((claim, "claim_id"), (other, "other_id")):
        # A word off the vocabulary is told where it stands.
        if end["act"] != "accusation" and end["act"] in data.words("claims", "act"):
            problem = f"counter_accuses joins two accusations; this one is '{shown(end['act'])}'"
            yield table.at(row, name, problem, "an accusation", "Mend the act, or choose another relation.")
    speakers = claim["speaker_id"], other["speaker_id"]
    if data.up(speakers[0])[-1] == data.up(speakers[1])[-1]:
        yield _voices(
            table, row, "joins two sides", speakers, "A second charge of one side is no counter-charge."
        )


def _voices(table: Table, row: Row, rule: str, speakers: tuple[str, str], remedy: str) -> Problem:
    problem = f"{row['relation']} {rule}; these are '{shown(speakers[0])}' and '{shown(speakers[1])}'"
    return table.at(row, "relation", problem, "", remedy)


@needs(claim_links="claim_id relation other_id")
def first_tellings(data: Data) -> Iterator[Problem]:
    """Find `repeats` that point at no first telling, or at two."""
    table = data.tables["claim_links"]
    repeats = [row for row in table.rows if row["relation"] == "repeats"]
    tellings: dict[str, Row] = {}
    for row in repeats:
        before = tellings.setdefault(row["claim_id"], row)
        if before is not row and before["other_id"] != row["other_id"]:
            problem = f"line {before.line} names another first telling already"
            yield table.at(row, "other_id", problem, shown(before["other_id"]), "There is one first telling.")
    for row in repeats:
        if (again := tellings.get(row["other_id"])) and row["claim_id"] != row["other_id"]:
            remedy = "Point at the first telling."
            yield table.at(
                row, "other_id", "this claim repeats another one itself", shown(again["other_id"]), remedy
            )


@needs(claim_links="claim_id relation other_id")
def circles(data: Data) -> Iterator[Problem]:
    """Find `repeats` and `corrects` that lead in a circle."""
    table = data.tables["claim_links"]
    above = {row["claim_id"]: row["other_id"] for row in table.rows if row["relation"] in ONE_VOICE}
    for row in table.rows:
        if row["relation"] in ONE_VOICE and row["claim_id"] != row["other_id"]:
            way = climb(row["claim_id"], above)
            if way[-1] == way[0]:
                problem = f"repeats and corrects lead in a circle: {shown(' > '.join(way))}"
                yield table.at(row, "other_id", problem, "", "The later claim points at the earlier one.")


RULES = (pairs, voices, first_tellings, circles)
