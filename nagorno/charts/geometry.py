"""Boxes and lines of a page, many at once: which overlap, which cross."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def length(vectors: Array) -> Array:
    """Return the length of vectors: the last axis is their coordinates.

    Examples
    --------
    >>> length(np.array([[3, 4], [0, 1]])).tolist()
    [5.0, 1.0]
    """
    return np.asarray(np.sqrt((vectors**2).sum(axis=-1)))


def overlap(boxes: Array, others: Array) -> Array:
    """Return which box overlaps which (box, other); boxes are left, bottom, right, top.

    Examples
    --------
    >>> overlap(np.array([[0, 0, 2, 2]]), np.array([[1, 1, 3, 3], [2, 0, 3, 3]])).tolist()
    [[True, False]]
    """
    one, other = boxes[:, None], others[None]
    below, above = one[..., :2] < other[..., 2:], other[..., :2] < one[..., 2:]
    return np.asarray(below.all(axis=2) & above.all(axis=2))


def holds(boxes: Array, lines: Array) -> Array:
    """Return which box holds a point of which line: box, line; lines are rows of points.

    Examples
    --------
    >>> line = np.array([[[-1, 1], [1, 1], [3, 1]]])
    >>> holds(np.array([[0, 0, 2, 2], [4, 0, 5, 5]]), line).tolist()
    [[True], [False]]
    """
    left, bottom, right, top = (edge[:, None, None] for edge in boxes.T)
    x, y = lines[None, ..., 0], lines[None, ..., 1]
    inside = np.asarray((x > left) & (x < right) & (y > bottom) & (y < top))
    return np.asarray(inside.max(axis=2))


def cross(starts: Array, ends: Array, other_starts: Array, other_ends: Array) -> Array:
    """Return which line crosses which: line, other.

    Examples
    --------
    >>> a, b, c, d = (np.array([point]) for point in ([0, 0], [2, 2], [0, 2], [2, 0]))
    >>> cross(a, b, c, d).tolist(), cross(a, c, b, d).tolist()
    ([[True]], [[False]])
    """
    a, b, c, d = starts[:, None], ends[:, None], other_starts[None], other_ends[None]
    return np.asarray((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0))


def _side(a: Array, b: Array, c: Array) -> Array:
    """Return on which side of a line from a to b a point c lies."""
    along, away = b - a, c - a
    return np.asarray(np.sign(along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0]))
