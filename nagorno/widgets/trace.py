"""The tracer: walk one claim back from the page to whoever first said it, and on to its copies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import Any

import ipywidgets as widgets

from nagorno import relate
from nagorno.corpus import Corpus, open
from nagorno.describe.words import capital, count
from nagorno.errors import DataError, one_of
from nagorno.widgets.claim import mark
from nagorno.widgets.copies import Copies, copies, offered, table, told
from nagorno.widgets.deck import Deck, deck, surfaced
from nagorno.widgets.find import ALL, WORDS, Finder, finder, fitting, masks
from nagorno.widgets.form import button, group, offer, quiet, row, search, select
from nagorno.widgets.lookup import Book
from nagorno.widgets.screen import Screen, page, status

NOBODY = "No claim holds this. Empty the search, or choose all reports."
END = "Here the chain ends: the report leads no further."
# What `relate.trace` says of a step that the report leaves open.
_OPEN = re.compile(r"; ([^;]*?(?:does not say|does not name|is not said))(?=[.;])")


@dataclass(frozen=True)
class _Walk:
    """A corpus ready to be walked: its cards, what claims are found by, every step, every copy."""

    deck: Deck
    claims: Finder
    steps: dict[str, list[dict[str, Any]]]
    copies: Copies


def tracer(
    corpus: Corpus | None = None, claim_id: str | None = None, order: Sequence[str] | None = None
) -> widgets.VBox:
    """Walk a claim back step by step, and see where else it is told.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    claim_id : str, optional
        The claim that is shown at first; by default the first with the longest chain.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.

    Returns
    -------
    ipywidgets.VBox
        Lists to choose a report and a claim, a search, the steps of its chain with what the report
        leaves open in each, its copies in other reports, and a button that goes to one of them.

    Raises
    ------
    DataError
        If there is no such claim, or `order` is not the parties of the corpus.
    """
    corpus = open() if corpus is None else corpus
    walk = _walk(corpus, order)
    if claim_id is not None and claim_id not in walk.steps:
        raise DataError(one_of("claim", claim_id, walk.steps))
    start = claim_id or _longest(walk)
    controls = _controls(walk, start)
    chain, others = widgets.HTML(), widgets.HTML()
    _wire(walk, controls, chain, others)
    sentence = f"Tracer: {count(len(walk.steps), 'chain')} to walk back. Run the cell to choose a claim."
    above, below = (
        row(controls[first], group(*(controls[name] for name in buttons)))
        for first, *buttons in (_ABOVE, _BELOW)
    )
    choice = (row(controls["report"], controls["words"]), row(controls["claim"]))
    whole = _chain(walk, start, len(walk.steps.get(start, [])))
    still = f"<p>{escape(sentence)}</p>{whole}{told(walk.copies, start)}"
    return Screen((*choice, above, chain, others, below), sentence, still)


_ABOVE, _BELOW = ("step", "back", "forward"), ("copy", "jump", "home")


def _walk(corpus: Corpus, order: Sequence[str] | None) -> _Walk:
    pack = deck(corpus, order)
    steps = relate.trace(corpus.claims, corpus.attributions, corpus.actors, corpus.sources)
    rows: list[Any] = steps[["claim_id", "actor_id", "name", "sentence"]].to_dict("records")
    chains: dict[str, list[dict[str, Any]]] = {one: [] for one in pack.book.claims}
    for each in rows:
        chains[each["claim_id"]].append(each)
    return _Walk(pack, finder(corpus, pack.book), chains, copies(corpus))


def _longest(walk: _Walk) -> str:
    """Return the first claim with the longest chain, or an empty text if there is none."""
    return max(walk.steps, key=lambda one: len(walk.steps[one]), default="")


def _controls(walk: _Walk, start: str) -> dict[str, Any]:
    found = "All of these words, in what is said or quoted and in names; accents do not matter"
    return {
        "report": select("Report", _reports(walk), "Only claims of this report", most=520),
        "words": search(found),
        "claim": select("Claim", _offered(walk, ALL, ""), "The claim that is walked back", start, most=1200),
        "step": select("Step", [], "The chain of this claim, from the page back to the speaker", None),
        "back": button("One step back", "Towards whoever first said it"),
        "forward": button("One step towards the page", "Towards the report that prints it"),
        "copy": select("Copies", [], "Where else this is told or summed up", None, most=760),
        "jump": button("Go to this copy", "Walk the chosen copy back"),
        "home": button("Return", "To the claim that was walked before"),
    }


def _wire(walk: _Walk, controls: dict[str, Any], chain: widgets.HTML, others: widgets.HTML) -> None:
    """Let each control answer: a choice of claims, the claim, the step, the buttons."""
    report, words, claim, step, copy = (
        controls[name] for name in ("report", "words", "claim", "step", "copy")
    )
    been: list[str] = []

    def choose() -> None:
        with quiet(opened, [claim]):
            offer(claim, _offered(walk, report.value, words.value))
        opened()

    def enter() -> None:
        with quiet(moved, [step]):
            offer(step, _places(walk, claim.value), 0)
        offer(copy, offered(walk.copies, walk.deck.book, claim.value))
        others.value = page(told(walk.copies, claim.value) + table(walk.copies, walk.deck.book, claim.value))
        moved()

    def move() -> None:
        chain.value = page(status(_chain(walk, claim.value, step.value)))

    def go(target: str) -> None:
        with quiet(chosen, [report, words]), quiet(opened, [claim]):
            if target not in [one for _, one in claim.options]:
                report.value, words.value = ALL, ""
            offer(claim, _offered(walk, report.value, words.value), target)
        opened()

    def jump(_: Any) -> None:
        if copy.value:
            been.append(claim.value)
            go(copy.value)

    def turn(number: int) -> None:
        if step.value is not None:
            step.value = min(max(step.value + number, 0), len(step.options) - 1)

    chosen, opened = surfaced(choose, chain, others), surfaced(enter, chain, others)
    moved = surfaced(move, chain)
    for control, observer in ((report, chosen), (words, chosen), (claim, opened), (step, moved)):
        control.observe(observer, names="value")
    controls["back"].on_click(lambda _: turn(1))
    controls["forward"].on_click(lambda _: turn(-1))
    controls["jump"].on_click(jump)
    controls["home"].on_click(lambda _: go(been.pop()) if been else None)
    opened()


def _reports(walk: _Walk) -> list[tuple[str, str]]:
    """Return the reports that can be chosen, with the number of their claims."""
    book, counts = walk.deck.book, walk.claims.table["source_id"].value_counts()
    listed = [(f"{book.name(row['outlet_id'])}, {one}", one) for one, row in book.reports.items()]
    return [
        (f"all ({counts.sum()})", ALL),
        *((f"{label} ({counts.get(one, 0)})", one) for label, one in listed),
    ]


def _offered(walk: _Walk, report: str, words: str) -> list[tuple[str, str]]:
    """Return the claims of a report that hold some words; a sentence where there is none."""
    book = walk.deck.book
    chosen = masks(walk.claims, {"source_id": report, WORDS: words})
    found = walk.claims.table.loc[fitting(walk.claims, chosen), "claim_id"]
    rows = [(one, book.claims[one]) for one in found]
    listed = [(f"{one}, {book.name(row['speaker_id'])}: {row['proposition']}", one) for one, row in rows]
    return [(shorten(label, 150, placeholder=" …"), one) for label, one in listed] or [(NOBODY, ALL)]


def _places(walk: _Walk, claim: str) -> list[tuple[str, int]]:
    return [(f"{number}. {step['name']}", number) for number, step in enumerate(walk.steps.get(claim, []))]


def _chain(walk: _Walk, claim: str, reached: int | None) -> str:
    """Tell a chain as far as it has been walked, its gaps aloud."""
    if claim not in walk.steps:
        return f"<p>{escape(NOBODY)}</p>"
    book, steps = walk.deck.book, walk.steps[claim]
    row, here = book.claims[claim], steps[: (reached or 0) + 1]
    told = "".join(f'<li value="{n}">{_step(book, step)}</li>' for n, step in enumerate(here))
    left = len(steps) - len(here)
    end = f"{capital(count(left, 'more step'))} lead back from here." if left else END
    end = end.replace("lead", "leads") if left == 1 else end
    return (
        f'<p class="ng-words">{escape(row["proposition"])}</p><p><code>{escape(claim)}</code></p>'
        f'<ol class="ng-steps" start="0">{told}</ol><p>{end}</p>'
    )


def _step(book: Book, step: Mapping[str, Any]) -> str:
    """Tell one step; what the report leaves open in it is marked by a dashed line."""
    told = step["sentence"]
    gaps = "".join(f'<span class="ng-gap">{escape(capital(gap))}.</span>' for gap in _OPEN.findall(told))
    return f"{mark(book.role(step['actor_id']))} {escape(_OPEN.sub('', told))}{gaps}"
