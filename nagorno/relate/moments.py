"""Two clocks: what had been said, and what could be read, at a given moment."""

from datetime import UTC, datetime

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.errors import DataError
from nagorno.relate.clocks import minutes, read_clocks
from nagorno.relate.frames import finish, frame, text


def as_of(claims: IntoFrameT, sources: IntoFrameT, moment: datetime | str, tz: str = "UTC") -> IntoFrameT:
    """Tell of each claim whether it had been said, and whether it could be read, at a moment.

    Parameters
    ----------
    claims, sources : frame
        The tables of these names.
    moment : datetime.datetime or str
        An instant with its offset from UTC, such as ``2020-10-10T18:00+04:00``, read to the minute.
    tz : str
        The zone whose day is meant where a report gives a day and no zone.

    Returns
    -------
    frame
        One row for each claim, ordered: the texts ``claim_id``, ``source_id``; ``said`` and
        ``readable``, each ``yes``, ``no``, ``unknown``, or ``that day`` (also ``that hour``, ``that
        period``) where the moment lies within the day on which it happened, so that it may have come
        before or after; and ``said_precision`` and ``readable_precision``: ``minute``, ``hour``,
        ``day``, ``period`` or ``unknown``. Whatever could be read had been said.

    Raises
    ------
    DataError
        If `moment` has no offset from UTC or is no instant.

    References
    ----------
    Snodgrass, R. T. (1999). *Developing Time-Oriented Database Applications in SQL* (valid time and
    transaction time).

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> found = as_of(c.claims, c.sources, "2020-10-10T18:00+04:00", tz="Asia/Yerevan")
    >>> found["readable"].unique().tolist()
    ['that day']
    """
    return at(bounds(claims, sources, tz), moment)


def bounds(claims: IntoFrameT, sources: IntoFrameT, tz: str = "UTC") -> IntoFrameT:
    """Return between which minutes each claim was said and could first be read.

    Parameters
    ----------
    claims, sources, tz : frame, frame, str
        As for `as_of`.

    Returns
    -------
    frame
        One row for each claim, ordered: the texts ``claim_id``, ``source_id``; the integers
        ``said_earliest``, ``said_latest``, ``readable_earliest``, ``readable_latest``, minutes of UTC
        since the year 1; and the texts ``said_precision``, ``readable_precision``.
    """
    pages = frame(sources).select(
        "source_id", text("published").alias("published"), "published_time", "published_tz"
    )
    pages = read_clocks(pages, "published", "published_time", "published_tz", tz)
    said = frame(claims).select("claim_id", "source_id", nw.col("said").alias("day"), "said_time", "tz")
    said = read_clocks(said, "day", "said_time", "tz", tz)
    said = said.select("claim_id", "source_id", *_named("said"))
    found = said.join(pages.select("source_id", *_named("readable")), on="source_id", how="left")
    return finish(found, claims, "claim_id")


def _named(kind: str) -> list[Expr]:
    return [nw.col(name).alias(f"{kind}_{name}") for name in ("earliest", "latest", "precision")]


def at(bounds: IntoFrameT, moment: datetime | str) -> IntoFrameT:
    """Tell the same as `as_of` of bounds that are found already.

    Parameters
    ----------
    bounds : frame
        What `bounds` gives.
    moment : datetime.datetime or str
        As for `as_of`.

    Returns
    -------
    frame
        What `as_of` gives.
    """
    now = minutes(_instant(moment))
    readable, said = _state("readable", now), _state("said", now)
    found = frame(bounds).select(
        *("claim_id", "source_id"),
        said=nw.when(readable == "yes").then(nw.lit("yes")).otherwise(said),
        readable=readable,
        said_precision=nw.col("said_precision"),
        readable_precision=nw.col("readable_precision"),
    )
    return finish(found, bounds, "claim_id")


def _instant(moment: datetime | str) -> datetime:
    try:
        instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        instant = datetime.min
    if instant.tzinfo is None:
        example = "2020-10-10T18:00+04:00"
        raise DataError(
            f"no instant {str(moment)!r}; allowed: a date and a time with the offset from UTC, {example}."
        )
    return instant.astimezone(UTC)


def _state(kind: str, now: int) -> Expr:
    precision = nw.col(f"{kind}_precision")
    within = nw.concat_str(nw.lit("that "), precision)
    state = nw.when(nw.col(f"{kind}_earliest") > now).then(nw.lit("no")).otherwise(within)
    state = nw.when(nw.col(f"{kind}_latest") <= now).then(nw.lit("yes")).otherwise(state)
    return nw.when(precision == "unknown").then(nw.lit("unknown")).otherwise(state)
