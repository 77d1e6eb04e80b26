"""What the package shows of itself: codebook, citation and corpus, in a notebook and in a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from nagorno.errors import DataError, one_of
from nagorno.schema import Field, Schema, shipped

WIDTH = 88
PLACEHOLDER = "OWNER"


@dataclass(frozen=True)
class Card:
    """A heading with lines of text and rows of a table, shown as text or as HTML.

    Parameters
    ----------
    title : str
        The heading.
    text : tuple of str
        Paragraphs below the heading.
    header : tuple of str
        Column heads of the table; empty for no table.
    rows : tuple of tuple of str
        The table.
    """

    title: str
    text: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __repr__(self) -> str:
        """Return the card as plain text."""
        parts = [self.title, *("\n".join(_wrapped(paragraph)) for paragraph in self.text)]
        if self.rows:
            parts.append("\n".join(_columns(self.header, self.rows)))
        return "\n\n".join(parts)

    def _repr_html_(self) -> str:
        # A BibTeX entry keeps its lines.
        text = "".join(f'<p style="white-space: pre-wrap">{escape(paragraph)}</p>' for paragraph in self.text)
        head = "".join(f'<th scope="col" style="text-align:left">{escape(name)}</th>' for name in self.header)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if self.rows else ""
        return f"<p><strong>{escape(self.title)}</strong></p>{text}{table}"


def _cells(row: Sequence[str]) -> str:
    first, *rest = (escape(cell) for cell in row)
    cells = "".join(f'<td style="text-align:left">{cell}</td>' for cell in rest)
    return f'<th scope="row" style="text-align:left">{first}</th>{cells}'


def _wrapped(paragraph: str) -> list[str]:
    return [
        part
        for line in paragraph.splitlines()
        for part in (wrap(line, WIDTH, break_long_words=False) or [""])
    ]


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Align all columns but the last, which is wrapped."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header) - 1)]
    indent = " " * sum(width + 2 for width in widths)
    lines = []
    for row in (header, *rows):
        lead = "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False))
        lines += wrap(lead + row[-1], WIDTH + 12, subsequent_indent=indent, drop_whitespace=True) or [lead]
    return lines


def codebook(table: str | None = None, column: str | None = None, *, schema: Schema | None = None) -> Card:
    """Look up what a table, a column and its values mean.

    Parameters
    ----------
    table : str, optional
        A table, such as ``"claims"``; without it, the list of tables.
    column : str, optional
        A column of that table; without it, all its columns.
    schema : Schema, optional
        Another package's schema; by default that of the shipped data.

    Returns
    -------
    Card
        Shown well in a notebook and in a terminal.

    Raises
    ------
    DataError
        If there is no such table or column.

    Examples
    --------
    >>> codebook("claim_places", "role").rows[1][0]
    'origin'
    """
    schema = schema or shipped()
    if table is None:
        rows = tuple((name, resource["description"]) for name, resource in schema.tables.items())
        return Card("Codebook", (schema.descriptor["title"],), ("table", "what a row is"), rows)
    if column is None:
        return _table_card(schema, table)
    fields = schema.fields(table)
    if column not in fields:
        raise DataError(one_of(f"column of {table}", column, fields))
    return _column_card(table, fields[column])


def _table_card(schema: Schema, table: str) -> Card:
    resource = schema.table(table)
    rows = tuple((name, _kind(field), field["description"]) for name, field in schema.fields(table).items())
    key = ", ".join(schema.primary_key(table)) or "none"
    text = (resource["description"], f"Key: {key}. A column marked * must be filled.")
    return Card(f"Codebook: {table}", text, ("column", "type", "meaning"), rows)


def _kind(field: Field) -> str:
    kind = "vocabulary" if "categories" in field else field["type"]
    unit = f" ({field['unit']})" if "unit" in field else ""
    return kind + unit + ("*" if field.get("constraints", {}).get("required") else "")


def _column_card(table: str, field: Field) -> Card:
    rows = tuple((value["value"], _meaning(value)) for value in field.get("categories", []))
    header = ("value", "meaning") if rows else ()
    must = "; it must be filled" if field.get("constraints", {}).get("required") else ""
    text = (field["description"], f"Type: {_kind(field).removesuffix('*')}{must}.")
    return Card(f"Codebook: {table}.{field['name']}", text, header, rows)


def _meaning(value: dict[str, str]) -> str:
    example = f" Example: {value['example']}" if "example" in value else ""
    other = f" Not this: {value['not']}" if "not" in value else ""
    return value["description"] + example + other


def cite(schema: Schema | None = None) -> Card:
    """Say how to cite the data.

    Parameters
    ----------
    schema : Schema, optional
        Another package's schema; by default that of the shipped data.

    Returns
    -------
    Card
        A sentence, a BibTeX entry and the licence.

    Examples
    --------
    >>> "nagorno contributors" in cite().text[0]
    True
    """
    data = (schema or shipped()).descriptor
    authors = " and ".join(who["title"] for who in data["contributors"])
    year, version, title = data["created"][:4], data["version"], data["title"]
    address = repository()
    sentence = f"{authors} ({year}). {title} (version {version}) [Data set]. {address}".strip()
    fields = {"author": f"{{{authors}}}", "title": title, "year": year, "version": version, "url": address}
    entry = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    licences = ", ".join(licence["title"] for licence in data["licenses"])
    return Card(
        "How to cite",
        (sentence, f"@misc{{nagorno{year},\n{entry}\n}}", f"Licence of the tables: {licences}."),
    )


def repository() -> str:
    """Return the repository's address, or an empty string while it is not known."""
    from importlib.metadata import PackageNotFoundError, metadata  # slow to import, seldom needed

    try:
        links = metadata("nagorno").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    addresses = [link.split(", ", 1)[1] for link in links if link.startswith("Repository")]
    return next((address for address in addresses if PLACEHOLDER not in address), "")
