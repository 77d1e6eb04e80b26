"""Time what a reader of a screen waits for: every control moved through its values: `make bench`.

Kernel-side: from the change of a value to the last HTML that follows it. Each screen is measured
with words and cards alone and with its figure; memory is that of the process before and after.
"""

import gc
import itertools
import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets as widgets

import nagorno
from nagorno.widgets import explorer, replay, tracer

ROUNDS = 3
UPDATES = 500
LISTS = (widgets.Dropdown, widgets.Select, widgets.SelectionSlider)
BUDGETS = {"words": (100, None), "figure": (300, 600)}  # median and worst, in milliseconds
WORDS = ("shelling", "ceasefire Moscow", "şuşa", "no such word")
Step = Callable[[], None]


def controls(box: widgets.Widget) -> Iterator[Any]:
    """Yield every control inside a box."""
    for child in getattr(box, "children", ()):
        yield child
        yield from controls(child)


def steps(screen: widgets.VBox) -> Iterator[Step]:
    """Yield a step for each value of each control; after a control's values, its first one again."""
    for control in controls(screen):
        if isinstance(control, widgets.Button):
            yield control.click
        elif isinstance(control, LISTS):
            values = [value for _, value in control._options_full if value != control.value]
            yield from (partial(setattr, control, "value", value) for value in [*values, control.value])
        elif isinstance(control, widgets.ToggleButton):
            yield from (partial(setattr, control, "value", value) for value in (True, False))
        elif isinstance(control, widgets.Text):
            yield from (partial(setattr, control, "value", value) for value in (*WORDS, ""))


def milliseconds(screen: widgets.VBox) -> list[tuple[float, float]]:
    """Return the wall and the processor time of every step."""
    found = []
    for step in steps(screen):
        start, busy = time.perf_counter(), time.process_time()
        step()
        own = time.process_time() - busy
        found.append(((time.perf_counter() - start) * 1000, own * 1000))
    return found


def memory() -> float:
    """Return the megabytes that the process holds (Linux; elsewhere 0)."""
    gc.collect()
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if file.exists() else 0.0


def measured(name: str, kind: str, make: Callable[[], widgets.VBox]) -> None:
    """Print the median and the worst step: of each the best of several fresh screens, as in `load`."""
    rounds = [milliseconds(make()) for _ in range(ROUNDS)]
    best = [[min(each) for each in zip(*pair, strict=True)] for pair in zip(*rounds, strict=True)]
    wall, own = zip(*best, strict=True)
    median, worst = statistics.median(wall), max(wall)
    most, most_worst = BUDGETS[kind]
    kept = "within" if median <= most and (most_worst is None or worst <= most_worst) else "OVER"
    limits = f"{kept} {most}, {most_worst} ms" if most_worst else f"{kept} {most} ms"
    busy = f"processor {statistics.median(own):.0f}, {max(own):.0f}"
    times = f"median {median:.0f} ms, worst {worst:.0f} ({busy})"
    print(f"{name:18} {kind:7} {len(wall):4} updates: {times}: {limits}")


def main() -> None:
    """Print a line for each screen, then what 500 updates leave in memory."""
    truce = nagorno.open("truce")
    milliseconds(explorer(nagorno.open("article")))  # fonts are read once for all figures
    measured("explorer", "words", partial(explorer, truce, figure="none"))
    measured("explorer, timeline", "figure", partial(explorer, truce, figure="timeline"))
    measured("explorer, ledger", "figure", partial(explorer, truce, figure="ledger"))
    measured("tracer", "words", partial(tracer, truce))
    measured("replay", "figure", partial(replay, truce))
    for make in (explorer, tracer, replay):
        screen = make(truce)
        milliseconds(screen)  # what is kept is kept by now
        before, start = memory(), time.perf_counter()
        again = itertools.chain.from_iterable(steps(screen) for _ in range(9))
        for step in itertools.islice(again, UPDATES):
            step()
        took = f"{UPDATES} more updates in {time.perf_counter() - start:.0f} s"
        print(f"{make.__name__:18} memory {before:.0f} MB, after {took} {memory():.0f} MB")


if __name__ == "__main__":
    main()
