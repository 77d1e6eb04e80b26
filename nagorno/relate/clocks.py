"""Clock arithmetic inside the engine: a date and a clock time as the minutes they may mean.

`nagorno.times.bounds` reads one date; here a whole column is read with the engine's own text and
integer functions, so that a million dates need no Python loop. Both agree to the minute.

References
----------
Hinnant, H. (2021). *chrono-Compatible Low-Level Date Algorithms* (days from civil).
https://howardhinnant.github.io/date_algorithms.html
"""

from datetime import UTC, datetime

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr

from nagorno.relate.frames import Frame, distinct
from nagorno.relate.zones import offsets
from nagorno.times import ABOUT

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds
# Minutes since the year 1 began; an end that is open or unknown lies beyond the calendar.
OPEN_START, OPEN_END = 0, 6_000_000_000
# Fine to coarse; the coarser of two is what a comparison of both is good for.
PRECISIONS = ("minute", "hour", "day", "period", "unknown")
_KEYS = ("_day", "_time", "_tz")
_ANY_DAY = "2000-01-01"  # stands in where no day is known; nobody sees it


def minutes(moment: datetime) -> int:
    """Return the minutes from the beginning of the year 1 to a moment."""
    moment = moment.astimezone(UTC)
    return moment.toordinal() * DAY // MINUTE + moment.hour * 60 + moment.minute


def coarser(one: Expr, other: Expr) -> Expr:
    """Return the coarser of two precisions."""
    found = nw.lit(PRECISIONS[0])
    for precision in PRECISIONS[1:]:
        found = nw.when((one == precision) | (other == precision)).then(nw.lit(precision)).otherwise(found)
    return found


def read_clocks(table: Frame, day: str, time: str, tz: str, elsewhere: str) -> Frame:
    """Add the minutes that a column of dates and a column of clock times allow.

    Parameters
    ----------
    table : frame
        With the three columns.
    day, time, tz : str
        The columns: dates in our profile of EDTF (or dates of the engine), clock times, IANA zones.
    elsewhere : str
        The zone of rows that give none.

    Returns
    -------
    frame
        The table with the integers ``earliest`` and ``latest``, minutes since the year 1 in UTC
        (`OPEN_START`, `OPEN_END` where that end is open or nothing is known), and the text
        ``precision``, one of `PRECISIONS`.
    """
    keys = {key: nw.col(name).cast(nw.String) for key, name in zip(_KEYS, (day, time, tz), strict=True)}
    blank = {"_day": "", "_time": "", "_tz": elsewhere}
    table = table.with_columns(**{key: keys[key].fill_null(blank[key]) for key in _KEYS})
    # Few dates differ: each is read once, then looked up.
    return table.join(_read(distinct(table, *_KEYS)), on=list(_KEYS), how="left")


def _read(keys: Frame) -> Frame:
    table = _local(_ends(keys))
    early, late = offsets(table)
    margin = nw.when(nw.col("_time").str.ends_with("~")).then(int(ABOUT.total_seconds())).otherwise(0)
    earliest = (nw.col("_first") - early - margin) // MINUTE
    latest = (nw.col("_last") - late + margin) // MINUTE
    open_start, open_end = _open("_from"), _open("_to")
    return table.select(
        *_KEYS,
        nw.when(open_start).then(nw.lit(OPEN_START)).otherwise(earliest).cast(nw.Int64).alias("earliest"),
        nw.when(open_end).then(nw.lit(OPEN_END)).otherwise(latest).cast(nw.Int64).alias("latest"),
        _precision().alias("precision"),
    )


def _ends(keys: Frame) -> Frame:
    """Cut each date into its ends, YYYY-MM-DD with X for what is not known; an open end repeats the other."""
    day = nw.col("_day").str.replace_all("[ T].*$", "")  # an engine's own datetime, as text
    # "", "HH" and "HH:MM" become "00:00", "HH:00" and "HH:MM:00"; a "~" is cut off.
    clock = nw.when(nw.col("_time") == "").then(nw.lit("00")).otherwise(nw.col("_time"))
    clock = nw.concat_str(clock.str.replace_all("~", "", literal=True), nw.lit(":00"))
    ends = {"_from": _padded(day), "_to": _padded(day.str.replace_all("^.*/", ""))}
    table = keys.with_columns(**ends, _clock=clock)
    known = nw.when(nw.col("_day") == "").then(nw.lit(_ANY_DAY))
    return table.with_columns(
        _start=known.otherwise(nw.when(_open("_from")).then(nw.col("_to")).otherwise(nw.col("_from"))),
        _end=known.otherwise(nw.when(_open("_to")).then(nw.col("_from")).otherwise(nw.col("_to"))),
    )


def _open(end: str) -> Expr:
    return (nw.col("_day") == "") | nw.col(end).str.starts_with(".")


def _padded(day: Expr) -> Expr:
    """Return the start of an interval, or a single date, with X for what it leaves out."""
    bare = day.str.replace_all("[?~%]?(/.*)?$", "")
    return nw.concat_str(bare, nw.lit("-XX-XX")).str.slice(0, 10)


def _local(table: Frame) -> Frame:
    """Add the first and the last second by the clocks there, and the years they lie in."""
    # Years begin in March, so that leap days end them; a masked day is day 0 of the next month.
    masked = nw.when(nw.col("_end").str.ends_with("X")).then(1).otherwise(0)
    first = 12 * _number("_start", 0, 4, X="0") + _number("_start", 5, 2, XX="01") - 3
    last = 12 * _number("_end", 0, 4, X="9") + _number("_end", 5, 2, XX="12") + masked - 3
    table = table.with_columns(_months=first, _last_months=last)
    table = table.with_columns(_year=nw.col("_months") // 12, _last_year=nw.col("_last_months") // 12)
    day = _ordinal("_year", "_months") + _number("_start", 8, 2, XX="01")
    last_day = _ordinal("_last_year", "_last_months") + _number("_end", 8, 2, XX="00")
    clock = _number("_clock", 0, 2) * HOUR + _number("_clock", 3, 2) * MINUTE
    table = table.with_columns(_first=day * DAY + clock, _last=last_day * DAY)
    length = nw.when(nw.col("_time").str.contains(":", literal=True)).then(MINUTE).otherwise(HOUR)
    end = nw.when(nw.col("_time") == "").then(nw.col("_last") + DAY).otherwise(nw.col("_first") + length)
    return table.with_columns(_last=end - 1)


def _number(column: str, offset: int, length: int, **mask: str) -> Expr:
    """Cut a number out of a date, with something else for its mask."""
    part = nw.col(column).str.slice(offset, length)
    for hidden, shown in mask.items():
        part = part.str.replace_all(hidden, shown, literal=True)
    return part.cast(nw.Int64)


def _ordinal(year: str, months: str) -> Expr:
    """Return the number of the day before a month begins, the first day of the year 1 being 1."""
    y, m = nw.col(year), nw.col(months) - 12 * nw.col(year)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 - 306


def _precision() -> Expr:
    time = nw.col("_time")
    exact = time.str.contains(":", literal=True) & ~time.str.ends_with("~")
    clock = nw.when(exact).then(nw.lit("minute")).otherwise(nw.lit("hour"))
    one_day = (nw.col("_last") - nw.col("_first") < DAY) & ~_open("_from") & ~_open("_to")
    day = nw.when(one_day).then(nw.lit("day")).otherwise(nw.lit("period"))
    known = nw.when(time == "").then(day).otherwise(clock)
    return nw.when(nw.col("_day") == "").then(nw.lit("unknown")).otherwise(known)
