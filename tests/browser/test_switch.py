"""The switch that shows words in place of pictures, turned in the browser."""

import lab as driver
import pytest

pytestmark = pytest.mark.browser

CELLS = [
    'import nagorno\nfrom nagorno import charts, widgets\n\ncorpus = nagorno.open("article")',
    "widgets.text_only_switch()",
    "charts.ledger(corpus)",
    "widgets.places(corpus)",
]


def test_the_switch_holds_for_every_cell_that_is_run_after_it(screen: driver.Screen) -> None:
    driver.open_notebook(screen, driver.write_notebook(screen.lab, "switch.ipynb", CELLS))
    driver.run_all(screen)
    pictures = screen.page.locator(".jp-OutputArea-output img")
    pictures.nth(1).wait_for()
    switch = screen.page.get_by_role("checkbox", name="Words in place of pictures")
    for wanted, counted in ((True, 0), (False, 2)):
        switch.focus()
        screen.page.keyboard.press("Space")
        said = "without a picture" if wanted else "shown as pictures"
        screen.page.get_by_text(said).wait_for()
        for cell in (2, 3):
            driver.run_cell(screen, cell)
        screen.page.wait_for_function(
            "count => document.querySelectorAll('.jp-OutputArea-output img').length === count", arg=counted
        )
        assert switch.is_checked() == wanted
