"""Questions about who says what, answered as frames: frame in, frame out, on any engine.

Every function takes pandas, polars (eager or lazy), duckdb or other frames that narwhals knows,
all of one kind, and gives back a frame of that kind.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.schema import LEVELS

STEPS = 8  # the longest chain that the descriptor allows
ARROW = " ← "

Frame = Any  # narwhals' eager or lazy frame: it has no name for the two together


def sides(
    actors: IntoFrameT,
    parties: Sequence[str],
    mediators: Sequence[str] = (),
    lanes: Mapping[str, str] | None = None,
) -> IntoFrameT:
    """Find the side of each actor: the top of its ``part_of``.

    Parameters
    ----------
    actors : frame
        The table ``actors``.
    parties, mediators : sequence of str
        Actor ids, from the descriptor (``corpus.schema.parties``, ``.mediators``).
    lanes : mapping of str to str, optional
        The party in whose lane an actor of its own is drawn (``corpus.schema.lanes``).

    Returns
    -------
    frame
        One row for each actor, with text columns ``actor_id``; ``top_id``, the body it belongs to
        in the end; ``side``, that body if it is a party or a mediator, else ``other``; ``lane``,
        a party, ``mediators`` or ``other``.

    Examples
    --------
    >>> import nagorno
    >>> article = nagorno.open("article")
    >>> found = sides(article.actors, article.schema.parties, article.schema.mediators)
    >>> found.set_index("actor_id").loc["jeyhun-bayramov", "side"]
    'azerbaijan'
    """
    found = _tops(_frame(actors).select("actor_id", "part_of"))
    top = nw.col("top_id")
    side = nw.when(top.is_in([*parties, *mediators])).then(top).otherwise(nw.lit("other"))
    lane = nw.when(top.is_in(list(mediators))).then(nw.lit("mediators")).otherwise(nw.lit("other"))
    for actor, party in [*(lanes or {}).items(), *((party, party) for party in parties)]:
        lane = nw.when(top == actor).then(nw.lit(party)).otherwise(lane)
    native: IntoFrameT = found.with_columns(side=side, lane=lane).to_native()
    return native


def _frame(native: object) -> Frame:
    return nw.from_native(native)


def _tops(actors: Frame) -> Frame:
    """Climb ``part_of`` until it ends."""
    parents = actors.select(nw.col("actor_id").alias("up"), nw.col("part_of").alias("next"))
    climbed = actors.select("actor_id", nw.col("actor_id").alias("top_id"), nw.col("part_of").alias("up"))
    for _ in range(LEVELS):
        joined = climbed.join(parents, on="up", how="left")
        higher = nw.when(nw.col("up").is_null()).then(nw.col("top_id")).otherwise(nw.col("up"))
        climbed = joined.select("actor_id", higher.alias("top_id"), nw.col("next").alias("up"))
    return climbed.select("actor_id", "top_id")


def chain(
    attributions: IntoFrameT, actors: IntoFrameT, sides: IntoFrameT, sources: IntoFrameT | None = None
) -> IntoFrameT:
    """Sum up the chain of each claim, from the page back to its speaker.

    Parameters
    ----------
    attributions, actors : frame
        The tables of these names.
    sides : frame
        What `sides` gives.
    sources : frame, optional
        The table ``sources``; with it, an origin is followed through ``cites_id`` to the outlet
        that the last step takes the words from.

    Returns
    -------
    frame
        One row for each claim: ``claim_id``; ``path`` (text), the actors' names from the page to
        the speaker; ``depth`` (integer, steps after the outlet); ``origin_id`` (text), where the
        chain ends; and the booleans ``own_voice`` (the outlet itself speaks), ``via_wire`` (a
        wire agency stands between outlet and speaker) and ``via_opponent`` (an actor of the
        other party hands the words on).

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> found = chain(c.attributions, c.actors, sides(c.actors, c.schema.parties))
    >>> found.set_index("claim_id").loc["thehill-2020-10-10-c08", "path"]
    'The Hill ← Associated Press ← Armenian military'
    """
    lanes = _frame(sides).select("actor_id", "lane")
    about = _frame(actors).select("actor_id", "name", nw.col("kind").cast(nw.String))
    steps = _frame(attributions).select("claim_id", "step", "actor_id", "cites_id")
    steps = steps.join(about, on="actor_id", how="left").join(lanes, on="actor_id", how="left")
    ends = _ends(steps, sources)
    relays = steps.join(ends, on="claim_id", how="inner").filter(nw.col("step") < nw.col("depth"))
    flags = _flags(relays)
    found = _paths(steps).join(ends, on="claim_id", how="inner").join(flags, on="claim_id", how="left")
    flag = {name: nw.col(name).fill_null(0) > 0 for name in ("via_wire", "via_opponent")}
    native: IntoFrameT = (
        found.with_columns(own_voice=nw.col("depth") == 0, **flag)
        .select("claim_id", "path", "depth", "origin_id", "own_voice", "via_wire", "via_opponent")
        .sort("claim_id")
        .to_native()
    )
    return native


def _ends(steps: Frame, sources: object) -> Frame:
    """Return the last step of each chain, and where it leads."""
    last = steps.group_by("claim_id").agg(nw.col("step").max().alias("depth"))
    ends = steps.join(last, on="claim_id", how="inner").filter(nw.col("step") == nw.col("depth"))
    origin = nw.col("actor_id")
    if sources is not None:
        cited = _frame(sources).select(nw.col("source_id").alias("cites_id"), "outlet_id")
        ends = ends.join(cited, on="cites_id", how="left")
        origin = nw.when(nw.col("outlet_id").is_null()).then(origin).otherwise(nw.col("outlet_id"))
    return ends.select("claim_id", "depth", origin.alias("origin_id"), nw.col("lane").alias("speaker_lane"))


def _flags(relays: Frame) -> Frame:
    """Count the wire agencies and the actors of the other party before the speaker."""
    wire = nw.when((nw.col("kind") == "wire_agency") & (nw.col("step") > 0)).then(1).otherwise(0)
    neutral = ["mediators", "other"]
    parties = ~nw.col("lane").is_in(neutral) & ~nw.col("speaker_lane").is_in(neutral)
    opponent = nw.when(parties & (nw.col("lane") != nw.col("speaker_lane"))).then(1).otherwise(0)
    marked = relays.select("claim_id", via_wire=wire, via_opponent=opponent)
    return marked.group_by("claim_id").agg(nw.col("via_wire").sum(), nw.col("via_opponent").sum())


def _paths(steps: Frame) -> Frame:
    """Join the names of each chain, one step after the other."""
    paths = steps.filter(nw.col("step") == 0).select("claim_id", nw.col("name").alias("path"))
    for number in range(1, STEPS):
        here = steps.filter(nw.col("step") == number).select("claim_id", nw.col("name").alias("then"))
        longer = nw.concat_str(nw.col("path"), nw.col("then"), separator=ARROW)
        grown = nw.when(nw.col("then").is_null()).then(nw.col("path")).otherwise(longer)
        paths = paths.join(here, on="claim_id", how="left").select("claim_id", grown.alias("path"))
    return paths
