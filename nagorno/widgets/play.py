"""The replay: move through the days; what had been said, what could be read, what stood unanswered."""

from collections.abc import Sequence
from functools import lru_cache, partial
from html import escape
from typing import Any

import ipywidgets as widgets

from nagorno.corpus import Corpus, open
from nagorno.describe.words import count
from nagorno.widgets.deck import TIMELINE, pile, surfaced
from nagorno.widgets.form import LABEL, button, row, toggle
from nagorno.widgets.scene import EMPTY, MORE, Film, Scene, film, lines, newest, scene
from nagorno.widgets.screen import Screen, page, status

SECOND = 1000  # milliseconds between two steps: longer than a step takes
PACE = 3  # moments in a step of the player
NO_DATE = "No report here says when it was published, and no claim when it was said: nothing can be replayed."


def replay(
    corpus: Corpus | None = None,
    start: str | None = None,
    end: str | None = None,
    order: Sequence[str] | None = None,
) -> widgets.VBox:
    """Move through the days of a corpus: who could know what when.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    start, end : str, optional
        First and last day, such as ``2020-10-09``; by default those on which the first and the last
        of the reports were published.
    order : sequence of str, optional
        The two parties' actor ids, the one that stands first in front.

    Returns
    -------
    ipywidgets.VBox
        A slider (arrow keys move it), buttons to the event before and the next one, a button that
        plays and pauses; what had been said, what could be read and which accusations stood
        unanswered at that moment, in words; a timeline up to it, and the newest claims as cards.

    Raises
    ------
    DataError
        If `start` or `end` is no day, or `end` comes before `start`.
    """
    corpus = open() if corpus is None else corpus
    reel = film(corpus, start, end, order)
    line, drawn, body = widgets.HTML(), widgets.HTML(), widgets.HTML(tabbable=True)
    body.add_class("ng-scroll")
    if not reel.moments:
        line.value = page(f"<p>{NO_DATE}</p>")
        return Screen((line,), f"Replay: {NO_DATE}", f"<p>{NO_DATE}</p>")
    slider = _slider(reel)
    _wire(reel, slider, line, drawn, body)
    player = _player(slider)
    steps = _steps(reel, slider)
    words = f"Replay: {count(len(reel.moments), 'moment')}, {reel.labels[0]} to {reel.labels[-1]}."
    last = _told(reel, -1, scene(reel, len(reel.changes)))
    still = f"<p>{escape(words)} Run the cell to move.</p>{last}"
    return Screen((row(slider), row(*steps, *player), line, row(drawn, body)), words, still)


def _slider(reel: Film) -> Any:
    options = [(label, number) for number, label in enumerate(reel.labels)]
    look = {"layout": widgets.Layout(width="100%", max_width="760px"), "style": {"description_width": LABEL}}
    slider = widgets.SelectionSlider(
        options=options,
        value=0,
        description="Moment",
        tooltip="Left and right arrow keys move it",
        continuous_update=False,
        **look,
    )
    slider.add_class("ng-moment")  # its label is longer than what ipywidgets leaves for one
    return slider


def _wire(reel: Film, slider: Any, line: widgets.HTML, drawn: widgets.HTML, body: widgets.HTML) -> None:
    """Show the moment that the slider stands at; between two changes nothing is worked out anew."""
    seen = lru_cache(maxsize=64)(partial(scene, reel))

    def show() -> None:
        now = seen(reel.key(slider.value))
        line.value = status(_told(reel, slider.value, now))
        cards = newest(reel, now)
        body.value = pile(cards, len(now.placed) - len(cards), MORE, EMPTY)
        redraw()

    def draw() -> None:
        claims = seen(reel.key(slider.value)).placed
        drawn.value = page(reel.deck.figure(TIMELINE, claims)) if claims else ""

    redraw, observer = surfaced(draw, drawn), surfaced(show, body, line, drawn)
    slider.observe(observer, names="value")
    observer()


def _told(reel: Film, number: int, now: Scene) -> str:
    """Return a moment and what was so at it, as paragraphs."""
    told = "".join(f"<p>{escape(each)}</p>" for each in lines(reel, now))
    return f"<p><strong>{reel.labels[number]} (UTC{reel.utc:+d})</strong></p>{told}"


def _player(slider: Any) -> tuple[Any, Any]:
    """Return a button that plays and pauses, and the clock behind it, whose own buttons have no names."""
    clock = widgets.Play(min=0, max=len(slider.options) - 1, step=PACE, interval=SECOND, show_repeat=False)
    clock.layout.display = "none"
    press = toggle("Play", "Move on every second; press again to pause")

    def turn(change: Any) -> None:
        if change["new"]:  # whole steps, so that the last one ends at the end
            slider.value -= slider.value % PACE
        press.description = "Pause" if change["new"] else "Play"

    press.observe(turn, names="value")
    widgets.link((clock, "value"), (slider, "value"))
    widgets.link((press, "value"), (clock, "playing"))
    return press, clock


def _steps(reel: Film, slider: Any) -> tuple[Any, Any]:
    """Return the buttons to the moments at which something changes."""
    before = button("Event before", "To the last moment at which something was said or printed")
    after = button("Next event", "To the next moment at which something is said or printed")

    def back(_: Any) -> None:
        slider.value = max((event for event in reel.events if event < slider.value), default=0)

    def forth(_: Any) -> None:
        last = len(reel.moments) - 1
        slider.value = min((event for event in reel.events if event > slider.value), default=last)

    before.on_click(back)
    after.on_click(forth)
    return before, after
