"""A coding sheet: the items, and the codes that the codebook offers for them."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nagorno import corpus as corpora
from nagorno.coding.listing import Own, items, rows
from nagorno.corpus import Corpus
from nagorno.errors import DataError

NONE = "none"  # aimed at nobody; related to no earlier item
UNLISTED = "not-in-the-list"
LABELS = {
    "speaker_id": {UNLISTED: "not in the list"},
    "target_id": {NONE: "aimed at nobody", UNLISTED: "not in the list"},
    "act": {},
    "relation": {NONE: "related to no earlier item"},
}
TITLES = {"speaker_id": "Speaker", "act": "Speech act", "target_id": "Aimed at", "relation": "Relation"}
_HOMES = {"speaker_id": "claims", "act": "claims", "target_id": "claims", "relation": "claim_links"}


@dataclass(frozen=True)
class Sheet:
    """What is coded, and by which codes.

    Parameters
    ----------
    items : pandas.DataFrame
        As `nagorno.coding.items` lists them.
    offered : dict of str to dict of str to str
        For each coded column the codes and what a reader sees of them.
    lines : dict of str to dict of str to dict
        For ``act`` and ``relation`` the codebook's entries: description, example, not.
    rules : dict of str to str
        For each coded column what the codebook says of it.
    corpus : Corpus
        Where codes and published coding come from.
    claims : tuple of str
        The claim id of each item; empty for a list of one's own.
    """

    items: pd.DataFrame
    offered: dict[str, dict[str, str]]
    lines: dict[str, dict[str, dict[str, Any]]]
    rules: dict[str, str]
    corpus: Corpus
    claims: tuple[str, ...] = ()

    def label(self, column: str, code: str) -> str:
        """Return what a reader sees of a code."""
        return self.offered[column].get(code, code)


def sheet(corpus: Corpus | None = None, report: str | None = None, *, items: Own | None = None) -> Sheet:
    """Make a coding sheet of a report, or of a list of one's own.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    report : str, optional
        Which report, if there are several.
    items : pandas.DataFrame, str or pathlib.Path, optional
        A list of one's own in place of a report's: then the names in it can be chosen as speakers
        too, and there is no published coding.

    Returns
    -------
    Sheet
        The items, and what can be chosen for each.

    Raises
    ------
    DataError
        As `nagorno.coding.items`.

    Examples
    --------
    >>> from nagorno.corpus import open
    >>> list(sheet(open("article")).offered)
    ['speaker_id', 'act', 'target_id', 'relation']
    """
    if items is not None and report is not None:
        raise DataError("a report and a list came; give `report` or `items`, not both.")
    tables = corpora.open() if corpus is None else corpus
    # With a list of one's own, only a corpus that was asked for adds its actors.
    actors = _actors(tables) if items is None or corpus is not None else {}
    listed = _listed(tables, report, items)
    named = [] if items is None else [one for one in dict.fromkeys(listed["speaker"]) if one]
    people = {one: one for one in named if one not in actors.values()} | actors
    lines = {name: _lines(tables, name) for name in ("act", "relation")}
    words = {name: {code: line["label"] for code, line in found.items()} for name, found in lines.items()}
    codes = {"speaker_id": people, "act": words["act"], "target_id": people, "relation": words["relation"]}
    return Sheet(
        items=listed,
        offered={name: LABELS[name] | found for name, found in codes.items()},
        lines=lines,
        rules={name: _rule(tables, name) for name in codes},
        corpus=tables,
        claims=tuple(rows(tables, report)["claim_id"]) if items is None else (),
    )


def _listed(corpus: Corpus, report: str | None, own: Own | None) -> pd.DataFrame:
    return items(corpus, report) if own is None else items(own)


def _actors(corpus: Corpus) -> dict[str, str]:
    """Return the actors by id, each under a name that no other has."""
    table = corpus.actors.sort_values("name")
    seen = Counter(table["name"].str.casefold())
    pairs = zip(table["actor_id"], table["name"], strict=True)
    return {one: name if seen[name.casefold()] == 1 else f"{name} ({one})" for one, name in pairs}


def _lines(corpus: Corpus, column: str) -> dict[str, dict[str, Any]]:
    field = corpus.schema.fields(_HOMES[column])[column]
    return {line["value"]: line for line in field["categories"]}


def _rule(corpus: Corpus, column: str) -> str:
    return str(corpus.schema.fields(_HOMES[column])[column]["description"])
