"""Coding against a reference: how far coders agree, and on what they differ.

Codes are a table with one row a unit and one column a coder, who may be a person, a class or the
reference. An empty cell means that the coder gave no code, and is left out; where nothing is a code
of its own, as in "aimed at nobody", say ``missing="none"`` and it counts as the code ``none``.
A measure that cannot be computed is ``nan``, and :func:`summary` says why.

References
----------
Krippendorff, K. (2019). *Content Analysis: An Introduction to Its Methodology*, 4th ed., chapter 12.
"""

from math import isnan
from typing import Any, Literal, get_args

import pandas as pd

from nagorno.errors import DataError, one_of

Level = Literal["nominal", "ordinal", "interval", "ratio"]

# Krippendorff's customary limits for alpha: rely on it; draw tentative conclusions.
RELIABLE, TENTATIVE = 0.8, 0.667

_UNDEFINED = float("nan")


def percent(codes: pd.DataFrame, *, missing: str = "") -> float:
    """Return the share of comparisons in which two coders gave the same code.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    float
        0 to 1, over all pairs of coders and all units that both coded; nan if there are none.
        Chance is not taken out of it.

    Raises
    ------
    DataError
        If there are fewer than two coders.

    Examples
    --------
    >>> percent(pd.DataFrame({"you": ["denial", "threat"], "reference": ["denial", "call"]}))
    0.5
    """
    same, compared = comparisons(codes, missing=missing)
    return same / compared if compared else _UNDEFINED


def comparisons(codes: pd.DataFrame, *, missing: str = "") -> tuple[int, int]:
    """Return in how many comparisons two coders gave the same code, and how many there are.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    tuple of int
        Over all pairs of coders and all units that both coded.

    Raises
    ------
    DataError
        If there are fewer than two coders.

    Examples
    --------
    >>> comparisons(pd.DataFrame({"you": ["denial", "threat"], "reference": ["denial", "call"]}))
    (1, 2)
    """
    return _comparisons(_labels(_given(codes, missing)))


def kappa(codes: pd.DataFrame, *, missing: str = "") -> float:
    """Return Cohen's kappa: the agreement of two coders beyond what chance would bring.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column for each of the two coders.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    float
        1 if all codes are the same, 0 if no more are than by chance; nan if the two coded no
        unit together or used one code only.

    Raises
    ------
    DataError
        If there are not exactly two coders.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and Psychological
    Measurement*, 20(1), 37-46. https://doi.org/10.1177/001316446002000104

    Examples
    --------
    >>> kappa(pd.DataFrame({"you": ["denial", "threat", "call"], "reference": ["denial", "call", "call"]}))
    0.5
    """
    if codes.shape[1] != 2:
        raise DataError(f"kappa compares exactly two coders; {_came(codes)}. Use alpha for any number.")
    both = _labels(_given(codes, missing)).dropna()
    first, second = both.iloc[:, 0].value_counts(), both.iloc[:, 1].value_counts()
    # In whole numbers, so that perfect agreement is 1 and not nearly 1.
    same, units = _comparisons(both)
    by_chance = int(first.mul(second, fill_value=0).sum())
    return (same * units - by_chance) / (units**2 - by_chance) if units**2 > by_chance else _UNDEFINED


def alpha(codes: pd.DataFrame, level: Level = "nominal", *, missing: str = "") -> float:
    """Return Krippendorff's alpha, for any number of coders, gaps and levels of measurement.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What the codes measure; all but nominal need numbers.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    float
        1 if all codes are the same, 0 if they agree as by chance, below 0 if less; nan if no unit
        was coded twice or only one code was used in those that were.

    Raises
    ------
    DataError
        If there are fewer than two coders, no such level, or codes that are not numbers for it.

    Notes
    -----
    Memory grows with units times the square of the number of different codes: 300 units and 100
    codes take 75 MB, 1,000 and 300 take 2 GB.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability.
    https://repository.upenn.edu/asc_papers/43

    Examples
    --------
    >>> codes = pd.DataFrame({"you": ["denial", "call"], "reference": ["denial", "call"]})
    >>> alpha(codes)
    1.0
    """
    import krippendorff

    values = _comparable(_values(_given(codes, missing), level))
    if not _varied(values):
        return _UNDEFINED
    return float(krippendorff.alpha(values.to_numpy().T, level_of_measurement=level))


def summary(codes: pd.DataFrame, level: Level = "nominal", *, missing: str = "") -> pd.DataFrame:
    """Return every measure with its meaning in plain words.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What the codes measure, for alpha; the other measures only ask whether codes are the same.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    pandas.DataFrame
        One row a measure: measure, value, n_units (coded by two or more), n_coders, meaning.

    Raises
    ------
    DataError
        If there are fewer than two coders, no such level, or codes that are not numbers for it.

    Examples
    --------
    >>> codes = pd.DataFrame({"you": ["denial", "threat", "call"], "reference": ["denial", "call", "call"]})
    >>> for meaning in summary(codes)["meaning"]:
    ...     print(meaning)
    0.667: the same code in 2 of 3 comparisons
    0.5: of the agreement that chance leaves open, 50% was reached
    0.545: too low to rely on (below 0.667)
    """
    units = _comparable(_labels(_given(codes, missing)))
    values = {
        "percent": percent(codes, missing=missing),
        "kappa": kappa(codes, missing=missing) if codes.shape[1] == 2 else _UNDEFINED,
        "alpha": alpha(codes, level, missing=missing),
    }
    rows = [
        (measure, value, len(units), units.shape[1], _meaning(measure, value, units))
        for measure, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "n_units", "n_coders", "meaning"])


