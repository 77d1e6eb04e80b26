"""What was answered since the kernel started: one entry a question, in memory only."""

from dataclasses import dataclass

from nagorno.exercises.reply import OPEN


@dataclass(frozen=True)
class Entry:
    """How far one question is.

    Parameters
    ----------
    state : str
        ``not attempted``, ``not yet`` or ``done``.
    answer : object
        The answer as it was read; None if there is none or it could not be read.
    """

    state: str
    answer: object = None


_ENTRIES: dict[str, Entry] = {}


def note(question: str, state: str, answer: object = None) -> None:
    """Write down the newest answer; an untouched cell takes nothing back."""
    if state != OPEN or question not in _ENTRIES:
        _ENTRIES[question] = Entry(state, answer)


def entry(question: str) -> Entry:
    """Return how far a question is."""
    return _ENTRIES.get(question, Entry(OPEN))


def seen() -> list[str]:
    """Return the questions that were checked, in order of their id."""
    return sorted(_ENTRIES)


def forget() -> None:
    """Start anew."""
    _ENTRIES.clear()
