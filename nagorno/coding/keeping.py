"""Where a coder's codes are kept: in one file, and never in another's."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from nagorno.coding.codes import COLUMNS, blank
from nagorno.coding.files import OTHER_NAME, content, parse, save
from nagorno.coding.sheets import Sheet
from nagorno.errors import DataError

FILE = "my_coding.csv"


@dataclass
class Keeper:
    """The file that codes are saved to, and what was said about it.

    A file that is not this coding, that cannot be read in full, or that was changed elsewhere is
    left alone; the codes go on in the next free name, ``my_coding_2.csv``.

    Parameters
    ----------
    sheet : Sheet
        What is coded.
    first : pathlib.Path
        The name that was asked for.
    path : pathlib.Path
        The file that is written to, there or not.
    known : bytes
        What the file holds as far as known; empty for no file.
    said : list of str
        What the coder has to know, in sentences.
    failed : str
        Why the last save failed; empty if it did not.
    """

    sheet: Sheet
    first: Path
    path: Path
    known: bytes = b""
    said: list[str] = field(default_factory=list)
    failed: str = ""

    def save(self, codes: pd.DataFrame) -> None:
        """Write the codes; what hinders it is said, and raises nothing."""
        try:
            self.known = self._saved(codes)
            self.failed = ""
        except OSError as error:
            self.failed = (
                f"Not saved: {self.path.name} cannot be written ({error.strerror}). The codes are kept here "
                "as long as the kernel runs; the next step tries again."
            )

    def _saved(self, codes: pd.DataFrame) -> bytes:
        try:
            return save(codes, self.path, self.sheet, self.known)
        except DataError as error:
            self.move(str(error).removesuffix(OTHER_NAME))
            return save(codes, self.path, self.sheet, self.known)

    def move(self, why: str) -> None:
        """Go on in the next free file, and say why."""
        left, self.path, self.known = self.path.name, names(self.first)[-1], b""
        self.said = [why, f"{left} stays as it is; this desk goes on in {self.path.name}."]


def names(first: Path) -> list[Path]:
    """Return a name and those that follow it, such as ``my_coding_2.csv``, up to the first that is free."""
    found = [first]
    while found[-1].exists():
        found.append(first.with_name(f"{first.stem}_{len(found) + 1}{first.suffix}"))
    return found


def keeper(sheet: Sheet, file: str | Path = FILE) -> tuple[Keeper, pd.DataFrame]:
    """Find the newest file of this coding and read it; nothing is written.

    Parameters
    ----------
    sheet : Sheet
        What is coded.
    file : str or pathlib.Path
        The first name to look under.

    Returns
    -------
    Keeper, pandas.DataFrame
        Where codes go from now on, and the codes so far.
    """
    # Absolute, so that a change of folder moves no file.
    first = Path(file).absolute()
    *there, unused = names(first)
    found = Keeper(sheet, first, unused), blank(sheet)
    reasons = []
    for path in there:
        try:
            before = content(path) or b""
            coding = parse(before, sheet, path.name)
        except (DataError, OSError) as error:
            reasons.append(str(error))
            continue
        reasons = [f"{path.name}: {problem}" for problem in coding.problems]
        path, before = (unused, b"") if reasons else (path, before)
        found = Keeper(sheet, first, path, before), coding.codes
    if reasons:
        reasons.append(f"This desk saves in {found[0].path.name}.")
    found[0].said = reasons
    return found


def kept(sheet: Sheet, file: str | Path = FILE) -> pd.DataFrame:
    """Return the codes that a desk has kept so far.

    Parameters
    ----------
    sheet : Sheet
        What is coded.
    file : str or pathlib.Path
        The name that the desk was given.

    Returns
    -------
    pandas.DataFrame
        As `nagorno.coding.blank`; nothing but empty codes where nothing was coded yet.

    Examples
    --------
    >>> from nagorno.coding.sheets import sheet
    >>> bool(kept(sheet(), "not_begun.csv").eq("").all().all())
    True
    """
    return keeper(sheet, file)[1]


def any_code(codes: pd.DataFrame) -> bool:
    """Whether anything is coded or noted."""
    return bool((codes[COLUMNS] != "").any(axis=None))
