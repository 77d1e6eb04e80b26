"""What the descriptor says of actors and sources: parties, mediators, lanes, corpora."""

from collections.abc import Collection, Iterator
from typing import Any

from nagorno import schema
from nagorno.checks.descriptor import problem
from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Table

_FILE = schema.DESCRIPTOR


def check_roles(descriptor: dict[str, Any], tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the roles that are odd or name nobody.

    Parameters
    ----------
    descriptor : dict
        A package's descriptor.
    tables : dict of str to Table
        Its tables, read.
    """
    actors, sources = _ids(tables, "actors", "actor_id"), _ids(tables, "sources", "source_id")
    parties, mediators = descriptor.get("parties"), descriptor.get("mediators", [])
    yield from _listed("parties", parties, actors, "actor_id in actors")
    if isinstance(parties, list) and len(parties) != 2:
        yield problem("parties", "there are exactly two parties", parties, "two actor ids", "Name two.")
    yield from _listed("mediators", mediators, actors, "actor_id in actors", may_be_empty=True)
    if isinstance(parties, list) and isinstance(mediators, list):
        for both in (one for one in mediators if one in parties):
            yield problem("mediators", "a party does not mediate", both, "other actors", "Take it out.")
    yield from _lanes(descriptor.get("lanes", {}), parties, actors)
    yield from _corpora(descriptor.get("corpora"), sources)


def _lanes(lanes: object, parties: object, actors: Collection[str] | None) -> Iterator[Problem]:
    if not isinstance(lanes, dict):
        yield problem("lanes", "no object", lanes, '{"actor_id": "party"}', "Put it in braces.")
        return
    yield from _listed("lanes", list(lanes), actors, "actor_id in actors", may_be_empty=True)
    for actor, lane in lanes.items():
        if not isinstance(parties, list) or lane not in parties:
            yield problem(
                f"lanes.{actor}", "the lane of no party", lane, "one of the parties", "Name a party."
            )


def _corpora(corpora: object, sources: Collection[str] | None) -> Iterator[Problem]:
    if not isinstance(corpora, dict) or not corpora:
        remedy = "Name at least one list of source ids."
        yield problem("corpora", "no corpora", corpora or "", '{"name": ["source_id"]}', remedy)
        return
    for name, listed in corpora.items():
        yield from _listed(f"corpora.{name}", listed, sources, "source_id in sources")


def _listed(
    where: str, listed: object, known: Collection[str] | None, allowed: str, *, may_be_empty: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with a list of ids; `known` is None if their table could not be read."""
    if not isinstance(listed, list) or not (listed or may_be_empty):
        yield problem(where, "no list of ids", listed or "", f"a list of {allowed}", "Write a list.")
        return
    seen: set[str] = set()
    for one in listed:
        if not isinstance(one, str):
            yield problem(where, "no id", one, allowed, "Write it in quotation marks.")
        elif one in seen:
            yield problem(where, "an id stands twice", one, "", "Keep one.")
        elif known is not None and one not in known:
            remedy = "Mend it, or add the row."
            yield Problem(_FILE, None, shown(where), shown(one), allowed, "no such id", remedy, known)
        if isinstance(one, str):
            seen.add(one)


def _ids(tables: dict[str, Table], name: str, column: str) -> dict[str, None] | None:
    table = tables.get(name)
    if table is None or not table.whole or column not in table.columns:
        return None
    return dict.fromkeys(row[column] for row in table.rows)
