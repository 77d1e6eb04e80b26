"""Lesson 03, Place it in time: whose noon is meant, and what comes before it."""

import re
from typing import Any

import pandas as pd

from nagorno import times
from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import mapping, ordered, several

WORDS = ("c04", "c16", "c18", "c19", "c21", "c23")  # claims whose words of time the student resolves
OTHERS = ("1991", "1991/..", "../1994", "2020-09-27/2020-10-10", "2020-10-09", "2020-10-10", "2020-10-12")
START = "c06"  # the claim of the article that tells of the start
NOONS = (  # claims on the start whose hour the student reads
    "newsnation-2020-10-10-ap-c03",
    "nsn-2020-10-10-c03",
    "almanar-2020-10-10-c03",
    "alwafd-2020-10-10-c04",
    "taipeitimes-2020-10-11-afp-c07",
    "armenpress-2020-10-10-mfa-c06",
)
LOCAL, MOSCOW, MIDNIGHT, UNSAID = "local noon", "Moscow noon", "midnight", "not said"
BEFORE, AFTER = "nazariantz-2020-10-10-c05", "rt-2020-10-10-night-c05"  # dated by the start alone
CLOCKED = (  # dated by a clock: a happening, a saying, a happening on the day after
    "taipeitimes-2020-10-11-afp-c03",
    "azatutyun-2020-10-10-shelling-c10",
    "trend-2020-10-11-prosecutor-c04",
)
LETTERS = dict(zip("ABCDE", (BEFORE, AFTER, *CLOCKED), strict=True))  # as the lesson's table has them
NOON_LOCAL, NOON_MOSCOW, NIGHT = NOONS[0], NOONS[2], NOONS[3]
FEW = pd.Timedelta(minutes=5)  # "a few minutes"
DAY = pd.Timedelta(days=1)


def claim(corpus: Corpus, claim_id: str) -> "pd.Series[Any]":
    """Return one claim, named by its whole id or, in the article, by its end."""
    return corpus.claims[corpus.claims["claim_id"].str.endswith(claim_id)].iloc[0]


def resolved(corpus: Corpus) -> dict[str, str]:
    """Return the date in EDTF of each of the claims whose words of time are asked for."""
    found = [claim(corpus, f"-{end}") for end in WORDS]
    return {one["claim_id"]: str(one["edtf"]) for one in found}


def redated(corpus: Corpus, end: str, edtf: str) -> dict[str, str]:
    """Return another date for one of these claims: a mistake."""
    return {claim(corpus, f"-{end}")["claim_id"]: edtf}


def dates(corpus: Corpus) -> list[str]:
    """Return the dates to choose from."""
    return sorted({*resolved(corpus).values(), *OTHERS})


def announced(corpus: Corpus) -> "pd.Series[Any]":
    """Return the announced start as the table of dates has it."""
    asked = str(claim(corpus, f"-{START}")["date_id"])
    found: pd.Series[Any] = corpus.dates[corpus.dates["date_id"] == asked].iloc[0]
    return found


def dated(corpus: Corpus, mask: "pd.Series[bool]") -> "pd.Series[Any]":
    """Return the ids of some dates."""
    return corpus.dates.loc[mask, "date_id"]


def whose(corpus: Corpus) -> dict[str, str]:
    """Return whose hour each text gives; a zone that only the coder supposes is not said."""
    return {one: _hour(claim(corpus, one)) for one in NOONS}


def _hour(one: "pd.Series[Any]") -> str:
    told = f"{one['date_text']} {one['proposition']}".casefold()
    if "midnight" in told:
        return MIDNIGHT
    if not re.search(r"local|gmt|moscow time|мск", told):
        return UNSAID
    offset = times.zone(str(one["tz"])).utcoffset(pd.Timestamp(str(one["edtf"])).to_pydatetime())
    return MOSCOW if offset == pd.Timedelta(hours=3) else LOCAL


def _instant(edtf: str, time: str, tz: str) -> pd.Timestamp:
    earliest, _ = times.bounds(edtf, time, tz)
    return pd.Timestamp(str(earliest))


def start(corpus: Corpus, claim_id: str) -> pd.Timestamp:
    """Return the start as a claim gives it; a day without an hour is its first moment by local clocks."""
    one = claim(corpus, claim_id)
    if pd.notna(one["time"]):
        return _instant(one["edtf"], one["time"], one["tz"])
    return _instant(one["edtf"], "00:00", claim(corpus, NOON_LOCAL)["tz"])


