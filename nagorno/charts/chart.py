"""What every chart gives back: a figure with its description, its rows, and what was folded."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import rc_context
from matplotlib.figure import Figure

from nagorno.describe import Description, is_text_only
from nagorno.errors import DataError, one_of
from nagorno.style import DPI, LOOK, WIDTH

FORMATS = ("png", "svg", "pdf")


@dataclass(frozen=True, repr=False)
class Chart:
    """A figure with its description: a notebook shows the one and compares the other.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure, free of pyplot. Each mark that stands for data has a ``gid``, ``mark:KEY``.
    description : Description
        What it shows, in words computed from the same rows.
    rows : pandas.DataFrame
        The rows that are drawn; ``mark`` is the key of the mark that stands for each.
    left_out : pandas.DataFrame
        The rows for which there was no room of their own: they are drawn as folds, with their
        number (``gid`` ``fold:KEY``); ``mark`` is the key of the fold.
    """

    figure: Figure
    description: Description
    rows: pd.DataFrame
    left_out: pd.DataFrame

    @property
    def alt(self) -> str:
        """What the figure shows: its kind, its numbers, its pattern."""
        return str(self.description)

    def __repr__(self) -> str:
        """Return the description."""
        return self.alt

    def png(self, dpi: int = DPI) -> bytes:
        """Return the picture as PNG."""
        return self._saved("png", dpi=dpi)

    def save(self, path: str | Path) -> None:
        """Write the figure to a file, with the description inside where the format can hold it.

        Parameters
        ----------
        path : str or pathlib.Path
            Ends in ``.png``, ``.svg`` or ``.pdf``. Text in SVG stays text; nothing in the file
            changes from one saving to the next.

        Raises
        ------
        DataError
            If the ending is another one.
        """
        path = Path(path)
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            raise DataError(one_of("picture format", kind, FORMATS))
        metadata = {
            "png": {"Description": self.alt},
            "svg": {"Description": self.alt, "Date": None},
            "pdf": {"Subject": self.alt, "CreationDate": None},
        }
        path.write_bytes(self._saved(kind, metadata=metadata[kind], dpi=DPI))

    def _saved(self, kind: str, **options: Any) -> bytes:
        file = BytesIO()
        with rc_context(LOOK):
            self.figure.savefig(file, format=kind, **options)
        return file.getvalue()

    def _repr_mimebundle_(self, **_: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        if is_text_only():
            return {"text/plain": self.alt, "text/html": self.description._repr_html_()}, {}
        # nbconvert, and so a page of feedback, takes the picture's alt text from here.
        look = {"width": WIDTH, "alt": self.alt}
        return {"text/plain": self.alt, "image/png": self.png()}, {"image/png": look}
