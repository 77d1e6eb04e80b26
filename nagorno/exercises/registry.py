"""Find a question by its id; each lesson has a module, ``q01`` to ``q07``."""

from functools import cache
from importlib import import_module
from pathlib import Path

from nagorno.errors import DataError, one_of
from nagorno.exercises.ask import Question


def lessons() -> list[str]:
    """Return the numbers of the lessons that have questions: ``["01", ...]``."""
    return sorted(path.stem.removeprefix("q") for path in Path(__file__).parent.glob("q[0-9][0-9].py"))


@cache
def lesson(number: str) -> dict[str, Question]:
    """Return the questions of a lesson by id.

    Parameters
    ----------
    number : str
        Such as ``"01"``.

    Returns
    -------
    dict of str to Question
        In the order of the lesson.

    Raises
    ------
    DataError
        If no lesson of that number has questions.
    """
    if number not in lessons():
        raise DataError(one_of("lesson with exercises", number, lessons()))
    questions: tuple[Question, ...] = import_module(f"nagorno.exercises.q{number}").QUESTIONS
    return {one.id: one for one in questions}


def question(id: str) -> Question:
    """Find a question.

    Parameters
    ----------
    id : str
        Lesson and number, such as ``"01-2"``.

    Returns
    -------
    Question
        With ``check(answer)``, ``hint()`` and, unless it is graded, ``solution()``.

    Raises
    ------
    DataError
        If there is no such question.

    Examples
    --------
    >>> question("01-1").check(...)
    Question 01-1: not attempted. Write your answer in place of the three dots, and run the cell again.
    """
    number = str(id).partition("-")[0]
    if number not in lessons() or id not in lesson(number):
        raise DataError(one_of("question", id, [one for each in lessons() for one in lesson(each)]))
    return lesson(number)[id]
