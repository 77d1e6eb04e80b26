"""What the voice of the tables never does: give a verdict, or adjudicate by its choice of words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from nagorno import schema
from nagorno.checks.files import Table
from nagorno.checks.problem import Problem, shown

_REMEDY = (
    "Say who says it, or use a word that both sides could sign; reported words have columns of their own."
)


def house_rules() -> dict[str, Any]:
    """Return the rules of the shipped descriptor: no other package can lay them aside."""
    rules: dict[str, Any] = schema.shipped().descriptor["houseRules"]
    return rules


def is_verdict(column: str) -> bool:
    """Return whether a column's name promises a verdict, as a whole or by one of its words."""
    name = re.sub(r"[\W_]+", "_", column.casefold()).strip("_")
    return bool({name, *name.split("_")} & set(house_rules()["verdictColumns"]))


def verdict(file: str, line: int | None, column: str) -> Problem:
    """Return the problem that a verdict column is."""
    remedy = "Take it out: the tables record who said what, and who answered."
    return Problem(file, line, shown(column), shown(column), "", "a column for verdicts", remedy)


def check_voice(table: Table) -> Iterator[Problem]:
    """Yield the cells in our own voice that use adjudicating words.

    Parameters
    ----------
    table : Table
        A table that has been read.
    """
    rules = house_rules()
    for column in rules["plainColumns"]:
        if column not in table.columns or f"{table.name}.{column}" in rules["exempt"]:
            continue
        for row in table.rows:
            for word in dict.fromkeys(_words().findall(row[column])):
                problem = f"an adjudicating word in our own voice: {shown(word)!r}"
                yield table.at(row, column, problem, "plain words", _REMEDY)


@cache
def _words() -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\ ", r"\s+") for word in house_rules()["adjudicatingWords"]]
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
