"""Which report covers what, always with how much of it was read."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.errors import DataError, one_of
from nagorno.relate.frames import UNNAMED, Frame, counted, distinct, finish, firsts, flag, frame, text

CITED = "cited"  # supports a date or a place only: no report
FULL = "full"
BY = {"date_id": "date_id", "proposition": "first_id"}
_COUNTS = ("claims", "attributed", "unnamed", "own_voice")


def coverage(
    claims: IntoFrameT,
    sources: IntoFrameT,
    actors: IntoFrameT,
    claim_links: IntoFrameT | None = None,
    by: str = "date_id",
    missing: bool = True,
) -> IntoFrameT:
    """Tell of each report how it covers each event, or each proposition that several claims repeat.

    Parameters
    ----------
    claims, sources, actors : frame
        The tables of these names.
    claim_links : frame, optional
        The table of this name; needed if `by` is ``proposition``.
    by : str
        ``date_id``: every event that a claim is about; ``proposition``: every star of repeats, known
        by its first telling.
    missing : bool
        Whether to give the pairs too in which a report says nothing: events times reports, which is
        more than most machines hold if both are many.

    Returns
    -------
    frame
        One row for each event or proposition and report, ordered: the texts ``date_id`` or
        ``first_id``, ``source_id``; ``state``: ``attributed`` (to a named speaker), ``unnamed`` (to
        unnamed speakers only), ``own_voice`` (the outlet itself says it, nobody is credited),
        ``absent`` (the whole report was read and says nothing) or ``not_read`` (what was read says
        nothing, but it was not the whole); ``extent``, what was read of the report; and the
        integers ``claims``, ``attributed``, ``unnamed`` and ``own_voice``, which add up.

    Raises
    ------
    DataError
        If `by` is neither, or the links are missing.

    References
    ----------
    Davenport, C. & Ball, P. (2002). Views to a kill: exploring the implications of source selection.
    *Journal of Conflict Resolution* 46, 427-450.

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> coverage(c.claims, c.sources, c.actors)["state"].value_counts().to_dict()
    {'attributed': 11, 'own_voice': 4}
    """
    told, key = _told(frame(claims), claim_links, by)
    reports = reports_of(frame(sources))
    cells = _cells(told.filter(~nw.col(key).is_null()), key, reports, frame(actors))
    if missing:
        grid = distinct(cells, key).join(reports.select("source_id", "extent"), how="cross")
        cells = grid.join(cells, on=[key, "source_id"], how="left").with_columns(**counted(*_COUNTS))
    else:
        cells = cells.join(reports.select("source_id", "extent"), on="source_id", how="left")
    cells = _states(cells).select(key, "source_id", "state", "extent", *_COUNTS)
    return finish(cells, claims, key, "source_id")


def _told(claims: Frame, claim_links: object, by: str) -> tuple[Frame, str]:
    """Return the claims with the key that they are counted by."""
    if by not in BY:
        raise DataError(one_of("way to count coverage", by, BY))
    if by == "date_id":
        return claims, BY[by]
    if claim_links is None:
        raise DataError(f"coverage by {by!r} needs the table claim_links: claim_links=corpus.claim_links.")
    return _stars(claims, firsts(claim_links)), BY[by]


def reports_of(sources: Frame) -> Frame:
    """Return source_id, outlet_id and extent of the reports."""
    reports = sources.select("source_id", "outlet_id", text("extent").alias("extent"))
    return reports.filter(nw.col("extent") != CITED)


def _stars(claims: Frame, firsts: Frame) -> Frame:
    """Give the claims of every star its first telling."""
    heads = distinct(firsts, "first_id").select(nw.col("first_id").alias("claim_id"), "first_id")
    return claims.join(
        distinct(nw.concat([firsts, heads], how="vertical"), "claim_id", "first_id"),
        on="claim_id",
        how="inner",
    )


def _cells(claims: Frame, key: str, reports: Frame, actors: Frame) -> Frame:
    kinds = actors.select(nw.col("actor_id").alias("speaker_id"), text("kind").alias("kind"))
    told = claims.select(key, "source_id", "speaker_id").join(reports, on="source_id", how="inner")
    told = told.join(kinds, on="speaker_id", how="left")
    own, nobody = nw.col("speaker_id") == nw.col("outlet_id"), nw.col("kind") == UNNAMED
    told = told.with_columns(own_voice=flag(own), unnamed=flag(~own & nobody), claims=nw.lit(1))
    cells = told.group_by(key, "source_id").agg(
        *(nw.col(n).sum() for n in ("claims", "unnamed", "own_voice"))
    )
    attributed = nw.col("claims") - nw.col("unnamed") - nw.col("own_voice")
    return cells.with_columns(attributed=attributed).with_columns(**counted(*_COUNTS))


def _states(cells: Frame) -> Frame:
    state = nw.when(nw.col("extent") == FULL).then(nw.lit("absent")).otherwise(nw.lit("not_read"))
    for told in ("own_voice", "unnamed", "attributed"):
        state = nw.when(nw.col(told) > 0).then(nw.lit(told)).otherwise(state)
    return cells.with_columns(state=state)
