"""Numbers as reported, in words: each statement with its speaker, none added to another."""

import pandas as pd

from nagorno.describe.words import Description, capital, count, lines, listed

THING = ["date_id", "unit"]
KIND = (
    "Dot plot of numbers as reported. Each row is a statement, its speaker at the left; its place along "
    "the axis is the number; an arrow is an end that the report leaves open; × counts tellings of the "
    "same number. What is said in words only stands before the axis, and so does a dash for statements "
    "about the same event that give no figure. Nothing is added up."
)


def figures(rows: pd.DataFrame, left_out: pd.DataFrame, aside: str = "") -> Description:
    """Describe numbers as reported.

    Parameters
    ----------
    rows : pandas.DataFrame
        What the chart draws: one row a claim, with ``mark``, ``date_id``, ``event``, ``number_of``,
        ``unit``, ``speaker``, ``number_low``, ``number_high``, ``number_text``, ``silent``.
    left_out : pandas.DataFrame
        What it folds, with the same columns.
    aside : str
        A sentence on whose lane holds an actor of its own.

    Returns
    -------
    Description
        Headline, kind, numbers, pattern.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno.charts.figures import figures as chart
    >>> chart(nagorno.open("article")).description.headline
    'Four statements give a number, each of a different thing'
    """
    given = rows[~rows["silent"]]
    panels = [panel for _, panel in given.groupby(THING, sort=False, dropna=False)]
    numbers = [_panel(panel) for panel in panels] + _silent(rows[rows["silent"]])
    alone = "No two statements count the same thing." if len(panels) == len(given) > 1 else ""
    pattern = [alone, *map(_spread, panels), *_folds(left_out), aside]
    return Description(headline(given, left_out), KIND, lines(numbers), " ".join(filter(None, pattern)))


def headline(given: pd.DataFrame, left_out: pd.DataFrame) -> str:
    """Return the finding: the range of what is reported, and by how many."""
    here = pd.concat([given, left_out[left_out["mark"] == "rest"]]) if len(left_out) else given
    panels = here[THING].drop_duplicates()
    if not len(panels):
        return "No statement gives a number"
    statements = capital(count(len(here), "statement"))
    if len(here) == 1:
        return f"{statements} gives a number"
    if len(panels) == len(here):
        return f"{statements} give a number, each of a different thing"
    if len(panels) > 1:
        return f"{statements} give numbers of {count(len(panels), 'thing')}"
    by = f"in {statements.lower()} by {count(here['speaker'].nunique(), 'speaker')}"
    return f"{capital(panels.iloc[0]['unit'])}: {reach(here)}, {by}"


def reach(given: pd.DataFrame) -> str:
    """Return the lowest and the highest number as words."""
    ends = pd.concat([given["number_low"], given["number_high"]]).dropna()
    if ends.empty:
        return "in words only"
    low, high = ends.min(), ends.max()
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def amount(low: object, high: object) -> str:
    """Return a number with its open end.

    Examples
    --------
    >>> amount(9, 9), amount(9, pd.NA), amount(pd.NA, 5), amount(3, 4), amount(pd.NA, pd.NA)
    ('9', 'at least 9', 'at most 5', '3 to 4', 'in words')
    """
    if pd.isna(low) and pd.isna(high):  # type: ignore[call-overload]
        return "in words"
    if pd.isna(high):  # type: ignore[call-overload]
        return f"at least {low:,}"
    if pd.isna(low):  # type: ignore[call-overload]
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _panel(panel: pd.DataFrame) -> str:
    first = panel.iloc[0]
    said = [_statement(told) for _, told in panel.groupby("mark", sort=False)]
    return f"{first['event']}, {first['unit']}: {'; '.join(said)}"


def _statement(told: pd.DataFrame) -> str:
    first = told.iloc[0]
    texts = told["number_text"].dropna()
    words = f" (“{texts.iloc[0]}”)" if len(texts) else ""
    times = f", {count(len(told), 'time')}" if len(told) > 1 else ""
    names = listed(told["speaker"].drop_duplicates())
    return f"{names} {amount(first['number_low'], first['number_high'])}{words}{times}"


def _silent(silent: pd.DataFrame) -> list[str]:
    """Say how many statements about an event give no figure, each lane counted."""
    found = []
    for _, told in silent.groupby("date_id", sort=False):
        event = told["event"].iloc[0]
        give = "gives" if len(told) == 1 else "give"
        found.append(f"{event}: {count(len(told), 'statement')} {give} no figure ({by_lane(told)})")
    return found


def by_lane(told: pd.DataFrame) -> str:
    """Count statements by lane: ``Mediators 3, Others 10``."""
    counts = told.groupby("lane_label", sort=False).size()
    return ", ".join(f"{lane} {number}" for lane, number in counts.items())


def _spread(panel: pd.DataFrame) -> str:
    """Say who gives the lowest and the highest number, where they differ."""
    ends = {"lowest": panel["number_low"].fillna(panel["number_high"])}
    ends["highest"] = panel["number_high"].fillna(panel["number_low"])
    low, high = ends["lowest"].min(), ends["highest"].max()
    if pd.isna(low) or low == high:
        return ""
    said = {"lowest": panel[ends["lowest"] == low], "highest": panel[ends["highest"] == high]}
    words = [f"the {end} number stands with {_names(told)}" for end, told in said.items()]
    return f"{capital(panel.iloc[0]['unit'])}: {', '.join(words)}."


def _names(told: pd.DataFrame) -> str:
    return listed(told["speaker"].drop_duplicates(), most=4)


def _folds(left_out: pd.DataFrame) -> list[str]:
    return [f"{capital(fold(key, told))}." for key, told in left_out.groupby("mark", sort=False)]


def fold(key: object, told: pd.DataFrame) -> str:
    """Return what a fold holds: of the same thing, or of other things."""
    if key == "rest":
        return f"{count(len(told), 'more statement')} of the same thing: {reach(told)}"
    things = count(len(told[THING].drop_duplicates()), "other thing")
    return f"not drawn: {count(len(told), 'statement')} with numbers of {things}"
