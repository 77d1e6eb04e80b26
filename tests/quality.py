"""What a figure must hold, measured with the renderer: used by the tests of every chart."""

import re
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from nagorno.charts.chart import Chart
from nagorno.style import PAPER, SIZE

SMALLEST = 7.0
CONTRAST = 4.5


def drawn(figure: Figure) -> FigureCanvasAgg:
    """Draw a figure and return its canvas."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return canvas


def texts(figure: Figure) -> list[Text]:
    """Return the texts that can be seen."""
    return [
        text
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and (text.axes is None or text.axes.get_visible())
    ]


def problems(figure: Figure) -> list[str]:
    """Return what is wrong with a figure: overlaps, cuts, small or pale text, a wrong size."""
    renderer = drawn(figure).get_renderer()
    seen = texts(figure)
    boxes = [(text, text.get_window_extent(renderer)) for text in seen]
    boxes = [(text, box) for text, box in boxes if box.width > 0 and _shown(text, figure)]
    page = figure.bbox
    found = []
    if tuple(figure.get_size_inches()) != SIZE:
        found.append(f"size {tuple(figure.get_size_inches())}")
    for text, box in boxes:
        name = text.get_text()
        if (
            box.x0 < page.x0 - 0.5
            or box.x1 > page.x1 + 0.5
            or box.y0 < page.y0 - 0.5
            or box.y1 > page.y1 + 0.5
        ):
            found.append(f"outside: {name!r}")
        if text.get_fontsize() < SMALLEST:
            found.append(f"{text.get_fontsize()} points: {name!r}")
        ground = _ground(text)
        if contrast(text.get_color(), ground) < CONTRAST:
            found.append(f"contrast {contrast(text.get_color(), ground):.1f}: {name!r}")
    for (one, its), (other, its_box) in combinations(boxes, 2):
        if min(its.x1, its_box.x1) - max(its.x0, its_box.x0) > 1 and (
            min(its.y1, its_box.y1) - max(its.y0, its_box.y0) > 1
        ):
            found.append(f"overlap: {one.get_text()!r} and {other.get_text()!r}")
    return found


def _shown(text: Text, figure: Figure) -> bool:
    """Return whether a tick's label lies within the limits of its axis."""
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
                if text in (tick.label1, tick.label2):
                    low, high = sorted(axis.get_view_interval())
                    return bool(low - 1e-9 <= tick.get_loc() <= high + 1e-9)
    return True


def _ground(text: Text) -> str:
    """Return the colour behind a text: its own box, if it is filled, or the paper."""
    patch = text.get_bbox_patch()
    return PAPER if patch is None or not patch.get_fill() else patch.get_facecolor()


def contrast(one: object, other: object) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(to_rgb(one)), _luminance(to_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: tuple[float, float, float]) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))


def ink(figure: Figure) -> float:
    """Return how dark a figure is in all: the sum of what is taken from white, in grey."""
    pixels = np.asarray(drawn(figure).buffer_rgba())[..., :3].astype(float)
    return float((255 - pixels @ (0.299, 0.587, 0.114)).sum())


def gids(figure: Figure, prefix: str) -> list[str]:
    """Return the keys of the marks or folds that a figure draws."""
    found = [artist.get_gid() or "" for artist in figure.findobj()]
    return sorted({gid.removeprefix(f"{prefix}:") for gid in found if re.match(f"{prefix}:", gid)})


def labels(figure: Figure, prefix: str) -> dict[str, str]:
    """Return the words of the marks or folds that are written, by key."""
    named = [(text.get_gid() or "", text.get_text()) for text in figure.findobj(Text)]
    return {gid.removeprefix(f"{prefix}:"): words for gid, words in named if gid.startswith(f"{prefix}:")}


def broken(chart: Chart) -> list[str]:
    """Return which promises a chart breaks: of its figure, its marks, its folds, its words."""
    found = problems(chart.figure)
    for prefix, rows in (("mark", chart.rows), ("fold", chart.left_out)):
        keys = [artist.get_gid() or "" for artist in chart.figure.findobj()]
        keys = sorted(key for key in keys if key.startswith(f"{prefix}:"))
        if keys != sorted({f"{prefix}:{key}" for key in rows["mark"]}):
            found.append(f"{prefix}s that are no rows, rows without one, or one drawn twice: {keys}")
    if chart.alt != str(chart.description):
        found.append("its alternative text is not its description")
    if chart.description.headline not in [text.get_text() for text in texts(chart.figure)]:
        found.append(f"its title is not its headline: {chart.description.headline}")
    return found
