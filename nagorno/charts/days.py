"""When claims may have been said: minutes of local time, a selection of them, and the days they fall in."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from nagorno import style
from nagorno.corpus import Corpus
from nagorno.errors import DataError, one_of
from nagorno.relate.clocks import DAY, OPEN_END, OPEN_START, minutes
from nagorno.schema import LEVELS
from nagorno.times import bounds, granularity

LOCAL = 4  # hours ahead of UTC: both parties' clocks, in every season
SAID, PUBLISHED, UNKNOWN = "said", "published", "unknown"
PRECISE = ("minute", "hour")
MOST = 9  # columns that can still be labelled side by side

# Bins from fine to coarse: the number of the bin that a day lies in, its first day, its label.
Unit = tuple[Callable[[date], int], Callable[[int], date], Callable[[date], str]]
UNITS: dict[str, Unit] = {
    "day": (date.toordinal, date.fromordinal, lambda day: f"{day.day} {day:%b}"),
    "month": (
        lambda day: day.year * 12 + day.month - 1,
        lambda bin: date(bin // 12, bin % 12 + 1, 1),
        lambda day: f"{day:%b}",
    ),
    "year": (lambda day: day.year, lambda bin: date(bin, 1, 1), lambda day: f"{day:%Y}"),
    "decade": (lambda day: day.year // 10, lambda bin: date(bin * 10, 1, 1), lambda day: f"{day:%Y}s"),
    "century": (
        lambda day: day.year // 100,
        lambda bin: date(max(bin * 100, 1), 1, 1),
        lambda day: f"from {day:%Y}",
    ),
}


def claim_times(corpus: Corpus, utc: int = LOCAL) -> pd.DataFrame:
    """Return when each claim may have been said, as minutes of local time.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    utc : int
        Hours that local time is ahead of UTC. A day without a zone is a local day.

    Returns
    -------
    pandas.DataFrame
        One row for each claim, in the order of the reports: ``claim_id``, ``source_id``,
        ``speaker_id``, ``act``, ``date_id``, ``lane``; ``basis``: ``said``, else ``published`` (the
        report's publication: it was said by then), else ``unknown``; ``precision``: ``minute``,
        ``hour``, ``day``, ``period``, ``unknown``; ``earliest`` and ``latest``: minutes since the
        year 1, at the calendar's bounds where an end is open or nothing is known.

    Examples
    --------
    >>> import nagorno
    >>> claim_times(nagorno.open("article"))["basis"].value_counts().to_dict()
    {'published': 23, 'said': 5}
    """
    told = corpus.claims[["claim_id", "source_id", "speaker_id", "act", "date_id", "said", "said_time", "tz"]]
    pages = corpus.sources[["source_id", "published", "published_time", "published_tz"]]
    pages = pages.assign(published=pages["published"].dt.strftime("%Y-%m-%d"))
    table = told.merge(pages, on="source_id", how="left")
    was_said, printed = table["said"].notna(), table["published"].notna()
    for column, instead in {"said": "published", "said_time": "published_time", "tz": "published_tz"}.items():
        table[column] = table[column].where(was_said, table[instead])
    basis = [
        SAID if said else PUBLISHED if page else UNKNOWN for said, page in zip(was_said, printed, strict=True)
    ]
    lane = table["speaker_id"].map(style.lanes(corpus))
    table = table.assign(basis=pd.array(basis, dtype="str"), lane=lane, act=table["act"].astype("str"))
    return _clocked(table, utc).drop(columns=["said", "said_time", "tz", *pages.columns[1:]])


def _clocked(table: pd.DataFrame, utc: int) -> pd.DataFrame:
    clock = table[["said", "said_time", "tz"]].astype(object).where(table.notna(), "")
    # Few dates differ, so each is read once.
    read = {key: _bounds(*key, utc=utc) for key in set(clock.itertuples(index=False, name=None))}
    found = [read[key] for key in clock.itertuples(index=False, name=None)]
    columns = list(zip(*found, strict=True)) or [(), (), ()]
    precision, earliest, latest = columns
    minutes = {"earliest": pd.array(earliest, dtype="int64"), "latest": pd.array(latest, dtype="int64")}
    return table.assign(precision=pd.array(precision, dtype="str"), **minutes)


def _bounds(day: str, time: str, tz: str, *, utc: int) -> tuple[str, int, int]:
    if not day:
        return UNKNOWN, OPEN_START, OPEN_END
    # A day without a zone is read as a day of UTC, and is meant as a local one.
    shift = timedelta(hours=utc if tz else 0)
    low, high = bounds(day, time, tz)
    one_day = low and high and high - low < timedelta(days=1)
    precision = granularity(day, time) if time else "day" if one_day else "period"
    earliest = minutes(low + shift) if low else OPEN_START
    return precision, earliest, minutes(high + shift) if high else OPEN_END


def selected(
    times: pd.DataFrame,
    corpus: Corpus,
    acts: Sequence[str] | None = None,
    first: str | datetime | None = None,
    last: str | datetime | None = None,
    around: str | None = None,
    utc: int = LOCAL,
) -> pd.DataFrame:
    """Select claims by act, by the time in which they may have been said, or by what they are about.

    Parameters
    ----------
    times : pandas.DataFrame
        What `claim_times` gives.
    corpus : Corpus
        The reports.
    acts : sequence of str, optional
        Speech acts.
    first, last : str or datetime.datetime, optional
        Moments such as ``2020-10-10`` or ``2020-10-10T18:00``, in local time unless they say an
        offset. A claim stays in if it may have been said between them, both included.
    around : str, optional
        A date id: the claims about it, or about what is part of it.
    utc : int
        Hours that local time is ahead of UTC.

    Returns
    -------
    pandas.DataFrame
        The rows that remain.

    Raises
    ------
    DataError
        If an act, a date or a moment is none.
    """
    if acts is not None:
        allowed = corpus.schema.vocabulary("claims", "act")
        unknown = [one_of("act", act, allowed) for act in acts if act not in allowed]
        if unknown:
            raise DataError("\n".join(unknown))
        times = times[times["act"].isin(list(acts))]
    if around is not None:
        times = times[times["date_id"].isin(_parts(corpus.dates, around))]
    if first is not None:
        times = times[times["latest"] >= _moment(first, utc)[0]]
    if last is not None:
        times = times[times["earliest"] <= _moment(last, utc)[1]]
    return times.reset_index(drop=True)


def _parts(dates: pd.DataFrame, date_id: str) -> set[str]:
    """Return the ids of a date and of what is part of it."""
    if date_id not in set(dates["date_id"]):
        raise DataError(one_of("date", date_id, dates["date_id"]))
    found = {date_id}
    for _ in range(LEVELS):
        found |= set(dates.loc[dates["part_of"].isin(found), "date_id"])
    return found


def _moment(moment: str | datetime, utc: int) -> tuple[int, int]:
    """Return the first and the last minute of a moment, or of a day, in local time."""
    try:
        instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        example = "2020-10-10 or 2020-10-10T18:00"
        raise DataError(f"no moment {moment!r}; allowed: a day, or a day and a time, {example}.") from None
    if instant.tzinfo is not None:
        instant = (instant.astimezone(UTC) + timedelta(hours=utc)).replace(tzinfo=None)
    minute = minutes(instant.replace(tzinfo=UTC))
    whole_day = isinstance(moment, str) and len(moment) <= len("2020-10-10")
    return minute, minute + (DAY - 1 if whole_day else 0)


def binned(times: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Find the bins in which claims may have been said, fine enough to tell them apart on a page.

    Parameters
    ----------
    times : pandas.DataFrame
        What `claim_times` gives.

    Returns
    -------
    times : pandas.DataFrame
        With the integers ``first`` and ``last``, the bins that the bounds lie in (an open end lies in
        the outermost bin that occurs; -1 if nothing is known), and ``exact``: much finer than a bin.
    unit : str
        ``day``, or, where days are too many, ``month``, ``year``, ``decade``, ``century``.
    """
    known = times["basis"] != UNKNOWN
    low = times["earliest"].where(times["earliest"] != OPEN_START, times["latest"])
    high = times["latest"].where(times["latest"] != OPEN_END, times["earliest"])
    days = {minute: date.fromordinal(minute // DAY) for minute in {*low[known], *high[known]}}
    fit = (unit for unit, (bin_of, _, _) in UNITS.items() if len(set(map(bin_of, days.values()))) <= MOST)
    unit = next(fit, list(UNITS)[-1])
    number = {minute: UNITS[unit][0](day) for minute, day in days.items()}
    first, last = low.map(number).fillna(-1).astype(int), high.map(number).fillna(-1).astype(int)
    ends = number.values() or [-1]
    first = first.mask(known & (times["earliest"] == OPEN_START), min(ends))
    last = last.mask(known & (times["latest"] == OPEN_END), max(ends))
    finer = times["precision"].isin(PRECISE) if unit == "day" else times["precision"] != "unknown"
    return times.assign(first=first, last=last, exact=known & (first == last) & finer), unit


def begins(unit: str, bin: int) -> int:
    """Return the first minute of a bin."""
    first_day = UNITS[unit][1]
    return first_day(bin).toordinal() * DAY


def label(unit: str, bin: int) -> str:
    """Return what stands below a bin."""
    _, first_day, name = UNITS[unit]
    return name(first_day(bin))
