"""How far the clocks of a place are from UTC, as an expression of the engine."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr

from nagorno.relate.frames import Frame, collected
from nagorno.times import zone

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
Change = tuple[int, int, int]  # its second since the year 1 in UTC; the offset before and after it


def offsets(table: Frame) -> tuple[Expr, Expr]:
    """Return the minutes that clocks are ahead of UTC, at the first and at the last minute of a span.

    Parameters
    ----------
    table : frame
        What occurs: the text ``_tz``, and the numbers ``_year`` and ``_last_year`` (of years that
        begin in March).

    Returns
    -------
    first, last : narwhals.Expr
        Of integers, to be used where ``_tz`` stands beside ``_first`` and ``_last``, minutes since the
        year 1 by the clocks of that zone. The few zones that occur are collected once, with the years
        that they occur in.
    """
    years = table.group_by("_tz").agg(nw.col("_year").min(), nw.col("_last_year").max())
    first, last = nw.lit(0), nw.lit(0)
    for tz, low, high in sorted(collected(years)):
        here = nw.col("_tz") == tz
        base, changes = clock_changes(tz, int(low), int(high))
        # Clocks put back show an hour twice: the earliest lies in the first, the latest in the second.
        # Clocks before standard time are ahead by odd seconds: the span may only become wider.
        first = nw.when(here).then(_stepwise("_first", base, changes, max, _up)).otherwise(first)
        last = nw.when(here).then(_stepwise("_last", base, changes, min, _down)).otherwise(last)
    return first, last


def _down(seconds: int) -> int:
    return seconds // 60


def _up(seconds: int) -> int:
    return -(-seconds // 60)


def _stepwise(
    column: str,
    base: int,
    changes: tuple[Change, ...],
    pick: Callable[[int, int], int],
    minutes: Callable[[int], int],
) -> Expr:
    found = nw.lit(minutes(base))
    for second, before, after in changes:
        passed = nw.col(column) >= minutes(second + pick(before, after))
        found = nw.when(passed).then(nw.lit(minutes(after))).otherwise(found)
    return found


def clock_changes(tz: str, low: int, high: int) -> tuple[int, tuple[Change, ...]]:
    """Return the offset of a zone's clocks before a year, and its changes up to the end of another.

    Parameters
    ----------
    tz : str
        An IANA name, such as ``Asia/Yerevan``.
    low, high : int
        The years.

    Returns
    -------
    base : int
        The offset from UTC in seconds.
    changes : tuple of tuple of int
        Second since the year 1 in UTC, offset before, offset after.

    Examples
    --------
    >>> clock_changes("Asia/Yerevan", 2020, 2020)
    (14400, ())
    """
    years = range(max(low - 1, 1), min(high + 2, 9998) + 1)  # the years of `_year` begin in March
    changes = [change for year in years for change in _changes_in(tz, year)]
    return _offset(tz, datetime(years[0], 1, 1, tzinfo=UTC)), tuple(changes)


@cache
def _changes_in(tz: str, year: int) -> tuple[Change, ...]:
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    days = [start + number * DAY for number in range((end - start).days + 1)]
    offsets = [_offset(tz, day) for day in days]
    return tuple(
        (_second(tz, day, before), before, after)
        for day, before, after in zip(days, offsets, offsets[1:], strict=False)
        if before != after
    )


def _second(tz: str, start: datetime, before: int) -> int:
    """Find by halving the second of the day at which the offset changes."""
    low, high = 0, int(DAY / SECOND)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(tz, start + middle * SECOND) == before else (low, middle)
    return start.toordinal() * int(DAY / SECOND) + high


def _offset(tz: str, moment: datetime) -> int:
    offset = moment.astimezone(zone(tz)).utcoffset() or timedelta()
    return int(offset / SECOND)
