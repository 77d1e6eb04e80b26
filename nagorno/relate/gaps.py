"""What is not there: answers, voices and figures; always with how much was read."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.answers import ANSWERS
from nagorno.relate.frames import Frame, camps, distinct, finish, firsts, flag, frame, links, nothing, text
from nagorno.relate.grids import reports_of

# From least to most.
EXTENTS = ("headline", "opening", "full")


def silences(
    claims: IntoFrameT,
    claim_links: IntoFrameT,
    sources: IntoFrameT,
    dates: IntoFrameT,
    sides: IntoFrameT,
    parties: Sequence[str],
) -> IntoFrameT:
    """List what is not there: answers to accusations, voices of a party, figures of an attack.

    Parameters
    ----------
    claims, claim_links, sources, dates : frame
        The tables of these names.
    sides : frame
        What `sides` gives.
    parties : sequence of str
        Actor ids, from the descriptor (``corpus.schema.parties``).

    Returns
    -------
    frame
        One row for each silence, ordered, of text columns: ``kind``; ``source_id``; ``claim_id``;
        ``actor_id``; ``date_id``; ``extent``. The kinds are

        - ``unanswered``: an accusation (``claim_id``) that nobody of the side it is aimed at
          (``actor_id``) denies, rebuts, meets with a charge of its own or responds to, neither it nor
          the first telling that it repeats nor another claim that repeats that one;
        - ``party_not_heard``: nobody in the lane of a party (``actor_id``) speaks in a report;
        - ``no_figure``: a report speaks of an attack (``date_id``) and gives no number for it.

        ``extent`` is what was read: of the report, and for ``unanswered`` the least that was read of
        any report, since the answer may stand in any. Only with ``full`` is it a silence of the
        reports; with anything else it may be one of ours.

    References
    ----------
    Trouillot, M.-R. (1995). *Silencing the Past*.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> who = relate.sides(c.actors, c.schema.parties, c.schema.mediators, c.schema.lanes)
    >>> found = silences(c.claims, c.claim_links, c.sources, c.dates, who, c.schema.parties)
    >>> found["kind"].value_counts().to_dict()
    {'no_figure': 2}
    """
    told, reports = frame(claims), reports_of(frame(sources))
    found = [
        _unanswered(told, frame(claim_links), reports, camps(sides)),
        _not_heard(told, reports, frame(sides), parties),
        _no_figure(told, reports, frame(dates)),
    ]
    columns = ("kind", "source_id", "claim_id", "actor_id", "date_id", "extent")
    silent = nw.concat([each.select(*columns) for each in found], how="vertical")
    return finish(silent, claims, *columns[:5])


def met(claims: IntoFrameT, claim_links: IntoFrameT, sides: IntoFrameT) -> IntoFrameT:
    """Set each accusation beside every answer by the side that it is aimed at.

    Parameters
    ----------
    claims, claim_links : frame
        The tables of these names.
    sides : frame
        What `sides` gives.

    Returns
    -------
    frame
        One row for each accusation against a body that the tables know, and each answer that counts
        for `silences`, ordered: the texts ``claim_id`` and ``reply_id`` (missing if there is none).

    Examples
    --------
    >>> import nagorno
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> who = relate.sides(c.actors, c.schema.parties, c.schema.mediators, c.schema.lanes)
    >>> len(met(c.claims, c.claim_links, who))
    5
    """
    charges, answered = _charges(frame(claims), frame(claim_links), camps(sides))
    pairs = charges.select("claim_id", "head_id", "camp").join(answered, on=["head_id", "camp"], how="left")
    return finish(distinct(pairs, "claim_id", "reply_id"), claims, "claim_id", "reply_id")


def _charges(claims: Frame, claim_links: Frame, camps: Frame) -> tuple[Frame, Frame]:
    """Return the accusations, and the answers to first tellings, both with the camp concerned."""
    stars = firsts(claim_links)
    charges = claims.filter(text("act") == "accusation").select(
        "claim_id", "source_id", "target_id", "date_id"
    )
    target = camps.select(nw.col("actor_id").alias("target_id"), nw.col("camp"))
    charges = _headed(charges.join(target, on="target_id", how="inner"), stars)
    answers = links(claim_links, *ANSWERS).select(
        nw.col("claim_id").alias("reply_id"), nw.col("other_id").alias("claim_id")
    )
    who = claims.select(nw.col("claim_id").alias("reply_id"), nw.col("speaker_id").alias("actor_id"))
    who = who.join(answers, on="reply_id", how="inner").join(camps, on="actor_id", how="left")
    return charges, _headed(who.select("claim_id", "reply_id", "camp"), stars).select(
        "head_id", "reply_id", "camp"
    )


def _unanswered(claims: Frame, claim_links: Frame, reports: Frame, camps: Frame) -> Frame:
    charges, answered = _charges(claims, claim_links, camps)
    open_charges = charges.join(answered.select("head_id", "camp"), on=["head_id", "camp"], how="anti")
    open_charges = open_charges.join(reports.select("source_id"), on="source_id", how="semi")
    open_charges = open_charges.with_columns(all=nw.lit(1)).join(_least(reports), on="all", how="left")
    return open_charges.with_columns(kind=nw.lit("unanswered"), actor_id=nw.col("target_id"))


def _headed(table: Frame, stars: Frame) -> Frame:
    """Add the first telling of each claim, itself if it repeats none."""
    head = nw.when(nw.col("first_id").is_null()).then(nw.col("claim_id")).otherwise(nw.col("first_id"))
    return table.join(stars, on="claim_id", how="left").with_columns(head_id=head)


def _least(reports: Frame) -> Frame:
    """Return the least that was read of any report, in one row."""
    rank = nw.lit(0)
    for number, extent in enumerate(EXTENTS):
        rank = nw.when(nw.col("extent") == extent).then(nw.lit(number)).otherwise(rank)
    least = reports.select(rank=rank, all=nw.lit(1)).group_by("all").agg(nw.col("rank").min())
    name = nw.lit(EXTENTS[0])
    for number, extent in enumerate(EXTENTS):
        name = nw.when(nw.col("rank") == number).then(nw.lit(extent)).otherwise(name)
    return least.select("all", extent=name)


def _not_heard(claims: Frame, reports: Frame, sides: Frame, parties: Sequence[str]) -> Frame:
    voices = sides.filter(nw.col("lane").is_in(list(parties)))
    voices = voices.select(nw.col("actor_id").alias("speaker_id"), nw.col("lane").alias("actor_id"))
    heard = claims.select("source_id", "speaker_id").join(voices, on="speaker_id", how="inner")
    each = [reports.with_columns(actor_id=nw.lit(party)) for party in parties]
    silent = nw.concat(each, how="vertical").join(heard, on=["source_id", "actor_id"], how="anti")
    return silent.with_columns(kind=nw.lit("party_not_heard"), claim_id=nothing(), date_id=nothing())


def _no_figure(claims: Frame, reports: Frame, dates: Frame) -> Frame:
    attacks = dates.filter(text("kind") == "reported_attack").select("date_id")
    numbers = [~nw.col(name).is_null() for name in ("number_low", "number_high", "number_text")]
    given = flag(numbers[0] | numbers[1] | numbers[2])
    told = claims.select("source_id", "date_id", given=given).join(attacks, on="date_id", how="semi")
    counts = told.group_by("source_id", "date_id").agg(nw.col("given").sum())
    silent = counts.filter(nw.col("given") == 0).join(reports, on="source_id", how="inner")
    return silent.with_columns(kind=nw.lit("no_figure"), claim_id=nothing(), actor_id=nothing())