def moments(corpus: Corpus, claim_id: str, began: pd.Timestamp, anchor: pd.Timestamp) -> dict[str, Any]:
    """Return when each of six claims has its start, clock time or distance from an anchor."""
    found: dict[str, Any] = {claim_id: began}
    found[BEFORE] = anchor - FEW
    found[AFTER] = anchor + pd.Timedelta(hours=int(claim(corpus, AFTER)["number_low"]))
    for one in (claim(corpus, it) for it in CLOCKED):
        day, time = ("edtf", "time") if pd.notna(one["time"]) else ("said", "said_time")
        found[one["claim_id"]] = _instant(one[day], one[time], one["tz"])
    return found


def in_order(found: dict[str, Any]) -> list[str]:
    """Return claims from the earliest to the latest."""
    return sorted(found, key=found.__getitem__)


def order(corpus: Corpus, claim_id: str, shift: pd.Timedelta = 0 * DAY) -> list[str]:
    """Return the six claims in order, under the start that one of them gives."""
    began = start(corpus, claim_id) + shift
    return in_order(moments(corpus, claim_id, began, began))


def unmoved(corpus: Corpus, claim_id: str, shift: pd.Timedelta = 0 * DAY) -> list[str]:
    """Return the order if what hangs on the start stays where local noon has it: a mistake."""
    began, noon = start(corpus, claim_id) + shift, start(corpus, NOON_LOCAL)
    return in_order(moments(corpus, claim_id, began, noon))


def at_local_noon(corpus: Corpus, claim_id: str) -> list[str]:
    """Return the order of local noon, with the start told by another claim: a mistake."""
    noon = start(corpus, NOON_LOCAL)
    return in_order(moments(corpus, claim_id, noon, noon))


def by_hour(corpus: Corpus, claim_id: str) -> list[str]:
    """Return the order of the hours on the dial, whatever the day: a mistake."""
    began = start(corpus, claim_id)
    local = str(claim(corpus, NOON_LOCAL)["tz"])
    found = moments(corpus, claim_id, began, began)
    return sorted(found, key=lambda one: found[one].tz_convert(local).strftime("%H:%M"))


def as_hour(corpus: Corpus, claim_id: str) -> list[str]:
    """Return the order if hours after the start are read as an hour of the day: a mistake."""
    began = start(corpus, claim_id)
    found = moments(corpus, claim_id, began, began)
    midnight = start(corpus, NIGHT)
    return in_order(found | {AFTER: midnight + (found[AFTER] - began)})


