"""What a question says back: a state and a sentence, as text and as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

OPEN, NOT_YET, DONE = "not attempted", "not yet", "done"
STATES = (OPEN, NOT_YET, DONE)
_RULE = {OPEN: "dotted", NOT_YET: "dashed", DONE: "solid"}


@dataclass(frozen=True, repr=False)
class Reply:
    """What is said to an answer.

    Parameters
    ----------
    title : str
        Which question, and what is said of it: ``Question 01-2: not yet``.
    text : str
        The sentences; an empty line parts two paragraphs.
    state : str
        ``not attempted``, ``not yet`` or ``done``; empty for a hint and a solution.
    """

    title: str
    text: str
    state: str = ""

    def __repr__(self) -> str:
        """Return title and text."""
        return f"{self.title}. {self.text}" if self.text else f"{self.title}."

    def _repr_html_(self) -> str:
        # A status is read aloud when it appears; the rule on the left repeats the state without colour.
        look = f"border-left: 3px {_RULE.get(self.state, 'double')} currentColor; padding-left: .7em"
        first, *others = self.text.split("\n\n")
        head = f"<p><strong>{escape(self.title)}.</strong> {_lines(first)}</p>"
        rest = "".join(f"<p>{_lines(one)}</p>" for one in others)
        return f'<div role="status" style="{look}">{head}{rest}</div>'


def _lines(text: str) -> str:
    """Escape a text, and set what stands in backticks as code, in asterisks as stressed."""
    code = re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))
    return re.sub(r"(?<!\w)\*(\w[^*\n]*)\*(?!\w)", r"<em>\1</em>", code).replace("\n", "<br>")


class NotDone(AssertionError):  # noqa: N818  # a student reads the name, and is told of no error
    """A graded answer that is not done: one line in the notebook, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [f"\x1b[31m{self}\x1b[0m"]


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {_plural(noun)}"


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:] != "ay" else noun + "s"


def joined(parts: Iterator[str] | list[str]) -> str:
    """Join words as a sentence does: ``a, b and c``."""
    *first, last = [*parts] or [""]
    return f"{', '.join(first)} and {last}" if first else last
