"""Dates: what they allow, what is refused, and what another library makes of them."""

import doctest
import re
import warnings
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nagorno import times
from nagorno.times import bounds, clock, granularity, parse

with warnings.catch_warnings():
    # edtf 5.0.2 builds its grammar in ways that newer pyparsing warns of.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException, parse_edtf

DATES = [
    ("19XX", "1900-01-01", "1999-12-31", "century", ""),
    ("199X?", "1990-01-01", "1999-12-31", "decade", "?"),
    ("2020", "2020-01-01", "2020-12-31", "year", ""),
    ("2020-XX", "2020-01-01", "2020-12-31", "year", ""),
    ("2020-XX-XX%", "2020-01-01", "2020-12-31", "year", "%"),
    ("2020-10~", "2020-10-01", "2020-10-31", "month", "~"),
    ("2020-02-XX", "2020-02-01", "2020-02-29", "month", ""),
    ("2019-02-XX", "2019-02-01", "2019-02-28", "month", ""),
    ("2020-10-10", "2020-10-10", "2020-10-10", "day", ""),
    ("2020-09-27/2020-11-10", "2020-09-27", "2020-11-10", "interval", ""),
    ("1992/1994", "1992-01-01", "1994-12-31", "interval", ""),
    ("2020-10-15/2020-10", "2020-10-15", "2020-10-31", "interval", ""),
    ("2020-10-10/..", "2020-10-10", None, "interval", ""),
    ("../2020-10~", None, "2020-10-31", "interval", "~"),
    ("2020-10-09?/2020-10-10~", "2020-10-09", "2020-10-10", "interval", "%"),
]

# At least one for each row of times._DATE_SLIPS, in its order.
DATE_SLIPS = [
    ("2020-10-10T12:00", "Put the clock time in `time`"),
    ("2020-10-10 12:00", "Put the clock time in `time`"),
    ("2020-10-10\n", "Take out the blank"),
    ("../..", "open at both ends says nothing: leave the cell empty"),
    ("2020-10-10/", "Write 2020-10-10 alone, or 2020-10-10/.. if the end is open"),
    ("/2020-10-10", "Write 2020-10-10 alone, or ../2020-10-10 if the start is open"),
    ("10/10/2020", "Write 2020-10-10."),
    ("10.10.2020", "Write 2020-10-10."),
    ("09/27/2020", "Write 2020-09-27."),
    ("27/09/2020", "Write 2020-09-27."),
    ("09.10.2020", "Write 2020-10-09."),
    ("09/10/2020", "Write 2020-10-09 if the day came first, 2020-09-10 if the month did."),
    ("9/27/2020", "year, month, day with two digits each"),
    ("2020/10/09", "Write 2020-10-09."),
    ("20201009", "Write 2020-10-09."),
    ("2020-10-09/10", "Write both ends in full: 2020-10-09/2020-10-10."),
    ("1992-1994", "Write 1992/1994."),
    ("2020–10–10", "Write a plain hyphen"),
    ("2020-10-10/open", "Write .. for an open end."),
    ("199x", "Write X as a capital letter."),
    ("2020-XX-10", "A day needs its month"),
    ("199X-10", "A masked year stands alone"),
    ("2020-1X", "Write XX for a month or day"),
    ("2020-10-9", "Write month and day with two digits"),
    ("2020?-10", "Write one of ? ~ % after the last digit"),
    ("10 October 2020", "Write the month as a number, year first"),
]
NOT_IN_THE_CALENDAR = [
    ("2020-13", "there is no month 13; months run from 01 to 12."),
    ("2020-10-10/2020-00", "there is no month 00; months run from 01 to 12."),
    ("2020-02-30", "there is no day 30 in 2020-02; its days run from 01 to 29."),
    ("2020-10-00", "there is no day 00 in 2020-10; its days run from 01 to 31."),
    ("0000", "there is no year 0000; years run from 0001 to 9999."),
    ("2020-10-10/2020-10-09", "the interval runs backwards. Write the earlier date first."),
]
CLOCK_SLIPS = [
    ("24:00", "Write 00:00 and the date of the next day."),
    ("noon", "Write 12:00."),
    ("midnight", "Write 00:00 and the date of the day that begins."),
    (" 12:00", "Take out the blank"),
    ("9:30 pm", "Write the 24-hour clock"),
    ("9~", "Write 09~."),
    ("9:30", "Write 09:30."),
    ("0930~", "Write 09:30~."),
    ("09:30:15", "Leave the seconds out: write 09:30."),
    ("12:00+04:00", "Put the time zone in `tz`"),
    ("~12:00", "Write 12:00~."),
    ("12:00?", "Only ~ may follow a time"),
    ("25:00", "Hours run from 00 to 23, minutes from 00 to 59."),
]
ZONES = [
    ("Asia/Yeravan", "Did you mean 'Asia/Yerevan'?"),
    ("baku", "Did you mean 'Asia/Baku'?"),
    ("utc", "Did you mean 'UTC'?"),
    ("UTC+4", "An offset is no zone: name a place that keeps it."),
    ("Etc/GMT+4", "An offset is no zone"),
    ("localtime", "such as Asia/Yerevan."),
]

