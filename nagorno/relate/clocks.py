"""Clock arithmetic inside the engine: a date and a clock time as the minutes they may mean.

`nagorno.times.bounds` reads one date; here a whole column is read with the engine's own text and
integer functions, so that a million dates need no Python loop. Both agree to the minute.

References
----------
Hinnant, H. (2021). *chrono-Compatible Low-Level Date Algorithms* (days from civil).
https://howardhinnant.github.io/date_algorithms.html
"""

from datetime import UTC, datetime, timedelta

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr

from nagorno.relate.frames import Frame, distinct
from nagorno.relate.zones import offsets
from nagorno.times import ABOUT

MINUTE = timedelta(minutes=1)
HOUR, DAY = 60, 1440  # minutes
# Minutes since the year 1 began; an end that is open or unknown lies beyond the calendar.
OPEN_START, OPEN_END = 0, 6_000_000_000
# Fine to coarse; the coarser of two is what a comparison of both is good for.
PRECISIONS = ("minute", "hour", "day", "period", "unknown")


def minutes(moment: datetime) -> int:
    """Return the minutes from the beginning of the year 1 to a moment."""
    moment = moment.astimezone(UTC)
    return moment.toordinal() * DAY + moment.hour * HOUR + moment.minute


def rank(precision: Expr) -> Expr:
    """Return the place of a precision among `PRECISIONS`."""
    found = nw.lit(0)
    for number, name in enumerate(PRECISIONS):
        found = nw.when(precision == name).then(nw.lit(number)).otherwise(found)
    return found


def ranked(number: Expr) -> Expr:
    """Return the precision at a place of `PRECISIONS`."""
    found = nw.lit(PRECISIONS[0])
    for place, name in enumerate(PRECISIONS):
        found = nw.when(number == place).then(nw.lit(name)).otherwise(found)
    return found


def read_clocks(
    table: Frame, day: str, time: str, tz: str, elsewhere: str, among: Frame | None = None
) -> Frame:
    """Add the minutes that a column of dates and a column of clock times allow.

    Parameters
    ----------
    table : frame
        With the three columns.
    day, time, tz : str
        The columns: dates in our profile of EDTF (or dates of the engine), clock times, IANA zones.
    elsewhere : str
        The zone of rows that give none.
    among : frame, optional
        Where to look for the values that occur, if that is quicker than in `table`.

    Returns
    -------
    frame
        The table with the integers ``earliest`` and ``latest``, minutes since the year 1 in UTC
        (`OPEN_START`, `OPEN_END` where that end is open or nothing is known), and the text
        ``precision``, one of `PRECISIONS`.
    """
    keys = {"_day": nw.col(day).cast(nw.String), "_time": nw.col(time).cast(nw.String)}
    keys["_tz"] = nw.col(tz).cast(nw.String).fill_null(elsewhere)
    seen = (table if among is None else among).select(**keys)
    first, last = offsets(_days(_values(seen, "_day", "_tz")))
    # Few days and few clock times differ: each is read once, then looked up.
    days, times = _days(_values(seen, "_day")), _times(_values(seen, "_time"))
    days = days.select("_day", "_start", "_stop", "_day_precision")
    found = table.with_columns(**keys).join(days, on="_day", how="left").join(times, on="_time", how="left")
    timed, margin = ~nw.col("_clock_precision").is_null(), nw.col("_margin").fill_null(0)
    found = found.with_columns(
        _first=nw.col("_start") + nw.col("_clock").fill_null(0),
        _last=nw.when(timed).then(nw.col("_start") + nw.col("_clock_stop")).otherwise(nw.col("_stop")),
    )
    known = nw.when(timed).then(nw.col("_clock_precision")).otherwise(nw.col("_day_precision"))
    unknown = nw.when(nw.col("_day_precision").is_null()).then(nw.lit("unknown"))
    found = found.with_columns(
        earliest=(nw.col("_first") - first - margin).fill_null(OPEN_START).cast(nw.Int64),
        latest=(nw.col("_last") - last + margin).fill_null(OPEN_END).cast(nw.Int64),
        precision=unknown.otherwise(known),
    )
    return found.select(*table.collect_schema().names(), "earliest", "latest", "precision")


def _values(table: Frame, column: str, *beside: str) -> Frame:
    return distinct(table.filter(~nw.col(column).is_null() & (nw.col(column) != "")), column, *beside)


