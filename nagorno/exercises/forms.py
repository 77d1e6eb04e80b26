"""Ids in every form in which a student may write them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from math import isnan
from typing import Any

from nagorno.corpus import Corpus
from nagorno.exercises.reading import MOST, Unread, is_open, values
from nagorno.exercises.reply import joined

TABLES = {
    "claim_id": ("claims", "claim"),
    "actor_id": ("actors", "actor"),
    "speaker_id": ("actors", "actor"),
    "target_id": ("actors", "actor"),
    "outlet_id": ("actors", "actor"),
    "source_id": ("sources", "report"),
    "date_id": ("dates", "date"),
    "place_id": ("places", "place"),
}
# Between ids: as in a list, as in a path from the page to the speaker, or no more than spaces.
SEPARATORS = (r"[,;\n←→]+|<-|->", r"(?:\s+and\s+|[\s,;])+")
_END = re.compile(r"c?0*(\d{1,3})")


def known(corpus: Corpus, column: str) -> dict[str, set[str]]:
    """Return the ids that each written form may stand for.

    Parameters
    ----------
    corpus : Corpus
        Whose ids.
    column : str
        Such as ``claim_id`` or ``speaker_id``.

    Returns
    -------
    dict of str to set of str
        By folded form: the id itself, the end of a claim's id, the names of actors and places.
    """
    table = TABLES[column][0]
    key = corpus.schema.primary_key(table)[0]
    forms: dict[str, set[str]] = defaultdict(set)
    for one in corpus.tables[table][key]:
        forms[folded(one)].add(one)
        if key == "claim_id":
            forms[_END.sub(r"c\1", one.rsplit("-", 1)[-1])].add(one)
    for name, one in _named(corpus, key):
        forms[folded(name)].add(one)
    names = set(forms)
    for word, one in _told(corpus, key):  # a report's own word, unless it is a name in use
        if folded(word) not in names:
            forms[folded(word)].add(one)
    # An id is never ambiguous, whatever else is called so.
    return forms | {folded(one): {one} for one in corpus.tables[table][key]}


def _named(corpus: Corpus, key: str) -> Iterable[tuple[str, str]]:
    """Yield the names in use for actors and places, with their ids."""
    if key not in ("actor_id", "place_id"):
        return
    parts = [corpus.tables["actors" if key == "actor_id" else "places"][["name", key]]]
    parts.append(corpus.names[["name", key]].dropna())
    if key == "actor_id":
        parts.append(corpus.attributions[["as_named", key]].dropna())
    for part in parts:
        yield from part.itertuples(index=False, name=None)


def _told(corpus: Corpus, key: str) -> Iterable[tuple[str, str]]:
    """Yield the words by which claims name places, with their ids."""
    if key == "place_id":
        yield from corpus.claim_places[["as_named", key]].dropna().itertuples(index=False, name=None)


def folded(text: object) -> str:
    """Return a text without what does not matter: case, spaces, quotes, a leading article."""
    words = re.sub(r"[\s_]+", " ", str(text).replace("’", "'").casefold()).strip(" \"'`.[]()")
    return re.sub(r"^the (?=.)", "", words)


def ids(answer: object, corpus: Corpus, column: str) -> tuple[str, ...] | None:
    """Read ids.

    Parameters
    ----------
    answer : object
        One id or several, in any form.
    corpus : Corpus
        Whose ids.
    column : str
        Such as ``claim_id``.

    Returns
    -------
    tuple of str or None
        Each id once, in order; None if there is no answer yet.

    Raises
    ------
    Unread
        If something is no id of the corpus.
    """
    if is_open(answer):
        return None
    forms = known(corpus, column)
    found = [one for value in _candidates(answer, column, forms) for one in _one(value, column, forms)]
    return tuple(dict.fromkeys(found)) or None


def _candidates(answer: object, column: str, forms: dict[str, set[str]]) -> list[Any]:
    """Return the values, or the labels of the rows where only these are ids."""
    try:
        found = values(answer, column)
    except Unread:
        labels = _labels(answer, forms)
        if not labels or getattr(answer, "dtype", "") in (bool, "boolean"):  # a mask says which, not that
            raise
        return labels
    if _spoken(found, forms):
        return found
    inner = list(answer.values()) if isinstance(answer, dict) else []
    return inner if _spoken(inner, forms) else _labels(answer, forms) or found


def _spoken(found: list[Any], forms: dict[str, set[str]]) -> bool:
    return any(isinstance(one, str) and folded(one) in forms for one in found)


def _labels(answer: object, forms: dict[str, set[str]]) -> list[Any]:
    index = getattr(answer, "index", None)
    labels = [] if index is None or callable(index) else list(index[:MOST])
    known_ones = bool(labels) and all(isinstance(one, str) and folded(one) in forms for one in labels)
    return labels if known_ones else []


def _one(value: object, column: str, forms: dict[str, set[str]]) -> list[str]:
    """Read one value: an id, or a text that lists several."""
    noun = TABLES[column][1]
    if is_open(value):
        return []
    if isinstance(value, bool) or not isinstance(value, str):
        raise Unread(_no_id(value, noun, column))
    whole = _resolved(value, forms, noun)
    if whole:
        return [whole]
    for separator in SEPARATORS:
        parts = [part for part in re.split(separator, value) if part.strip()]
        if len(parts) > 1 and all(_meant(part, forms, noun) for part in parts):
            return [_resolved(part, forms, noun) for part in parts]
    parts = [part.strip() for part in re.split(SEPARATORS[0], value) if part.strip()]
    unknown = next((part for part in parts if not _meant(part, forms, noun)), value.strip())
    near = get_close_matches(folded(unknown), list(forms), n=1, cutoff=0.8)
    hint = f"Did you mean {next(iter(forms[near[0]]))!r}?" if near else _where(column)
    raise Unread(f"There is no {noun} {unknown[:60]!r} in these tables. {hint}")


def _where(column: str) -> str:
    table, noun = TABLES[column]
    if noun in ("actor", "place"):
        return f"Write the name as the report has it, or an id from the table `{table}`."
    return f"Take the ids from the column {column!r}."


def _meant(value: str, forms: dict[str, set[str]], noun: str) -> set[str]:
    """Return every id that a text may stand for."""
    form = folded(value)
    end = _END.fullmatch(form) if noun == "claim" else None
    return forms.get(form) or (forms.get(f"c{end[1]}") if end else None) or set()


def _resolved(value: str, forms: dict[str, set[str]], noun: str) -> str:
    found = _meant(value, forms, noun)
    if len(found) > 1:
        some = joined(sorted(found)[:3])
        raise Unread(f"{value.strip()!r} may be more than one {noun}, such as {some}: write the whole id.")
    return next(iter(found), "")


def _no_id(value: object, noun: str, column: str) -> str:
    if isinstance(value, float) and isnan(value):  # as a table holds what is missing
        return f"Your answer has rows without a {noun}: choose the rows that you mean first."
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (
            f"You gave the number {value}. Rows are numbered by where they stand, and that changes when a "
            f"table is sorted; {noun}s are named by their id: take the column {column!r}."
        )
    return f"{type(value).__name__} {str(value)[:40]!r} is no {noun}: take the column {column!r}."
