"""One exception, and one way to say what was expected."""

from collections.abc import Iterable
from difflib import get_close_matches


class DataError(ValueError):
    """Tables, names or values that `nagorno` cannot work with."""


def one_of(what: str, came: object, allowed: Iterable[object]) -> str:
    """Say what came, what is allowed and what is nearest.

    Parameters
    ----------
    what : str
        The thing that was asked for, such as ``"table"``.
    came : object
        The value that came.
    allowed : iterable
        The values that are allowed.

    Returns
    -------
    str
        One sentence or two.

    Examples
    --------
    >>> one_of("table", "claim", ["actors", "claims"])
    "no table 'claim'; allowed: actors, claims. Did you mean 'claims'?"
    """
    options = [str(value) for value in allowed]
    near = nearest(came, options)
    hint = f" Did you mean {near!r}?" if near else ""
    return f"no {what} {came!r}; allowed: {', '.join(options) or 'none'}.{hint}"


def nearest(came: object, allowed: Iterable[str]) -> str:
    """Return the allowed value that looks most like `came`, or an empty string."""
    folded = {value.casefold(): value for value in allowed}
    found = get_close_matches(str(came).strip().casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
