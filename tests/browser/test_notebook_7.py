"""The first notebook in Notebook 7, which Binder's image has beside JupyterLab."""

from collections.abc import Iterator
from typing import Any

import lab as driver
import pytest
import screenshots

from .conftest import watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def notebook_7() -> Iterator[driver.Lab]:
    """Notebook 7 on a copy of the notebooks."""
    pytest.importorskip("notebook", reason="Notebook 7 is not installed (Binder's image has it)")
    with driver.serving("notebook") as running:
        yield running


def test_the_first_notebook_runs_in_notebook_7(notebook_7: driver.Lab, browser: Any) -> None:
    with watched(browser, notebook_7, "notebook_7") as screen:
        driver.open_notebook(screen, screenshots.NOTEBOOK)
        driver.run_all(screen)
        area = screen.page.locator(f"{screenshots.AREA}:has(.ng-card)")
        area.wait_for()
        shown = area.locator(".ng-card").count()
        area.locator("select").first.select_option(index=1)
        screen.page.wait_for_function(
            "([area, shown]) => area.querySelectorAll('.ng-card').length !== shown",
            arg=[area.element_handle(), shown],
        )
