"""How sentences are put together: numbers, plurals, names and lists that read well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

# No ContextVar: a cell that awaits, and a widget's callback in a thread, have contexts of their own.
_mode = {"text_only": False}
_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
LISTED = 8  # a longer list is cut, and the rest counted


@dataclass(frozen=True, repr=False)
class Description:
    """A figure in words, at three depths.

    Parameters
    ----------
    headline : str
        The finding, without a full stop: the figure's title.
    kind : str
        What kind of figure it is and how it is read: chart, axes, marks.
    numbers : str
        Its numbers, row by row where they are few.
    pattern : str
        What stands out, and what was folded or not read.
    """

    headline: str
    kind: str
    numbers: str
    pattern: str = ""

    def __str__(self) -> str:
        """Return all depths, one a paragraph."""
        return "\n".join(
            part for part in (self.kind, f"{self.headline}.", self.numbers, self.pattern) if part
        )

    def __repr__(self) -> str:
        """Return all depths, as text."""
        return str(self)

    def _repr_html_(self) -> str:
        # As text a notebook would break the long lines within words.
        parts = groupby(str(self).splitlines(), key=lambda line: line.startswith("- "))
        return "".join(_items(lines) if listed else _paragraphs(lines) for listed, lines in parts)


def _items(rows: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(row[2:])}</li>' for row in rows)}</ul>"


def _paragraphs(rows: Iterable[str]) -> str:
    return "".join(f"<p>{escape(row)}</p>" for row in rows)


def text_only(on: bool = True) -> None:
    """Show descriptions in place of figures, in the whole package; with False, figures again.

    Parameters
    ----------
    on : bool
        Whether words are shown instead of pictures.

    Examples
    --------
    >>> text_only()
    >>> is_text_only()
    True
    >>> text_only(False)
    """
    _mode["text_only"] = on


def is_text_only() -> bool:
    """Return whether words are shown instead of pictures."""
    return _mode["text_only"]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> count(1, "reply", "replies"), count(12, "claim"), count(0, "report"), count(1234, "claim")
    ('one reply', 'twelve claims', 'no reports', '1,234 claims')
    """
    word = _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Iterable[object], last: str = "and", most: int = LISTED) -> str:
    """Return items as a list that reads well; what is beyond `most` is counted.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b"]), listed("abc")
    ('a', 'a and b', 'a, b and c')
    >>> listed("abcd", most=2)
    'a, b and two more'
    """
    words = [str(item) for item in items]
    if len(words) > most:
        words = [*words[:most], count(len(words) - most, "more", "more")]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def lines(rows: Sequence[str]) -> str:
    """Return rows as lines, each ending in a full stop."""
    return "\n".join(row if row.endswith((".", "?", ":")) else f"{row}." for row in rows)
