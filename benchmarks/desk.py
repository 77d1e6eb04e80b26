"""Time a step at the coding desk, in the kernel: median and worst of every control moved through its values.

The desk codes the article, its longest report. A step ends when its file is written and all HTML is set.
"""

import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

import nagorno
from nagorno import coding
from nagorno.coding.files import text
from nagorno.widgets import desk

BUDGET = 100  # ms, for the median
STEPS = 500
ARTICLE = nagorno.open("article")
SHEET = coding.sheet(ARTICLE)


def controls(box: widgets.Widget) -> dict[str, widgets.Widget]:
    """Find the controls of a desk by what they are called."""
    found = {box.description: box} if getattr(box, "description", "") else {}
    for child in getattr(box, "children", ()):
        found |= controls(child)
    return found


def milliseconds(step: Callable[[], object]) -> float:
    """Time one step."""
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


def moved(control: widgets.Widget, values: list[object]) -> list[float]:
    """Move a control through its values."""
    return [milliseconds(lambda value=value: setattr(control, "value", value)) for value in values]


def line(name: str, times: list[float]) -> str:
    """Say what a control takes."""
    middle = statistics.median(times)
    kept = "within" if middle <= BUDGET else "OVER"
    return f"{name:32} median {middle:6.1f} ms, worst {max(times):6.1f} ms: {kept} {BUDGET} ms"


def main() -> None:
    """Print a line for each control, for the comparison, and for memory."""
    with tempfile.TemporaryDirectory() as folder:
        screen = desk(ARTICLE, file=Path(folder) / "mine.csv")
        found = controls(screen)
        found["Item"].value = len(SHEET.items)
        for name in ("Speaker", "Speech act", "Aimed at", "Relation", "To item"):
            options = [*found[name].options] or ["1"]
            print(line(name, moved(found[name], options)))
        print(line("Note", moved(found["Note"], ["one", "two", "three"])))
        print(line("Next", [milliseconds(found["Previous"].click) for _ in SHEET.items.index]))
        for others in (0, 10):
            mates = {f"mate {number}": coding.published(SHEET) for number in range(others)}
            now = time_of_files(mates, found["Add classmates' files"])
            print(
                line(f"open comparison, {others} classmates", compared(found["Compare"])),
                f"(files: {now:.0f} ms)",
            )
        print(line("code with comparison open", moved(found["Speech act"], [*found["Speech act"].options])))
        print(memory(found))


def compared(toggle: widgets.ToggleButton) -> list[float]:
    """Open the comparison several times."""
    times = []
    for _ in range(5):
        toggle.value = False
        times += moved(toggle, [True])
    return times


def time_of_files(mates: dict[str, object], upload: widgets.FileUpload) -> float:
    """Hand classmates' files over, as a browser does."""
    from datetime import UTC, datetime

    stamp = {"type": "text/csv", "size": 1, "last_modified": datetime.now(UTC)}
    files = [{"name": name, "content": text(codes, SHEET).encode(), **stamp} for name, codes in mates.items()]
    return milliseconds(lambda: setattr(upload, "value", files))


def memory(found: dict[str, widgets.Widget]) -> str:
    """Say what the kernel holds after many steps more than before."""
    found["Compare"].value = False
    acts = found["Speech act"].options
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for step in range(STEPS):
        found["Speech act"].value = acts[step % len(acts)]
    after = tracemalloc.get_traced_memory()[0]
    return f"memory after {STEPS} steps: {(after - before) / 1024:+.0f} KiB"


if __name__ == "__main__":
    main()
