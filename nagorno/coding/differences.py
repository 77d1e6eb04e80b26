"""Coders compared: where they differ, which line of the codebook to argue about, how far they agree."""

from collections.abc import Mapping
from math import isnan

import pandas as pd

from nagorno import agreement
from nagorno.coding.codes import Pair, pairs
from nagorno.coding.sheets import NONE, TITLES, Sheet
from nagorno.errors import DataError

FEW = 10  # units below which one code moves a coefficient far
COMPARED = ["item", "claim_id", "question", "mine", "theirs", "codebook", "coder"]
AGREED = ["question", "coders", "units", "compared", "same", "alpha", "meaning"]
Codes = pd.DataFrame
Unit = int | Pair
_NEAR = {NONE: "Neither rejects, repeats, sums up, answers nor builds on the other item."}


def compare(sheet: Sheet, mine: Codes, others: Mapping[str, Codes]) -> pd.DataFrame:
    """List where other coders coded otherwise.

    Parameters
    ----------
    sheet : Sheet
        What was coded.
    mine : pandas.DataFrame
        One's own codes, as `nagorno.coding.blank`.
    others : mapping of str to pandas.DataFrame
        Other coders' codes by name; the published coding is a coder like any other.

    Returns
    -------
    pandas.DataFrame
        One row a difference: item, claim_id (empty in a list of one's own), question, mine, theirs,
        codebook (the lines to argue about, one below the other), coder. What either left open is no
        difference.

    Examples
    --------
    >>> from nagorno.coding.codes import blank, published
    >>> from nagorno.coding.sheets import sheet
    >>> article = sheet()
    >>> mine = blank(article)
    >>> mine.loc[9, "act"] = "accusation"
    >>> compare(article, mine, {"published": published(article)})[["item", "mine", "theirs"]].values.tolist()
    [[9, 'accusation', 'denial']]
    """
    own = {column: _units(column, mine) for column in TITLES}
    found = []
    for coder, codes in others.items():
        for column in TITLES:
            for unit, code in _units(column, codes).items():
                pair = (own[column].get(unit, ""), code)
                if all(pair) and len(set(pair)) > 1:
                    found.append((*_where(sheet, column, unit), *_told(sheet, column, pair), coder))
    table = pd.DataFrame(found, columns=COMPARED)
    return table.sort_values("item", kind="stable", ignore_index=True)


def agreed(sheet: Sheet, coders: Mapping[str, Codes]) -> pd.DataFrame:
    """Say how far coders agree on each question, and what cannot be said.

    Parameters
    ----------
    sheet : Sheet
        What was coded.
    coders : mapping of str to pandas.DataFrame
        Two coders or more: their codes by name.

    Returns
    -------
    pandas.DataFrame
        One row a question: question, coders (how many), units (coded by two or more), compared and
        same (pairs of codes; of relations only those that somebody drew), alpha, and its meaning
        in words.

    Raises
    ------
    DataError
        If there are fewer than two coders.

    Examples
    --------
    >>> from nagorno.coding.codes import blank, published
    >>> from nagorno.coding.sheets import sheet
    >>> article = sheet()
    >>> agreed(article, {"mine": blank(article), "published": published(article)})["meaning"][0]
    'undefined: no units that two coders have coded'
    """
    if len(coders) < 2:
        raise DataError(f"agreement needs two coders or more; {len(coders)} came.")
    rows = [_row(column, _side_by_side(column, coders)) for column in TITLES]
    return pd.DataFrame(rows, columns=AGREED)


def _where(sheet: Sheet, column: str, unit: Unit) -> tuple[int, str, str]:
    """Return the item that a unit belongs to, its claim, and what was asked of it."""
    item, question = (
        (unit, TITLES[column]) if isinstance(unit, int) else (unit[0], f"Relation to item {unit[1]}")
    )
    return item, sheet.claims[item - 1] if sheet.claims else "", question


def _told(sheet: Sheet, column: str, pair: tuple[str, str]) -> tuple[str, str, str]:
    """Return two codes as a reader sees them, and the codebook's lines that they have to argue about."""
    mine, theirs = (sheet.label(column, code) if code != NONE else _nothing(column) for code in pair)
    if column not in sheet.lines:
        return mine, theirs, sheet.rules[column]
    lines = (
        f"{label}: {_entry(sheet, column, code)}" for label, code in zip((mine, theirs), pair, strict=True)
    )
    return mine, theirs, "\n".join(lines)


def _entry(sheet: Sheet, column: str, code: str) -> str:
    found = sheet.lines[column].get(code)
    if found is None:
        return _NEAR[code]
    return f"{found['description']} Not this: {found['not']}" if "not" in found else str(found["description"])


def _nothing(column: str) -> str:
    return "nobody" if column == "target_id" else "no relation"


def _side_by_side(column: str, coders: Mapping[str, Codes]) -> pd.DataFrame:
    """Return the codes of one question, a row a unit, a column a coder."""
    each = {coder: _units(column, codes) for coder, codes in coders.items()}
    units = sorted({unit for codes in each.values() for unit in codes})
    table = {coder: [codes.get(unit, "") for unit in units] for coder, codes in each.items()}
    return pd.DataFrame(table, index=pd.Index(units, tupleize_cols=False), dtype="str")


def _units(column: str, codes: Codes) -> dict[Unit, str]:
    if column == "relation":
        return dict(pairs(codes))
    return dict(zip(codes.index, codes[column], strict=True))


def _row(column: str, codes: pd.DataFrame) -> tuple[str, int, int, int, int, float, str]:
    measured = agreement.summary(codes).set_index("measure").to_dict("index")["alpha"]
    units, value, meaning = measured["n_units"], measured["value"], measured["meaning"]
    drawn = codes[~codes.isin([NONE, ""]).all(axis=1)] if column == "relation" else codes
    same, compared = agreement.comparisons(drawn)
    if units < FEW and not isnan(value):
        meaning += f"; with {units} units one code moves it far"
    return TITLES[column], codes.shape[1], units, compared, same, value, meaning
