"""The questions that are measured, asked with `nagorno.relate` of a dict of frames."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nagorno import relate

Tables = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a corpus is asked about: its parties, a moment, the zone of days without one."""

    parties: Sequence[str]
    moment: str
    tz: str


def questions(asked: Asked) -> dict[str, Callable[[Tables], Any]]:
    """Return each question as a function of the tables; `who` among them is what `sides` gives."""
    parties = asked.parties
    return {
        "chain": lambda t: relate.chain(t["attributions"], t["actors"], t["who"], t["sources"]),
        "trace": lambda t: relate.trace(t["claims"], t["attributions"], t["actors"], t["sources"]),
        "origins": lambda t: relate.origins(t["claims"], t["attributions"], t["actors"], t["sources"]),
        "claim_origins": lambda t: relate.claim_origins(t["claims"], t["attributions"], t["sources"]),
        "contested": lambda t: relate.contested(t["claims"], t["claim_links"], t["who"]),
        "replies": lambda t: relate.replies(
            t["claims"], t["claim_links"], t["who"], t["sources"], tz=asked.tz
        ),
        "silences": lambda t: relate.silences(
            t["claims"], t["claim_links"], t["sources"], t["dates"], t["who"], parties
        ),
        "coverage": lambda t: relate.coverage(t["claims"], t["sources"], t["actors"], missing=False),
        "verbs": lambda t: relate.verbs(t["claims"], t["who"], parties, t["sources"]),
        "figures": lambda t: relate.figures(t["claims"]),
        "naming": lambda t: relate.naming(t["claim_places"], t["claims"], t["sources"]),
        "as_of": lambda t: relate.as_of(t["claims"], t["sources"], asked.moment, tz=asked.tz),
    }
