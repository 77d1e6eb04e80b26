"""Open the tables: `open` a corpus, `load` one table of it, select reports with `only`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from nagorno.closure import coded, select
from nagorno.errors import DataError, one_of
from nagorno.schema import Schema, at, row_is, shipped

if TYPE_CHECKING:
    from nagorno.cards import Card

DEFAULT = "article"
_SHOWN = 5


@dataclass(frozen=True, repr=False)
class Corpus:
    """The tables of some reports, each an attribute: ``corpus.claims``, ``corpus.actors`` ...

    Parameters
    ----------
    name : str
        Name of the corpus, or the folder it was read from.
    schema : Schema
        The descriptor: columns, vocabularies, parties, corpora.
    tables : mapping of str to pandas.DataFrame
        The tables by name.
    reports : tuple of str
        The source ids of the reports it holds.
    dropped_links : int
        Claim links left out by `only`, because one end lies in another report.
    """

    name: str
    schema: Schema
    tables: Mapping[str, pd.DataFrame]
    reports: tuple[str, ...]
    dropped_links: int = 0

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table by its name."""
        # Copying and unpickling ask for attributes before `tables` is there.
        tables = self.__dict__.get("tables", {})
        if name in tables:
            table: pd.DataFrame = tables[name]
            return table
        raise AttributeError(one_of("table or attribute of a Corpus", name, tables))

    def __dir__(self) -> list[str]:
        """List the tables too, so that an editor completes them."""
        return [*super().__dir__(), *self.tables]

    def __repr__(self) -> str:
        """Return the corpus as a card of plain text."""
        return repr(self.card())

    def _repr_html_(self) -> str:
        return self.card()._repr_html_()

    def card(self) -> "Card":
        """Return what is in it, under which licence, in which version, and how to cite it."""
        from nagorno.cards import Card, cite  # reading the tables need not wait for it

        data = self.schema.descriptor
        rows = tuple(
            (name, str(len(table)), row_is(self.schema.table(name)) + ".")
            for name, table in self.tables.items()
        )
        licence = ", ".join(licence["title"] for licence in data["licenses"])
        text = [f"{data['title']}. Reports: {len(self.reports)}. Data version {data['version']}, {licence}."]
        if self.dropped_links:
            text.append(f"Left out: {self.dropped_links} links to claims of other reports.")
        text.append(f"Cite: {cite(self.schema).text[0]}")
        return Card(f"Corpus {self.name}", tuple(text), ("table", "rows", "a row is"), rows)

    def only(self, reports: str | Iterable[str]) -> "Corpus":
        """Select reports, with every row they need and no other.

        Parameters
        ----------
        reports : str or iterable of str
            A source id, several, or the name of a corpus of the descriptor.

        Returns
        -------
        Corpus
            The claims of these reports, and the actors, places, dates, sources and names that
            their rows point at: dates that none of them tells of stay out, and so do names that
            only others use. Links to claims of other reports are left out and counted in
            ``dropped_links``; ids of other reports are taken out of ``dates.source_ids``.

        Raises
        ------
        DataError
            If a report is not in the corpus, or none is named.

        Examples
        --------
        >>> from nagorno.corpus import open
        >>> article = open("article")
        >>> len(article.only(article.reports).claims) == len(article.claims)
        True
        """
        name, chosen = self._chosen(reports)
        if set(chosen) == set(self.reports):
            return replace(self, name=name)
        tables, dropped = select(self.tables, self.schema, set(chosen))
        return replace(
            self, name=name, tables=tables, reports=chosen, dropped_links=self.dropped_links + dropped
        )

    def _chosen(self, reports: str | Iterable[str]) -> tuple[str, tuple[str, ...]]:
        if isinstance(reports, str):
            name, wanted = reports, self.schema.corpora.get(reports, [reports])
        else:
            wanted = list(dict.fromkeys(reports))
            name = f"{self.name}, {len(wanted)} reports" if len(wanted) != 1 else str(wanted[0])
        unknown = [one_of("report", report, self.reports) for report in wanted if report not in self.reports]
        if unknown or not wanted:
            raise DataError("\n".join(unknown) or f"no report named; allowed: {', '.join(self.reports)}.")
        return name, tuple(wanted)


def open(where: str | Path = DEFAULT) -> Corpus:
    """Open a corpus of the shipped data, or a folder with a data package of one's own.

    Parameters
    ----------
    where : str or pathlib.Path
        A corpus that the descriptor names, or a folder that holds a ``datapackage.json``.

    Returns
    -------
    Corpus
        Its tables, typed by the descriptor.

    Raises
    ------
    DataError
        If there is no such corpus or folder, or the folder's tables have problems: the first
        five are listed; ``nagorno.check(folder)`` lists all. The shipped data are not checked
        again.

    Examples
    --------
    >>> open("article").reports
    ('thehill-2020-10-10',)
    """
    schema = shipped()
    if str(where) in schema.corpora:
        return _read(schema, str(schema.folder)).only(str(where))
    if not Path(where).is_dir():
        raise DataError(one_of("corpus", str(where), schema.corpora) + " Or name a folder that exists.")
    _refuse(where)
    return _read(at(where), str(where))


def load(table: str, corpus: str | Path = DEFAULT) -> pd.DataFrame:
    """Load one table.

    Parameters
    ----------
    table : str
        A table of the descriptor, such as ``"claims"``.
    corpus : str or pathlib.Path
        A corpus or a folder, as for `open`.

    Returns
    -------
    pandas.DataFrame
        One row as ``nagorno.codebook(table)`` says.

    Raises
    ------
    DataError
        If there is no such table, corpus or folder.

    Examples
    --------
    >>> load("claims")["act"].value_counts()["accusation"]
    np.int64(3)
    """
    opened = open(corpus)
    opened.schema.table(table)
    return opened.tables[table]


def _read(schema: Schema, name: str) -> Corpus:
    tables = {table: schema.read(table) for table in schema.tables}
    return Corpus(name, schema, tables, tuple(coded(tables["sources"])))


def _refuse(folder: str | Path) -> None:
    from nagorno import checks  # the shipped data are not checked, so need not wait for it

    found = checks.problems(folder)
    if not found:
        return
    listed = "\n".join(f"- {problem.sentence()}" for problem in found[:_SHOWN])
    more = f"the first {_SHOWN} of {len(found)}" if len(found) > _SHOWN else f"{len(found)}"
    see_all = f"See all with nagorno.check({str(folder)!r}), or `nagorno check {folder}`."
    raise DataError(f"{folder} cannot be opened; problems ({more}):\n{listed}\n{see_all}")
