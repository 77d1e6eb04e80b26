"""A real JupyterLab and a real browser: the pieces every test of a screen is made of.

A test asks for `screen`, opens a notebook with `open_notebook`, runs it with `run_all`, then
uses `screen.page` (playwright). When the test ends, `screen` fails it for every error in the
browser's console and for every request that left this machine.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

HERE = Path(__file__).resolve()
REPOSITORY = HERE.parents[2]
SCREENSHOTS = REPOSITORY / "build" / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# No sandbox: as root chromium refuses one. The rest keeps the browser itself off the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 120
PAGE_MS = 120_000
RUN_MS = 240_000

# What the console may say, each with its reason.
ALLOWED_IN_CONSOLE: dict[str, str] = {}

OPEN = """async name => {
  const pause = () => new Promise(resolve => setTimeout(resolve, 100));
  while (!window.jupyterapp) await pause();
  const app = window.jupyterapp;
  await app.started;
  const find = () => [...app.shell.widgets('main')].find(widget => widget.context?.path === name);
  while (!find()) await pause();
  const panel = window.panel = find();
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  app.shell.activateById(panel.id);
}"""

# Outputs are cleared first: the stored ones would look like a finished run.
RUN_ALL = """async () => {
  const { commands } = window.jupyterapp;
  await commands.execute('notebook:clear-all-cell-outputs');
  await commands.execute('notebook:run-all-cells');
}"""

CELLS = """() => [...window.panel.content.model.cells].filter(cell => cell.type === 'code').map(cell => ({
  source: cell.sharedModel.getSource(),
  count: cell.executionCount,
  errors: cell.outputs.toJSON().filter(output => output.output_type === 'error')
    .map(output => output.ename + ': ' + output.evalue),
}))"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it answers, and the folder it serves."""

    url: str
    root: Path


@dataclass
class Screen:
    """A browser page on a running JupyterLab, and what went wrong on it."""

    page: Any
    lab: Lab
    problems: list[str] = field(default_factory=list)


def own_folders(folder: Path) -> dict[str, str]:
    """Environment variables that keep Jupyter and matplotlib out of the user's own folders."""
    names = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"]
    names += ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"]
    return os.environ | {name: str(folder / name.lower()) for name in names}


def wait_for_url(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Wait until the server has written down its address."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        for note in runtime.glob("jpserver-*.json"):
            try:
                return str(json.loads(note.read_text(encoding="utf-8"))["url"])
            except (ValueError, KeyError):  # half written: look again
                pass
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8")[-3000:])


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a copy of the notebooks, with folders of its own, on a free port."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    folder = tmp_path_factory.mktemp("lab")
    root = folder / "notebooks"
    shutil.copytree(REPOSITORY / "notebooks", root, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    environment = own_folders(folder)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += ["--ServerApp.port=0", f"--ServerApp.root_dir={root}", "--IdentityProvider.token="]
    command += ["--LabApp.expose_app_in_browser=True"]
    log = folder / "lab.log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
    try:
        url = wait_for_url(server, Path(environment["JUPYTER_RUNTIME_DIR"]), log)
        yield Lab(url.rstrip("/"), root)
    finally:
        server.terminate()
        server.wait(timeout=60)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless chromium for the whole run."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def is_local(url: str) -> bool:
    """Whether an address stays on this machine (blob: and data: have no host)."""
    return urlsplit(url).hostname in (None, "127.0.0.1")


def watch(screen: Screen) -> None:
    """Write down console errors, page errors and requests that leave this machine."""
    problems = screen.problems

    def console(message: Any) -> None:
        if message.type == "error" and not any(known in message.text for known in ALLOWED_IN_CONSOLE):
            problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def request(url: str) -> None:
        if not is_local(url):
            problems.append(f"request left the machine: {url}")

    screen.page.on("console", console)
    screen.page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
    screen.page.on("request", lambda sent: request(sent.url))
    screen.page.on("websocket", lambda socket: request(socket.url))


@pytest.fixture
def screen(lab: Lab, browser: Any) -> Iterator[Screen]:
    """Open a fresh page; at the end fail its test for what `watch` saw."""
    # Tall, because Lab draws only the cells near the view.
    context = browser.new_context(viewport={"width": 1280, "height": 6000})
    context.set_default_timeout(PAGE_MS)
    context.route(lambda url: not is_local(url), lambda route: route.abort())
    screen = Screen(context.new_page(), lab)
    watch(screen)
    yield screen
    context.close()
    assert screen.problems == []


def settle(page: Any, script: str, argument: str = "", milliseconds: int = PAGE_MS) -> None:
    """Run an asynchronous script in the page, within a time limit (`evaluate` has none)."""
    page.evaluate(
        f"argument => {{ window.outcome = null; ({script})(argument)"
        ".then(() => { window.outcome = 'done'; }, error => { window.outcome = String(error); }); }",
        argument,
    )
    page.wait_for_function("() => window.outcome", timeout=milliseconds)
    assert page.evaluate("() => window.outcome") == "done"


def open_notebook(screen: Screen, name: str) -> None:
    """Open a notebook and wait until its kernel answers."""
    if not (screen.lab.root / name).exists():
        pytest.skip(f"notebooks/{name} does not exist yet")
    screen.page.goto(f"{screen.lab.url}/lab/tree/{name}?reset")
    settle(screen.page, OPEN, name)


def run_all(screen: Screen) -> None:
    """Run every cell; fail unless each has run and none shows an error."""
    settle(screen.page, RUN_ALL, milliseconds=RUN_MS)
    cells = [cell for cell in screen.page.evaluate(CELLS) if cell["source"].strip()]
    assert cells, "the notebook has no code cell"
    assert [cell["source"] for cell in cells if cell["count"] is None] == [], "cells that did not run"
    assert [error for cell in cells for error in cell["errors"]] == []


def keep_screenshot(screen: Screen, name: str) -> Path:
    """Store a picture of the page in build/screenshots/."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    screen.page.screenshot(path=path)
    return path
