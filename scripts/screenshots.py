"""Take the pictures of docs/screens/ in a real JupyterLab: `make screenshots`.

`SCREENS` is the list of all screens: the browser tests drive the same ones.
"""

import io
import sys
from dataclasses import dataclass
from typing import Any

import lab as driver
from PIL import Image

import nagorno.widgets

FOLDER = driver.REPOSITORY / "docs" / "screens"
AREA = ".jp-OutputArea-output:has(.jupyter-widgets)"
COLOURS = 256
MOST = 200_000  # bytes
WINDOW, TALL = (1000, 1100), (1000, 2600)  # of the whole notebook, and so that a screen has room
CUT = WINDOW[1]  # pixels of height: more of a screen is more of the same
NOTEBOOK = "00_start_here.ipynb"
START = "charts.chain"  # stands in the cell that the picture of the notebook begins with


@dataclass(frozen=True)
class Shown:
    """A screen: the code that shows it, which expects a corpus as ``corpus``."""

    code: str
    report: str = "article"

    @property
    def cells(self) -> list[str]:
        """The code cells of a notebook that shows it."""
        return [
            f'import nagorno\nfrom nagorno import widgets\n\ncorpus = nagorno.open("{self.report}")',
            self.code,
        ]


SCREENS = {
    "explorer": Shown("widgets.explorer(corpus)"),
    "tracer": Shown("widgets.tracer(corpus)", "truce"),
    "replay": Shown("widgets.replay(corpus)", "truce"),
    "desk": Shown("widgets.desk(corpus)"),
    "places": Shown("widgets.places(corpus)", "truce"),
    "text_only_switch": Shown("widgets.text_only_switch()"),
    "ask": Shown(
        'widgets.ask("Who is its speaker?", {"The page": "It prints.", "The agency": "It says so."})'
    ),
}


def there(name: str) -> bool:
    """Whether the package has this screen yet."""
    return hasattr(nagorno.widgets, name)


def show(screen: driver.Screen, name: str) -> Any:
    """Show a screen in a notebook of its own; return its place in the page."""
    path = driver.write_notebook(screen.lab, f"{name}.ipynb", SCREENS[name].cells)
    driver.open_notebook(screen, path)
    driver.hide_sidebar(screen)
    driver.run_all(screen)
    area = screen.page.locator(AREA)
    area.wait_for()
    return area


def small(picture: bytes) -> bytes:
    """Return a picture in few colours, which is enough for a page of documentation."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as whole:
        taken = whole.crop((0, 0, whole.width, min(whole.height, CUT)))
        # By coverage: the commonest colours alone would turn the parties' few pixels into greys.
        taken.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(file, "PNG", optimize=True)
    return file.getvalue()


def keep(name: str, picture: bytes) -> None:
    """Store a picture; refuse one that is too heavy for a page."""
    content = small(picture)
    if len(content) > MOST:
        raise RuntimeError(f"{name}.png has {len(content)} bytes, more than {MOST}: show less of the screen.")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(content)
    print(f"docs/screens/{name}.png: {len(content) / 1000:.0f} kB")


def main(names: list[str]) -> int:
    """Take the pictures of these screens, by default of all."""
    with driver.serving() as lab, driver.chromium() as browser:
        for name in names or ["start_here", *filter(there, SCREENS)]:
            with driver.opened(browser, lab, WINDOW if name == "start_here" else TALL) as screen:
                if name == "start_here":
                    driver.open_notebook(screen, NOTEBOOK)
                    driver.hide_sidebar(screen)
                    driver.run_all(screen)
                    driver.scroll_to(screen, START)
                    keep(name, screen.page.screenshot())
                else:
                    keep(name, show(screen, name).screenshot())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
