"""The coding desk with a kernel that is started again: nothing that was coded is lost."""

import lab as driver
import pytest
import screenshots

pytestmark = pytest.mark.browser

CODED = "denial"


def test_a_code_is_saved_at_once_and_is_there_after_a_restart(screen: driver.Screen) -> None:
    if not screenshots.there("desk"):
        pytest.skip("nagorno.widgets has no desk yet")
    before = set(screen.lab.root.glob("*.csv"))
    box = screenshots.show(screen, "desk").get_by_role("combobox", name="Speech act")
    box.focus()
    screen.page.keyboard.type(CODED)
    screen.page.keyboard.press("Enter")
    screen.page.get_by_text("after every step").wait_for()
    (kept,) = set(screen.lab.root.glob("*.csv")) - before
    content = kept.read_bytes()
    assert CODED.encode() in content
    driver.restart(screen)
    driver.run_all(screen)
    again = screen.page.locator(screenshots.AREA).get_by_role("combobox", name="Speech act")
    again.wait_for()
    assert again.input_value() == CODED
    assert kept.read_bytes() == content
