"""The tables of a corpus, indexed once for everything that a card looks up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.schema import LEVELS
from nagorno.style import Role, lanes, roles

Row = dict[str, Any]


@dataclass(frozen=True)
class Book:
    """What the cards of a corpus look up, indexed once.

    Parameters
    ----------
    actors, places, dates, claims, reports : dict of str to dict
        Rows by id; of the sources only those that were read as reports.
    steps, sites, answers, answered : dict of str to list of dict
        Attributions, places and links by claim id; ``answered`` by the claim they point at.
    meanings : dict of str to dict
        The categories of each vocabulary: ``meanings["act"]["denial"]["description"]``.
    roles : dict of str to Role
        How each lane looks.
    lanes : dict of str to str
        The lane of each actor.
    until : str
        Up to when a card looks for answers, such as `` by then``; empty for all that was read.
    """

    actors: dict[str, Row]
    places: dict[str, Row]
    dates: dict[str, Row]
    claims: dict[str, Row]
    reports: dict[str, Row]
    steps: dict[str, list[Row]]
    sites: dict[str, list[Row]]
    answers: dict[str, list[Row]]
    answered: dict[str, list[Row]]
    meanings: dict[str, dict[str, Row]]
    roles: dict[str, Role]
    lanes: dict[str, str]
    until: str = ""

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        return str(self.actors.get(actor, {}).get("name", actor))

    def role(self, actor: str) -> Role:
        """Return how an actor is drawn."""
        return self.roles[self.lanes.get(actor, "other")]

    def top(self, actor: str) -> str:
        """Return the body that an actor belongs to in the end."""
        for _ in range(LEVELS):
            actor = self.actors.get(actor, {}).get("part_of") or actor
        return actor

    def label(self, column: str, value: str) -> str:
        """Return what a reader sees of a value of a vocabulary."""
        return str(self.meanings[column].get(value, {}).get("label", value))


def book(corpus: Corpus, order: Sequence[str] | None = None) -> Book:
    """Index the tables of a corpus.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    order : sequence of str, optional
        Which party stands first.

    Returns
    -------
    Book
        Everything that `card` looks up.
    """
    links = _rows(corpus.claim_links)
    claims, joined = corpus.schema.fields("claims"), corpus.schema.fields("claim_links")
    fields = {"act": claims["act"], "number_of": claims["number_of"], "relation": joined["relation"]}
    fields["role"] = corpus.schema.fields("claim_places")["role"]
    fields["kind"] = corpus.schema.fields("actors")["kind"]
    fields["derivation"] = corpus.schema.fields("sources")["derivation"]
    fields["channel"] = corpus.schema.fields("attributions")["channel"]
    return Book(
        actors={row["actor_id"]: row for row in _rows(corpus.actors)},
        places={row["place_id"]: row for row in _rows(corpus.places)},
        dates={row["date_id"]: row for row in _rows(corpus.dates)},
        claims={row["claim_id"]: row for row in _rows(corpus.claims)},
        reports={
            row["source_id"]: row for row in _rows(corpus.sources) if row["source_id"] in corpus.reports
        },
        steps=_by("claim_id", _rows(corpus.attributions.sort_values("step"))),
        sites=_by("claim_id", _rows(corpus.claim_places)),
        answers=_by("claim_id", links),
        answered=_by("other_id", links),
        meanings={name: {one["value"]: one for one in field["categories"]} for name, field in fields.items()},
        roles=roles(corpus, order),
        lanes=lanes(corpus),
    )


def _rows(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a table; what is missing reads as an empty text."""
    rows: list[Row] = table.astype("object").where(table.notna(), "").to_dict("records")  # type: ignore[assignment]
    return rows


def _by(column: str, rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
