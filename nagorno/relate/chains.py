"""Who stands between the page and the speaker, a row a claim."""

from collections.abc import Iterable

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.frames import NEUTRAL, Frame, collected, counted, distinct, finish, flag, frame, text

ARROW = " ← "
WIRE = "wire_agency"


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
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> found = chain(c.attributions, c.actors, relate.sides(c.actors, c.schema.parties))
    >>> found.set_index("claim_id").loc["thehill-2020-10-10-c08", "path"]
    'The Hill ← Associated Press ← Armenian military'
    """
    lanes = frame(sides).select("actor_id", "lane")
    about = frame(actors).select("actor_id", "name", text("kind").alias("kind"))
    about = about.join(lanes, on="actor_id", how="left")
    steps = frame(attributions).select("claim_id", "step", "actor_id", "cites_id")
    names = _names(steps)
    steps = steps.join(about, on="actor_id", how="left")
    found = _summed(_with_origins(steps, sources), names)
    speaker = about.select(
        nw.col("actor_id").alias("speaker_id"),
        nw.col("lane").alias("speaker_lane"),
        speaker_is_wire=flag(nw.col("kind") == WIRE),
    )
    found = found.with_columns(speaker_id=nw.col("speaker").str.slice(2, None))
    found = found.join(speaker, on="speaker_id", how="left").with_columns(**counted("speaker_is_wire"))
    columns = ("claim_id", "path", "depth", "origin_id", "own_voice", "via_wire", "via_opponent")
    return finish(found.with_columns(**_facts(names)).select(*columns), attributions, "claim_id")


def _with_origins(steps: Frame, sources: object) -> Frame:
    """Add to each step where it would lead if it were the last."""
    if sources is None:
        return steps.with_columns(leads_to=nw.col("actor_id"))
    cited = frame(sources).select(nw.col("source_id").alias("cites_id"), "outlet_id")
    outlet = nw.col("outlet_id")
    leads_to = nw.when(outlet.is_null()).then(nw.col("actor_id")).otherwise(outlet)
    return steps.join(cited, on="cites_id", how="left").with_columns(leads_to=leads_to)


def _names(steps: Frame) -> dict[str, Expr]:
    """Return a column for each step that occurs: most chains are far shorter than what is allowed."""
    found = {0, *(int(step) for (step,) in collected(distinct(steps, "step")))}
    return {
        f"name_{n}": nw.when(nw.col("step") == n).then(
            nw.concat_str(nw.lit(ARROW if n else ""), nw.col("name"))
        )
        for n in sorted(found)
    }


def _summed(steps: Frame, names: dict[str, Expr]) -> Frame:
    """Sum up each chain in one pass: a value beside its step, of one digit, is greatest at the last one."""
    step, lane = nw.col("step"), nw.col("lane")
    number = step.cast(nw.String)
    steps = steps.with_columns(
        **names,
        speaker=nw.concat_str(number, nw.lit(":"), nw.col("actor_id")),
        origin=nw.concat_str(number, nw.lit(":"), nw.col("leads_to")),
        wires=flag((nw.col("kind") == WIRE) & (step > 0)),
        lane_low=nw.when(~lane.is_in(NEUTRAL)).then(lane),
        lane_high=nw.when(~lane.is_in(NEUTRAL)).then(lane),
    )
    greatest = [nw.col(name).max() for name in (*names, "speaker", "origin", "lane_high")]
    sums = [step.max().alias("depth"), nw.col("wires").sum(), nw.col("lane_low").min()]
    return steps.group_by("claim_id").agg(*greatest, *sums)


def _facts(names: Iterable[str]) -> dict[str, Expr]:
    depth, lane = nw.col("depth"), nw.col("speaker_lane")
    path = nw.concat_str(*(nw.col(name).fill_null("") for name in names))
    # The speaker's own step is no relay, nor is the outlet's.
    relays = nw.when(depth > 0).then(nw.col("wires") - nw.col("speaker_is_wire")).otherwise(0)
    others = (nw.col("lane_low") != lane) | (nw.col("lane_high") != lane)
    return {
        "path": path,
        "origin_id": nw.col("origin").str.slice(2, None),
        "own_voice": depth == 0,
        "via_wire": relays > 0,
        "via_opponent": flag(~lane.is_in(NEUTRAL) & others) == 1,
    }
