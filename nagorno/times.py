"""Dates as reports give them: our profile of EDTF, and clock times beside it.

A date is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a mask for what is not known (``199X``, ``19XX``,
``YYYY-XX``, ``YYYY-XX-XX``, ``YYYY-MM-XX``); either with one of ``?`` (uncertain), ``~`` (about) or
``%`` (both) at its end; or an interval ``A/B`` of two such dates, one of which may be ``..`` (open).
A clock time is ``HH`` or ``HH:MM``, with ``~`` for about, and stands in a column of its own.

References
----------
Library of Congress (2019). *Extended Date/Time Format (EDTF) Specification*.
https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# "About noon" in a news report is seldom further from noon than this.
ABOUT = timedelta(hours=1)

_SHAPES = {
    "century": r"\d\dXX",
    "decade": r"\d{3}X",
    "year": r"\d{4}(?:-XX){0,2}",
    "month": r"\d{4}-\d\d(?:-XX)?",
    "day": r"\d{4}-\d\d-\d\d",
}
_ANY_SHAPE = "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
_DATE = re.compile(f"(?:{_ANY_SHAPE})[?~%]?", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3])(?::([0-5]\d))?(~?)", re.ASCII)

_DATES_ALLOWED = (
    "YYYY, YYYY-MM, YYYY-MM-DD, masks such as 199X, 19XX, YYYY-XX, YYYY-XX-XX, YYYY-MM-XX, "
    "one of ? ~ % at the end, and intervals A/B with .. for one open end"
)
_CLOCKS_ALLOWED = "HH or HH:MM, from 00:00 to 23:59, with ~ at the end for about"

_MONTH = r"(0[1-9]|1[0-2])"
Slips = tuple[tuple[str, str], ...]

# What is often written instead, and what to say to it; the first that fits is said.
_DATE_SLIPS: Slips = (
    (r".*\d-\d+[T ]\d.*", "Put the clock time in `time`, and only the date here."),
    (r"\s.*|.*\s", "Take out the blank before or after it."),
    (r"\.\.(/\.\.)?", "A date that is open at both ends says nothing: leave the cell empty."),
    (r"(.+)/", r"Write \1 alone, or \1/.. if the end is open."),
    (r"/(.+)", r"Write \1 alone, or ../\1 if the start is open."),
    (rf"{_MONTH}[./]\1[./](\d{{4}})", r"Write \2-\1-\1."),
    (rf"{_MONTH}[./](1[3-9]|2\d|3[01])[./](\d{{4}})", r"Write \3-\1-\2."),
    (rf"(1[3-9]|2\d|3[01])/{_MONTH}/(\d{{4}})", r"Write \3-\2-\1."),
    (rf"(0[1-9]|[12]\d|3[01])\.{_MONTH}\.(\d{{4}})", r"Write \3-\2-\1."),
    (rf"{_MONTH}/{_MONTH}/(\d{{4}})", r"Write \3-\2-\1 if the day came first, \3-\1-\2 if the month did."),
    (r"\d\d?[./]\d\d?[./]\d{4}", "Write year, month, day with two digits each: 2020-09-07 for 7 September."),
    (r"(\d{4})[./]?(\d\d)[./]?(\d\d)", r"Write \1-\2-\3."),
    (r"(\d{4}-\d\d)-(\d\d)/(\d\d)", r"Write both ends in full: \1-\2/\1-\3."),
    (r"(\d{4})[-–](\d{4})", r"Write \1/\2."),
    (r".*[‐‑‒–—−].*", "Write a plain hyphen (-) between year, month and day."),
    (r"open/.+|.+/open", "Write .. for an open end."),
    (r"[^X]*x.*", "Write X as a capital letter."),
    (r".*-XX-\d\d.*", "A day needs its month: write the month, or XX for both."),
    (r"(.*/)?\d\d[\dX]X-.*", "A masked year stands alone, such as 199X or 19XX."),
    (r".*-\dX.*", "Write XX for a month or day that is not known whole."),
    (r".*-\d(-.*|/.*|[?~%])?", "Write month and day with two digits, such as 2020-09-07."),
    (r".*[?~%].+|.*[?~%]{2}", "Write one of ? ~ % after the last digit; % says both ? and ~."),
    (r".*\d.*[A-Za-z]{3}.*|.*[A-Za-z]{3}.*\d.*", "Write the month as a number, year first: 2020-10-09."),
)
_CLOCK_SLIPS: Slips = (
    (r"24(:?00)?~?", "Write 00:00 and the date of the next day."),
    (r"(?i:noon|midday)", "Write 12:00."),
    (r"(?i:midnight)", "Write 00:00 and the date of the day that begins."),
    (r"\s.*|.*\s", "Take out the blank before or after it."),
    (r"(?i:.*[ap]\.?m\.?)", "Write the 24-hour clock, such as 21:30 for 9:30 pm."),
    (r"(\d)(~?)", r"Write 0\1\2."),
    (r"(\d)[:.h]?([0-5]\d)(~?)", r"Write 0\1:\2\3."),
    (r"([01]\d|2[0-3])[.h]?([0-5]\d)(~?)", r"Write \1:\2\3."),
    (r"(\d\d:\d\d):\d\d(\.\d+)?(~?)", r"Leave the seconds out: write \1\3."),
    (r".+(Z|[+-]\d.*|UTC.*|GMT.*)", "Put the time zone in `tz`, as a name such as Asia/Yerevan."),
    (r"~(.+)", r"Write \1~."),
    (r".*[?%]", "Only ~ may follow a time; doubt about the day stands with the date."),
    (r"\d\d:\d\d~?", "Hours run from 00 to 23, minutes from 00 to 59."),
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a date allows.

    Parameters
    ----------
    earliest, latest : datetime.date or None
        The first and the last day; None if that end is open.
    granularity : str
        ``century``, ``decade``, ``year``, ``month``, ``day`` or ``interval``: the finest part that is known.
    qualifier : str
        ``?`` uncertain, ``~`` about, ``%`` both, or empty. An interval has what its ends have together.
    """

    earliest: date | None
    latest: date | None
    granularity: str
    qualifier: str


