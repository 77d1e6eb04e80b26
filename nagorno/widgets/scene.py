"""One moment of the replay: which claims had been said, could be read, stood without an answer."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import pandas as pd

from nagorno import relate
from nagorno.charts.days import LOCAL
from nagorno.corpus import Corpus
from nagorno.describe.pairs import zone
from nagorno.describe.words import count
from nagorno.errors import DataError
from nagorno.relate.clocks import OPEN_END, OPEN_START, minutes
from nagorno.relate.gaps import met
from nagorno.relate.moments import at, bounds
from nagorno.widgets.claim import card
from nagorno.widgets.deck import Deck, deck
from nagorno.widgets.silence import scope

NEWEST = 6
MORE = "And {} earlier ones."
EMPTY = "Nothing had been said by then, as far as the dates are known."
YES, NO, UNKNOWN = "yes", "no", "unknown"
_HOURS = (1, 6, 24, 168, 744, 8784)  # the finest step with which the moments are few enough
_MOMENTS = 240
_BY_THEN = " by then, as far as the dates are known"
_YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Film:
    """A corpus ready to be replayed.

    Parameters
    ----------
    deck : Deck
        Its cards and figures.
    bounds : pandas.DataFrame
        What `nagorno.relate.moments.bounds` gives, in the order of the reports.
    charges : dict of str to list
        By accusation: the claims by which the side accused answers it.
    moments : list of int
        Minutes of UTC since the year 1 at which the slider can stand.
    labels : list of str
        The same as a reader says them, in local time.
    utc : int
        Hours that local time is ahead of UTC.
    changes : list of int
        Minutes at which something is said or printed, or a day or an hour ends in which it was.
    events : list of int
        Numbers of the moments that follow a change.
    """

    deck: Deck
    bounds: pd.DataFrame
    charges: dict[str, list[str]]
    moments: list[int]
    labels: list[str]
    utc: int
    changes: list[int]
    events: list[int]

    def key(self, number: int) -> int:
        """Return how many changes lie before a moment: where they are equally many, all is the same."""
        return bisect_right(self.changes, self.moments[number])


@dataclass(frozen=True)
class Scene:
    """What was so at a moment.

    Parameters
    ----------
    states : dict of str to tuple
        By claim: whether it had been said, whether it could be read, as `relate.as_of` tells.
    placed : tuple of str
        The claims that had been said or printed, or may have been, in the order of the reports.
    open, perhaps : list of str
        Accusations said by then without an answer said by then; and of these the ones with an answer
        that may have been said by then.
    """

    states: dict[str, tuple[str, str]]
    placed: tuple[str, ...]
    open: list[str]
    perhaps: list[str]


def film(
    corpus: Corpus, start: str | None = None, end: str | None = None, order: Sequence[str] | None = None
) -> Film:
    """Prepare a corpus to be replayed; parameters as for `replay`."""
    local = ZoneInfo(zone(corpus))  # whose day is meant where a report gives none
    found = bounds(corpus.claims, corpus.sources, local.key)
    found = found.set_index("claim_id").loc[corpus.claims["claim_id"]].reset_index()
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    pairs = met(corpus.claims, corpus.claim_links, who)
    replies = pairs.groupby("claim_id")["reply_id"].agg(lambda ids: ids.dropna().tolist())
    moments = _moments(_range(found, local, start, end), local)
    changes = sorted(_ends(found, "said") | _ends(found, "readable"))
    inside = {bisect_left(moments, change) for change in changes} if moments else set()
    events = sorted(number for number in inside if number < len(moments))
    labels = [_label(moment, local) for moment in moments]
    utc = _ahead(moments[0], local) if moments else LOCAL
    pack = deck(corpus, order, utc)
    charges = {str(one): list(ids) for one, ids in replies.items()}
    return Film(pack, found, charges, moments, labels, utc, changes, events)


def _ends(found: pd.DataFrame, kind: str) -> set[int]:
    ends = {*found[f"{kind}_earliest"].dropna(), *found[f"{kind}_latest"].dropna()}
    return {int(end) for end in ends} - {OPEN_START, OPEN_END}


def _range(
    found: pd.DataFrame, local: ZoneInfo, start: str | None, end: str | None
) -> tuple[date, date] | None:
    """Return first and last day: as asked for, else those of publication, else of saying."""
    known = _ends(found, "readable") or _ends(found, "said")
    if not known:
        return None
    first = _day(start) if start else _local(min(known), local).date()
    last = _day(end) if end else _local(max(known), local).date()
    if last < first:
        raise DataError(f"the end {last} comes before the start {first}; the end must be that day or later.")
    return first, last


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DataError(f"no day {text!r}; allowed: a date such as 2020-10-09.") from None


def _local(moment: int, local: ZoneInfo) -> datetime:
    return (_YEAR_ONE + timedelta(minutes=moment - minutes(_YEAR_ONE))).astimezone(local)


def _ahead(moment: int, local: ZoneInfo) -> int:
    """Return the hours that local time is ahead of UTC."""
    return round((_local(moment, local).utcoffset() or timedelta()) / timedelta(hours=1))


def _moments(days: tuple[date, date] | None, local: ZoneInfo) -> list[int]:
    if days is None:
        return []
    first, last = (
        minutes(datetime(day.year, day.month, day.day, tzinfo=local))
        for day in (days[0], days[1] + timedelta(days=1))
    )
    step = next((hours for hours in _HOURS if (last - first) / 60 / hours <= _MOMENTS), _HOURS[-1]) * 60
    return [*range(first, last, step), last]


def _label(moment: int, local: ZoneInfo) -> str:
    then = _local(moment, local)
    return f"{then:%a} {then.day} {then:%b %Y, %H:%M}"


def scene(film: Film, key: int) -> Scene:
    """Work out what was so after a number of changes."""
    now = film.changes[key - 1] if key else (film.changes[0] - 1 if film.changes else film.moments[0])
    found = at(film.bounds, _local(now, ZoneInfo("UTC")))
    told = zip(found["claim_id"], found["said"], found["readable"], strict=True)
    known = {claim: (said, readable) for claim, said, readable in told}
    states = {claim: known[claim] for claim in film.bounds["claim_id"]}
    placed = tuple(claim for claim, state in states.items() if _may(state))
    charges = [claim for claim in film.charges if states[claim][0] == YES]
    unmet = [one for one in charges if all(states[reply][0] != YES for reply in film.charges[one])]
    perhaps = [one for one in unmet if any(states[reply][0] != NO for reply in film.charges[one])]
    return Scene(states, placed, unmet, perhaps)


def _may(state: tuple[str, str]) -> bool:
    """Return whether a claim had been said, or may have been: nothing is printed before it is said."""
    said, readable = state
    return said != NO and {said, readable} - {UNKNOWN, NO} != set()


def lines(film: Film, now: Scene) -> list[str]:
    """Tell a moment in sentences: said, readable, unanswered, not placed."""
    said = [state[0] for state in now.states.values()]
    readable = [state[1] for state in now.states.values() if state[0] != NO]
    lost = sum(state == (UNKNOWN, UNKNOWN) for state in now.states.values())
    told = [
        f"Said by then: {count(said.count(YES), 'claim')}{_within(said)}.",
        f"Could be read: {count(readable.count(YES), 'claim')}{_within(readable)}.",
        _unanswered([now.states[one] for one in film.charges], now),
    ]
    if lost:
        told.append(f"Not placed, since neither report nor claim is dated: {count(lost, 'claim')}.")
    return [*told, scope(film.deck.book)]


def _within(states: Sequence[str]) -> str:
    """Count what happened within a span around the moment: before or after it is not known."""
    spans = [state.removeprefix("that ") for state in states if state.startswith("that ")]
    counts = {span: spans.count(span) for span in dict.fromkeys(spans)}
    return "".join(f"; {number} more {_in(span)}, {_finer(span)} unknown" for span, number in counts.items())


def _in(span: str) -> str:
    return f"on that {span}" if span == "day" else f"in that {span}"


def _finer(span: str) -> str:
    return {"day": "hour", "hour": "minute"}.get(span, "day")


def _unanswered(charges: Sequence[tuple[str, str]], now: Scene) -> str:
    said = sum(state[0] == YES for state in charges)
    unsure = sum(map(_may, charges)) - said
    more = f"; {unsure} more may have been" if unsure else ""
    if not said:
        return f"No accusation is known to have been said by then{more}."
    perhaps = f"; {len(now.perhaps)} of these may have had one" if now.perhaps else ""
    told = f"Accusations said by then: {said}{more}. Of the {said}, {len(now.open)} had no answer"
    return f"{told} by the side accused, as far as the dates are known{perhaps}."


def newest(film: Film, now: Scene) -> list[str]:
    """Return cards of the claims placed last; each is followed by nothing that came later."""
    table = film.bounds.set_index("claim_id").loc[list(now.placed)]
    onset = table["said_earliest"].where(table["said_earliest"] > OPEN_START, table["readable_earliest"])
    ordered = onset.sort_values(ascending=False, kind="stable").index
    return [_card(film, now, claim) for claim in ordered[:NEWEST]]


def _card(film: Film, now: Scene, claim: str) -> str:
    book = film.deck.book
    replies = [link for link in book.answered[claim] if _may(now.states[link["claim_id"]])]
    then = replace(book, answered={claim: replies}, until=_BY_THEN)
    return f'<div><p class="ng-then">{escape(_state(now.states[claim]))}</p>{card(then, claim)}</div>'


def _state(state: tuple[str, str]) -> str:
    """Say of a claim what is known of it at this moment."""
    said, readable = state
    if said == YES:
        could = {YES: "and could be read", NO: "not yet printed in this report"}
        return f"Said, {could.get(readable, 'whether it could be read is not known')}."
    span, done = (readable, "Printed") if said == UNKNOWN else (said, "Said")
    return f"{done} {_in(span.removeprefix('that '))}: whether before or after this moment is not known."
