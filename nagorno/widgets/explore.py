"""The explorer: choose claims by who, what, when and where they stand, read them, see them drawn."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets
import pandas as pd

from nagorno.corpus import Corpus, open
from nagorno.errors import DataError, one_of
from nagorno.widgets import silence
from nagorno.widgets.deck import FIGURES, LEDGER, NONE, TIMELINE, Deck, deck, pile, surfaced
from nagorno.widgets.find import ALL, LABELS, SILENT, WORDS, Finder, finder, fitting, masks, options
from nagorno.widgets.form import button, offer, quiet, row, search, select, toggle
from nagorno.widgets.screen import Screen, page, status

SHOWN = 40
STILL = 3  # cards that a page without a kernel shows
FIGURE = "figure"
EMPTY = "No claim fits this choice. That is a gap in these tables; it says nothing about the day."
MORE = "And {} more: choose a speaker, an act or words to see them."
PAIRS = "<p>Every pair of claim and answer in which one of these claims stands.</p>"


def explorer(
    corpus: Corpus | None = None, order: Sequence[str] | None = None, figure: str = TIMELINE
) -> widgets.VBox:
    """Show the claims of a corpus, to be chosen, searched, read and drawn.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.
    figure : str
        What is drawn of the claims at first: ``timeline``, ``ledger`` or ``none``.

    Returns
    -------
    ipywidgets.VBox
        Lists that say how many claims each value would find, a search, a switch for accusations
        without an answer, a line that counts, a figure, and a card for each claim: what is said,
        by whom and through whom, when, where, and what answers it.

    Raises
    ------
    DataError
        If `figure` is none of these, or `order` is not the parties of the corpus.
    """
    if figure not in FIGURES:
        raise DataError(one_of("figure", figure, FIGURES))
    corpus = open() if corpus is None else corpus
    pack = deck(corpus, order)
    claims = finder(corpus, pack.book)
    controls = _controls(claims, figure)
    clear = button("Clear", "Take back every choice: all claims again")
    line, drawn, body = widgets.HTML(), widgets.HTML(), widgets.HTML(tabbable=True)
    body.add_class("ng-scroll")

    def draw() -> None:
        found = _found(claims, controls)
        drawn.value = _figure(pack, controls[FIGURE].value, tuple(found["claim_id"]))

    def show() -> None:
        with quiet(observer, controls.values()):
            _recount(claims, controls)
        found = _found(claims, controls)
        line.value = status(_line(pack, claims, controls, found))
        body.value = _pile(pack, found)
        redraw()

    def reset(_: Any) -> None:
        with quiet(observer, controls.values()):
            for name, control in controls.items():
                control.value = control.value if name == FIGURE else _NONE.get(name, ALL)
        observer()

    redraw, observer = surfaced(draw, drawn), surfaced(show, body, line, drawn)
    for control in controls.values():
        control.observe(observer, names="value")
    observer()
    clear.on_click(reset)
    *lists, silent = controls.values()
    said = len(claims.labels["speaker_id"])
    words = f"Explorer: {len(corpus.claims)} claims by {said} speakers. Run the cell to choose."
    parts = (row(*lists, silent, clear), line, row(drawn, body))
    return Screen(parts, words, _still(pack, words))


_NONE = {SILENT: False}


def _controls(claims: Finder, figure: str) -> dict[str, Any]:
    """Return a control for each column, the search, the figure, and the switch, which stands last."""
    everything = options(claims, {})
    lists = {
        name: select(LABELS[name], listed, f"{LABELS[name]}: show only these claims")
        for name, listed in everything.items()
    }
    return lists | {
        WORDS: search("All of these words, in what is said or quoted and in names; accents do not matter"),
        FIGURE: select("Figure", FIGURES, "What is drawn of these claims", figure),
        SILENT: toggle("Show the silence", "Accusations that nobody of the side accused answers"),
    }


def _wanted(controls: Mapping[str, Any]) -> dict[str, Any]:
    return {name: control.value for name, control in controls.items() if name != FIGURE}


def _found(claims: Finder, controls: Mapping[str, Any]) -> pd.DataFrame:
    return claims.table[fitting(claims, masks(claims, _wanted(controls)))]


def _recount(claims: Finder, controls: Mapping[str, Any]) -> None:
    """Say anew how many claims each value would find; a list's own choice does not change its own."""
    wanted = _wanted(controls)
    for name, listed in options(claims, wanted).items():
        offer(controls[name], listed)
    others = fitting(claims, masks(claims, wanted), but=SILENT)
    controls[SILENT].description = f"Show the silence ({(others & claims.table[SILENT]).sum()})"


def _line(pack: Deck, claims: Finder, controls: Mapping[str, Any], found: pd.DataFrame) -> str:
    """Say how many were found; why, if none; and what a silence is, if it is asked for."""
    wanted = _wanted(controls)
    chosen = masks(claims, wanted)
    told = f"<strong>{len(found)}</strong> of {len(claims.table)} claims"
    if WORDS in chosen:
        told += f"; {chosen[WORDS].sum()} hold the words “{escape(wanted[WORDS].strip())}”"
    lines = [f"<p>{told}</p>"]
    if found.empty and chosen:
        lines.append(f"<p>{_instead(claims, chosen, wanted)}</p>")
    if wanted["side"] and claims.note:
        lines.append(f"<p>{escape(claims.note)}</p>")
    if wanted[SILENT]:
        reports = found["source_id"] if len(found) else claims.table["source_id"]
        lines.append(silence.told(pack.book, claims.silences, set(reports)))
    return "".join(lines)


def _instead(claims: Finder, chosen: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """Say what each choice leaves out, where nothing is left."""
    named = {WORDS: "the words", SILENT: "“Show the silence”"}
    found = []
    for name in chosen:
        label = named.get(name) or f"the {LABELS[name].lower()} “{claims.labels[name][wanted[name]]}”"
        found.append(f"without {label}: {fitting(claims, chosen, but=name).sum()}")
    return escape(f"Nothing fits all of it; {', '.join(found)}. “Clear” shows all again.")


def _pile(pack: Deck, found: pd.DataFrame) -> str:
    first = [pack.card(one) for one in found["claim_id"][:SHOWN]]
    return pile(first, len(found) - len(first), MORE, EMPTY)


def _figure(pack: Deck, kind: str, claims: tuple[str, ...]) -> str:
    if kind == NONE or not claims:
        return ""
    return page((PAIRS if kind == LEDGER else "") + pack.figure(kind, claims))


def _still(pack: Deck, words: str) -> str:
    """Return what a page without a kernel shows: the first cards, and no style that it might print."""
    first = pack.corpus.claims["claim_id"][:STILL]
    return f"<p>{escape(words)}</p>" + "".join(pack.card(one) for one in first)


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
    claims = corpus.claims
    for name, value in wanted.items():
        if value != ALL and value not in known[name]:
            raise DataError(one_of(LABELS[name].lower(), value, known[name]))
        claims = claims[claims[name] == value] if value != ALL else claims
    return claims


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
    return _pile(deck(corpus), matching(corpus, speaker, act, paragraph=paragraph, report=report))
