"""Who denies and who answers whom, and after how long."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.clocks import OPEN_END, OPEN_START, rank, ranked, read_clocks
from nagorno.relate.frames import Frame, camps, finish, firsts, flag, frame, links, text

DENIALS = ("denies", "rebuts")
ANSWERS = (*DENIALS, "counter_accuses", "responds_to")


def contested(claims: IntoFrameT, claim_links: IntoFrameT, sides: IntoFrameT) -> IntoFrameT:
    """Find the claims that another side denies, or sets another account against.

    A denial counts for the claim that it points at, and for every claim that repeats it.

    Parameters
    ----------
    claims, claim_links : frame
        The tables of these names.
    sides : frame
        What `sides` gives. Two speakers are of one side if they stand in one party's lane, or belong
        to the same body outside both lanes.

    Returns
    -------
    frame
        One row for each contested claim, ordered: the texts ``claim_id``, ``source_id``,
        ``speaker_id``; and the integers ``denies`` and ``rebuts``, how many claims of another side
        do so, and ``direct``, how many of these point at this claim itself, not at the first telling
        that it repeats. Contested is not the same as untrue, nor uncontested the same as true.

    References
    ----------
    Dung, P. M. (1995). On the acceptability of arguments. *Artificial Intelligence* 77, 321-357
    (the relation of attack; no semantics is applied to it here).

    Examples
    --------
    >>> import nagorno
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> who = relate.sides(c.actors, c.schema.parties, c.schema.mediators, c.schema.lanes)
    >>> contested(c.claims, c.claim_links, who)["claim_id"].str[-3:].tolist()
    ['c08', 'c10', 'c11']
    """
    said = frame(claims).select("claim_id", "source_id", "speaker_id")
    camp = camps(sides).select(nw.col("actor_id").alias("speaker_id"), "camp")
    said = said.join(camp, on="speaker_id", how="left")
    pairs = _pairs(links(claim_links, *DENIALS), firsts(claim_links))
    who = said.select(nw.col("claim_id").alias("reply_id"), nw.col("camp").alias("reply_camp"))
    pairs = pairs.join(who, on="reply_id", how="inner").join(said, on="claim_id", how="inner")
    pairs = pairs.filter(nw.col("camp") != nw.col("reply_camp"))
    counts = {relation: flag(nw.col("relation") == relation) for relation in DENIALS}
    keys = ("claim_id", "source_id", "speaker_id")
    found = pairs.with_columns(**counts).group_by(*keys).agg(*(nw.col(n).sum() for n in (*DENIALS, "direct")))
    return finish(found.select(*keys, *DENIALS, "direct"), claims, "claim_id")


def _pairs(replies: Frame, stars: Frame) -> Frame:
    """Return claim, relation, reply and whether the reply points at the claim itself, each pair once."""
    direct = replies.select(
        nw.col("other_id").alias("claim_id"),
        "relation",
        nw.col("claim_id").alias("reply_id"),
        direct=nw.lit(1),
    )
    aimed = direct.select(nw.col("claim_id").alias("first_id"), "relation", "reply_id")
    through = stars.join(aimed, on="first_id", how="inner")
    through = through.select("claim_id", "relation", "reply_id", direct=nw.lit(0))
    both = nw.concat([direct, through], how="vertical")
    return both.group_by("claim_id", "relation", "reply_id").agg(nw.col("direct").max())


def replies(
    claims: IntoFrameT,
    claim_links: IntoFrameT,
    sides: IntoFrameT,
    sources: IntoFrameT,
    relations: Sequence[str] = ANSWERS,
    tz: str = "UTC",
) -> IntoFrameT:
    """Set each answer beside the claim that it answers, with the time between the two sayings.

    Parameters
    ----------
    claims, claim_links, sources : frame
        The tables of these names.
    sides : frame
        What `sides` gives.
    relations : sequence of str
        The relations that count as an answer.
    tz : str
        The zone whose day is meant where a report gives a day and no zone.

    Returns
    -------
    frame
        One row for each link, ordered: the texts ``claim_id``, ``speaker_id``, ``relation``,
        ``reply_id``, ``replier_id``, ``basis`` (who sets the two against each other: ``text`` or
        ``coder``); the boolean ``by_target`` (whoever answers is of the side that the claim is aimed
        at); the floats ``delay_earliest`` and ``delay_latest``, in minutes, the least and the most
        that can lie between them, missing if unknown or without bound, negative where the answer may
        have come first; the texts ``precision``, the coarser of the two clocks (``minute``,
        ``hour``, ``day``, ``period`` for longer than a day, ``unknown``), and ``claim_clock`` and
        ``reply_clock``: ``said`` if the report tells when it was said, else ``published`` (then
        it was said no later than that).

    References
    ----------
    Allen, J. F. (1983). Maintaining knowledge about temporal intervals. *CACM* 26, 832-843.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> who = relate.sides(c.actors, c.schema.parties, c.schema.mediators, c.schema.lanes)
    >>> replies(c.claims, c.claim_links, who, c.sources)["relation"].value_counts().to_dict()
    {'denies': 3, 'counter_accuses': 2}
    """
    answers = frame(claim_links).select(
        "claim_id", text("relation").alias("relation"), "other_id", text("basis").alias("basis")
    )
    answers = answers.filter(nw.col("relation").is_in(list(relations)))
    answers = answers.select(
        nw.col("claim_id").alias("reply_id"), nw.col("other_id").alias("claim_id"), "relation", "basis"
    )
    told = _told(_ends(answers), frame(claims), frame(sources), camps(sides), tz)
    return finish(_delays(_paired(told)), claims, "claim_id", "reply_id", "relation")


def _ends(answers: Frame) -> Frame:
    """Give each answer two rows: one for the claim, one for the reply."""
    claim = answers.with_columns(end=nw.lit("claim"), end_id=nw.col("claim_id"))
    reply = answers.with_columns(end=nw.lit("reply"), end_id=nw.col("reply_id"))
    return nw.concat([claim, reply], how="vertical")


def _told(ends: Frame, claims: Frame, sources: Frame, camps: Frame, tz: str) -> Frame:
    """Add when each end was said, else published, and whose side speaks and is aimed at."""
    said = claims.select(
        nw.col("claim_id").alias("end_id"), "source_id", "speaker_id", "target_id", "said", "said_time", "tz"
    )
    pages = sources.select(
        "source_id", text("published").alias("published"), "published_time", "published_tz"
    )
    told = ends.join(said, on="end_id", how="inner").join(pages, on="source_id", how="inner")
    unsaid = nw.col("said").is_null()
    told = told.with_columns(
        clock=nw.when(unsaid).then(nw.lit("published")).otherwise(nw.lit("said")),
        day=nw.when(unsaid).then(nw.col("published")).otherwise(nw.col("said")),
        time=nw.when(unsaid).then(nw.col("published_time")).otherwise(nw.col("said_time")),
        zone=nw.when(unsaid).then(nw.col("published_tz")).otherwise(nw.col("tz")),
    )
    clocks = [
        said.select(day=nw.col("said"), time=nw.col("said_time"), zone=nw.col("tz")),
        pages.select(day=nw.col("published"), time=nw.col("published_time"), zone=nw.col("published_tz")),
    ]
    told = read_clocks(told, "day", "time", "zone", tz, among=nw.concat(clocks, how="vertical"))
    # Joined last: duckdb computes a column anew for each of its uses, unless a join lies between.
    speaker = camps.select(nw.col("actor_id").alias("speaker_id"), "camp")
    target = camps.select(nw.col("actor_id").alias("target_id"), nw.col("camp").alias("target_camp"))
    return told.join(speaker, on="speaker_id", how="left").join(target, on="target_id", how="left")


def _paired(told: Frame) -> Frame:
    """Set the two ends of each answer side by side: each column holds one value, and is its greatest."""
    claim, reply = (nw.col("end") == end for end in ("claim", "reply"))
    columns: dict[str, Expr] = {
        "speaker_id": nw.when(claim).then(nw.col("speaker_id")),
        "target_camp": nw.when(claim).then(nw.col("target_camp")),
        "replier_id": nw.when(reply).then(nw.col("speaker_id")),
        "reply_camp": nw.when(reply).then(nw.col("camp")),
        "coarsest": rank(nw.col("precision")),
    }
    for name in ("earliest", "latest", "clock"):
        columns[f"claim_{name}"] = nw.when(claim).then(nw.col(name))
        columns[f"reply_{name}"] = nw.when(reply).then(nw.col(name))
    pairs = told.with_columns(**columns).group_by("claim_id", "reply_id", "relation", "basis")
    found = pairs.agg(nw.len().alias("ends"), *(nw.col(name).max() for name in columns))
    return found.filter(nw.col("ends") == 2)


def _delays(pairs: Frame) -> Frame:
    earliest, latest = nw.col("claim_earliest"), nw.col("claim_latest")
    reply_earliest, reply_latest = nw.col("reply_earliest"), nw.col("reply_latest")
    no_least = (reply_earliest == OPEN_START) | (latest == OPEN_END)
    no_most = (reply_latest == OPEN_END) | (earliest == OPEN_START)
    return pairs.select(
        *("claim_id", "speaker_id", "relation", "reply_id", "replier_id", "basis"),
        by_target=flag(nw.col("reply_camp") == nw.col("target_camp")) == 1,
        delay_earliest=nw.when(~no_least).then((reply_earliest - latest).cast(nw.Float64)),
        delay_latest=nw.when(~no_most).then((reply_latest - earliest).cast(nw.Float64)),
        precision=ranked(nw.col("coarsest")),
        claim_clock=nw.col("claim_clock"),
        reply_clock=nw.col("reply_clock"),
    )
