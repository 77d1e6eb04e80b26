"""A question with a few answers, each of which is met with a sentence of its own."""

from collections.abc import Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from nagorno.errors import DataError
from nagorno.widgets.screen import CSS, Screen

OPEN = "Nothing chosen yet. Take your time; nothing is stored or counted."


def ask(question: str, answers: Mapping[str, str]) -> widgets.VBox:
    """Ask a question; meet each answer with what choosing it means.

    Parameters
    ----------
    question : str
        The question.
    answers : mapping of str to str
        The answers that can be chosen, each with the sentence shown for it: what the reader did,
        and where the misconception lies, if there is one.

    Returns
    -------
    ipywidgets.VBox
        The question, its answers as radio buttons with none chosen, and the sentence.

    Raises
    ------
    DataError
        If there are fewer than two answers.
    """
    if len(answers) < 2:
        raise DataError(f"{len(answers)} answers to {question!r}; a choice needs two or more.")
    wide = widgets.Layout(width="auto", max_width="100%")
    choice = widgets.RadioButtons(options=list(answers), value=None, tooltip=question, layout=wide)
    head = widgets.HTML(f'{CSS}<p class="ng"><strong>{escape(question)}</strong></p>')
    reply = widgets.HTML(_said(OPEN))

    def show(change: Any) -> None:
        reply.value = _said(answers.get(change["new"], OPEN))

    choice.observe(show, names="value")
    listed = "".join(f"<li>{escape(answer)}</li>" for answer in answers)
    still = f"<p><strong>{escape(question)}</strong></p><ul>{listed}</ul>"
    return Screen((head, choice, reply), question, still)


def _said(text: str) -> str:
    return f'<p class="ng" role="status" aria-live="polite">{escape(text)}</p>'
