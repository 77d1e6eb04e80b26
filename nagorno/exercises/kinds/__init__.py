"""The kinds of answer that a question can ask for.

A sentence on a difference says how far an answer is from what the tables hold, and leaks nothing.
"""

from nagorno.exercises.kinds.coding import mapping, written
from nagorno.exercises.kinds.kind import Kind
from nagorno.exercises.kinds.naming import one, ordered, several
from nagorno.exercises.kinds.single import choice, number

__all__ = ["Kind", "choice", "mapping", "number", "one", "ordered", "several", "written"]
