"""Each screen of the package in a notebook of its own: worked by keyboard, narrow, dark, by axe-core."""

from typing import Any

import lab as driver
import pytest

pytestmark = pytest.mark.browser

Shown = tuple[driver.Screen, Any]
AXE = driver.REPOSITORY / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
THEMES = ("JupyterLab Dark", "JupyterLab Light")
NARROW = 600
WAIT_MS, PAUSE_MS = 20_000, 500
# What axe-core finds in ipywidgets itself, by rule and a part of the element, each with its reason.
NOT_OURS = {
    # Its slider gives the handle no name, and takes none: a screen with a slider has buttons that step, too.
    "aria-input-field-name": "noUi-handle",
}

# A choice in these lists waits for the button beside them.
WAITING = {"Copies"}
LABEL = "one => one.closest('.jupyter-widgets').querySelector('label').textContent"

# What a screen shows, and what its other lists offer: a choice may narrow those.
STATE = """area => [...area.querySelectorAll('.widget-html-content, select')].filter(
  one => one !== document.activeElement).map(one => one.innerHTML + (one.value ?? '')).join()"""
DIFFERS = f"([area, before]) => ({STATE})(area) !== before"
CONTROLS = "select, input:not([type=file]), textarea, .noUi-handle, button, summary, .ng [tabindex='0']"
# What can be worked: seen, enabled, and of radio buttons the one that Tab stops at.
WORKED = f"""area => {{
  const radio = area.querySelector('input[type=radio]:checked') || area.querySelector('input[type=radio]');
  return [...area.querySelectorAll("{CONTROLS}")].filter(
    one => one.checkVisibility() && !one.disabled && (one.type !== 'radio' || one === radio));
}}"""
REACHED = f"area => ({WORKED})(area).indexOf(document.activeElement)"
WIDE = """area => {
  const right = area.getBoundingClientRect().right;
  const wide = one => one.checkVisibility() && one.getBoundingClientRect().right > right + 1;
  return [...area.querySelectorAll('*')].filter(wide).map(one => one.outerHTML.slice(0, 120));
}"""
# Lab's body is clipped and has no height of its own: axe-core would take all text in it for hidden.
FINDINGS = """async area => {
  document.body.style.overflow = 'visible';
  const found = await axe.run(area);
  const brief = rules => rules.map(one => ({ rule: one.id, impact: one.impact,
    nodes: one.nodes.map(node => node.html.slice(0, 160)) }));
  return { violations: brief(found.violations), passes: brief(found.passes) };
}"""


def not_ours(finding: dict[str, Any]) -> bool:
    """Whether all that a rule found is ipywidgets' own."""
    part = NOT_OURS.get(finding["rule"])
    return part is not None and all(part in node for node in finding["nodes"])


def turn(control: Any, back: bool = False) -> None:
    """Move a control by one, as a keyboard user does: Lab takes the arrows of a closed list."""
    arrow = "ArrowUp" if back else "ArrowDown"
    kind = control.evaluate("one => one.tagName === 'SELECT' ? (one.size > 1 ? 'open' : 'closed') : 'box'")
    for key in {"closed": ["Space", arrow, "Enter"], "open": [arrow], "box": ["Space"]}[kind]:
        control.press(key)


def settled(area: Any) -> str:
    """Return the state of a screen once it has stopped changing."""
    before, state = "", str(area.evaluate(STATE))
    while state != before:
        area.page.wait_for_timeout(PAUSE_MS)
        before, state = state, str(area.evaluate(STATE))
    return state


def test_every_switch_is_worked_by_keyboard_and_keeps_the_focus(shown: Shown) -> None:
    screen, area = shown
    for control in area.locator("select:visible, input[type=checkbox]:visible").all():
        control.focus()
        state = [area.element_handle(), settled(area)]
        turn(control)
        if control.evaluate(LABEL) not in WAITING:
            screen.page.wait_for_function(DIFFERS, arg=state, timeout=WAIT_MS)
        settled(area)
        assert control.evaluate("one => one === document.activeElement")
        turn(control, back=True)


def test_tab_reaches_every_control_in_order(shown: Shown) -> None:
    screen, area = shown
    count = area.evaluate(f"area => ({WORKED})(area).length")
    area.evaluate(f"area => ({WORKED})(area)[0].focus()")
    reached = [area.evaluate(REACHED)]
    for _ in range(4 * count):
        if reached[-1] == count - 1:
            break
        screen.page.keyboard.press("Tab")
        reached.append(area.evaluate(REACHED))
    assert [one for one in reached if one >= 0] == list(range(count))


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_serious_in_a_screen(shown: Shown, theme: str) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core here: run `make axe` (npm must be installed)")
    screen, area = shown
    driver.command(screen, "apputils:change-theme", theme=theme)
    screen.page.locator("#jupyterlab-splash").wait_for(state="detached")
    screen.page.evaluate(AXE.read_text(encoding="utf-8"))
    findings = area.evaluate(FINDINGS)
    print(*findings["violations"], sep="\n")
    assert "color-contrast" in [one["rule"] for one in findings["passes"]]
    assert [one for one in findings["violations"] if one["impact"] in GRAVE and not not_ours(one)] == []


def test_a_screen_fits_600_pixels(shown: Shown) -> None:
    screen, area = shown
    driver.hide_sidebar(screen)
    screen.page.set_viewport_size({"width": NARROW, "height": driver.SIZE[1]})
    try:
        screen.page.wait_for_timeout(500)  # Lab lays its cells out anew
        assert area.evaluate(WIDE) == []
    finally:
        screen.page.set_viewport_size({"width": driver.SIZE[0], "height": driver.SIZE[1]})
