"""The ground of a map: its frame, graticule, coast and boundaries; its scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from nagorno.charts.places import DEGREE, base
from nagorno.charts.placing import Box, Point
from nagorno.style import INK, NOTE, OBSERVER, PAPER, RULE

LEFT, BOTTOM, RIGHT, TOP = 0.4, 0.66, 5.3, 3.56  # inches: the map's frame
BARS = (500, 200, 100, 50, 20, 10)  # kilometres
DASHES = {"boundaries": (0, (7, 2, 1, 2)), "coast": "-"}
HALO = [withStroke(linewidth=2.6, foreground=PAPER)]


@dataclass(frozen=True)
class Frame:
    """A part of the earth on a page: equirectangular, true to scale along its middle."""

    axes: Axes
    bounds: tuple[float, float, float, float]

    @property
    def inch(self) -> float:
        """Inches for a degree of latitude."""
        return (TOP - BOTTOM) / (self.bounds[3] - self.bounds[1])

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point of the earth stands on the page, in inches."""
        west, south, east, north = self.bounds
        x = LEFT + (RIGHT - LEFT) * (lon - west) / (east - west)
        return x, BOTTOM + (TOP - BOTTOM) * (lat - south) / (north - south)

    def add(self, artist: Any) -> None:
        """Draw something that ends at the frame."""
        self.axes.add_artist(artist)
        box = Rectangle((LEFT, BOTTOM), RIGHT - LEFT, TOP - BOTTOM, transform=self.axes.transData)
        artist.set_clip_path(box)


def ground(frame: Frame, lines: bool) -> None:
    """Draw the graticule with its degrees, coast and boundaries, and the frame."""
    west, south, east, north = frame.bounds
    look: dict[str, Any] = {"fontsize": 7, "color": NOTE}
    for lon in range(ceil(west), floor(east) + 1):
        x, _ = frame.xy(lon, south)
        frame.axes.vlines(x, BOTTOM, TOP, color=RULE, linewidth=0.4, zorder=0)
        frame.axes.text(x, BOTTOM - 0.04, _degrees(lon, "EW"), ha="center", va="top", **look)
    for lat in range(ceil(south), floor(north) + 1):
        _, y = frame.xy(west, lat)
        frame.axes.hlines(y, LEFT, RIGHT, color=RULE, linewidth=0.4, zorder=0)
        frame.axes.text(LEFT - 0.04, y, _degrees(lat, "NS"), ha="right", va="center", **look)
    for kind, dashes in DASHES.items() if lines else ():
        drawn = [[frame.xy(*point) for point in line] for line in base()[kind]]
        frame.add(LineCollection(drawn, colors=OBSERVER, linewidths=0.7, linestyles=[dashes], zorder=1))
    frame.axes.add_artist(
        Rectangle((LEFT, BOTTOM), RIGHT - LEFT, TOP - BOTTOM, fill=False, edgecolor=RULE, linewidth=0.8)
    )


def _degrees(number: int, letters: str) -> str:
    return f"{abs(number)}°{letters[number < 0]}"


def scale(frame: Frame, points: Sequence[Point]) -> Box:
    """Draw a bar of so many kilometres in the corner that is farthest from all points; return its box."""
    longest = (RIGHT - LEFT) / 4
    km = next((km for km in BARS if km / DEGREE * frame.inch <= longest), BARS[-1])
    across = km / DEGREE * frame.inch
    corners = [(x, y) for y in (BOTTOM + 0.1, TOP - 0.3) for x in (LEFT + 0.1, RIGHT - 0.1 - across)]
    x, y = max(
        corners, key=lambda one: min(hypot(one[0] + across / 2 - px, one[1] - py) for px, py in points)
    )
    frame.axes.plot([x, x, x + across, x + across], [y + 0.03, y, y, y + 0.03], color=INK, linewidth=0.8)
    look: dict[str, Any] = {"color": INK, "ha": "center", "path_effects": HALO}
    frame.axes.text(x + across / 2, y + 0.04, f"{km} km", fontsize=7, **look)
    return x - 0.05, y - 0.05, x + across + 0.05, y + 0.2
