"""What the screens share: the cards of a corpus, the figures of some claims, an error as a sentence."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from html import escape
from typing import Any

import ipywidgets as widgets

from nagorno.charts.days import LOCAL, claim_times
from nagorno.charts.ledger import of_pairs
from nagorno.charts.timeline import of_times
from nagorno.corpus import Corpus
from nagorno.describe import is_text_only
from nagorno.describe.pairs import pairs
from nagorno.errors import DataError
from nagorno.widgets.claim import card
from nagorno.widgets.lookup import Book, book
from nagorno.widgets.picture import picture
from nagorno.widgets.screen import page

KEPT = 32  # pictures; each is about 120 kB
TIMELINE, LEDGER, NONE = "timeline", "ledger", "none"
FIGURES = (TIMELINE, LEDGER, NONE)


@dataclass(frozen=True)
class Deck:
    """A corpus ready to be shown.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    book : Book
        Its tables, indexed.
    card : callable
        Returns the card of a claim id; each is written once.
    figure : callable
        Takes a kind of `FIGURES` and a tuple of claim ids, returns the figure of them as HTML.
    """

    corpus: Corpus
    book: Book
    card: Callable[[str], str]
    figure: Callable[[str, tuple[str, ...]], str]


def deck(corpus: Corpus, order: Sequence[str] | None = None, utc: int = LOCAL) -> Deck:
    """Index a corpus for a screen.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    order : sequence of str, optional
        Which party stands first.
    utc : int
        Hours that the time of the figures is ahead of UTC.

    Returns
    -------
    Deck
        The corpus with its cards and figures.
    """
    looked_up = book(corpus, order)
    return Deck(corpus, looked_up, cache(partial(card, looked_up)), _figures(corpus, order, utc))


def _figures(corpus: Corpus, order: Sequence[str] | None, utc: int) -> Callable[[str, tuple[str, ...]], str]:
    """Return a function that draws claims; what all its figures share is found once."""
    times, found = cache(partial(claim_times, corpus, utc)), cache(partial(pairs, corpus))

    def timeline(claims: Collection[str]) -> str:
        chosen = times()[times()["claim_id"].isin(claims)]
        return picture(of_times(corpus, chosen.reset_index(drop=True), order, utc=utc))

    def ledger(claims: Collection[str]) -> str:
        chosen = found()[found()[["claim_id", "reply_id"]].isin(claims).any(axis=1)]
        if chosen.empty:
            return "<p>None of these claims answers another, and no accusation among them is left open.</p>"
        return picture(of_pairs(corpus, chosen.reset_index(drop=True), order=order))

    draw = {TIMELINE: timeline, LEDGER: ledger}

    @lru_cache(maxsize=KEPT)
    def drawn(kind: str, claims: tuple[str, ...], _words: bool) -> str:
        return draw[kind](claims)

    # A picture drawn before the text-only switch was turned is no answer after it.
    return lambda kind, claims: drawn(kind, claims, is_text_only())


def pile(cards: Sequence[str], more: int, rest: str, empty: str) -> str:
    """Lay cards out as HTML.

    Parameters
    ----------
    cards : sequence of str
        What `card` returned.
    more : int
        How many there are beyond these.
    rest : str
        A sentence about them, with ``{}`` for their number.
    empty : str
        A sentence for no card at all.

    Returns
    -------
    str
        The style, the cards and the sentence.
    """
    if not cards:
        return page(f"<p>{escape(empty)}</p>")
    told = f"<p>{escape(rest.format(more))}</p>" if more else ""
    return page(f'<div class="ng-cards" role="region" aria-label="Claims">{"".join(cards)}</div>{told}')


def surfaced(show: Callable[[], None], *places: widgets.HTML) -> Callable[..., None]:
    """Make an observer of a function that redraws: an error becomes a sentence on the screen.

    Parameters
    ----------
    show : callable
        Redraws.
    *places : ipywidgets.HTML
        Where the sentence goes; the others are emptied, so that nothing stale stands beside it.

    Returns
    -------
    callable
        Takes a change, or nothing.
    """

    # Whatever goes wrong: an error in a callback would vanish in a log, and the screen would be stale.
    def observer(_: Any = None) -> None:
        try:
            show()
        except Exception as error:
            first, *others = places
            first.value = page(f'<p class="ng-gap" role="alert">{escape(_sentence(error))}</p>')
            for place in others:
                place.value = ""

    return observer


def _sentence(error: Exception) -> str:
    if isinstance(error, DataError):
        return f"This cannot be shown: {error}"
    told = f"This cannot be shown ({type(error).__name__}: {error})."
    return f"{told} If these tables are your own, nagorno.check(folder) lists what is wrong with them."
