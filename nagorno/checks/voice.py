"""What the voice of the tables never does: give a verdict, or adjudicate by its choice of words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Table

Rules = dict[str, Any]

_REMEDY = (
    "Say who says it, or use a word that both sides could sign; reported words have columns of their own."
)


def verdicts(file: str, line: int | None, columns: Iterable[str], rules: Rules) -> Iterator[Problem]:
    """Yield the columns whose name, or one of its words, promises a verdict.

    Parameters
    ----------
    file : str
        Where they are named.
    line : int or None
        On which line.
    columns : iterable of str
        The columns.
    rules : dict
        The house rules of the shipped descriptor: no other package can lay them aside.
    """
    remedy = "Take it out: the tables record who said what, and who answered."
    for column in columns:
        name = re.sub(r"[\W_]+", "_", column.casefold()).strip("_")
        if {name, *name.split("_")} & set(rules["verdictColumns"]):
            yield Problem(file, line, shown(column), shown(column), "", "a column for verdicts", remedy)


def check_voice(table: Table, rules: Rules) -> Iterator[Problem]:
    """Yield the cells in our own voice that use adjudicating words.

    Parameters
    ----------
    table : Table
        A table that has been read.
    rules : dict
        The house rules of the shipped descriptor.
    """
    words = _words(tuple(rules["adjudicatingWords"]))
    for column in rules["plainColumns"]:
        if column not in table.columns or f"{table.name}.{column}" in rules["exempt"]:
            continue
        for row in table.rows:
            for word in dict.fromkeys(words.findall(row[column])):
                problem = f"an adjudicating word in our own voice: {shown(word)!r}"
                yield table.at(row, column, problem, "plain words", _REMEDY)


@cache
def _words(listed: tuple[str, ...]) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\ ", r"\s+") for word in listed]
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
