"""The data package's descriptor: the only place that knows tables, columns and vocabularies.

Everything is read from ``datapackage.json`` (Data Package v2, Table Schema); no other module
repeats a file name, a dtype, a key, a vocabulary or a party.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nagorno.errors import DataError, one_of

if TYPE_CHECKING:
    import pandas as pd

DESCRIPTOR = "datapackage.json"
# Person, office, state, and one between: a longer chain of `part_of` is a slip.
LEVELS = 4
_HERE = Path(__file__).parent
# A wheel carries the tables inside the package; a checkout has them beside it.
SHIPPED = _HERE / "data" if (_HERE / "data").is_dir() else _HERE.parent / "data"


Field = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """A column whose values, one or several joined by ``;``, stand in another table."""

    table: str
    column: str
    to_table: str
    to_column: str
    many: bool


@dataclass(frozen=True)
class Schema:
    """A descriptor and the folder it lies in.

    Parameters
    ----------
    folder : pathlib.Path
        Where the tables lie.
    descriptor : dict
        The content of ``datapackage.json``.
    """

    folder: Path
    descriptor: dict[str, Any]

    @cached_property
    def tables(self) -> dict[str, dict[str, Any]]:
        """The descriptor's resources by name."""
        return {resource["name"]: resource for resource in self.descriptor["resources"]}

    @property
    def parties(self) -> list[str]:
        """The actor ids of the two parties, in the descriptor's order."""
        return list(self.descriptor.get("parties", []))

    @property
    def mediators(self) -> list[str]:
        """The actor ids of the mediators."""
        return list(self.descriptor.get("mediators", []))

    @property
    def lanes(self) -> dict[str, str]:
        """The party in whose lane an actor of its own is drawn."""
        return dict(self.descriptor.get("lanes", {}))

    @property
    def corpora(self) -> dict[str, list[str]]:
        """The source ids of each named corpus."""
        return dict(self.descriptor.get("corpora", {}))

    def table(self, name: str) -> dict[str, Any]:
        """Return the resource of a table; raise DataError if there is none."""
        if name not in self.tables:
            raise DataError(one_of("table", name, self.tables))
        return self.tables[name]

    def fields(self, table: str) -> dict[str, Field]:
        """Return the columns of a table by name, in order."""
        return {field["name"]: field for field in self.table(table)["schema"]["fields"]}

    def vocabulary(self, table: str, column: str) -> list[str]:
        """Return the values that a column may take, in order; empty if it is free."""
        return [category["value"] for category in self.fields(table)[column].get("categories", [])]

    def primary_key(self, table: str) -> list[str]:
        """Return the columns that identify a row; empty if none do."""
        return list(self.table(table)["schema"].get("primaryKey", []))

    def references(self, table: str) -> Iterator[Reference]:
        """Yield what the columns of a table point at, lists of ids included."""
        for key in self.table(table)["schema"].get("foreignKeys", []):
            target = key["reference"]
            yield Reference(table, key["fields"][0], target["resource"] or table, target["fields"][0], False)
        for name, field in self.fields(table).items():
            if target := field.get("references"):
                yield Reference(table, name, target["resource"], target["field"], True)

    def read(self, table: str) -> "pd.DataFrame":
        """Read a table from its file; no dtype is guessed and only an empty cell is missing."""
        import pandas as pd  # the checker and the codebook need not wait for it

        # The csv module, which the checker uses too: half the time of read_csv for nine small files.
        with (self.folder / self.table(table)["path"]).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        fields = self.fields(table)
        columns = list(zip(*rows, strict=True)) or [()] * len(header)
        return pd.DataFrame({n: typed(c, fields.get(n, {})) for n, c in zip(header, columns, strict=True)})


def typed(cells: Sequence[str], field: Field) -> Any:
    """Give cells of text the dtype of their field.

    Parameters
    ----------
    cells : sequence of str
        A column; an empty cell is missing.
    field : dict
        The column's field in the descriptor; without a type the column stays text.

    Returns
    -------
    array
        ``str`` for text, a category for a vocabulary, ``Int64`` for integers (nullable),
        ``float64`` for numbers, ``datetime64[us]`` for dates.
    """
    import numpy as np
    import pandas as pd

    if "categories" in field:
        vocabulary = [category["value"] for category in field["categories"]]
        return pd.Categorical([cell or None for cell in cells], categories=vocabulary)
    match field.get("type"):
        case "integer":
            return pd.array([int(cell) if cell else None for cell in cells], dtype="Int64")
        case "number":
            return np.array([cell or "nan" for cell in cells], dtype="float64")
        case "date":
            return np.array([cell or "NaT" for cell in cells], dtype="datetime64[us]")
    return pd.array([cell or None for cell in cells], dtype="str")


def row_is(resource: dict[str, Any]) -> str:
    """Return what a row of a table is: the first sentence of its description, without the full stop."""
    description: str = resource["description"]
    return description.split(". ")[0].rstrip(".")


def shipped() -> Schema:
    """Return the schema of the data that come with the package."""
    return at(SHIPPED)


def at(folder: str | Path) -> Schema:
    """Return the schema of a data package.

    Parameters
    ----------
    folder : str or pathlib.Path
        A folder that holds a ``datapackage.json``.

    Returns
    -------
    Schema
        The descriptor, read once for each version of the file.

    Raises
    ------
    DataError
        If there is no such folder or descriptor, or the descriptor is not JSON.
    """
    path = Path(folder).resolve()
    file = path / DESCRIPTOR
    if not file.is_file():
        what = f"no {DESCRIPTOR} in" if path.is_dir() else "no folder"
        raise DataError(f"{what} {str(folder)!r}; name a folder that holds {DESCRIPTOR} and its tables.")
    return _read(path, file.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _read(folder: Path, _version: int) -> Schema:
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        return Schema(folder, descriptor)
    except ValueError as error:
        raise DataError(f"{folder / DESCRIPTOR} is not JSON: {error}.") from None
