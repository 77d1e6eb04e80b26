"""Every problem of a data package, as rows: where, what came, what is allowed, what to do.

The files are read as text, cell by cell, because a typed reader stops at the first thing that is wrong,
hides quoting and forgets lines. Nothing is ever written. What frictionless rejects is rejected here too.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from nagorno import schema
from nagorno.checks import claims, descriptor, links, rows
from nagorno.checks.cells import check_cells
from nagorno.checks.data import check_rules
from nagorno.checks.keys import check_keys
from nagorno.checks.problem import Problem, Report
from nagorno.checks.roles import check_roles
from nagorno.checks.voice import check_voice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Problem", "check", "frame", "problems"]

COLUMNS = ("file", "line", "column", "came", "allowed", "problem", "remedy")
RULES = (*rows.RULES, *claims.RULES, *links.RULES)


def check(folder: str | Path | None = None) -> "pd.DataFrame":
    """Return every problem of a data package.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        A folder that holds a ``datapackage.json`` and its tables; the shipped data if not given.

    Returns
    -------
    pandas.DataFrame
        A row for each problem, by file and line: `file`, `line` (Int64, counted from 1; <NA> if the whole
        file is meant), `column`, `came`, `allowed`, `problem`, `remedy`. Empty if there is none.

    Examples
    --------
    >>> len(check())
    0
    """
    return frame(problems(folder))


def problems(folder: str | Path | None = None) -> list[Problem]:
    """Return every problem of a data package as plain objects.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        As for `check`.
    """
    path = Path(schema.SHIPPED if folder is None else folder)
    report = Report()
    given = descriptor.read(path, report)
    if given is None:
        return report.problems([])
    found = descriptor.resources(given, report)
    ours = schema.shipped()
    report.extend(descriptor.missing(found, ours))
    tables = descriptor.tables(path, found, ours, report)
    descriptor.strangers(path, tables, report)
    for table in tables.values():
        check_cells(table, report)
        report.extend(check_voice(table, ours.descriptor["houseRules"]))
    report.extend(check_keys(tables))
    report.extend(check_rules(tables, RULES))
    report.extend(check_roles(given, tables))
    return report.problems([schema.DESCRIPTOR, *(table.file for table in tables.values())])


def frame(found: Iterable[Problem]) -> "pd.DataFrame":
    """Return problems as the table that `check` gives.

    Parameters
    ----------
    found : iterable of Problem
        Problems, in the order wanted.
    """
    import pandas as pd

    cells = [[getattr(problem, column) for column in COLUMNS] for problem in found]
    dtypes = {column: "Int64" if column == "line" else "str" for column in COLUMNS}
    return pd.DataFrame(cells, columns=list(COLUMNS)).astype(dtypes)
