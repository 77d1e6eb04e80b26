"""Labels beside points and rings: none over another, a thin line to those that stand apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, pi, sin

import numpy as np

from nagorno.charts.geometry import Array, cross, holds, length, overlap

Box = tuple[float, float, float, float]  # left, bottom, right, top
Point = tuple[float, float]

POINT = 0.05  # how near a line or a label may come to a point
BESIDE = 0.09  # a label that is nearer to its point needs no line
GAPS = (0.03, 0.1, 0.2, 0.32, 0.46, 0.62, 0.8, 1.0, 1.3)
TURNS = 16
INSIDE = (0, 0.3, -0.3, 0.5, -0.5, 0.66, -0.66)  # of a ring's radius: heights of labels within
STEPS = np.linspace(0.06, 0.94, 9)  # where along a line it is looked for labels
PASSES, TRIES = 4, 3
MOST = 80  # choices of a label that are looked at beside others
# What is worth avoiding, in inches of line. Of a line: that there is one; that it runs over a ring, near
# another point, over another line, over a label. Of a label: that it lies on the edge of a ring, inside
# another's ring, above or below its point, over something.
LINE, ACROSS, NEAR, CROSSED, STRUCK = 0.3, 0.25, 3.0, 2.0, 8.0
EDGE, WITHIN, UPRIGHT, FULL = 0.8, 0.2, 0.12, 100.0


@dataclass(frozen=True)
class Spot:
    """What is to be labelled, all lengths in inches.

    Parameters
    ----------
    x, y : float
        Its middle.
    radius : float
        Of its ring; 0 for a point.
    width, height : float
        Of its label.
    """

    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True)
class Place:
    """Where a label stands.

    Parameters
    ----------
    x, y : float
        Its middle.
    line : tuple of tuple of float, optional
        From the label to its point or ring, where it stands apart.
    free : bool
        Whether it lies over nothing.
    """

    x: float
    y: float
    line: tuple[Point, Point] | None
    free: bool


def placed(spots: Sequence[Spot], frame: Box, taken: Sequence[Box] = ()) -> list[Place]:
    """Find a place for each label: near its spot, over no other, off the rings.

    Parameters
    ----------
    spots : sequence of Spot
        What is to be labelled.
    frame : tuple of float
        Left, bottom, right and top of what may be used.
    taken : sequence of tuple of float
        Boxes that are in use.

    Returns
    -------
    list of Place
        In the order of the spots.

    Examples
    --------
    >>> one, other = placed([Spot(1, 1, 0, 0.5, 0.1), Spot(1.1, 1, 0, 0.5, 0.1)], (0, 0, 2, 2))
    >>> one.free and other.free, abs(one.x - other.x) > 0.5 or abs(one.y - other.y) >= 0.1
    (True, True)
    """
    choices = [_Choices.of(spot, spots, frame, taken) for spot in spots]
    # Who has least choice chooses first; then, once more, who paid most.
    paid = [float(np.median(its.costs)) for its in choices]
    tries = []
    for _ in range(TRIES):
        order = sorted(range(len(spots)), key=lambda number: -paid[number])
        chosen = _settled(choices, order)
        paid = [
            its.cost(chosen[number], _others(choices, chosen, number)) for number, its in enumerate(choices)
        ]
        tries.append((sum(paid), chosen, paid))
    _, chosen, paid = min(tries, key=lambda one: one[0])
    return [its.place(chosen[number], paid[number] < FULL) for number, its in enumerate(choices)]


def _settled(choices: Sequence["_Choices"], order: Sequence[int]) -> dict[int, int]:
    """Let each choose in turn, again and again, until nobody would change."""
    chosen: dict[int, int] = {}
    for _ in range(PASSES):
        before = dict(chosen)
        for number in order:
            its, others = choices[number], _others(choices, chosen, number)
            chosen[number] = int(np.argmin(its.costs + its.against(others)))
        if chosen == before:
            break
    return chosen


def _others(
    choices: Sequence["_Choices"], chosen: dict[int, int], number: int
) -> list[tuple["_Choices", int]]:
    return [(choices[one], at) for one, at in chosen.items() if one != number]


@dataclass(frozen=True)
class _Choices:
    """The places that a label may take: boxes and lines, a row each, and what each costs by itself."""

    boxes: Array
    starts: Array
    ends: Array
    costs: Array
    beside: float

    @classmethod
    def of(cls, spot: Spot, spots: Sequence[Spot], frame: Box, taken: Sequence[Box]) -> "_Choices":
        centres = np.array(list(_centres(spot)))
        half = np.array([spot.width, spot.height]) / 2
        boxes = np.hstack([centres - half, centres + half])
        middle = np.array([spot.x, spot.y])
        starts = np.clip(middle, boxes[:, :2], boxes[:, 2:])
        away = starts - middle
        far = np.maximum(np.hypot(*away.T), 1e-9)[:, None]
        reach = np.minimum(far, spot.radius or POINT)
        ends = middle + away / far * reach
        inside = far[:, 0] <= spot.radius
        starts[inside] = ends[inside] = middle
        found = cls(boxes, starts, ends, np.zeros(len(boxes)), 0 if spot.radius else BESIDE)
        costs = found._alone(spot, spots, frame, taken)
        best = np.argsort(costs, kind="stable")[:MOST]
        return cls(boxes[best], starts[best], ends[best], costs[best], found.beside)

    @cached_property
    def lengths(self) -> Array:
        return length(self.starts - self.ends)

    @cached_property
    def apart(self) -> Array:
        """Whether there is a line: from a point only if the label is not beside it."""
        return np.asarray(self.lengths > self.beside)

    @cached_property
    def along(self) -> Array:
        """Points along each line: choice, step, coordinate."""
        return self.starts[:, None] + (self.ends - self.starts)[:, None] * STEPS[:, None]

    def _alone(self, spot: Spot, spots: Sequence[Spot], frame: Box, taken: Sequence[Box]) -> Array:
        """Return what each choice costs whatever the others are."""
        low, high = self.boxes[:, :2], self.boxes[:, 2:]
        out = (low < frame[:2]).any(axis=1) | (high > frame[2:]).any(axis=1)
        costs = 10 * FULL * out + self.lengths + LINE * self.apart
        if not spot.radius:
            costs += UPRIGHT * (abs((low + high)[:, 1] / 2 - spot.y) / spot.height).clip(max=1)
        if taken:
            costs += FULL * overlap(self.boxes, np.array(taken)).sum(axis=1)
        middles = np.array([(other.x, other.y) for other in spots])
        radii = np.array([other.radius for other in spots])
        own = np.array([other is spot for other in spots])
        rings = radii > 0
        to_low, to_high = low[:, None] - middles, middles - high[:, None]
        near = length(np.maximum(np.maximum(to_low, to_high), 0))
        far = length(np.maximum(abs(to_low), abs(to_high)))
        costs += EDGE * (rings & (near < radii + 0.01) & (far > radii - 0.01)).sum(axis=1)
        costs += WITHIN * (rings & ~own & (far <= radii)).sum(axis=1)
        costs += FULL * (~rings & (near < POINT)).sum(axis=1)
        leads = length(self.starts[:, None] - middles), length(self.ends[:, None] - middles)
        costs += ACROSS * (rings & ~own & ((leads[0] > radii) != (leads[1] > radii))).sum(axis=1)
        costs += NEAR * (~rings & ~own & (self._off(middles) < POINT + 0.02)).sum(axis=1)
        return np.asarray(costs)

    def _off(self, points: Array) -> Array:
        """Return how far each line passes from each point: choice, point."""
        along = self.ends - self.starts
        size = np.maximum((along**2).sum(axis=1), 1e-9)[:, None]
        away = points[None] - self.starts[:, None]
        part = ((away * along[:, None]).sum(axis=2) / size).clip(0, 1)
        return length(away - part[..., None] * along[:, None])

    def against(self, others: Sequence[tuple["_Choices", int]]) -> Array:
        """Return what each choice costs beside what others have chosen."""
        if not others:
            return np.zeros(len(self.boxes))
        boxes = np.array([its.boxes[at] for its, at in others])
        along = np.array([its.along[at] for its, at in others])
        costs = FULL * overlap(self.boxes, boxes).sum(axis=1)
        costs = costs + STRUCK * holds(boxes, self.along).sum(axis=0)
        costs = costs + STRUCK * holds(self.boxes, along).sum(axis=1)
        starts, ends = (np.array([getattr(its, end)[at] for its, at in others]) for end in ("starts", "ends"))
        return np.asarray(costs + CROSSED * cross(self.starts, self.ends, starts, ends).sum(axis=1))

    def cost(self, at: int, others: Sequence[tuple["_Choices", int]]) -> float:
        """Return what one choice costs beside what others have chosen."""
        return float(self.costs[at] + self.against(others)[at])

    def place(self, at: int, free: bool) -> Place:
        left, bottom, right, top = map(float, self.boxes[at])
        (x, y), (to_x, to_y) = self.starts[at].tolist(), self.ends[at].tolist()
        line = ((x, y), (to_x, to_y)) if self.apart[at] else None
        return Place((left + right) / 2, (bottom + top) / 2, line, free)


def _centres(spot: Spot) -> Iterator[Point]:
    """Yield where the middle of a label may be: all around, the nearest first; of a ring, also within."""
    for gap in GAPS:
        for turn in range(TURNS):
            right, up = cos(2 * pi * turn / TURNS), sin(2 * pi * turn / TURNS)
            away = (spot.radius or POINT) + gap + (BESIDE if spot.radius else 0)
            aside = min(max(right * 1.5, -1), 1) * spot.width / 2
            above = min(max(up * 1.5, -1), 1) * spot.height / 2
            yield spot.x + right * away + aside, spot.y + up * away + above
    for height in INSIDE:
        if hypot(spot.width / 2, abs(height) * spot.radius + spot.height / 2) < spot.radius:
            yield spot.x, spot.y + height * spot.radius
