"""The letters of a cell: what hides, what runs in a spreadsheet, what was read in the wrong encoding."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

from nagorno.checks.problem import shown

_FORMULA = "=+-@＝＋－＠"
# UTF-8 read as Windows-1252: Latin, Cyrillic, Armenian, and typographic marks.
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(f"[ÂÃÄÅÐÑ]{_TAIL}|É™|Æ\u008f|(?:[ÔÕÖ]{_TAIL}){{2}}|â€|\ufffd")


class Slip(NamedTuple):
    """What is wrong with a value, wherever it stands."""

    problem: str
    allowed: str = ""
    remedy: str = ""
    options: Collection[str] = ()


def text_slips(value: str, number: bool) -> Iterator[Slip]:
    """Yield what no cell may hold, whatever its column.

    Parameters
    ----------
    value : str
        The cell's text, not empty.
    number : bool
        Whether it is a number where numbers stand: these may begin with a minus.
    """
    repaired = "" if value.isascii() else _repaired(value)
    if repaired:
        yield Slip(
            "UTF-8 that was once read as Windows-1252", "", f"{repaired} Read and save files as UTF-8."
        )
    elif not value.isprintable():
        hidden = next(c for c in value if not c.isprintable())
        name = f"U+{ord(hidden):04X}, {unicodedata.name(hidden, 'control character').lower()}"
        remedy = "Take it out; if it is a line break, is a quotation mark missing further up?"
        yield Slip(f"an invisible character ({name})", "letters, marks and spaces", remedy)
    if value[0] in _FORMULA and not number:
        remedy = f"Begin with another character than {value[0]!r}."
        yield Slip("a spreadsheet would run this as a formula", "", remedy)
    if value != (bare := value.strip()):
        yield Slip(
            "blanks at the start or the end", "", f"Write '{shown(bare)}'." if bare else "Leave it empty."
        )
    if not unicodedata.is_normalized("NFC", value):
        composed = shown(unicodedata.normalize("NFC", value))
        yield Slip("letters and accents stored apart", "Unicode in form NFC", f"Write '{composed}' (NFC).")


def harmless(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula: an apostrophe goes before it.

    Parameters
    ----------
    text : str
        What goes into a cell of a file that people open in a spreadsheet.

    Returns
    -------
    str
        The text; `restored` gives it back exactly.

    Examples
    --------
    >>> harmless("=1+1"), restored(harmless("=1+1"))
    ("'=1+1", '=1+1')
    """
    # A text that begins with an apostrophe gets another, so that none is taken away that was there.
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def restored(cell: str) -> str:
    """Return the text that `harmless` was given."""
    return cell[1:] if cell.startswith("'") else cell


def _repaired(value: str) -> str:
    """Return a remedy if the value is mojibake, else nothing."""
    for wrong in ("cp1252", "latin-1"):
        try:
            return f"Did you mean '{shown(value.encode(wrong).decode('utf-8'))}'?"
        except UnicodeError:
            continue
    return "Copy the text again from where it came." if _MOJIBAKE.search(value) else ""
