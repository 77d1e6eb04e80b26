"""One problem of a data package, and the report that gathers them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from nagorno.errors import nearest

# A file that is wrong in every cell is told as such, not by a million rows.
CAP = 1000
# Looking for the nearest value is the slow part: enough of it is enough.
HINTS = 200
_SHORT_LIST = 30
_TOO_MANY = 5000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a data package that has to be put right.

    Parameters
    ----------
    file : str
        The file, as the descriptor names it.
    line : int or None
        The physical line in the file, counted from 1; None if the whole file is meant.
    column : str
        The column, or the path of a key in the descriptor; may be empty.
    came : str
        What stands there, shortened, control characters escaped; may be empty.
    allowed : str
        What may stand there; may be empty.
    problem : str
        What is wrong.
    remedy : str
        What to do.
    options : collection of str
        The values that are allowed, where the report is to find the nearest; `allowed` says what they are.
    """

    file: str
    line: int | None
    column: str
    came: str
    allowed: str
    problem: str
    remedy: str = ""
    options: Collection[str] = field(default=(), repr=False, compare=False)

    def sentence(self) -> str:
        """Return it as one line of plain text."""
        where = ", ".join(filter(None, [self.file, f"line {self.line}" if self.line else "", self.column]))
        came = f"; came '{self.came}'" if self.came else ""
        allowed = f"; allowed: {self.allowed}" if self.allowed else ""
        return f"{where}: {self.problem}{came}{allowed}. {self.remedy}".rstrip()


def shown(value: object, most: int = 60) -> str:
    """Return a value on one line: shortened, and with what cannot be seen escaped."""
    text = str(value)
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut)


class Report:
    """Every problem found so far, at most `CAP` a file; the others are counted."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Problem, None]] = {}
        self._more: Counter[str] = Counter()

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        kept = self._kept.setdefault(problem.file, {})
        if len(kept) < CAP:
            kept[problem] = None
        elif problem not in kept:
            self._more[problem.file] += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several."""
        for problem in problems:
            self.add(problem)

    def problems(self, order: Iterable[str]) -> list[Problem]:
        """Return them by file and line.

        Parameters
        ----------
        order : iterable of str
            The files, in the order wanted; others come after them.
        """
        files = [*dict.fromkeys([*order, *self._kept])]
        found = [p for file in files for p in sorted(self._kept.get(file, ()), key=lambda p: p.line or 0)]
        hinted = [_hinted(p) if number < HINTS else p for number, p in enumerate(found)]
        return [*hinted, *(_rest(file, count) for file, count in self._more.items())]


def _rest(file: str, count: int) -> Problem:
    return Problem(
        file,
        None,
        "",
        "",
        "",
        f"{count} more problems in this file",
        f"Put the first {CAP} right, then check again.",
    )


def _hinted(problem: Problem) -> Problem:
    """Name the nearest of the allowed values; of a vocabulary show all, of a table's ids three."""
    options = problem.options
    if not options or len(options) > _TOO_MANY:
        return problem
    few = list(options)
    if problem.allowed or len(options) > _SHORT_LIST:
        few = get_close_matches(problem.came.strip(), options, 3, 0.4) or few[:3]
    near = nearest(problem.came, few)
    hint = f"Did you mean '{shown(near)}'? " if near and near != problem.came else ""
    such = f"{problem.allowed}, such as " if problem.allowed else ""
    allowed = such + ", ".join(map(shown, few))
    return replace(problem, allowed=allowed, remedy=f"{hint}{problem.remedy}".strip(), options=())
