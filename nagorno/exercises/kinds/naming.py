"""Answers that name rows by their ids."""

import re
from collections.abc import Mapping

from nagorno.corpus import Corpus
from nagorno.exercises.forms import TABLES, ids
from nagorno.exercises.kinds.kind import Kind
from nagorno.exercises.reading import Unread, is_open, values
from nagorno.exercises.reply import count, joined


def several(column: str = "claim_id") -> Kind:
    """Ask for ids, in any order.

    Parameters
    ----------
    column : str
        Whose ids: a key of `forms.TABLES`.

    Returns
    -------
    Kind
        Values are tuples of ids.
    """
    noun = TABLES[column][1]
    return Kind(
        f"{noun} ids",
        lambda answer, corpus: ids(answer, corpus, column),
        lambda value, expected: _sets_differ(set(value), set(expected), noun),
        ", ".join,
        same=lambda value, expected: set(value) == set(expected),
        like=lambda value, foreseen: set(value) == set(foreseen),
    )


def _sets_differ(value: set[str], expected: set[str], noun: str) -> str:
    right, wrong, missing = len(value & expected), len(value - expected), len(expected - value)
    parts = [f"{right or 'none'} of them fit{'s' * (right == 1)} the question"]
    parts += [f"{wrong} do{'es' * (wrong == 1)} not"] if wrong and right else []
    parts += [f"{missing} {'is' if missing == 1 else 'are'} missing"] if missing else []
    return f"You have {count(len(value), noun)}: {joined(parts)}."


def ordered(column: str = "claim_id", letters: Mapping[str, str] | None = None) -> Kind:
    """Ask for ids in an order.

    Parameters
    ----------
    column : str
        Whose ids.
    letters : dict of str to str, optional
        Capital letters that may be written for ids: ``"A C B"``, ``"acb"``, ``["A", "C", "B"]``.

    Returns
    -------
    Kind
        Values are tuples of ids.
    """
    noun = TABLES[column][1]
    short = letters or {}

    def differs(value: tuple[str, ...], expected: tuple[str, ...]) -> str:
        if set(value) != set(expected):
            return _sets_differ(set(value), set(expected), noun)
        first = next(
            place for place, pair in enumerate(zip(value, expected, strict=True), 1) if len({*pair}) > 1
        )
        return f"You have every {noun} that is asked for; the order departs from the tables at place {first}."

    return Kind(
        f"{noun} ids in order",
        lambda answer, corpus: ids(_spelled_out(answer, short), corpus, column),
        differs,
        lambda value: _lettered(value, short) or ", ".join(value),
    )


def _spelled_out(answer: object, short: Mapping[str, str]) -> object:
    """Put ids in place of letters; what is no row of letters is left as it is."""
    if not short or is_open(answer):
        return answer
    try:
        found = values(answer)
    except Unread:
        return answer
    marks = re.sub(r"[\W_]+", "", "".join(map(str, found))).upper()
    if not marks.isalpha() or any(len(word) > len(short) for one in found for word in str(one).split()):
        return answer
    other = sorted({mark for mark in marks if mark not in short})
    if other:
        raise Unread(f"The letters to choose from are {joined([*short])}; you wrote {joined(other)}, too.")
    return [short[mark] for mark in marks]


def _lettered(value: tuple[str, ...], short: Mapping[str, str]) -> str:
    letters = {one: letter for letter, one in short.items()}
    return " ".join(letters[one] for one in value) if {*value} <= {*letters} else ""


def one(column: str = "claim_id") -> Kind:
    """Ask for one id.

    Parameters
    ----------
    column : str
        Whose id; of an actor or a place the name will do.

    Returns
    -------
    Kind
        Values are ids.
    """
    noun = TABLES[column][1]

    def read(answer: object, corpus: Corpus) -> str | None:
        found = ids(answer, corpus, column)
        if found and len(found) > 1:
            raise Unread(f"You gave {count(len(found), noun)}; one is asked for.")
        return found[0] if found else None

    return Kind(
        f"one {noun} id",
        read,
        lambda value, _: f"You gave {value}; the tables hold another {noun} here.",
        str,
    )
