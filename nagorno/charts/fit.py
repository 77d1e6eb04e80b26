"""Text that fits: measured with the font's own widths, wrapped, and cut at a word."""

import unicodedata
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font

CUT = "…"
# Measured large, where letters are not moved to whole pixels; drawn small, they may be a little wider.
_LARGE, _SLACK = 96, 1.03
_RIGHT_TO_LEFT = ("R", "AL")


@cache
def _font(bold: bool) -> FT2Font:
    weight = "bold" if bold else "normal"
    font: FT2Font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    return font


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is, in points.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Of the letters, in points.
    bold : bool
        Whether they are bold.

    Returns
    -------
    float
        Its width in points.

    Examples
    --------
    >>> 20 < width("claim", 8) < 30
    True
    """
    font = _font(bold)
    font.set_size(_LARGE, 72)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64 * size / _LARGE * _SLACK


def wrapped(text: str, room: float, size: float, lines: int = 3, bold: bool = False) -> str:
    r"""Break a text into lines that fit, and cut it after a word if it needs more of them.

    Parameters
    ----------
    text : str
        What is to be drawn.
    room : float
        How wide a line may be, in points.
    size : float
        Of the letters, in points.
    lines : int
        How many lines there may be.
    bold : bool
        Whether the letters are bold.

    Returns
    -------
    str
        The lines, joined by a line break; the last one ends in … if something was cut.

    Examples
    --------
    >>> wrapped("one two three four five", 40, 8, lines=2)
    'one two\nthree …'
    """
    found = [""]
    for word in (part for each in text.split() for part in _parts(each, room, size, bold)):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size, bold) <= room or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) <= lines:
        return "\n".join(found)
    return "\n".join([*found[: lines - 1], _cut(found[lines - 1], room, size, bold)])


def _parts(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Break a word that is wider than a line."""
    found = []
    while len(word) > 1 and width(word, size, bold) > room:
        end = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n], size, bold) <= room), 1)
        found.append(word[:end])
        word = word[end:]
    return [*found, word]


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    words = line.split()
    while len(words) > 1 and width(f"{' '.join(words)} {CUT}", size, bold) > room:
        words.pop()
    last = " ".join(words).rstrip(",;:.")
    while last and width(f"{last} {CUT}", size, bold) > room:
        last = last[:-1]
    return f"{last} {CUT}"


def legible(text: str) -> bool:
    """Return whether the font has every letter, and they stand from left to right.

    matplotlib neither joins Arabic letters nor turns their order.

    Examples
    --------
    >>> legible("Մուշ, Шуша, Şuşa"), legible("شوشا")
    (True, False)
    """
    font = _font(False)
    return all(
        unicodedata.bidirectional(letter) not in _RIGHT_TO_LEFT and font.get_char_index(ord(letter))
        for letter in text
        if not letter.isspace()
    )


def shown(text: str, instead: str) -> str:
    """Return a text, or another one in its place where the font cannot show its letters.

    Examples
    --------
    >>> shown("Շուշի", "shusha"), shown("شوشا", "shusha")
    ('Շուշի', 'shusha')
    """
    return text if legible(text) else instead
