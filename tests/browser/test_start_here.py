"""The first notebook, in a real JupyterLab and a real browser."""

from typing import Any

import pytest

from .conftest import Screen, keep_screenshot, open_notebook, run_all

pytestmark = pytest.mark.browser

NAME = "00_start_here.ipynb"
OUTPUT = ".jp-OutputArea-output:has(.widget-dropdown select):has(.widget-html-content)"
SHOWN = "area => [...area.querySelectorAll('.widget-html-content')].map(part => part.innerHTML).join()"
DIFFERS = f"([area, before]) => ({SHOWN})(area) !== before"
EQUALS = f"([area, before]) => ({SHOWN})(area) === before"


def choose(select: Any, arrow: str) -> None:
    """Choose the neighbouring option as a keyboard user does: Lab takes the arrows of a closed list."""
    for key in ("Space", arrow, "Enter"):
        select.press(key)


def move_each_select(page: Any, area: Any) -> list[int]:
    """Move every drop-down by one with the keyboard, and back; how many options each has."""
    before = area.evaluate(SHOWN)
    state = [area.element_handle(), before]
    counts = []
    for select in area.locator(".widget-dropdown select").all():
        choose(select, "ArrowDown")
        page.wait_for_function(DIFFERS, arg=state)
        choose(select, "ArrowUp")
        page.wait_for_function(EQUALS, arg=state)
        counts.append(select.locator("option").count())
    return counts


def test_every_cell_runs_and_the_explorer_follows_the_keyboard(screen: Screen) -> None:
    open_notebook(screen, NAME)
    run_all(screen)
    area = screen.page.locator(OUTPUT).last
    area.wait_for()
    counts = move_each_select(screen.page, area)
    keep_screenshot(screen, "00_start_here")
    assert counts
    assert min(counts) > 1
