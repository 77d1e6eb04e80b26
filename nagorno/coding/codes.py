"""Codes: a row an item, a column a question; an empty text is no code yet."""

from collections.abc import Iterator

import pandas as pd

from nagorno.coding.sheets import NONE, Sheet
from nagorno.errors import DataError

CODED = ["speaker_id", "act", "target_id", "relation"]
COLUMNS = [*CODED, "related_items", "note"]
Pair = tuple[int, int]


def blank(sheet: Sheet) -> pd.DataFrame:
    """Return codes for a sheet on which nothing is coded yet.

    Parameters
    ----------
    sheet : Sheet
        What is coded.

    Returns
    -------
    pandas.DataFrame
        One row an item: speaker_id, act, target_id, relation, related_items (numbers of earlier
        items joined by ``;``), note.

    Examples
    --------
    >>> from nagorno.coding.sheets import sheet
    >>> int(blank(sheet()).ne("").sum().sum())
    0
    """
    return pd.DataFrame("", index=sheet.items.index, columns=COLUMNS, dtype="str")


def published(sheet: Sheet) -> pd.DataFrame:
    """Return the codes of the tables, written as a coder writes them.

    Parameters
    ----------
    sheet : Sheet
        A sheet of a report.

    Returns
    -------
    pandas.DataFrame
        As `blank`; where an item is related to several in several ways, ``relation`` lists the ways
        in the order of ``related_items``. A relation stands with the later of two items; one that
        the tables draw from an earlier item to a later one is left out: no coder was asked for it.

    Raises
    ------
    DataError
        If the sheet is a list of one's own.

    Examples
    --------
    >>> from nagorno.coding.sheets import sheet
    >>> published(sheet()).loc[9, ["act", "relation", "related_items"]].tolist()
    ['denial', 'denies', '8']
    """
    if not sheet.claims:
        raise DataError("a list of one's own has no published coding; compare it with other coders' files.")
    claims = sheet.corpus.claims.set_index("claim_id").loc[list(sheet.claims)]
    codes = blank(sheet)
    codes["speaker_id"] = claims["speaker_id"].tolist()
    codes["act"] = claims["act"].astype("str").tolist()
    codes["target_id"] = claims["target_id"].fillna(NONE).tolist()
    codes["relation"] = NONE
    for item, found in _links(sheet).items():
        kinds = [relation for _, relation in found]
        codes.loc[item, "relation"] = kinds[0] if len(set(kinds)) == 1 else ";".join(kinds)
        codes.loc[item, "related_items"] = ";".join(str(other) for other, _ in found)
    return codes


def row(codes: pd.DataFrame, item: int) -> dict[str, str]:
    """Return the codes of one item, by column."""
    return {column: str(codes.at[item, column]) for column in COLUMNS}


def forward(sheet: Sheet) -> int:
    """Return how many links of the tables run from an earlier item to a later one."""
    number = {claim: item for item, claim in enumerate(sheet.claims, 1)}
    links = sheet.corpus.claim_links
    ends = zip(links["claim_id"].map(number), links["other_id"].map(number), strict=True)
    return sum(item < other for item, other in ends)


def _links(sheet: Sheet) -> dict[int, list[tuple[int, str]]]:
    """Return for each item the earlier items it is linked to, and how."""
    number = {claim: item for item, claim in enumerate(sheet.claims, 1)}
    found: dict[int, list[tuple[int, str]]] = {}
    links = sheet.corpus.claim_links
    for claim, relation, other in zip(links["claim_id"], links["relation"], links["other_id"], strict=True):
        if claim in number and other in number and number[other] < number[claim]:
            found.setdefault(number[claim], []).append((number[other], str(relation)))
    return {item: sorted(ends) for item, ends in found.items()}


def numbers(related: str) -> list[int]:
    """Return the items that a cell such as ``8;10`` names."""
    return [int(part) for part in related.split(";") if part]


def pairs(codes: pd.DataFrame) -> Iterator[tuple[Pair, str]]:
    """Yield the relation of each coded item with each earlier one, `NONE` included.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `blank`.

    Yields
    ------
    tuple
        Item and earlier item, and the relation.
    """
    for item, relation, related in zip(codes.index, codes["relation"], codes["related_items"], strict=True):
        if not has_relation(item, relation, related):
            continue
        others = numbers(related)
        named = relation.split(";") if ";" in relation else [relation] * len(others)
        drawn = dict(zip(others, named, strict=True))
        for other in range(1, item):
            yield (item, other), drawn.get(other, NONE)


def has_relation(item: int, relation: str, related: str) -> bool:
    """Whether an item's relation is coded: none, or one with an earlier item named."""
    return item == 1 or relation == NONE or bool(relation and related)


def complete(codes: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each item whether all that is asked of it is coded."""
    simple = (codes[["speaker_id", "act", "target_id"]] != "").all(axis=1)
    told = zip(codes.index, codes["relation"], codes["related_items"], strict=True)
    related = pd.Series([has_relation(*row) for row in told], codes.index, dtype="bool")
    return simple & related
