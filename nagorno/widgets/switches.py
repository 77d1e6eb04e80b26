"""Two screens of switches: words in place of pictures, and the names and lines of a map."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, NamedTuple

import ipywidgets as widgets

from nagorno import charts
from nagorno.charts.map import whose_lines
from nagorno.charts.places import labels
from nagorno.corpus import Corpus, open
from nagorno.describe import is_text_only, text_only
from nagorno.describe import map as words
from nagorno.describe.verbs import language_name
from nagorno.errors import DataError
from nagorno.style import roles
from nagorno.widgets.picture import picture
from nagorno.widgets.screen import CSS, Screen, status

SWITCH = "Words in place of pictures"
PICTURES = "Charts are shown as pictures, each with its description for screen readers."
WORDS = "Charts are shown as their descriptions in words, without a picture."
AGAIN = "This holds for every chart drawn from now on: run a cell again to see it."
LINES = "Coast and boundaries"


class Naming(NamedTuple):
    """A naming policy, as `charts.map` takes it."""

    by: str = "source"
    language: str | None = None
    order: tuple[str, ...] | None = None


def text_only_switch() -> widgets.VBox:
    """Offer to show descriptions in place of pictures, in every chart and screen of the package.

    Returns
    -------
    ipywidgets.VBox
        A checkbox, and a sentence that says what it does now; it sets `nagorno.describe.text_only`.

    Examples
    --------
    >>> text_only_switch()
    Words in place of pictures: off. Run the cell to change it.
    """
    switch = widgets.Checkbox(
        value=is_text_only(), description=SWITCH, indent=False, tooltip=AGAIN, layout={"width": "auto"}
    )
    said = widgets.HTML(_said(WORDS if switch.value else PICTURES, AGAIN))

    def turn(change: Any) -> None:
        text_only(change["new"])
        said.value = _said(WORDS if change["new"] else PICTURES, AGAIN)

    switch.observe(turn, names="value")
    told = f"{SWITCH}: {'on' if switch.value else 'off'}. Run the cell to change it."
    return Screen((switch, said), told)


def places(corpus: Corpus | None = None, order: Sequence[str] | None = None) -> widgets.VBox:
    """Show the map of the places that claims name, with a switch for names and one for lines.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    order : sequence of str, optional
        The two parties' actor ids: which one is offered first.

    Returns
    -------
    ipywidgets.VBox
        A drop-down of whose names are written, a checkbox for coast and boundaries, a sentence on
        whose names and lines these are, and the map with its description.

    Examples
    --------
    >>> import nagorno
    >>> names, lines = places(nagorno.open("article")).children[0].children
    >>> names.description, lines.description
    ('Names', 'Coast and boundaries')
    """
    corpus = open() if corpus is None else corpus
    names = widgets.Dropdown(
        options=namings(corpus, order),
        description="Names",
        tooltip="Names: whose form of a name the map writes",
        style={"description_width": "52px"},
        layout=widgets.Layout(width="auto", flex="1 1 260px", min_width="200px", max_width="460px"),
    )
    lines = widgets.Checkbox(
        value=True,
        description=LINES,
        indent=False,
        tooltip=f"{LINES}: whether the map draws any line",
        layout={"width": "auto"},
    )
    said, body = widgets.HTML(), widgets.HTML()

    @cache
    def drawn(naming: Naming, with_lines: bool, _: bool) -> tuple[str, tuple[str, str], str]:
        """Draw each map once; whether words stand in its place is part of what it is asked for by."""
        chart = charts.map(corpus, **naming._asdict(), lines=with_lines)
        whose = words.naming(corpus, *naming), whose_lines(with_lines)
        return chart.description.headline, whose, f'<div class="ng">{picture(chart)}</div>'

    def show(_: Any = None) -> None:
        _, whose, body.value = drawn(names.value, lines.value, is_text_only())
        said.value = _said(*whose)

    for control in (names, lines):
        control.observe(show, names="value")
    show()
    headline, whose, _ = drawn(names.value, lines.value, is_text_only())
    controls = widgets.HBox((names, lines), layout=widgets.Layout(flex_flow="row wrap", width="100%"))
    told = f"Map: {headline}. Run the cell to switch names and lines."
    # No picture in the still: it differs from one machine's fonts to the next.
    return Screen((controls, said, body), told, _paragraphs(told, *whose))


def namings(corpus: Corpus, order: Sequence[str] | None = None) -> list[tuple[str, Naming]]:
    """Return the naming policies that a corpus has names for, as label and policy.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    order : sequence of str, optional
        The two parties' actor ids: which one is offered first.

    Returns
    -------
    list of tuple
        The report's form; both parties' forms, either in front; each language, with how many of the
        places that claims name have a form in it, the one with most first.

    Examples
    --------
    >>> import nagorno
    >>> namings(nagorno.open("article"))[0][0]
    'as in the report'
    """
    report = "as in the report" if len(corpus.reports) == 1 else "as in the main report"
    told = corpus.names[corpus.names["place_id"].isin(corpus.claim_places["place_id"])]
    known = told.groupby("language")["place_id"].nunique()
    total = corpus.claim_places["place_id"].nunique()
    spoken = [
        (f"{language_name(tag)} ({known[tag]} of {total} places)", Naming(language=tag))
        for tag in sorted(known.index, key=lambda tag: (-known[tag], language_name(tag)))
    ]
    return [(report, Naming()), *_both(corpus, order), *spoken]


def _both(corpus: Corpus, order: Sequence[str] | None) -> list[tuple[str, Naming]]:
    """Offer both parties' forms, either in front, where it is known which languages those are."""
    parties = [role for lane, role in roles(corpus, order).items() if lane in corpus.schema.parties]
    try:
        labels(corpus, "both", None, None)
    except DataError:
        return []
    ids = [role.lane for role in parties]
    offered = zip(parties, (ids, ids[::-1]), strict=True)
    return [(f"both parties, {role.label} first", Naming("both", None, tuple(one))) for role, one in offered]


def _said(*sentences: str) -> str:
    return CSS + status(_paragraphs(*sentences))


def _paragraphs(*sentences: str) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