QUESTIONS = (
    Question(
        id="03-1",
        asks="Which date do the words of time of each claim stand for?",
        kind=mapping(dates, column="edtf"),
        expected=resolved,
        foreseen=(
            Foreseen(
                lambda corpus: redated(corpus, "c04", "2020-10-10"),
                "c04: you kept one day of the two. A night that is told on Saturday began on the day before.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c04", "2020-10-09"),
                "c04: you kept the evening and left out the hours after twelve. A night has two days.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c16", "1991"),
                "c16: you took the year as told. *Following* leaves open how long after; which sign says so?",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c16", "1991/.."),
                "c16: you made a happening last. *Following* sets it near a year; it does not go on from "
                "there.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c18", "2020-09-27/.."),
                "c18: you dated how long it lasted. The words say when it began.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c19", "2020-09-27"),
                "c19: you took the beginning for the whole. *Since* goes on, and the report names no end.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c19", "2020-09-27/2020-10-10"),
                "c19: you closed the interval on the day of the page. Nothing ended on that day; it is "
                "where the report stops.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c21", "../1994"),
                "c21: you dated the war. Look at what this claim dates, and by which words.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c23", "2020-10-12"),
                "c23: you counted forward from the page. The report tells what has been.",
            ),
            Foreseen(
                lambda corpus: redated(corpus, "c23", "2020-10-10"),
                "c23: you took the day of the page for the day it tells of. Which weekday was the page's?",
            ),
        ),
        general="Ask of each word: does it name a day, count from the page, or count from a happening? "
        "Then: a point, or a stretch with an end that is open?",
        tip="Put the day of the page beside the words; the weekday stands below the table. A stretch has "
        "a slash, *about* has a sign of its own.",
        because="These are the dates in the tables: what the page's own words allow, and no day more.",
    ),
    Question(
        id="03-2",
        asks="Which dates of the article were over before the announced start, by their dates alone?",
        kind=several("date_id"),
        expected=lambda corpus: dated(corpus, corpus.dates["end"] < announced(corpus)["start"]),
        foreseen=(
            Foreseen(
                lambda corpus: dated(corpus, corpus.dates["start"] < announced(corpus)["start"]),
                "You took whatever *began* before. Some of that was still going on; and what has an open "
                "beginning fell out.",
            ),
            Foreseen(
                lambda corpus: dated(
                    corpus,
                    (corpus.dates["start"] < announced(corpus)["start"])
                    | (corpus.dates["end"] < announced(corpus)["start"]),
                ),
                "You took whatever began before, and whatever was over. Only the second was asked for.",
            ),
            Foreseen(
                lambda corpus: dated(
                    corpus,
                    (corpus.dates["end"] <= announced(corpus)["start"])
                    & (corpus.dates["date_id"] != claim(corpus, f"-{START}")["date_id"]),
                ),
                "You let the same day count as before. Two happenings of one day have no order here, "
                "however plain it seems.",
            ),
            Foreseen(
                lambda corpus: dated(corpus, corpus.dates["end"] <= announced(corpus)["start"]),
                "You let the same day count as before: the start itself is in your answer. Can it be "
                "over before it begins?",
            ),
            Foreseen(
                lambda corpus: dated(corpus, corpus.dates["end"] >= announced(corpus)["start"]),
                "You took what was not over yet: the comparison is turned round.",
            ),
            Foreseen(
                lambda corpus: dated(
                    corpus,
                    (corpus.dates["end"] < announced(corpus)["start"]) & corpus.dates["start"].notna(),
                ),
                "You left out what has no known beginning. To be over, an end is enough.",
            ),
        ),
        general="A is before B if the *latest* that A allows lies before the *earliest* that B allows. "
        "Anything else is no order.",
        tip="The column `end` holds the last day that each date allows. With what do you compare it?",
        because="Their last day lies before 10 October. That the deal came before its start is plain "
        "from the sense, not from the dates: they share a day.",
    ),
    Question(
        id="03-3",
        asks="Whose hour does each text give for the start?",
        kind=mapping(lambda _: [LOCAL, MOSCOW, MIDNIGHT, UNSAID], column="hour"),
        on="truce",
        expected=whose,
        foreseen=(
            Foreseen(
                lambda _: {NOONS[0]: MOSCOW},
                "newsnation, c03: you took GMT for Moscow. Add to eight o'clock what each clock is ahead.",
            ),
            Foreseen(
                lambda _: {NOONS[1]: MOSCOW},
                "nsn, c03: you saw мск, the Russian sign for Moscow time, and let it carry the 12. To "
                "which of the two hours does it belong?",
            ),
            Foreseen(
                lambda _: {NOONS[2]: LOCAL},
                "almanar, c03: you read what the other reports say. This page names a zone.",
            ),
            Foreseen(
                lambda _: {NOONS[3]: LOCAL},
                "alwafd, c04: you put the page in order by what the others say. First write down what it "
                "says itself.",
            ),
            Foreseen(
                lambda _: {NOONS[3]: UNSAID},
                "alwafd, c04: you looked for a zone. Look first for the hour: is it the one of the others?",
            ),
            Foreseen(
                lambda _: {NOONS[4]: MOSCOW},
                "taipeitimes, c07: you went by who said it and where. A man who speaks in Moscow may "
                "mean the clocks of the place he speaks of.",
            ),
            Foreseen(
                lambda _: {NOONS[4]: LOCAL},
                "taipeitimes, c07: you filled the gap. Which word there names a clock? Look also at what "
                "another claim of the page says, c08.",
            ),
            Foreseen(
                lambda _: {NOONS[5]: LOCAL},
                "armenpress, c06: you took the zone in `tz`. It is there because a clock time needs one: "
                "look whether the page's own words name it.",
            ),
        ),
        general="Look for a word in the *text* that names the clocks: local, GMT, a city. The column "
        "`tz` may be the coder's guess.",
        tip="Local clocks were four hours ahead of GMT, Moscow's three. Where no word names a clock, "
        "nothing is said.",
        because="Two pages give the local hour, one Moscow's, one midnight; two name no clock, though "
        "for one of these the tables suppose one.",
    ),
    Question(
        id="03-4",
        asks="In which order do the six claims stand if noon is local noon?",
        kind=ordered(letters=LETTERS | {"S": NOON_LOCAL}),
        on="truce",
        expected=lambda corpus: order(corpus, NOON_LOCAL),
        foreseen=(
            Foreseen(
                lambda corpus: order(corpus, NOON_LOCAL)[::-1],
                "You began with the latest. Asked for is the earliest first.",
            ),
            Foreseen(
                lambda corpus: by_hour(corpus, NOON_LOCAL),
                "You sorted by the hand of the clock. An hour belongs to a day: look at `edtf`, too.",
            ),
            Foreseen(
                lambda corpus: as_hour(corpus, NOON_LOCAL),
                "You read *11 hours after* as eleven o'clock. Count from the start.",
            ),
            Foreseen(
                lambda _: [NOON_LOCAL, *LETTERS.values()],
                "You kept the order of the table. It is by how they are dated, not by when.",
            ),
            Foreseen(
                lambda _: [*LETTERS.values(), NOON_LOCAL],
                "You kept the order of the table, and put the start at its end.",
            ),
        ),
        general="Write a local clock time beside each. Where the words count from the start, count from "
        "noon.",
        tip="Two of the six have no hour of their own: one lies a few minutes before the start, one 11 "
        "hours after it. One hour belongs to 11 October.",
        because="From just before noon to about two at night.",
    ),
    Question(
        id="03-5",
        asks="In which order do the six claims stand if noon is noon in Moscow?",
        kind=ordered(letters=LETTERS | {"S": NOON_MOSCOW}),
        on="truce",
        expected=lambda corpus: order(corpus, NOON_MOSCOW),
        foreseen=(
            Foreseen(
                lambda corpus: at_local_noon(corpus, NOON_MOSCOW),
                "You kept the order of local noon, or moved the start the other way. When it is twelve "
                "in Moscow, what do local clocks show?",
            ),
            Foreseen(
                lambda corpus: unmoved(corpus, NOON_MOSCOW),
                "You moved the start alone. What is counted from the start moves with it.",
            ),
            Foreseen(
                lambda corpus: by_hour(corpus, NOON_MOSCOW),
                "You sorted by the hand of the clock. Midnight here is the end of 10 October, and two at "
                "night belongs to the day after.",
            ),
            Foreseen(
                lambda corpus: order(corpus, NOON_MOSCOW)[::-1],
                "You began with the latest. Asked for is the earliest first.",
            ),
        ),
        general="Only the start and what is counted from it move. Clock times with a zone of their own "
        "stay where they are.",
        tip="Moscow's clocks are an hour behind: its noon comes an hour later by local ones. Which of "
        "the six are counted from the start?",
        because="The start and the two claims that hang on it are an hour later. The charge with the "
        "hour 12:05 now lies before the start: nobody changed a word.",
    ),
    Question(
        id="03-6",
        asks="In which order do the six claims stand if the start is the midnight that ends 10 October?",
        kind=ordered(letters=LETTERS | {"S": NIGHT}),
        on="truce",
        foreseen=(
            Foreseen(
                lambda _: [*LETTERS.values(), NIGHT],
                "You kept the order of the table, with the start at its end.",
            ),
            Foreseen(
                lambda corpus: order(corpus, NIGHT),
                "You took the midnight with which 10 October begins. Asked for is the one that ends it.",
            ),
            Foreseen(
                lambda corpus: at_local_noon(corpus, NIGHT),
                "You kept the order of local noon. This start lies twelve hours later.",
            ),
            Foreseen(
                lambda corpus: unmoved(corpus, NIGHT, DAY),
                "You moved the start alone. What is counted from the start moves with it.",
            ),
            Foreseen(
                lambda corpus: order(corpus, NIGHT, DAY)[::-1],
                "You began with the latest. Asked for is the earliest first.",
            ),
        ),
        general="Only the start and what is counted from it move.",
        tip="The start is 00:00 on 11 October by local clocks. Which of the six are counted from it, and "
        "which have a clock of their own?",
    ),
)
