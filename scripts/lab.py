"""A real JupyterLab and a real browser: what the browser tests and the screenshots are made of.

Start a server with `serving`, a browser with `chromium`, a page with `opened`; open a notebook on it
with `open_notebook` and run it with `run_all`. The page notes every error in its console, every
dialog, and every request that left this machine.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import nbformat

REPOSITORY = Path(__file__).resolve().parents[1]
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
SIZE = (1280, 6000)  # tall, because Lab draws only the cells near the view

# What the console may say, each with its reason.
ALLOWED_IN_CONSOLE: dict[str, str] = {}

# The module that starts a program, its options' name, the address of a notebook in it.
PROGRAMS = {
    "lab": ("jupyterlab", "LabApp", "/lab/tree/{}?reset"),
    "notebook": ("notebook", "JupyterNotebookApp", "/notebooks/{}"),
}

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
RUN_CELL = """async index => {
  window.panel.content.deselectAll();
  window.panel.content.activeCellIndex = Number(index);
  await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
SCROLL = """async text => {
  const cells = [...window.panel.content.model.cells];
  const index = cells.findIndex(cell => cell.sharedModel.getSource().includes(text));
  await window.panel.content.scrollToItem(index, 'start');
  await new Promise(resolve => setTimeout(resolve, 1000));
}"""
COMMAND = """async given => {
  const [id, args] = JSON.parse(given);
  await window.jupyterapp.commands.execute(id, args);
}"""
RESTART = "async () => { await window.panel.sessionContext.restartKernel(); }"
CLOSE = "async () => { await window.jupyterapp.serviceManager.sessions.shutdownAll(); }"

CELLS = """() => [...window.panel.content.model.cells].filter(cell => cell.type === 'code').map(cell => ({
  source: cell.sharedModel.getSource(),
  count: cell.executionCount,
  errors: cell.outputs.toJSON().filter(output => output.output_type === 'error')
    .map(output => output.ename + ': ' + output.evalue),
}))"""


@dataclass(frozen=True)
class Lab:
    """A running server: where it answers, the folder it serves, and which program it shows."""

    url: str
    root: Path
    program: str = "lab"


@dataclass
class Screen:
    """A browser page on a running server, and what went wrong on it."""

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
    raise RuntimeError("the server did not start:\n" + log.read_text(encoding="utf-8")[-3000:])


@contextmanager
def serving(program: str = "lab") -> Iterator[Lab]:
    """Serve a copy of the notebooks, with folders of its own, on a free port, as Lab or Notebook 7."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        root, log = folder / "notebooks", folder / "server.log"
        ignored = shutil.ignore_patterns(".ipynb_checkpoints")
        shutil.copytree(REPOSITORY / "notebooks", root, ignore=ignored)
        environment = own_folders(folder)
        module, options, _ = PROGRAMS[program]
        command = [sys.executable, "-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1"]
        command += ["--ServerApp.port=0", f"--ServerApp.root_dir={root}", "--IdentityProvider.token="]
        command += [f"--{options}.expose_app_in_browser=True"]
        with log.open("wb") as out:
            server = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        try:
            url = wait_for_url(server, Path(environment["JUPYTER_RUNTIME_DIR"]), log)
            yield Lab(url.split("?")[0].rstrip("/"), root, program)
        finally:
            server.terminate()
            server.wait(timeout=60)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start one headless chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, lab: Lab, size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """Open a fresh page that is watched; at the end its kernels are stopped."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.set_default_timeout(PAGE_MS)
    context.route(lambda url: not is_local(url), lambda route: route.abort())
    screen = Screen(context.new_page(), lab)
    watch(screen)
    try:
        yield screen
    finally:
        if screen.page.evaluate("() => Boolean(window.jupyterapp)"):
            settle(screen.page, CLOSE)
        context.close()


def is_local(url: str) -> bool:
    """Whether an address stays on this machine (blob: and data: have no host)."""
    return urlsplit(url).hostname in (None, "127.0.0.1")


def watch(screen: Screen) -> None:
    """Write down console errors, page errors, dialogs and requests that leave this machine."""
    problems = screen.problems

    def console(message: Any) -> None:
        if message.type == "error" and not any(known in message.text for known in ALLOWED_IN_CONSOLE):
            problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def request(url: str) -> None:
        if not is_local(url):
            problems.append(f"request left the machine: {url}")

    def dialog(shown: Any) -> None:
        problems.append(f"dialog: {shown.message}")
        shown.dismiss()

    screen.page.on("console", console)
    screen.page.on("dialog", dialog)
    screen.page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
    screen.page.on("request", lambda sent: request(sent.url))
    screen.page.on("websocket", lambda socket: request(socket.url))


def settle(page: Any, script: str, argument: str = "", milliseconds: int = PAGE_MS) -> None:
    """Run an asynchronous script in the page, within a time limit (`evaluate` has none)."""
    page.evaluate(
        f"argument => {{ window.outcome = null; ({script})(argument)"
        ".then(() => { window.outcome = 'done'; }, error => { window.outcome = String(error); }); }",
        argument,
    )
    page.wait_for_function("() => window.outcome", timeout=milliseconds)
    outcome = page.evaluate("() => window.outcome")
    if outcome != "done":
        raise RuntimeError(outcome)


def command(screen: Screen, name: str, **arguments: Any) -> None:
    """Give Lab one of its commands."""
    settle(screen.page, COMMAND, json.dumps([name, arguments]))


def hide_sidebar(screen: Screen) -> None:
    """Give the notebook the width of the page."""
    if screen.page.locator("#jp-left-stack").is_visible():
        command(screen, "application:toggle-left-area")


def write_notebook(lab: Lab, name: str, cells: list[str]) -> str:
    """Write a notebook of these code cells into the served folder; return its name."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, lab.root / name)
    return name


def open_notebook(screen: Screen, name: str) -> None:
    """Open a notebook and wait until its kernel answers."""
    *_, address = PROGRAMS[screen.lab.program]
    screen.page.goto(screen.lab.url + address.format(name))
    settle(screen.page, OPEN, name)


def run_all(screen: Screen) -> None:
    """Run every cell; fail unless each has run and none shows an error."""
    settle(screen.page, RUN_ALL, milliseconds=RUN_MS)
    cells = [cell for cell in screen.page.evaluate(CELLS) if cell["source"].strip()]
    assert cells, "the notebook has no code cell"
    assert [cell["source"] for cell in cells if cell["count"] is None] == [], "cells that did not run"
    assert [error for cell in cells for error in cell["errors"]] == []


def scroll_to(screen: Screen, text: str) -> None:
    """Bring the first cell that holds a text to the top."""
    settle(screen.page, SCROLL, text)


def run_cell(screen: Screen, index: int) -> None:
    """Run one cell, counted from 0, again."""
    settle(screen.page, RUN_CELL, str(index))


def restart(screen: Screen) -> None:
    """Start the kernel of the notebook anew."""
    settle(screen.page, RESTART)
