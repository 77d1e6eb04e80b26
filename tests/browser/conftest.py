"""The pieces every browser test is made of; how Lab is driven stands in `scripts/lab.py`.

A test asks for `screen`, opens a notebook with `lab.open_notebook`, runs it with `lab.run_all`, then
uses `screen.page` (playwright). When the test ends, `screen` fails it for every error in the
browser's console, for every dialog, and for every request that left this machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import lab as driver
import pytest
import screenshots
from lab import Lab, Screen

SCREENSHOTS = driver.REPOSITORY / "build" / "screenshots"
HIGHEST = 20_000  # pixels of a picture


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """One JupyterLab for the whole run."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    with driver.serving() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless chromium for the whole run."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if driver.CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with driver.chromium() as running:
        yield running


@contextmanager
def watched(browser: Any, lab: Lab, name: str) -> Iterator[Screen]:
    """Open a fresh page; at the end keep its picture, and fail for what went wrong on it."""
    with driver.opened(browser, lab) as opened:
        yield opened
        keep_screenshot(opened, name)
    assert opened.problems == []


@pytest.fixture
def screen(lab: Lab, browser: Any, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """Open a page for one test."""
    which = request.node.callspec.id.removesuffix(".ipynb") if hasattr(request.node, "callspec") else ""
    name = f"{request.path.stem.removeprefix('test_')}_{which}".rstrip("_")
    with watched(browser, lab, name) as opened:
        yield opened


@pytest.fixture(scope="module", params=screenshots.SCREENS)
def shown(lab: Lab, browser: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Screen, Any]]:
    """Show each screen of the package once for all tests of a file: its page, and its place there."""
    if not screenshots.there(request.param):
        pytest.skip(f"nagorno.widgets has no {request.param} yet")
    with watched(browser, lab, f"screen_{request.param}") as opened:
        yield opened, screenshots.show(opened, request.param)


def keep_screenshot(screen: Screen, name: str) -> None:
    """Store a picture of the page, as high as its notebook, in build/screenshots/."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    high = screen.page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer')?.scrollHeight || 0")
    screen.page.set_viewport_size({"width": driver.SIZE[0], "height": min(max(high + 120, 600), HIGHEST)})
    screen.page.screenshot(path=SCREENSHOTS / f"{name}.png")