# Masked years before 0100 would reach back to a year 0000 that no calendar here has.
days = st.dates(min_value=date(100, 1, 1))
qualifiers = st.sampled_from(["", "?", "~", "%"])
whole = st.sampled_from(["{year:04}", "{year:04}-{month:02}", "{year:04}-{month:02}-{day:02}"])
masked = st.sampled_from(["{century:02}XX", "{decade:03}X", "{year:04}-XX-XX", "{year:04}-{month:02}-XX"])
shapes = whole | masked | st.just("{year:04}-XX")


def written(day: date, shape: str, qualifier: str = "") -> str:
    parts = {"century": day.year // 100, "decade": day.year // 10}
    return shape.format(year=day.year, month=day.month, day=day.day, **parts) + qualifier


@st.composite
def interval(draw, shape, mark):
    """Draw an interval that runs forwards, its ends in shapes of their own."""
    start, end = draw(st.tuples(days, days).map(sorted))
    return f"{written(start, draw(shape), draw(mark))}/{written(end, draw(shape), draw(mark))}"


single = st.builds(written, days, shapes, qualifiers)
half_open = st.builds(
    str.format, st.sampled_from(["{}/..", "../{}"]), st.builds(written, days, whole, qualifiers)
)
readable_intervals = interval(whole, qualifiers) | interval(whole | masked, st.just("")) | half_open


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("edtf", "earliest", "latest", "fineness", "qualifier"), DATES)
def test_a_date_is_read_as_its_first_and_last_day(edtf, earliest, latest, fineness, qualifier):
    assert parse(edtf) == times.Span(day_of(earliest), day_of(latest), fineness, qualifier)


@pytest.mark.parametrize(("edtf", "remedy"), DATE_SLIPS)
def test_a_slip_in_a_date_is_told_what_to_write_instead(edtf, remedy):
    with pytest.raises(ValueError, match=re.escape(remedy)) as refused:
        parse(edtf)
    assert str(refused.value).startswith(
        f"no date {edtf!r}; allowed: YYYY, YYYY-MM, YYYY-MM-DD, masks such as"
    )


@pytest.mark.parametrize(("edtf", "reason"), NOT_IN_THE_CALENDAR)
def test_a_date_outside_the_calendar_says_what_the_calendar_allows(edtf, reason):
    with pytest.raises(ValueError, match=f"^{re.escape(f'no date {edtf!r}: {reason}')}$"):
        parse(edtf)


@pytest.mark.parametrize(
    "edtf", ["", "/", "unknown", "202", "2020/2021/2022", "44114", "２０２０", "2020-10-10Z"]
)
def test_what_is_no_known_slip_is_told_what_is_allowed(edtf):
    with pytest.raises(ValueError, match=r"allowed: YYYY, .* one open end\.$"):
        parse(edtf)


@pytest.mark.parametrize(
    ("slips", "examples"), [(times._DATE_SLIPS, DATE_SLIPS), (times._CLOCK_SLIPS, CLOCK_SLIPS)]
)
def test_every_remedy_has_an_example(slips, examples):
    told = {text: times._remedy(text, slips) for text, _ in examples}
    idle = [row for row in slips if not any(times._remedy(text, (row,)) == told[text] for text in told)]
    assert idle == []


