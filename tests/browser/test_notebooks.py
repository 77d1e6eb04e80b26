"""Every notebook, from top to bottom, in a real JupyterLab and a real browser."""

import lab as driver
import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted(path.name for path in (driver.REPOSITORY / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_of_a_notebook_runs_without_an_error(screen: driver.Screen, name: str) -> None:
    driver.open_notebook(screen, name)
    driver.run_all(screen)
    assert screen.page.locator(".jp-OutputArea-output img").count() > 0
