"""Read an answer, whatever it came as: list, Series, frame, text, number ...

Nothing here knows what is right. An answer becomes a list of plain values, or `Unread` says, in a
sentence for the student, what came instead and what to do.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

MOST = 5_000  # values that are looked at: an endless generator comes to an end


class Unread(Exception):  # noqa: N818  # says what came; nothing has gone wrong
    """Why an answer cannot be read, as a sentence for the student."""


def is_open(answer: object) -> bool:
    """Whether there is no answer yet: the untouched stub, None, an empty text or collection."""
    if answer is None or answer is Ellipsis:
        return True
    if isinstance(answer, str):
        return answer.strip() in ("", "...", "…")
    if isinstance(answer, Mapping):
        return all(is_open(value) for value in islice(answer.values(), MOST))
    if isinstance(answer, pd.DataFrame | pd.Series | pd.Index | np.ndarray):
        return answer.size == 0
    if isinstance(answer, list | tuple | set | frozenset):
        return all(is_open(value) for value in islice(answer, MOST))
    return False


def values(answer: object, column: str = "") -> list[Any]:
    """Return the values of an answer, in order, as plain Python values.

    Parameters
    ----------
    answer : object
        What the student gave.
    column : str
        The column of a frame that is wanted, such as ``claim_id``.

    Returns
    -------
    list
        Its values; a text or a number is a list of one.

    Raises
    ------
    Unread
        If it is something else: a mask, a function, a table without that column.
    """
    if isinstance(answer, pd.DataFrame):
        return _of_frame(answer, column)
    if isinstance(answer, pd.Series | pd.Index | np.ndarray):
        return _of_array(answer, column)
    if isinstance(answer, str | bytes | bool | int | float | complex | np.generic):
        return [_plain(answer)]
    if callable(answer):
        raise Unread(_called(answer))
    if isinstance(answer, Iterable):
        return _of_iterable(answer, column)
    raise Unread(
        f"Your answer is {article(type(answer).__name__)}, which holds no values of its own. {ASKED}"
    )


ASKED = "Give the values themselves: one in quotation marks, or several as a list in square brackets."


def article(name: str) -> str:
    """Return a word with its article: ``a list``, ``an array``."""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def pairs(answer: object, key: str, value: str) -> list[tuple[Any, Any]]:
    """Return the pairs of an answer that gives a value to each key.

    Parameters
    ----------
    answer : object
        A dict, a Series with the keys as its index, a frame with both columns, a list of pairs.
    key, value : str
        Names of the two columns.

    Returns
    -------
    list of tuple
        Key and value.

    Raises
    ------
    Unread
        If it has no pairs.
    """
    if isinstance(answer, Mapping):
        return [(_plain(one), _single(other)) for one, other in islice(answer.items(), MOST)]
    if isinstance(answer, pd.DataFrame):
        return _pairs_of_frame(answer, key, value)
    if isinstance(answer, pd.Series):
        return [(_plain(one), _plain(other)) for one, other in islice(answer.items(), MOST)]
    if isinstance(answer, Iterable) and not isinstance(answer, str | bytes):
        found = list(islice(answer, MOST))
        if all(isinstance(one, list | tuple) and len(one) == 2 for one in found):
            return [(_plain(one), _single(other)) for one, other in found]
    raise Unread(
        f"Your answer is {article(type(answer).__name__)}; asked for is a code for each {key}: "
        'write {"...": "...", "...": "..."}, as in the cell to begin with.'
    )


def _single(value: object) -> Any:
    """Take the one value of a list of one."""
    if isinstance(value, str) or is_open(value):
        return value
    found = values(value)
    return found[0] if len(found) == 1 else value


def _pairs_of_frame(frame: pd.DataFrame, key: str, value: str) -> list[tuple[Any, Any]]:
    whole = frame if key in frame.columns else frame.reset_index()
    names = [key, value] if {key, value} <= set(whole.columns) else list(whole.columns[:2])
    if len(names) < 2:
        raise Unread(f"Your table has no column {value!r}. {_columns(frame)}")
    columns = [[_plain(one) for one in whole[name].iloc[:MOST].tolist()] for name in names]
    return list(zip(*columns, strict=True))


def _of_frame(frame: pd.DataFrame, column: str) -> list[Any]:
    """Take the column that is wanted, the index of that name, or the only row or column."""
    if column and column in frame.columns:
        return values(frame.loc[:, frame.columns == column].iloc[:, 0], column)
    if column and frame.index.name == column:
        return values(frame.index, column)
    if column and column in frame.index.names:
        return values(frame.index.get_level_values(column), column)
    if frame.shape[1] == 1:
        return values(frame.iloc[:, 0], column)
    if frame.shape[0] == 1:
        return [_plain(one) for one in frame.iloc[0].tolist()]
    wanted = f" without the column {column!r}" if column else ""
    raise Unread(f"Your answer is a table of {frame.shape[0]} rows{wanted}. {_columns(frame)}")


def _columns(frame: pd.DataFrame) -> str:
    names = ", ".join(map(str, frame.columns[:8]))
    return f"Its columns are: {names}. Choose one of them with table[column]."


def _of_array(answer: Any, column: str) -> list[Any]:
    if answer.dtype == bool or str(answer.dtype) == "boolean":
        raise Unread(_mask(answer, column))
    flat = answer.ravel() if isinstance(answer, np.ndarray) else answer
    return [_plain(one) for one in flat[:MOST].tolist()]


def _mask(answer: Any, column: str) -> str:
    hits, size = int(np.asarray(answer, dtype=object).astype(bool).sum()), answer.size
    told = f"Your answer is a mask: True or False for each of {size} rows, True {hits} times."
    if not column:
        return f"{told} `mask.sum()` is how many rows it keeps, `table[mask]` are these rows."
    named = isinstance(answer, pd.Series) and isinstance(next(iter(answer.index), None), str)
    take = "mask.index[mask]" if named else f"table.loc[mask, {column!r}]"
    return f"{told} It says which rows you mean; take them out with `{take}`."


def _of_iterable(answer: Iterable[Any], column: str) -> list[Any]:
    found: list[Any] = []
    for one in islice(answer, MOST):
        nested = isinstance(one, list | tuple | set | frozenset | pd.Series | pd.Index | np.ndarray)
        found += values(one, column) if nested and not is_open(one) else [_plain(one)]
    if len(found) > 1 and all(isinstance(one, bool) for one in found):
        raise Unread(_mask(np.array(found), column))
    return found[:MOST]


def _called(answer: object) -> str:
    name = getattr(answer, "__name__", type(answer).__name__)
    return f"Your answer is the function {name} itself, not what it gives. Add round brackets: {name}()."


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else value
