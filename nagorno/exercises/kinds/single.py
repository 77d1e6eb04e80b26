"""Answers of one value: a number, a word of the codebook."""

import re
from difflib import get_close_matches

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.exercises.forms import folded
from nagorno.exercises.kinds.kind import Kind, Options
from nagorno.exercises.reading import ASKED, Unread, is_open, values
from nagorno.exercises.reply import count


def number(within: float = 0) -> Kind:
    """Ask for a number.

    Parameters
    ----------
    within : float
        How far an answer may be from the expected number.

    Returns
    -------
    Kind
        Values are int or float.
    """
    return Kind(
        "a number",
        lambda answer, _: _number(answer),
        lambda value, expected: (
            f"Your {value:g} is {'more' if value > expected else 'less'} than what the tables give."
        ),
        lambda value: f"{value:g}",
        same=lambda value, expected: abs(value - expected) <= within,
    )


def _number(answer: object) -> int | float | None:
    if is_open(answer):
        return None
    if isinstance(answer, pd.DataFrame) and answer.size > 1:
        raise Unread(
            f"Your answer is a table of {count(len(answer), 'row')}; one number is asked for. "
            "`len(table)` counts the rows."
        )
    found = values(answer)
    if len(found) != 1:
        raise Unread(
            f"You gave {count(len(found), 'value')}; one number is asked for. Choose one of them, or "
            "count them with `len(...)`."
        )
    value = found[0]
    if isinstance(value, bool):
        raise Unread(f"Your answer is {value}, which says whether something holds. A number is asked for.")
    if isinstance(value, str):
        value = _spelled(value)
    if not isinstance(value, int | float) or value != value or abs(value) > 1e15:
        raise Unread(f"{str(value)[:40]!r} is no number that can be compared. {ASKED}")
    return int(value) if value == int(value) else value


def _spelled(text: str) -> float:
    found = re.findall(r"[-+]?\d+(?:[.,]\d+)*", text)
    if len(found) != 1:
        raise Unread(f"{text.strip()[:40]!r} holds {count(len(found), 'number')}; write one, in figures.")
    plain = re.sub(r",(?=\d{3}\b)", "", found[0]).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        raise Unread(f"{found[0][:40]!r} is no number that can be compared. Write one, in figures.") from None


def choice(options: Options) -> Kind:
    """Ask for one of a few words.

    Parameters
    ----------
    options : callable
        Corpus to the words that can be chosen: a vocabulary of the codebook.

    Returns
    -------
    Kind
        Values are these words.
    """

    def read(answer: object, corpus: Corpus) -> str | None:
        if is_open(answer):
            return None
        found = list(dict.fromkeys(values(answer)))
        if len(found) != 1:
            raise Unread(f"You gave {count(len(found), 'value')}; one is asked for.")
        return word(found[0], options(corpus))

    return Kind(
        "one word of the codebook",
        read,
        lambda value, _: f"You chose {value}; the tables hold another word.",
        str,
    )


def word(value: object, options: list[str]) -> str:
    """Return the option that a value stands for."""
    words = {_letters(option): option for option in options}
    said = _letters(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if said in words:
        return words[said]
    near = get_close_matches(said, list(words), n=1, cutoff=0.8)
    hint = f" Did you mean {words[near[0]]!r}?" if near else ""
    raise Unread(f"{str(value)[:40]!r} is none of the words to choose from: {', '.join(options)}.{hint}")


def _letters(value: str | int) -> str:
    return folded(value).replace(" ", "")
