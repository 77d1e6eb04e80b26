"""The first screen: choose a speaker and a speech act, read the claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import ipywidgets as widgets
import pandas as pd

from nagorno.corpus import Corpus, open
from nagorno.errors import DataError, one_of
from nagorno.style import voices
from nagorno.widgets.claim import card
from nagorno.widgets.lookup import Book, book
from nagorno.widgets.screen import CSS, Screen

SHOWN = 40
STILL = 3  # cards that a page without a kernel shows
ALL = ""
Options = list[tuple[str, Any]]


def explorer(corpus: Corpus | None = None, order: Sequence[str] | None = None) -> widgets.VBox:
    """Show the claims of a corpus, to be chosen by speaker, speech act and place in the text.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.

    Returns
    -------
    ipywidgets.VBox
        Three drop-downs, a line that counts, and a card for each claim: what is said, by whom and
        through whom, when, where, and what answers it.
    """
    corpus = open() if corpus is None else corpus
    deck = _deck(corpus, order)
    selects = {name: _select(name, options) for name, options in _options(deck, order).items()}
    count, body = widgets.HTML(), widgets.HTML(layout=widgets.Layout(width="100%"))

    def show(_: Any = None) -> None:
        found = _matching(corpus, {name: select.value for name, select in selects.items()})
        count.value = _counted(deck, len(found))
        body.value = _cards(deck, found)

    for select in selects.values():
        select.observe(show, names="value")
    show()
    controls = widgets.HBox(
        tuple(selects.values()), layout=widgets.Layout(flex_flow="row wrap", width="100%")
    )
    speakers = len(selects["speaker_id"].options) - 1
    words = f"Explorer: {len(corpus.claims)} claims by {speakers} speakers. Run the cell to choose."
    return Screen((controls, count, body), words, _still(deck, words))


def matching(
    corpus: Corpus, speaker: str = ALL, act: str = ALL, *, paragraph: int | str = ALL, report: str = ALL
) -> pd.DataFrame:
    """Select the claims of a speaker, of a speech act, of a paragraph, of a report.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    speaker, act, report : str
        An actor id, a speech act, a source id; empty for all.
    paragraph : int or str
        A paragraph's number; empty for all.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims``.

    Raises
    ------
    DataError
        If nobody of that name speaks, or there is no such act, paragraph or report.
    """
    wanted = {"speaker_id": speaker, "act": act, "paragraph": paragraph, "source_id": report}
    known = {name: corpus.claims[name].unique().tolist() for name in wanted}
    known["act"] = corpus.schema.vocabulary("claims", "act")
    for name, value in wanted.items():
        if value != ALL and value not in known[name]:
            raise DataError(one_of(_LABELS[name].lower(), value, known[name]))
    return _matching(corpus, wanted)


def cards(
    corpus: Corpus, speaker: str = ALL, act: str = ALL, *, paragraph: int | str = ALL, report: str = ALL
) -> str:
    """Return the claims that `matching` selects as HTML, one card a claim.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    speaker, act, report : str
        As for `matching`.
    paragraph : int or str
        As for `matching`.

    Returns
    -------
    str
        The first 40 cards and how many more there are; every text of the tables is escaped.
    """
    return _cards(_deck(corpus), matching(corpus, speaker, act, paragraph=paragraph, report=report))


_LABELS = {"speaker_id": "Speaker", "act": "Speech act", "paragraph": "Paragraph", "source_id": "Report"}


@dataclass(frozen=True)
class _Deck:
    corpus: Corpus
    book: Book
    cards: dict[str, str]


def _deck(corpus: Corpus, order: Sequence[str] | None = None) -> _Deck:
    """Write every card once, so that a choice only picks them."""
    looked_up = book(corpus, order)
    return _Deck(corpus, looked_up, {one: card(looked_up, one) for one in corpus.claims["claim_id"]})


def _options(deck: _Deck, order: Sequence[str] | None) -> dict[str, Options]:
    """Return what can be chosen in each column, as label and value."""
    claims, single = deck.corpus.claims, len(deck.corpus.reports) == 1
    acts = claims["act"].value_counts()
    part = "paragraph" if single else "source_id"
    speaking = voices(deck.corpus, order)
    speakers = zip(
        speaking["lane"], speaking["speaker"], speaking["said"], speaking["speaker_id"], strict=True
    )
    offered: dict[str, Options] = {
        "speaker_id": [
            (f"{deck.book.roles[lane].label}: {name} ({n})", one) for lane, name, n, one in speakers
        ],
        "act": [
            (f"{deck.book.label('act', act)} ({acts.get(act, 0)})", act) for act in deck.book.meanings["act"]
        ],
        part: [(_part(deck, part, one, n), one) for one, n in claims.groupby(part).size().items()],
    }
    return {name: [(f"all ({len(claims)})", ALL), *options] for name, options in offered.items()}


def _part(deck: _Deck, column: str, value: Any, count: int) -> str:
    if column == "source_id":
        return f"{deck.book.name(deck.book.reports[value]['outlet_id'])}, {value} ({count})"
    return f"{value or 'headline'} ({count})"


def _select(name: str, options: Options) -> widgets.Dropdown:
    label = _LABELS[name]
    return widgets.Dropdown(
        options=options,
        description=label,
        tooltip=f"{label}: show only these claims",
        style={"description_width": "78px"},
        layout=widgets.Layout(width="auto", flex="1 1 230px", min_width="200px", max_width="420px"),
    )


def _matching(corpus: Corpus, wanted: Mapping[str, Any]) -> pd.DataFrame:
    claims = corpus.claims
    for column, value in wanted.items():
        if value != ALL:
            claims = claims[claims[column] == value]
    return claims


def _counted(deck: _Deck, found: int) -> str:
    total = len(deck.corpus.claims)
    return f'<p class="ng" role="status" aria-live="polite"><strong>{found}</strong> of {total} claims</p>'


def _cards(deck: _Deck, found: pd.DataFrame) -> str:
    """Join the cards of some claims."""
    chosen = [deck.cards[one] for one in found["claim_id"].iloc[:SHOWN]]
    if not chosen:
        return _page(
            "<p>No claim fits this choice. That is a gap in these tables; it says nothing about the day.</p>"
        )
    more = len(found) - len(chosen)
    rest = f"<p>And {more} more: choose a speaker or an act to see them.</p>" if more else ""
    return _page(
        f'<div class="ng-cards" tabindex="0" role="region" aria-label="Claims">{"".join(chosen)}</div>{rest}'
    )


def _page(body: str) -> str:
    return f'{CSS}<div class="ng">{body}</div>'


def _still(deck: _Deck, words: str) -> str:
    """Return what a page without a kernel shows: the first cards, and no style that it might print."""
    return f"<p>{escape(words)}</p>" + "".join(list(deck.cards.values())[:STILL])