def disagreements(
    codes: pd.DataFrame, units: pd.DataFrame | None = None, *, missing: str = ""
) -> pd.DataFrame:
    """Return the units on which coders differ.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder.
    units : pandas.DataFrame, optional
        What to show of each unit, such as its proposition; same index as `codes`.
    missing : str, optional
        The code that an empty cell stands for; if empty, none was given.

    Returns
    -------
    pandas.DataFrame
        The columns of `units`, then the codes; rows in the order of `codes`.

    Raises
    ------
    DataError
        If there are fewer than two coders, or `units` lacks one on which they differ.

    Examples
    --------
    >>> codes = pd.DataFrame({"you": ["denial", ""], "reference": ["denial", "armenia"]}, ["c01", "c02"])
    >>> disagreements(codes, missing="none")
          you reference
    c02  none   armenia
    """
    given = _given(codes, missing)
    labels = _labels(given)
    found = given[labels.max(axis=1) > labels.min(axis=1)].infer_objects()
    if units is None:
        return found
    if unknown := [str(unit) for unit in found.index if unit not in units.index]:
        raise DataError(f"`units` has no row for {', '.join(unknown)}; its index must be that of `codes`.")
    return pd.concat([units.loc[found.index], found], axis=1)


def _given(codes: pd.DataFrame, missing: str) -> pd.DataFrame:
    """Return the codes with empty cells as nan, or as the code they stand for."""
    if codes.shape[1] < 2:
        raise DataError(f"agreement needs two coders or more, one column each; {_came(codes)}.")
    return codes.astype(object).mask(codes.isna() | codes.isin([""]), missing or _UNDEFINED)


def _came(codes: pd.DataFrame) -> str:
    return f"{codes.shape[1]} came: {', '.join(map(str, codes.columns)) or 'none'}"


def _values(given: pd.DataFrame, level: str) -> pd.DataFrame:
    if level not in get_args(Level):
        raise DataError(one_of("level", level, get_args(Level)))
    return _labels(given) if level == "nominal" else _numbers(given, level)


def _labels(given: pd.DataFrame) -> pd.DataFrame:
    """Return a number for each code, which only says which codes are the same."""
    labels, _ = pd.factorize(given.to_numpy().ravel())
    numbered = pd.DataFrame(labels.reshape(given.shape), given.index, dtype=float)
    return numbered.where(numbered >= 0)


def _numbers(given: pd.DataFrame, level: str) -> pd.DataFrame:
    numbers: pd.DataFrame = given.apply(pd.to_numeric, errors="coerce").astype(float)
    # A ratio is measured from a true zero: -1 and 1 would be no distance apart.
    lowest = 0 if level == "ratio" else float("-inf")
    wrong = given[given.notna() & ~(numbers >= lowest)].stack().dropna()
    if len(wrong):
        what = "numbers from 0 up" if level == "ratio" else "numbers"
        came = ", ".join(sorted({repr(code) for code in wrong}))
        raise DataError(f"level {level!r} needs {what}; {came} came. Number the codes, or use 'nominal'.")
    return numbers


def _comparable(values: pd.DataFrame) -> pd.DataFrame:
    """Return the units that two coders or more have coded."""
    return values[values.notna().sum(axis=1) >= 2]


def _varied(values: pd.DataFrame) -> bool:
    return bool(values.max().max() > values.min().min())


def _comparisons(labels: pd.DataFrame) -> tuple[int, int]:
    """Return how many pairs of codes are the same, and how many pairs there are."""
    codes = labels.to_numpy()
    given = labels.notna().to_numpy()
    same = [(codes == label).sum(axis=1) for label in pd.unique(codes[given])]
    return sum(_pairs(count) for count in same), _pairs(given.sum(axis=1))


def _pairs(counts: Any) -> int:
    """Return how many pairs can be made within each of several groups, in all."""
    return int((counts * (counts - 1) // 2).sum())


def _meaning(measure: str, value: float, units: pd.DataFrame) -> str:
    if isnan(value):
        return f"undefined: {_why(units)}"
    # Judged as shown: what reads 0.8 is not called less.
    shown = round(value, 3)
    if measure == "percent":
        same, compared = _comparisons(units)
        return f"{shown:zg}: the same code in {same} of {compared} comparisons"
    if shown <= 0:
        return f"{shown:zg}: no more agreement than by chance"
    if measure == "kappa":
        return f"{shown:zg}: of the agreement that chance leaves open, {shown:.0%} was reached"
    return f"{shown:zg}: {_reliability(shown)}"


def _why(units: pd.DataFrame) -> str:
    if units.empty:
        return "no units that two coders have coded"
    return "kappa compares exactly two coders" if _varied(units) else "only one value was used"


def _reliability(shown: float) -> str:
    if shown >= RELIABLE:
        return f"reliable by Krippendorff's customary {RELIABLE}"
    if shown >= TENTATIVE:
        return f"tentative ({TENTATIVE}-{RELIABLE})"
    return f"too low to rely on (below {TENTATIVE})"
