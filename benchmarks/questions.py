"""The questions that are measured, asked with `nagorno.relate` of a dict of frames."""

from collections.abc import Callable
from typing import Any

from synthetic import PARTIES

from nagorno import relate

MOMENT, TZ = "2020-10-20T10:30+00:00", "Asia/Yerevan"
Tables = dict[str, Any]

QUESTIONS: dict[str, Callable[[Tables], Any]] = {
    "chain": lambda t: relate.chain(t["attributions"], t["actors"], t["who"], t["sources"]),
    "trace": lambda t: relate.trace(t["claims"], t["attributions"], t["actors"], t["sources"]),
    "origins": lambda t: relate.origins(t["claims"], t["attributions"], t["actors"], t["sources"]),
    "claim_origins": lambda t: relate.claim_origins(t["claims"], t["attributions"], t["sources"]),
    "contested": lambda t: relate.contested(t["claims"], t["claim_links"], t["who"]),
    "replies": lambda t: relate.replies(t["claims"], t["claim_links"], t["who"], t["sources"]),
    "silences": lambda t: relate.silences(
        t["claims"], t["claim_links"], t["sources"], t["dates"], t["who"], PARTIES
    ),
    "coverage": lambda t: relate.coverage(t["claims"], t["sources"], t["actors"], missing=False),
    "verbs": lambda t: relate.verbs(t["claims"], t["who"], PARTIES, t["sources"]),
    "figures": lambda t: relate.figures(t["claims"]),
    "naming": lambda t: relate.naming(t["claim_places"], t["claims"], t["sources"]),
    "as_of": lambda t: relate.as_of(t["claims"], t["sources"], MOMENT, tz=TZ),
}
