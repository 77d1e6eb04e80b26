"""The tables of a package as the rules read them, and what a rule needs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from nagorno.checks.keys import climb
from nagorno.checks.problem import Problem
from nagorno.checks.table import Row, Table


class Data:
    """The tables of a package, and their rows by id."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self.tables = tables
        self._by: dict[tuple[str, str], dict[str, Row]] = {}

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table."""
        return self.tables[table].rows

    def by(self, table: str, column: str) -> dict[str, Row]:
        """Return the rows of a table by a column; of several with one value the first."""
        if (table, column) not in self._by:
            self._by[table, column] = {row[column]: row for row in reversed(self.rows(table))}
        return self._by[table, column]

    def words(self, table: str, column: str) -> list[str]:
        """Return the vocabulary of a column."""
        enum: list[str] = self.tables[table].fields[column][0].get("constraints", {}).get("enum", [])
        return enum

    @cached_property
    def above(self) -> dict[str, str]:
        """What each actor is part of."""
        return {row["actor_id"]: row["part_of"] for row in self.rows("actors")}

    def up(self, actor: str) -> list[str]:
        """Return an actor and all that it is part of."""
        return climb(actor, self.above)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and for each table the columns without which it has nothing to say."""

    columns: dict[str, set[str]]
    find: Callable[[Data], Iterator[Problem]]


def needs(**columns: str) -> Callable[[Callable[[Data], Iterator[Problem]]], Rule]:
    """Make a function a rule.

    Parameters
    ----------
    **columns : str
        For each table the columns that the rule reads, separated by blanks.
    """
    wanted = {table: set(names.split()) for table, names in columns.items()}
    return lambda find: Rule(wanted, find)


def check_rules(tables: dict[str, Table], rules: Iterable[Rule]) -> Iterator[Problem]:
    """Yield every breach of the rules whose tables could be read whole.

    Parameters
    ----------
    tables : dict of str to Table
        The tables of a package, read.
    rules : iterable of Rule
        The rules.
    """
    data = Data(tables)
    there = {name: table.columns for name, table in tables.items() if table.whole}
    for rule in rules:
        if all(names <= there.get(table, set()) for table, names in rule.columns.items()):
            yield from rule.find(data)
