"""What the timeline's page is made of: marks in cells, cells in lanes and columns."""

from dataclasses import dataclass, field

from nagorno.charts.days import SAID, UNKNOWN

GAP = 0.13  # inches between two columns
PITCH = 0.2  # inches from mark to mark
DIGIT = 0.068  # inches


@dataclass
class Item:
    """One mark: a claim, or a fold of several.

    Parameters
    ----------
    key : str
        The claim's id, or the fold's key.
    act : str
        The speech act; empty where a fold holds several.
    claims : list of int
        The rows of the frame that it stands for.
    x, row : float, int
        Where it stands: inches from the left; the line within its cell, from 0.
    """

    key: str
    act: str
    claims: list[int]
    x: float = 0
    row: int = 0

    @property
    def width(self) -> float:
        """How wide it is, in inches, with its number."""
        return PITCH + (DIGIT * len(str(len(self.claims))) + 0.03 if len(self.claims) > 1 else 0)


@dataclass
class Cell:
    """What stands in one lane with one time.

    Parameters
    ----------
    lane, basis : str
        Whose claims; what their time rests on.
    first, last : int
        The bins of its bounds.
    earliest, latest : int
        Its bounds in minutes, where they are finer than a bin, else 0.
    items : list of Item
        Its marks.
    left, right : float
        Where its bar ends, in inches.
    line : int
        Its line in the lane, 0 the nearest to the middle.
    """

    lane: str
    basis: str
    first: int
    last: int
    earliest: int
    latest: int
    items: list[Item]
    left: float = 0
    right: float = 0
    line: int = 0

    @property
    def rows(self) -> int:
        """How many lines of marks it has."""
        return 1 + max(item.row for item in self.items)

    @property
    def group(self) -> int:
        """0 with the hour of saying, 1 with its day, 2 without: each on lines of its own."""
        return (0 if self.latest else 1) if self.basis == SAID else 2


@dataclass
class Page:
    """Columns and cells, with their places.

    Parameters
    ----------
    folded : bool
        Whether marks stand for several claims.
    unit : str
        Of its columns: ``day``, ``month`` ...
    columns : dict of int to tuple of float
        The left and the right end of each bin, in inches; -1 is the place for no day.
    cells : list of Cell
        All cells.
    """

    folded: bool
    unit: str
    columns: dict[int, tuple[float, float]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)

    def lines(self, lane: str) -> list[int]:
        """Return how many rows of marks each line of a lane holds, from the middle outwards."""
        found, apart = dict[int, int](), 1
        for cell in self.cells:
            if cell.lane == lane and cell.basis == UNKNOWN:
                apart = max(apart, cell.rows)
            elif cell.lane == lane:
                found[cell.line] = max(found.get(cell.line, 1), cell.rows)
        rows = [found[line] for line in sorted(found)] or [0]
        rows[-1] += max(0, apart - sum(rows))
        return rows
