"""What was answered since the kernel started: one entry a question, in memory only."""

from dataclasses import dataclass, replace

from nagorno.exercises.reply import OPEN, Reply


@dataclass(frozen=True)
class Entry:
    """How far one question is.

    Parameters
    ----------
    state : str
        ``not attempted``, ``not yet`` or ``done``.
    answer : object
        The answer as it was read; None if there is none or it could not be read.
    said : Reply, optional
        What the last check said.
    """

    state: str
    answer: object = None
    said: Reply | None = None


_ENTRIES: dict[str, Entry] = {}


def note(question: str, said: Reply, answer: object = None) -> None:
    """Write down the newest answer; an untouched cell takes nothing back."""
    kept = _ENTRIES.get(question) if said.state == OPEN else None
    _ENTRIES[question] = replace(kept or Entry(said.state, answer), said=said)


def entry(question: str) -> Entry:
    """Return how far a question is."""
    return _ENTRIES.get(question, Entry(OPEN))


def seen() -> list[str]:
    """Return the questions that were checked, in order of their id."""
    return sorted(_ENTRIES)


def forget() -> None:
    """Start anew."""
    _ENTRIES.clear()
