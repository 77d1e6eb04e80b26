"""Draw the gallery, docs/gallery.md with its pictures: `make gallery`; `--check` says what is stale.

A picture is current if the description inside it is the one that is computed now: pixels differ
from one machine's fonts to the next, words do not.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

import nagorno
from nagorno import charts

DOCS = Path(__file__).parent.parent / "docs"
PICTURES = "gallery"
DPI = 110
HEAD = """# Gallery

<!-- Drawn by `make gallery`: edit scripts/gallery.py and the charts, not this page. -->

Seven charts, on the one report that was read in full (`article`) and on the openings of all reports
(`truce`). Each is three lines of code; below it stands what it says in words, computed from the same rows:
`nagorno.describe.text_only()` shows those words alone, in the whole package. No chart says who is right.
"""


READINGS = {
    "timeline": "Left to right is time; a party's claims stand in its lane. A pale bar is as long as the "
    "report is vague. An arc leads to the claim that is answered.",
    "chain": "Follow a line from who printed to who first said. A dashed box is something that the report "
    "does not say. All lines are equally thick: thickness would read as trust.",
    "coverage": "A row is a happening, a column a report. Filled: somebody is named as saying it. Hollow: "
    "the outlet says it in its own voice. What was not read cannot be absent.",
    "ledger": "A claim and what answers it, face to face. The arrow points at the claim that is answered. "
    "A dashed box is kept for an answer that was not found.",
    "verbs": "One line a verb: how often it introduces each party. The difference has no sign, so that "
    "neither party is the plus side. Counts, not a bias score.",
    "figures": "One line a statement of a number, with who made it. Open ends stay open; nothing is added "
    "up, and no middle is drawn.",
    "map": "A ring is as wide as the place is vague; a district is never its town's point. Names are the "
    "reports'. A line on a map is somebody's claim: `lines=False` leaves every line out.",
}
CORPORA = ("article", "truce")


def code(chart: str, corpus: str) -> str:
    """Return the three lines that draw a chart."""
    return f'import nagorno\nfrom nagorno import charts\n\ncharts.{chart}(nagorno.open("{corpus}"))'


def plates() -> Iterator[tuple[str, str, charts.Chart]]:
    """Yield each picture's file name, its part of the page, and the chart."""
    for name, reading in READINGS.items():
        head = f"\n## {name}\n\n{reading}\n"
        for corpus in CORPORA:
            chart = getattr(charts, name)(nagorno.open(corpus))
            file = f"{PICTURES}/{name}_{corpus}.png"
            words = "\n".join(f"> {line}  " for line in chart.alt.splitlines())
            shown = f"![{chart.description.headline}]({file})"
            yield (
                file,
                f"{head}\n### On `{corpus}`\n\n```python\n{code(name, corpus)}\n```\n\n{shown}\n\n{words}\n",
                chart,
            )
            head = ""


def described(path: Path) -> str:
    """Return the description inside a picture; empty if there is none."""
    if not path.is_file():
        return ""
    with Image.open(path) as picture:
        return str(picture.info.get("Description", ""))


def picture(chart: charts.Chart) -> bytes:
    """Return a chart as a small PNG with its description inside."""
    info = PngInfo()
    info.add_itxt("Description", chart.alt)
    file = io.BytesIO()
    with Image.open(io.BytesIO(chart.png(dpi=DPI))) as drawn:
        drawn.convert("RGB").quantize(64).save(file, "PNG", optimize=True, pnginfo=info)
    return file.getvalue()


def main() -> int:
    """Draw, or say what is stale."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    page, stale = HEAD, []
    for name, part, chart in plates():
        page += part
        if described(DOCS / name) != chart.alt:
            stale.append(name)
            if not check:
                (DOCS / PICTURES).mkdir(exist_ok=True)
                (DOCS / name).write_bytes(picture(chart))
    text = DOCS / "gallery.md"
    if not text.is_file() or text.read_text(encoding="utf-8") != page:
        stale.append(text.name)
        if not check:
            text.write_text(page, encoding="utf-8")
    if check and stale:
        print(f"stale: {', '.join(stale)}; run `make gallery`")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
