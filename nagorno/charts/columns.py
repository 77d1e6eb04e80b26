"""How wide the timeline's columns are: so that its marks need as few rows as the page has room for."""

from nagorno.charts.cells import GAP, PITCH, Item, Page
from nagorno.charts.days import UNKNOWN

NARROW = 0.42  # inches that a column's label needs
PAD = 0.09  # inches between the end of a bar and its first mark
ROWS = 5


Needs = dict[int, list[float]]  # of each cell: the width it needs for one row, two rows ...


def shared(page: Page, width: float) -> dict[int, tuple[float, float]]:
    """Share the room among the columns of a page whose marks stand side by side.

    Parameters
    ----------
    page : Page
        Its cells hold their marks.
    width : float
        Room for all columns, in inches.

    Returns
    -------
    dict of int to tuple of float
        The left and the right end of each column.
    """
    needs = {id(cell): [_need(cell.items, rows) for rows in range(1, ROWS + 1)] for cell in page.cells}
    widths = {end: NARROW for cell in page.cells for end in (cell.first, cell.last)}
    for cell in page.cells:
        if not cell.latest:
            widths[cell.first] = max(widths[cell.first], needs[id(cell)][0])
    while sum(widths.values()) + GAP * (len(widths) - 1) > width:
        narrower = [one for bin in widths if (one := _narrower(page, needs, widths, bin))]
        if not narrower:
            break
        rows = _rows(page, needs, widths)
        widths = min(narrower, key=lambda one: _price(page, needs, widths, rows, one))
    return columns(_improved(page, needs, widths, width - GAP * (len(widths) - 1)), width)


def _narrower(page: Page, needs: Needs, widths: dict[int, float], bin: int) -> dict[int, float] | None:
    """Make a column narrower, so that the next of its cells needs one more row."""
    here = [need for cell in page.cells if cell.first == bin and not cell.latest for need in needs[id(cell)]]
    lower = [need for need in here if need < widths[bin] - 1e-9]
    new = max([NARROW, *lower] if lower else [NARROW])
    enough = max(
        (needs[id(cell)][-1] for cell in page.cells if cell.first == bin and not cell.latest), default=0
    )
    return widths | {bin: new} if enough <= new < widths[bin] else None


def _improved(page: Page, needs: Needs, widths: dict[int, float], room: float) -> dict[int, float]:
    """Widen columns, as long as there is room, where that saves a row."""
    while True:
        rows = _rows(page, needs, widths)
        wider = [
            widths | {cell.first: need}
            for cell in page.cells
            for need in needs[id(cell)]
            if not cell.latest
            and widths[cell.first] < need <= widths[cell.first] + room - sum(widths.values())
        ]
        better = [one for one in wider if _rows(page, needs, one) < rows]
        if not better:
            return widths
        widths = min(better, key=lambda one: sum(one.values()))


def _price(page: Page, needs: Needs, before: dict[int, float], rows: int, after: dict[int, float]) -> float:
    """Return the rows that a page grows by, for each inch that its columns lose."""
    saved = sum(before.values()) - sum(after.values())
    return (_rows(page, needs, after) - rows + 1e-3) / saved


def _rows(page: Page, needs: Needs, widths: dict[int, float]) -> int:
    lines: dict[tuple[str, int], int] = {}
    apart: dict[str, int] = {}
    for cell in page.cells:
        rows = 1 + sum(need > widths[cell.first] + 1e-9 for need in needs[id(cell)])
        if cell.basis == UNKNOWN:
            apart[cell.lane] = rows
        else:
            key = (cell.lane, cell.group)
            lines[key] = max(lines.get(key, 1), 1 if cell.latest else rows)
    lanes = {
        lane: sum(rows for (its, _), rows in lines.items() if its == lane)
        for lane in {*apart, *(k for k, _ in lines)}
    }
    return sum(max(rows, apart.get(lane, 0)) for lane, rows in lanes.items())


def columns(needs: dict[int, float], width: float) -> dict[int, tuple[float, float]]:
    """Share the room out as it is needed; the place for no day stands last."""
    order = sorted(needs, key=lambda bin: (bin < 0, bin))
    scale = (width - GAP * (len(order) - 1)) / (sum(needs.values()) or 1)
    found, left = {}, 0.0
    for bin in order:
        found[bin] = (left, left + needs[bin] * scale)
        left = found[bin][1] + GAP
    return found


def _need(items: list[Item], rows: int) -> float:
    """Return the least width, in inches, in which marks need no more than some lines."""
    width = max(max(item.width for item in items), sum(item.width for item in items) / rows)
    while row_by_row(items, 0, width) > rows:
        width += 0.03
    return width + 2 * PAD


def row_by_row(items: list[Item], left: float, right: float) -> int:
    """Put marks side by side and begin a line where one is full; return the number of lines."""
    x, row = left, 0
    for item in items:
        if x > left and x + item.width > right + 1e-9:
            x, row = left, row + 1
        item.x, item.row = x + PITCH / 2, row
        x += item.width
    return row + 1
