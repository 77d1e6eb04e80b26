"""Who says what, through whom, about whom: one ceasefire, read as data.

Start with ``nagorno.open("article")``; see `nagorno.codebook` for what the tables hold.
"""

TYPE_CHECKING = False  # importing `typing` for it would cost half of our start
if TYPE_CHECKING:
    from typing import Any

    from nagorno.cards import Card, cite, codebook
    from nagorno.checks import check
    from nagorno.corpus import Corpus, load, open
    from nagorno.errors import DataError

__version__ = "0.1.0"
__all__ = ["Card", "Corpus", "DataError", "check", "cite", "codebook", "load", "open"]

# Looked up on first use, so that `import nagorno` waits for neither pandas nor matplotlib.
_HOMES = {
    "Card": "cards",
    "Corpus": "corpus",
    "DataError": "errors",
    "check": "checks",
    "cite": "cards",
    "codebook": "cards",
    "load": "corpus",
    "open": "corpus",
}
_MODULES = ("agreement", "charts", "coding", "describe", "exercises", "relate", "style", "widgets")


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"nagorno.{_HOMES[name]}"), name)
    if name in _MODULES:
        return import_module(f"nagorno.{name}")
    raise AttributeError(f"module 'nagorno' has no attribute {name!r}; it offers {', '.join(__dir__())}")


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES, "__version__"])