@cache
def parse(edtf: str) -> Span:
    """Read a date.

    Parameters
    ----------
    edtf : str
        A date in our profile of EDTF.

    Returns
    -------
    Span
        Its first and last day, its granularity and its qualifier.

    Raises
    ------
    ValueError
        If it is not in the profile or not in the calendar; the message says what to write instead.

    Examples
    --------
    >>> span = parse("2020-10~")
    >>> print(span.earliest, span.latest, span.granularity, span.qualifier)
    2020-10-01 2020-10-31 month ~
    >>> print(parse("2020-10-10/..").latest)
    None
    """
    ends = edtf.split("/")
    fits = len(ends) <= 2 and set(ends) != {".."} and all(end == ".." or _DATE.fullmatch(end) for end in ends)
    if not fits:
        raise ValueError(f"no date {edtf!r}; allowed: {_DATES_ALLOWED}.{_remedy(edtf, _DATE_SLIPS)}")
    try:
        return _interval(*map(_one, ends)) if len(ends) == 2 else _one(edtf)
    except ValueError as error:
        raise ValueError(f"no date {edtf!r}: {error}") from None


def _remedy(text: str, slips: Slips) -> str:
    for slip, remedy in slips:
        if match := re.fullmatch(slip, text, re.ASCII | re.DOTALL):
            return f" {match.expand(remedy)}"
    return ""


def _one(text: str) -> Span:
    match = _DATE.fullmatch(text)
    if match is None:  # parse() lets nothing else through but `..`
        return Span(None, None, "interval", "")
    name = str(match.lastgroup)
    body = match[name]
    year, month, day = [*body.split("-"), "XX", "XX"][:3]
    earliest = _calendar(year.replace("X", "0"), month.replace("XX", "01"), day.replace("XX", "01"))
    latest = _calendar(year.replace("X", "9"), month.replace("XX", "12"), day)
    return Span(earliest, latest, name, text.removeprefix(body))


def _calendar(year: str, month: str, day: str) -> date:
    """Return a day of the calendar; ``XX`` is the last of its month."""
    if year == "0000":
        raise ValueError("there is no year 0000; years run from 0001 to 9999.")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}; months run from 01 to 12.")
    days = monthrange(int(year), int(month))[1]
    number = days if day == "XX" else int(day)
    if not 1 <= number <= days:
        raise ValueError(f"there is no day {day} in {year}-{month}; its days run from 01 to {days}.")
    return date(int(year), int(month), number)


def _interval(start: Span, end: Span) -> Span:
    if start.earliest and end.latest and start.earliest > end.latest:
        raise ValueError("the interval runs backwards. Write the earlier date first.")
    qualifiers = {start.qualifier, end.qualifier} - {""}
    # In EDTF % is ? and ~ together.
    qualifier = "%" if len(qualifiers) == 2 else "".join(qualifiers)
    return Span(start.earliest, end.latest, "interval", qualifier)


def clock(text: str) -> tuple[int, int | None, bool]:
    """Read a clock time.

    Parameters
    ----------
    text : str
        ``HH`` or ``HH:MM``, with ``~`` at the end for about.

    Returns
    -------
    hour : int
        0 to 23.
    minute : int or None
        0 to 59; None if only the hour is known.
    about : bool
        Whether the report says "about".

    Raises
    ------
    ValueError
        If it is no such time; the message says what to write instead.

    Examples
    --------
    >>> clock("12:00~")
    (12, 0, True)
    >>> clock("09")
    (9, None, False)
    """
    match = _CLOCK.fullmatch(text)
    if not match:
        raise ValueError(f"no clock time {text!r}; allowed: {_CLOCKS_ALLOWED}.{_remedy(text, _CLOCK_SLIPS)}")
    hour, minute, about = match.groups()
    return int(hour), None if minute is None else int(minute), bool(about)