@given(day=days, qualifier=qualifiers)
def test_a_day_comes_back_from_its_own_text(day, qualifier):
    assert parse(f"{day.isoformat()}{qualifier}") == times.Span(day, day, "day", qualifier)


@given(pair=st.tuples(days, days).map(sorted))
def test_an_interval_comes_back_from_its_own_text(pair):
    start, end = pair
    assert parse(f"{start}/{end}") == times.Span(start, end, "interval", "")


@given(edtf=single)
def test_any_date_of_the_profile_is_a_span_of_whole_days(edtf):
    span = parse(edtf)
    assert span.earliest <= span.latest
    assert parse(f"{edtf}/..").earliest == span.earliest
    assert parse(f"../{edtf}").latest == span.latest


@given(text=st.text("0123456789XxTZ-/.:?~% \n–٣"))
def test_any_other_text_is_refused_and_nothing_worse(text):
    for read in (parse, clock):
        with suppress(ValueError):
            read(text)


def oracle(edtf: str) -> tuple[date | None, ...]:
    found = parse_edtf(edtf)
    ends = found.lower_strict(), found.upper_strict()
    return tuple(None if isinstance(end, float) else date(*end[:3]) for end in ends)


@settings(max_examples=60, deadline=None)
@given(edtf=single)
def test_the_edtf_library_sees_the_same_days_in_a_date(edtf):
    span = parse(edtf)
    assert oracle(edtf) == (span.earliest, span.latest)


@settings(max_examples=60, deadline=None)
@given(edtf=readable_intervals)
def test_the_edtf_library_sees_the_same_days_in_an_interval(edtf):
    span = parse(edtf)
    assert oracle(edtf) == (span.earliest, span.latest)


@pytest.mark.parametrize(
    ("edtf", "failure"),
    [
        ("2019?/202X", EDTFParseException),  # its rule for masks in intervals knows no qualifiers,
        ("199X/..", EDTFParseException),  # and no open end
        ("../199X", TypeError),
        ("2019-XX/2021", AttributeError),  # it takes YYYY-XX apart wrongly there
    ],
)
def test_masks_in_intervals_that_the_edtf_library_fails_on_are_read_here(edtf, failure):
    with pytest.raises(failure):
        oracle(edtf)
    assert parse(edtf).granularity == "interval"


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2020-10-10/", (date(2020, 10, 10), date(2030, 10, 10))),  # invents ten years
        ("/2020-10-10", (date(2010, 10, 10), date(2020, 10, 10))),
        ("2021/2020", (date(2021, 1, 1), date(2020, 12, 31))),  # backwards
        ("2020-XX-10", (date(2020, 1, 10), date(2020, 12, 10))),  # no profile of ours: not one span
        ("../..", (None, None)),  # says nothing
    ],
)
def test_what_the_edtf_library_lets_through_is_refused_here(edtf, days):
    assert oracle(edtf) == days
    with pytest.raises(ValueError, match="no date"):
        parse(edtf)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("00:00", (0, 0, False)),
        ("23:59", (23, 59, False)),
        ("12", (12, None, False)),
        ("09:30~", (9, 30, True)),
    ],
)
def test_a_clock_time_is_read(text, read):
    assert clock(text) == read


@pytest.mark.parametrize(("text", "remedy"), CLOCK_SLIPS)
def test_a_slip_in_a_clock_time_is_told_what_to_write_instead(text, remedy):
    with pytest.raises(ValueError, match=re.escape(remedy)) as refused:
        clock(text)
    assert str(refused.value).startswith(f"no clock time {text!r}; allowed: HH or HH:MM")


@given(hour=st.integers(0, 23), minute=st.none() | st.integers(0, 59), about=st.booleans())
def test_a_clock_time_comes_back_from_its_own_text(hour, minute, about):
    text = f"{hour:02}" + ("" if minute is None else f":{minute:02}") + "~" * about
    assert clock(text) == (hour, minute, about)


