"""The clock arithmetic of the engines against the one of Python, date by date."""

from datetime import datetime

import duckdb
import frame_kinds
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nagorno
from nagorno.errors import DataError
from nagorno.relate import as_of, clocks
from nagorno.times import bounds, granularity

ZONES = ["Asia/Yerevan", "Asia/Baku", "Europe/Moscow", "America/New_York", "Asia/Tehran", "Europe/Dublin"]
YEARS = st.integers(1925, 2036).map(str)
MONTHS = st.integers(1, 12).map("{:02}".format)
DAYS = st.integers(1, 28).map("{:02}".format)
DATES = st.one_of(
    YEARS,
    YEARS.map(lambda year: year[:3] + "X"),
    st.sampled_from(["19XX", "20XX"]),
    st.builds("{}-{}".format, YEARS, MONTHS | st.just("XX")),
    st.builds("{}-{}-{}".format, YEARS, MONTHS, DAYS | st.just("XX")),
    YEARS.map("{}-XX-XX".format),
    st.sampled_from(["2020-02-29", "1900-02-28", "2000-12-31", "2020-02-XX", "1999-02", "2016-12-XX"]),
)
QUALIFIED = st.builds("{}{}".format, DATES, st.sampled_from(["", "?", "~", "%"]))
INTERVALS = st.one_of(
    QUALIFIED.map("{}/..".format),
    QUALIFIED.map("../{}".format),
    st.tuples(QUALIFIED, QUALIFIED).map(lambda ends: "/".join(sorted(ends))),
)
SINGLE_DAYS = st.builds("{}-{}-{}{}".format, YEARS, MONTHS, DAYS, st.sampled_from(["", "~"]))
TIMES = st.builds(
    "{:02}{}{}".format,
    st.integers(0, 23),
    st.sampled_from(["", ":00", ":30", ":59"]),
    st.sampled_from(["", "~"]),
)
SAYINGS = st.tuples(QUALIFIED | INTERVALS, st.just(""), st.sampled_from(["", *ZONES])) | st.tuples(
    SINGLE_DAYS, TIMES, st.sampled_from(ZONES)
)


def _expected(day, time, tz):
    try:
        earliest, latest = bounds(day, time, tz)
    except ValueError:  # an interval that runs backwards, a time that clocks skipped
        return None
    fine = granularity(day, time)
    one_day = earliest and latest and fine == "interval" and (latest - earliest).days == 0
    precision = "day" if one_day else fine if fine in ("minute", "hour", "day") else "period"
    return (
        clocks.OPEN_START if earliest is None else clocks.minutes(earliest),
        clocks.OPEN_END if latest is None else clocks.minutes(latest),
        precision,
    )


def _pandas(columns):
    return pd.DataFrame({name: pd.array(column, dtype="str") for name, column in columns.items()})


def _polars(columns):
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


@settings(max_examples=12, deadline=None)
@given(st.lists(SAYINGS, min_size=20, max_size=60, unique=True))
@pytest.mark.parametrize("kind", [_pandas, _polars])
def test_a_column_of_dates_is_read_like_each_date_alone(kind, sayings):
    kept = {saying: answer for saying in sayings if (answer := _expected(*saying))}
    if kept:
        columns = zip(*([part or None for part in saying] for saying in kept), strict=True)
        table = kind(dict(zip("dtz", columns, strict=True)))
        found = clocks.read_clocks(nw.from_native(table), "d", "t", "z", "UTC")
        told = found.select("earliest", "latest", "precision").rows()
        assert dict(zip(kept, told, strict=True)) == kept


CASES = {
    ("2020-11-01", "01:30", "America/New_York"): ("05:30", "06:30"),  # clocks were put back
    ("2020-10-10", "12", "Asia/Yerevan"): ("08:00", "08:59"),
    ("2020-10-10", "12:00~", "Asia/Baku"): ("07:00", "09:00"),
    ("2020-10-10", None, "UTC"): ("00:00", "23:59"),
}


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, "duckdb"])
def test_every_engine_reads_the_same_clocks(kind):
    table = dict(zip(("d", "t", "z"), map(list, zip(*CASES, strict=True)), strict=True))
    native = duckdb.from_df(pd.DataFrame(table)) if kind == "duckdb" else kind(table)
    found = clocks.read_clocks(nw.from_native(native), "d", "t", "z", "UTC").select("earliest", "latest")
    rows = frame_kinds.rows(found.sort("earliest").to_native())
    expected = [
        tuple(clocks.minutes(datetime.fromisoformat(f"{day}T{end}+00:00")) for end in ends)
        for (day, _, _), ends in CASES.items()
    ]
    assert rows == sorted(expected)


def test_the_zone_of_rows_without_one_can_be_told():
    table = nw.from_native(
        pd.DataFrame({"d": ["2020-10-10"], "t": ["12:00"], "z": pd.array([None], dtype="str")})
    )
    utc, there = (
        clocks.read_clocks(table, "d", "t", "z", tz)["earliest"][0] for tz in ("UTC", "Asia/Yerevan")
    )
    assert utc - there == 4 * 60


ARTICLE = nagorno.open()
CLAIM = ARTICLE.claims.head(1)
SOURCES = ARTICLE.sources.head(1)


def _states(moment, said=None, said_time=None, tz=None, **published):
    claims = CLAIM.assign(said=said, said_time=said_time, tz=tz)
    sources = SOURCES.assign(published=None, published_time=None, published_tz=None).assign(**published)
    return as_of(claims, sources, moment).iloc[0][["said", "readable"]].tolist()


def test_a_saying_with_a_minute_has_been_said_from_that_minute_on():
    clock = {"said": "2020-10-10", "said_time": "21:00", "tz": "Asia/Yerevan"}
    assert _states("2020-10-10T20:59+04:00", **clock) == ["no", "unknown"]
    assert _states("2020-10-10T21:00+04:00", **clock) == ["yes", "unknown"]


def test_on_a_day_without_an_hour_it_says_that_day():
    assert _states("2020-10-09T23:00+00:00", "2020-10-10") == ["no", "unknown"]
    assert _states("2020-10-10T23:00+00:00", "2020-10-10") == ["that day", "unknown"]
    assert _states("2020-10-11T00:00+00:00", "2020-10-10") == ["yes", "unknown"]


def test_within_an_hour_or_a_longer_time_it_says_so():
    assert _states("2020-10-10T12:30+00:00", "2020-10-10", "12", "UTC")[0] == "that hour"
    assert _states("2020-10-10T12:30+00:00", "2020-10")[0] == "that period"
    assert _states("2020-10-10T12:30+00:00", "../2020-10-09")[0] == "yes"


def test_what_can_be_read_has_been_said():
    day = pd.Timestamp("2020-10-10")
    assert _states("2020-10-11T00:00+00:00", published=day) == ["yes", "yes"]
    clock = {"published": day, "published_time": "12:55", "published_tz": "Asia/Tehran"}
    assert _states("2020-10-10T09:24+00:00", **clock) == ["unknown", "no"]
    assert _states("2020-10-10T09:25+00:00", **clock) == ["yes", "yes"]


@pytest.mark.parametrize("moment", ["2020-10-10", "2020-10-10T18:00", "noon", datetime(2020, 10, 10)])
def test_a_moment_needs_an_offset(moment):
    with pytest.raises(DataError, match=r"no instant '.*'; allowed: .* 2020-10-10T18:00\+04:00"):
        as_of(CLAIM, SOURCES, moment)
