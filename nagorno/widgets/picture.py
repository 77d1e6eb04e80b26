"""A chart as HTML, the one way every screen shows it: a picture with its words, or the words alone."""

from base64 import b64encode
from html import escape

from nagorno.charts import Chart
from nagorno.describe import Description, is_text_only
from nagorno.style import PAPER, WIDTH

SHARP = 120  # dots an inch: enough for the width of a screen, and half the time of a print


def picture(chart: Chart, dpi: int = SHARP) -> str:
    """Return a chart as HTML.

    Parameters
    ----------
    chart : Chart
        What a function of `nagorno.charts` gave.
    dpi : int
        Dots an inch of the picture; a figure is 7.2 inches wide.

    Returns
    -------
    str
        A ``figure``: the picture with its description as alt text, and the same description to be
        opened by anybody. Where `nagorno.describe.is_text_only` holds, the description alone.
        Every text is escaped.

    Examples
    --------
    >>> import nagorno
    >>> html = picture(nagorno.charts.ledger(nagorno.open("article")))
    >>> html.count("<img "), html.count("<details>")
    (1, 1)
    """
    if is_text_only():
        return f'<figure style="margin:0">{words(chart.description)}</figure>'
    data = b64encode(chart.png(dpi)).decode("ascii")
    # The paper goes with the picture: its ink is dark in every theme.
    look = f"display:block; max-width:100%; width:{WIDTH}px; height:auto; background:{PAPER}"
    return (
        f'<figure style="margin:0"><img alt="{escape(chart.alt)}" style="{look}" '
        f'src="data:image/png;base64,{data}">'
        f"<details><summary>In words</summary>{words(chart.description)}</details></figure>"
    )


def words(description: Description) -> str:
    """Return a description as paragraphs of HTML, its headline first."""
    parts = (description.kind, description.numbers, description.pattern)
    lines = [line for part in parts for line in part.split("\n") if line]
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<p><strong>{escape(description.headline)}.</strong></p>{told}"
