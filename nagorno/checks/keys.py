"""Keys: what identifies a row, and what points at one."""

from collections.abc import Iterator

from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Row, Table
from nagorno.schema import LEVELS, Reference

Tables = dict[str, Table]


def check_keys(tables: Tables) -> Iterator[Problem]:
    """Yield every key that is missing, doubled or points nowhere.

    Parameters
    ----------
    tables : dict of str to Table
        The tables of a package, read.
    """
    for table in tables.values():
        singles = [[name] for name, by in table.fields.items() if _unique(by)]
        keys = [table.primary, *table.unique, *(key for key in singles if key != table.primary)]
        for key in keys:
            if key and set(key) <= table.columns:
                yield from _doubled(table, key)
        for reference in table.references:
            yield from _pointing(tables, reference)


def _unique(by: list[dict[str, object]]) -> bool:
    constraints = [field.get("constraints") for field in by]
    return any(isinstance(c, dict) and c.get("unique") for c in constraints)


def _doubled(table: Table, key: list[str]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        value = tuple(row[column] for column in key)
        if key == table.primary and "" in value:
            yield table.at(row, key[value.index("")], "a part of the key is empty", "", "Fill the cell.")
        elif value in first and any(value):
            told = shown(" + ".join(filter(None, value)))
            problem = f"the key {' + '.join(key)} stands on line {first[value]} already"
            remedy = "Take one of the rows out, or give this one a key of its own."
            yield Problem(table.file, row.line, key[0], told, "", problem, remedy)
        first.setdefault(value, row.line)


def _pointing(tables: Tables, reference: Reference) -> Iterator[Problem]:
    table, target = tables[reference.table], tables.get(reference.to_table)
    if target is None or not target.whole or reference.to_column not in target.columns:
        return
    if reference.column not in table.columns:
        return
    known = dict.fromkeys(row[reference.to_column] for row in target.rows)
    known.pop("", None)
    for row in table.rows:
        yield from _unknown(table, row, reference, target, known)
    if target is table and not reference.many:
        yield from _climbing(table, reference)


def _unknown(
    table: Table, row: Row, reference: Reference, target: Table, known: dict[str, None]
) -> Iterator[Problem]:
    cell = row[reference.column]
    values = cell.split(";") if reference.many and cell else [cell]
    for value in filter(None, values):
        if value not in known:
            allowed = f"{reference.to_column} in {target.file}"
            remedy = f"Mend it, or add the row to {target.file}."
            problem = f"{target.file} has no such {reference.to_column}"
            args = (table.file, row.line, reference.column, shown(value), allowed, problem, remedy)
            yield Problem(*args, options=known)
    if len(set(values)) < len(values):
        yield table.at(row, reference.column, "an id stands twice in the list", "", "Keep one of them.")


def _climbing(table: Table, reference: Reference) -> Iterator[Problem]:
    """Yield the rows from which a column that points into its own table leads in a circle or too far."""
    above = {row[reference.to_column]: row[reference.column] for row in table.rows}
    for row in table.rows:
        way = climb(row[reference.to_column], above)
        told = shown(" > ".join(way))
        if len(way) > 1 and way[-1] == way[0]:
            problem = f"{reference.column} leads in a circle: {told}"
            yield table.at(row, reference.column, problem, "", "Let the uppermost one have none.")
        elif len(way) > LEVELS and way[-1] not in way[:-1]:
            problem = f"{reference.column} has {len(way)} levels: {told}"
            yield table.at(row, reference.column, problem, f"at most {LEVELS} levels", "Leave levels out.")


def climb(start: str, above: dict[str, str], most: int = 50) -> list[str]:
    """Return the way up from an id.

    Parameters
    ----------
    start : str
        Where to begin.
    above : dict
        What each id is part of.
    most : int
        Where to stop at the latest.

    Returns
    -------
    list of str
        `start` first; where the way is a circle, its last id stands in it twice.
    """
    way = [start]
    while (up := above.get(way[-1], "")) and len(way) < most:
        way.append(up)
        if up in way[:-1]:
            break
    return way