def _times(times: Frame) -> Frame:
    """Read clock times: their first and last minute of the day, the margin, how fine they are."""
    about, exact = (nw.col("_time").str.contains(mark, literal=True) for mark in ("~", ":"))
    # "HH" and "HH:MM" become "HH:00" and "HH:MM:00"; a "~" is cut off.
    clock = nw.concat_str(nw.col("_time").str.replace_all("~", "", literal=True), nw.lit(":00"))
    times = times.with_columns(_text=clock)
    times = times.with_columns(_clock=_number("_text", 0, 2) * HOUR + _number("_text", 3, 2))
    return times.select(
        *("_time", "_clock"),
        _clock_stop=nw.col("_clock") + nw.when(exact).then(0).otherwise(HOUR - 1),
        _margin=nw.when(about).then(ABOUT // MINUTE).otherwise(0),
        _clock_precision=nw.when(exact & ~about).then(nw.lit("minute")).otherwise(nw.lit("hour")),
    )


def _days(days: Frame) -> Frame:
    """Read dates: their first and last minute, missing if open; the years they lie in; how fine they are."""
    table = _ends(days)
    # Years begin in March, so that leap days end them; a masked day is day 0 of the next month.
    masked = nw.when(nw.col("_end").str.ends_with("X")).then(1).otherwise(0)
    first = 12 * _number("_begin", 0, 4, X="0") + _number("_begin", 5, 2, XX="01") - 3
    last = 12 * _number("_end", 0, 4, X="9") + _number("_end", 5, 2, XX="12") + masked - 3
    table = table.with_columns(_months=first, _last_months=last)
    table = table.with_columns(_year=_whole("_months", 12), _last_year=_whole("_last_months", 12))
    table = table.with_columns(
        _number=_ordinal("_year", "_months") + _number("_begin", 8, 2, XX="01"),
        _last_number=_ordinal("_last_year", "_last_months") + _number("_end", 8, 2, XX="00"),
    )
    open_start, open_end = nw.col("_from").str.starts_with("."), nw.col("_to").str.starts_with(".")
    one_day = (nw.col("_number") == nw.col("_last_number")) & ~open_start & ~open_end
    return table.with_columns(
        _start=nw.when(~open_start).then(nw.col("_number") * DAY),
        _stop=nw.when(~open_end).then(nw.col("_last_number") * DAY + (DAY - 1)),
        _day_precision=nw.when(one_day).then(nw.lit("day")).otherwise(nw.lit("period")),
    )


def _ends(days: Frame) -> Frame:
    """Cut each date into its ends, YYYY-MM-DD with X for what is not known; an open end repeats the other."""
    day = nw.col("_day").str.replace_all("[ T].*$", "")  # an engine's own datetime, as text
    table = days.with_columns(_from=_padded(day), _to=_padded(day.str.replace_all("^.*/", "")))
    begin, end = nw.col("_from"), nw.col("_to")
    return table.with_columns(
        _begin=nw.when(begin.str.starts_with(".")).then(end).otherwise(begin),
        _end=nw.when(end.str.starts_with(".")).then(begin).otherwise(end),
    )


def _padded(day: Expr) -> Expr:
    """Return the start of an interval, or a single date, with X for what it leaves out."""
    bare = day.str.replace_all("[?~%]?(/.*)?$", "")
    return nw.concat_str(bare, nw.lit("-XX-XX")).str.slice(0, 10)


def _number(column: str, offset: int, length: int, **mask: str) -> Expr:
    """Cut a number out of a date or a clock time, with something else for its mask."""
    part = nw.col(column).str.slice(offset, length)
    for hidden, shown in mask.items():
        part = part.str.replace_all(hidden, shown, literal=True)
    return part.cast(nw.Int64)


def _ordinal(year: str, months: str) -> Expr:
    """Return the number of the day before a month begins, the first day of the year 1 being 1."""
    leap_days = _whole(year, 4) - _whole(year, 100) + _whole(year, 400)
    # The months from March on have 31, 30, 31, 30, 31 days, and so on: 153 days in five of them.
    before = (((nw.col(months) - 12 * nw.col(year)) * 153 + 2) / 5).floor()
    return 365 * nw.col(year) + leap_days + before - 306


def _whole(column: str, parts: int) -> Expr:
    """Divide and round down; in duckdb's SQL this is far shorter than narwhals' `//`."""
    return (nw.col(column) / parts).floor()