def bounds(edtf: str, time: str = "", tz: str = "") -> tuple[datetime | None, datetime | None]:
    """Return the earliest and the latest instant that a date and a clock time allow.

    Parameters
    ----------
    edtf : str
        A date in our profile of EDTF; a single day if `time` is given.
    time : str, optional
        A clock time: ``HH:MM`` is that minute, ``HH`` that whole hour, ``~`` an hour more on either side.
    tz : str, optional
        The IANA time zone of both, such as ``Asia/Yerevan``; UTC if empty.

    Returns
    -------
    earliest, latest : datetime.datetime or None
        In UTC, the latest to the microsecond; None if that end is open.

    Raises
    ------
    ValueError
        If a part is not valid, the time goes with several days, or the zone's clocks skipped it.

    Examples
    --------
    >>> for instant in bounds("2020-10-10", "12:00", "Asia/Yerevan"):
    ...     print(instant)
    2020-10-10 08:00:00+00:00
    2020-10-10 08:00:59.999999+00:00
    """
    where = zone(tz)
    first, last, margin = _local(edtf, time)
    try:
        # Clocks put back show an hour twice: the earliest lies in the first, the latest in the second.
        earliest = first and first.replace(tzinfo=where, fold=0).astimezone(UTC) - margin
        latest = last and last.replace(tzinfo=where, fold=1).astimezone(UTC) + margin
    except OverflowError:
        raise ValueError(f"no instant {edtf!r}: in UTC it leaves the years 0001 to 9999.") from None
    if earliest and latest and earliest > latest:
        moment = f"{edtf} {time}".strip()
        raise ValueError(f"no instant {moment!r}: the clocks of {tz} were put forward past it.")
    return earliest, latest


def _local(edtf: str, time: str) -> tuple[datetime | None, datetime | None, timedelta]:
    """Return the first and last moment by the clocks there, and how far from them it may have been."""
    if not time:
        span = parse(edtf)
        first = datetime.combine(span.earliest, datetime.min.time()) if span.earliest else None
        last = datetime.combine(span.latest, datetime.max.time()) if span.latest else None
        return first, last, timedelta()
    day = _day(edtf, time)
    hour, minute, about = clock(time)
    first = datetime(day.year, day.month, day.day, hour, minute or 0)
    length = timedelta(hours=1) if minute is None else timedelta(minutes=1)
    return first, first + (length - datetime.resolution), ABOUT if about else timedelta()


def _day(edtf: str, time: str) -> date:
    span = parse(edtf)
    if span.earliest is None or span.earliest != span.latest:
        raise ValueError(f"no time {time!r} for {edtf!r}: a clock time needs a single day, YYYY-MM-DD.")
    return span.earliest


@cache
def zone(tz: str) -> tzinfo:
    """Read the name of a time zone.

    Parameters
    ----------
    tz : str
        An IANA name, such as ``Asia/Yerevan``; UTC if empty.

    Returns
    -------
    datetime.tzinfo
        The zone.

    Raises
    ------
    ValueError
        If there is no such zone; the nearest name is given.

    Examples
    --------
    >>> zone("Asia/Yerevan").key
    'Asia/Yerevan'
    """
    if tz in ("", "UTC"):
        return UTC
    # Asked of a list of places, not of the files: those hold "localtime", and some take "asia/yerevan".
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    if tz in places:
        return ZoneInfo(tz)
    allowed = "UTC and IANA names such as Asia/Yerevan"
    raise ValueError(f"no time zone {tz!r}; allowed: {allowed}.{_zone_remedy(tz, places)}")


def _zone_remedy(tz: str, places: list[str]) -> str:
    if not places:
        return " This Python has no time zone data: pip install tzdata."
    if re.search(r"[+-]\d", tz):
        return " An offset is no zone: name a place that keeps it."
    folded = {zone.casefold(): zone for zone in ["UTC", *places]}
    near = get_close_matches(tz.strip().casefold(), folded, n=1)
    return f" Did you mean {folded[near[0]]!r}?" if near else ""


def granularity(edtf: str, time: str = "") -> str:
    """Return how fine a date is, together with its clock time.

    Parameters
    ----------
    edtf : str
        A date in our profile of EDTF.
    time : str, optional
        A clock time.

    Returns
    -------
    str
        ``minute`` for ``HH:MM``, ``hour`` for ``HH`` or a time with ``~``, else that of the date.

    Raises
    ------
    ValueError
        If a part is not valid, or the time goes with several days.

    Examples
    --------
    >>> granularity("2020-10-10", "12:00")
    'minute'
    >>> granularity("2020-XX-XX")
    'year'
    """
    if not time:
        return parse(edtf).granularity
    _day(edtf, time)
    _, minute, about = clock(time)
    return "hour" if about or minute is None else "minute"
