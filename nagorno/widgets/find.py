"""Which claims fit a choice, and how many would fit another one."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.lanes import lane_note
from nagorno.style import lanes, voices
from nagorno.widgets.lookup import Book

ALL = ""
LABELS = {
    "side": "Side",
    "speaker_id": "Speaker",
    "act": "Speech act",
    "date_id": "Event",
    "source_id": "Report",
    "paragraph": "Paragraph",
}
WORDS, SILENT = "words", "silent"
LONG = 24  # a longer list leaves out what would give nothing
# Letters without a base letter in Unicode, as a keyboard without them types them.
_PLAIN = str.maketrans({"ı": "i", "ə": "e", "ł": "l", "ø": "o", "đ": "d"})
Options = list[tuple[str, Any]]


@dataclass(frozen=True)
class Finder:
    """The claims with everything that they can be chosen by.

    Parameters
    ----------
    table : pandas.DataFrame
        One row for each claim: ``claim_id``, the columns of `LABELS`, ``words`` (what the search
        looks in, plain), ``silent`` (an accusation without an answer by the side it is aimed at).
    labels : dict of str to dict
        For each column that is offered, what a reader sees of its values, in order.
    silences : pandas.DataFrame
        What `relate.silences` gives.
    note : str
        Who is drawn in the lane of a party that it does not belong to; empty if nobody is.
    """

    table: pd.DataFrame
    labels: dict[str, dict[Any, str]]
    silences: pd.DataFrame
    note: str


def finder(corpus: Corpus, book: Book) -> Finder:
    """Prepare the claims of a corpus to be chosen.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    book : Book
        Its tables, indexed.

    Returns
    -------
    Finder
        Its claims, in the order of the reports.
    """
    schema, claims = corpus.schema, corpus.claims
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    silences = relate.silences(claims, corpus.claim_links, corpus.sources, corpus.dates, who, schema.parties)
    silent = set(silences.loc[silences["kind"] == "unanswered", "claim_id"])
    table = claims[["claim_id", "speaker_id", "act", "date_id", "source_id", "paragraph"]]
    table = table.assign(
        side=claims["speaker_id"].map(lanes(corpus)),
        words=[_haystack(text) for text in _texts(corpus, book)],
        silent=claims["claim_id"].isin(silent),
    )
    return Finder(
        table, _labels(corpus, book), silences, lane_note(corpus, map(book.top, claims["speaker_id"]))
    )


def _labels(corpus: Corpus, book: Book) -> dict[str, dict[Any, str]]:
    speaking = voices(corpus, [lane for lane in book.roles if lane in corpus.schema.parties])
    events = set(corpus.claims["date_id"].dropna())
    found: dict[str, dict[Any, str]] = {
        "side": {lane: role.label for lane, role in book.roles.items()},
        "speaker_id": {
            one: f"{book.roles[lane].label}: {name}"
            for one, lane, name in zip(
                speaking["speaker_id"], speaking["lane"], speaking["speaker"], strict=True
            )
        },
        "act": {act: book.label("act", act) for act in book.meanings["act"]},
        "date_id": {one: str(row["label"]) for one, row in book.dates.items() if one in events},
    }
    if len(corpus.reports) == 1:
        parts = sorted(corpus.claims["paragraph"].unique())
        return found | {"paragraph": {part: str(part or "headline") for part in parts}}
    return found | {
        "source_id": {one: f"{book.name(row['outlet_id'])}, {one}" for one, row in book.reports.items()}
    }


def _texts(corpus: Corpus, book: Book) -> Iterable[str]:
    """Yield of each claim what is said, what is quoted, and every name of whoever and wherever it names."""
    names: dict[str, str] = {}
    for column in ("actor_id", "place_id"):
        known = corpus.names.dropna(subset=column)
        for one, name in zip(known[column], known["name"], strict=True):
            names[one] = f"{names.get(one, '')} {name}"
    for claim, row in book.claims.items():
        actors = [row["speaker_id"], row["target_id"], *row["about_ids"].split(";")]
        actors += [step["actor_id"] for step in book.steps[claim]]
        sites = [site["place_id"] for site in book.sites[claim]]
        called = [f"{book.name(one)} {names.get(one, '')}" for one in dict.fromkeys(actors) if one]
        called += [f"{book.places.get(one, {}).get('name', one)} {names.get(one, '')}" for one in sites]
        called += [site["as_named"] for site in book.sites[claim]]
        yield " ".join([claim, row["proposition"], row["quote"], *called])


def plain(text: str) -> list[str]:
    """Return the words of a text in small letters without accents.

    Examples
    --------
    >>> plain("Şuşa, the Élysée; GƏNCƏ")
    ['susa', 'the', 'elysee', 'gence']
    """
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return re.findall(r"\w+", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def _haystack(text: str) -> str:
    return f" {' '.join(plain(text))}"


def masks(finder: Finder, wanted: Mapping[str, Any]) -> dict[str, "pd.Series[bool]"]:
    """Return for each choice that is made which claims fit it.

    Parameters
    ----------
    finder : Finder
        The claims.
    wanted : mapping of str to object
        A value for some columns of `LABELS`, words under `WORDS` (a claim fits if each of them
        begins a word of it), True under `SILENT`; an empty value is no choice.

    Returns
    -------
    dict of str to pandas.Series
        One for each choice.
    """
    table = finder.table
    found: dict[str, pd.Series[bool]] = {}
    for name, value in wanted.items():
        if name == WORDS:
            for word in plain(value):
                fits = table[WORDS].str.contains(f" {word}", regex=False)
                found[name] = found[name] & fits if name in found else fits
        elif name == SILENT:
            found |= {name: table[SILENT]} if value else {}
        elif value != ALL:
            found[name] = table[name] == value
    return found


def fitting(finder: Finder, chosen: Mapping[str, "pd.Series[bool]"], but: str = "") -> "pd.Series[bool]":
    """Return which claims fit all choices, or all but one."""
    fits = pd.Series(True, index=finder.table.index)
    for name, mask in chosen.items():
        fits &= mask if name != but else True
    return fits


def options(finder: Finder, wanted: Mapping[str, Any]) -> dict[str, Options]:
    """Return what can be chosen in each column, with how many claims would then be found.

    Parameters
    ----------
    finder : Finder
        The claims.
    wanted : mapping of str to object
        As for `masks`.

    Returns
    -------
    dict of str to list
        Label and value, "all" first. A long list leaves out values that would find nothing.
    """
    chosen = masks(finder, wanted)
    offered = {}
    for name, labels in finder.labels.items():
        column = finder.table.loc[fitting(finder, chosen, but=name), name]
        counts = column.value_counts()
        listed = [
            (f"{label} ({counts.get(value, 0)})", value)
            for value, label in labels.items()
            if len(labels) <= LONG or value in counts.index or value == wanted.get(name)
        ]
        offered[name] = [(f"all ({len(column)})", ALL), *listed]
    return offered
