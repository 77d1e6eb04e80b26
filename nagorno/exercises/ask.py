"""One question of a lesson: what is asked, what is expected, and what is said to each answer."""

from collections.abc import Callable, Sized
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from nagorno import corpus as corpora
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.exercises import record
from nagorno.exercises.kinds import Kind
from nagorno.exercises.reading import Unread
from nagorno.exercises.reply import DONE, NOT_YET, OPEN, NotDone, Reply

Text = str | Callable[[Corpus], str]
EMPTY = (
    "Your answer is there, but nothing is in it: what you selected is empty. Look at what you selected by."
)
READY = "It can be read, as {noun}: {shown}. Whether it is done, your teacher's tests say."


@dataclass(frozen=True)
class Foreseen:
    """A wrong answer that students give, and what is said to it.

    Parameters
    ----------
    answer : callable
        Corpus to the wrong answer, computed as the student computes it.
    says : str or callable
        What the student did, and which idea is missing; never the right answer.
    """

    answer: Callable[[Corpus], object]
    says: Text


@dataclass(frozen=True, repr=False)
class Question:
    """A question of a lesson.

    Parameters
    ----------
    id : str
        Lesson and number: ``01-2``.
    asks : str
        The question in one sentence.
    kind : Kind
        What is asked for; see `kinds`.
    foreseen : tuple of Foreseen
        At least three wrong answers.
    general : str or callable
        The idea that is said to any other wrong answer, after how it differs.
    tip : str or callable
        The hint: where to look, never what to find.
    expected : callable, optional
        Corpus to the answer, computed from the tables. A graded question has none: it stands in
        the hidden tests of its master.
    because : str or callable
        Why the solution is what it is.
    on : str
        The corpus that is asked about.
    corpus : Corpus, optional
        Other tables to ask about; by default `on` of the shipped data.
    """

    id: str
    asks: str
    kind: Kind
    foreseen: tuple[Foreseen, ...]
    general: Text
    tip: Text
    expected: Callable[[Corpus], object] | None = None
    because: Text = ""
    on: str = corpora.DEFAULT
    corpus: Corpus | None = None

    def __repr__(self) -> str:
        """Return the question and how to answer it."""
        verbs = ["check(answer)", "hint()"] + ["solution()"] * (not self.graded)
        return f"Question {self.id}: {self.asks} Asked for: {self.kind.noun}. Then {', '.join(verbs)}."

    @property
    def graded(self) -> bool:
        """Whether the answer is known to the teacher's tests alone."""
        return self.expected is None

    @property
    def tables(self) -> Corpus:
        """The tables that are asked about."""
        return self.corpus or _opened(self.on)

    def about(self, corpus: Corpus) -> "Question":
        """Return the same question about other tables.

        Parameters
        ----------
        corpus : Corpus
            Other reports.

        Returns
        -------
        Question
            The question; what is expected is computed anew.

        Raises
        ------
        DataError
            If these tables do not hold the rows that the question is about, or nothing answers it.
        """
        other = replace(self, corpus=corpus)
        if not other._fits():
            raise DataError(
                f"question {self.id} cannot be asked of {corpus.name!r}: the rows that it is about are not "
                "in these tables, or nothing in them answers it. Choose other reports, or another question."
            )
        return other

    def _fits(self) -> bool:
        """Whether everything that the question may say can be computed, and there is an answer."""
        try:
            for text in (self.tip, self.because, self.general, *(one.says for one in self.foreseen)):
                self._told(text)
            for one in self.foreseen:
                self.kind.read(one.answer(self.tables), self.tables)
            return (
                self.expected is None or self.kind.read(self.expected(self.tables), self.tables) is not None
            )
        except Exception:  # each question looks its rows up in its own way
            return False

    def check(self, answer: object = None) -> Reply:
        """Say where an answer stands: not attempted, not yet, or done. Never raises.

        Parameters
        ----------
        answer : object
            In any form.

        Returns
        -------
        Reply
            The state, what you did, and the idea that is missing.
        """
        value, reply = self._read(answer)
        if reply is None:
            reply = self._ready(value) if self.expected is None else self._compared(value, self.expected)
            remark = self.kind.remark(value, self.tables)
            reply = replace(reply, text=f"{reply.text}\n\n{remark}") if remark else reply
        record.note(self.id, reply, None if value is None else self.kind.keep(value))
        return reply

    def hint(self) -> Reply:
        """Say where to look, not what to find; and repeat what the check said.

        A cell shows its last line only: without the repetition a hint would hide the check.
        """
        said = record.entry(self.id).said
        checked = [repr(said)] if said and said.state != OPEN else []
        return Reply(f"Hint for {self.id}", "\n\n".join([self._told(self.tip), *checked]))

    def solution(self) -> Reply:
        """Give the answer, computed from the tables, and why it is so."""
        if self.expected is None:
            return Reply(f"Question {self.id} has no solution here", "It is marked by your teacher's tests.")
        value = self.kind.read(self.expected(self.tables), self.tables)
        said = record.entry(self.id).said
        checked = [f"Your answer: {said.state}."] if said and said.state != OPEN else []
        parts = [self.kind.show(value), self._told(self.because), *checked]
        return Reply(f"Solution of {self.id}", "\n\n".join(parts))

    def readable(self, answer: object) -> bool:
        """Whether there is an answer of the kind asked for, right or not."""
        return self._read(answer)[1] is None

    def value(self, answer: object) -> Any:
        """Return an answer as it is read: ids as a tuple, codes as a dict; None if it cannot be."""
        return self._read(answer)[0]

    def grade(self, answer: object, expected: object = None) -> None:
        """Raise unless an answer is done; return nothing.

        Parameters
        ----------
        answer : object
            What the student gave.
        expected : object, optional
            What is expected, in any form, as a hidden test computes it; by default the question's own.

        Raises
        ------
        NotDone
            If the answer is not attempted or not done: shown as one line.
        """
        value, reply = self._read(answer)
        if reply is None:
            wanted = (lambda _: expected) if expected is not None else self.expected
            reply = self._unknown() if wanted is None else self._compared(value, wanted)
        if reply.state != DONE:
            raise NotDone(repr(reply))

    def _read(self, answer: object) -> tuple[Any, Reply | None]:
        """Read an answer; a reply instead, if there is none or it cannot be read."""
        try:
            value = self.kind.read(answer, self.tables)
            empty = (
                value is None
                and isinstance(answer, Sized)
                and not isinstance(answer, str)
                and not len(answer)
            )
        except Unread as unread:
            return None, self._reply(NOT_YET, str(unread))
        except Exception:  # whatever an object of the student's own does when it is looked at
            came = f"Your answer came as {type(answer).__name__}, which cannot be read here."
            return None, self._reply(NOT_YET, f"{came} Asked for: {self.kind.noun}.")
        if value is None:
            return None, self._reply(OPEN, EMPTY if empty else self.kind.start)
        return value, None

    def _compared(self, value: Any, expected: Callable[[Corpus], object]) -> Reply:
        wanted = self.kind.read(expected(self.tables), self.tables)
        if self.kind.same(value, wanted):
            return self._reply(DONE, self._told(self.because))
        said, differs = self._recognised(value, wanted), self.kind.differs(value, wanted)
        if said and self.kind.partial:
            said = f"{differs}\n\n{said}"
        return self._reply(NOT_YET, said or f"{differs} {self._told(self.general)}")

    def _recognised(self, value: Any, wanted: Any) -> str:
        """Return what is said to the foreseen wrong answers that a value shows."""
        found = []
        for one in self.foreseen:
            wrong = self.kind.read(one.answer(self.tables), self.tables)
            right = wrong is None or (wanted is not None and self.kind.same(wrong, wanted))
            if not right and self.kind.like(value, wrong):
                found.append(self._told(one.says))
        return "\n\n".join(dict.fromkeys(found))

    def _ready(self, value: Any) -> Reply:
        said = self._recognised(value, None)
        ready = READY.format(noun=self.kind.noun, shown=self.kind.show(value))
        return (
            self._reply(NOT_YET, said)
            if said
            else Reply(f"Question {self.id}: ready to hand in", ready, DONE)
        )

    def _unknown(self) -> Reply:
        return self._reply(NOT_YET, "It can be graded in a graded copy only.")

    def _reply(self, state: str, text: str) -> Reply:
        return Reply(f"Question {self.id}: {state}", text, state)

    def _told(self, text: Text) -> str:
        return text if isinstance(text, str) else text(self.tables)


@cache
def _opened(name: str) -> Corpus:
    return corpora.open(name)
