"""What a kind of answer is: how it is read, when two are the same, and how they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nagorno.corpus import Corpus

Options = Callable[[Corpus], list[str]]


@dataclass(frozen=True)
class Kind:
    """A kind of answer.

    Parameters
    ----------
    noun : str
        What is asked for: ``claim ids``, ``a number``.
    read : callable
        Answer and corpus to a plain value, None if there is no answer yet; raises `Unread`.
    same : callable
        Whether a value is what is expected.
    like : callable
        Whether a value shows a foreseen wrong answer.
    differs : callable
        Value and expected value to a sentence.
    show : callable
        A value as text.
    keep : callable
        A value as it is saved to a file.
    partial : bool
        Whether an answer may be right in one part and show a foreseen mistake in another.
    remark : callable
        Value and corpus to what the tables say of it, right or not; empty for nothing.
    start : str
        What is said to a cell that nobody has written in.
    """

    noun: str
    read: Callable[[object, Corpus], Any]
    differs: Callable[[Any, Any], str]
    show: Callable[[Any], str]
    same: Callable[[Any, Any], bool] = lambda value, expected: bool(value == expected)
    like: Callable[[Any, Any], bool] = lambda value, foreseen: bool(value == foreseen)
    keep: Callable[[Any], object] = lambda value: value
    partial: bool = False
    remark: Callable[[Any, Corpus], str] = lambda value, corpus: ""
    start: str = "Write your answer in place of the three dots, and run the cell again."
