"""Questions about who says what, answered as frames: frame in, frame out, on any engine.

Every function takes pandas, polars (eager or lazy), duckdb, pyspark or other frames that narwhals
knows, all of one kind, and gives back a frame of that kind. None says who is right.

========================  =======================================================================
`sides`, `chain`          whose side an actor is on; who stands between the page and the speaker
`trace`                   a chain step by step, in sentences that say its gaps aloud
`origins`                 how many origins stand behind many reports (`claim_origins`: of each claim)
`contested`, `replies`    what another side denies; who answers whom, after how long
`silences`, `coverage`    what is not there; which report covers what
`verbs`, `figures`        reporting verbs by side; numbers as reported
`naming`                  which outlet calls a place what
`as_of`                   what had been said, and what could be read, at a moment
========================  =======================================================================
"""

from nagorno.relate.answers import contested, replies
from nagorno.relate.bodies import sides
from nagorno.relate.chains import ARROW, chain
from nagorno.relate.gaps import silences
from nagorno.relate.grids import coverage
from nagorno.relate.independence import claim_origins, origins
from nagorno.relate.moments import as_of
from nagorno.relate.tracing import trace
from nagorno.relate.wording import figures, naming, verbs

__all__ = [
    "ARROW",
    "as_of",
    "chain",
    "claim_origins",
    "contested",
    "coverage",
    "figures",
    "naming",
    "origins",
    "replies",
    "sides",
    "silences",
    "trace",
    "verbs",
]