@pytest.mark.parametrize(
    ("edtf", "time", "tz", "earliest", "latest"),
    [
        ("2020-10-10", "", "", "2020-10-10T00:00", "2020-10-10T23:59:59.999999"),
        ("2020-10-10", "", "Asia/Yerevan", "2020-10-09T20:00", "2020-10-10T19:59:59.999999"),
        ("2020-10-10", "12:00", "Asia/Baku", "2020-10-10T08:00", "2020-10-10T08:00:59.999999"),
        ("2020-10-10", "12", "Europe/Moscow", "2020-10-10T09:00", "2020-10-10T09:59:59.999999"),
        ("2020-10-10", "12:00~", "UTC", "2020-10-10T11:00", "2020-10-10T13:00:59.999999"),
        ("2020-10-25", "02:30", "Europe/Paris", "2020-10-25T00:30", "2020-10-25T01:30:59.999999"),
    ],
)
def test_bounds_are_the_first_and_last_instant_in_utc(edtf, time, tz, earliest, latest):
    first, last = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (earliest, latest))
    assert bounds(edtf, time, tz) == (first, last)


def test_an_open_end_has_no_bound():
    assert bounds("2020-10-10/..")[1] is None
    assert bounds("../2020-10-10")[0] is None


@settings(deadline=None)  # the list of zones is read from disk once
@given(edtf=single, tz=st.sampled_from(["", "Asia/Yerevan", "Europe/Moscow", "America/New_York"]))
def test_bounds_span_whole_days_give_or_take_a_change_of_clocks(edtf, tz):
    span = parse(edtf)
    assume(span.latest.year < 9999)
    earliest, latest = bounds(edtf, tz=tz)
    whole = timedelta(days=(span.latest - span.earliest).days + 1)
    assert earliest.tzinfo is UTC
    assert abs(latest - earliest - whole) < timedelta(hours=12)


@pytest.mark.parametrize("edtf", ["2020", "2020-10", "2020-10-09/2020-10-10", "2020-10-10/.."])
@pytest.mark.parametrize("ask", [bounds, granularity])
def test_a_clock_time_needs_a_single_day(edtf, ask):
    with pytest.raises(ValueError, match=f"^no time '12:00' for '{edtf}': a clock time needs a single day"):
        ask(edtf, "12:00")


@pytest.mark.parametrize(("tz", "remedy"), ZONES)
def test_an_unknown_time_zone_is_told_the_nearest(tz, remedy):
    with pytest.raises(ValueError, match=f"^no time zone '{re.escape(tz)}'; allowed: .*{re.escape(remedy)}"):
        bounds("2020-10-10", "12:00", tz)


def test_a_python_without_time_zone_data_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(times, "available_timezones", set)
    with pytest.raises(ValueError, match=r"no time zone data: pip install tzdata"):
        bounds("2020-10-10", "12:00", "Asia/Nowhere")
    assert bounds("2020-10-10", "12:00", "UTC") == bounds("2020-10-10", "12:00")


@pytest.mark.parametrize(
    ("edtf", "time", "tz"), [("2020-03-29", "02:30", "Europe/Paris"), ("2011-12-30", "", "Pacific/Apia")]
)
def test_a_moment_that_the_clocks_skipped_is_refused(edtf, time, tz):
    with pytest.raises(ValueError, match=f"no instant '{edtf}.*the clocks of {tz} were put forward past it"):
        bounds(edtf, time, tz)


@pytest.mark.parametrize(("edtf", "time", "tz"), [("0001", "", "Asia/Baku"), ("9999-12-31", "23:30~", "")])
def test_an_instant_before_year_1_or_after_9999_is_refused(edtf, time, tz):
    with pytest.raises(ValueError, match="in UTC it leaves the years 0001 to 9999"):
        bounds(edtf, time, tz)


@pytest.mark.parametrize(
    ("edtf", "time", "fineness"),
    [
        ("2020-10-10", "", "day"),
        ("2020-10-10", "12:00", "minute"),
        ("2020-10-10?", "12", "hour"),
        ("2020-10-10", "12:00~", "hour"),
        ("199X", "", "decade"),
    ],
)
def test_granularity_is_that_of_the_finest_part(edtf, time, fineness):
    assert granularity(edtf, time) == fineness


def test_the_examples_in_the_docstrings_run():
    assert doctest.testmod(times).failed == 0
