"""Exercises that answer back: `question` finds one; `check`, `hint` and `solution` are its verbs.

No answer makes them raise. Wrong answers that students give are recognised by what they are; what
is expected is computed from the tables. The questions of lesson NN stand in ``qNN``.
"""

from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.registry import question
from nagorno.exercises.reply import NotDone, Reply
from nagorno.exercises.slip import Slip, resume, save, slip

__all__ = ["Foreseen", "NotDone", "Question", "Reply", "Slip", "question", "resume", "save", "slip"]
