"""How many origins stand behind many reports, copies and rewrites collapsed."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.frames import UNNAMED, Frame, climb, counted, finish, flag, frame, text

ALL = ""  # no value of a column is empty text
COPIES = 4  # how far a text is followed through the texts that it was taken from


def origins(
    claims: IntoFrameT,
    attributions: IntoFrameT,
    actors: IntoFrameT,
    sources: IntoFrameT,
    by: str | None = "date_id",
) -> IntoFrameT:
    """Count the origins behind the claims, for each event and in all.

    A speaker whom ten reports quote is one origin. What a report says in its own voice has the
    author of its text as its origin: the agency whose text it prints, and for a copy or a rewrite
    the author of the text that it was made from.

    Parameters
    ----------
    claims, attributions, actors, sources : frame
        The tables of these names.
    by : str or None
        A text column of `claims` whose values are counted apart; None for the whole only.

    Returns
    -------
    frame
        One row for each value of `by`, ordered, and one with `by` missing for all claims, those
        without a value included: the text column named by `by` (``date_id`` if None); and the
        integers ``claims``; ``reports``; ``independent``, reports after copies and rewrites are
        counted with the text that they derive from; ``origins``, distinct; ``named``, those of
        them that the reports name; ``unnamed``, claims (not origins) whose origin is not named.
        Two claims by "officials" count as one origin if they share an actor id: reports cannot tell.

    References
    ----------
    Langlois, C.-V. & Seignobos, C. (1898). *Introduction aux études historiques*: documents that
    depend on one another count once.

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> found = origins(c.claims, c.attributions, c.actors, c.sources, by=None)
    >>> found[["reports", "origins"]].to_numpy().tolist()
    [[1, 7]]
    """
    key = by or "date_id"
    found = _origins(frame(claims), frame(attributions), frame(sources), nw.col(key).alias("part"))
    kinds = frame(actors).select(nw.col("actor_id").alias("origin_id"), unnamed=flag(text("kind") == UNNAMED))
    found = found.join(kinds, on="origin_id", how="left").with_columns(**counted("unnamed"))
    nobody = nw.when(nw.col("unnamed") > 0).then(nw.col("origin_id")).otherwise(nw.lit(""))
    found = found.select("part", "source_id", "root_id", "origin_id", "unnamed", nobody_id=nobody)
    # Each claim is counted with its part and once more with all, in one pass.
    parts = ["all"] if by is None else ["part", "all"]
    others = ["source_id", "root_id", "origin_id", "unnamed", "nobody_id"]
    found = found.with_columns(all=nw.lit(ALL))
    found = found.unpivot(parts, index=others, variable_name="which", value_name="key")
    counts = _counts(found.filter(~nw.col("key").is_null()))
    counts = counts.with_columns(key=nw.when(nw.col("key") != ALL).then(nw.col("key")))
    return finish(counts.rename({"key": key}), claims, key)


def claim_origins(claims: IntoFrameT, attributions: IntoFrameT, sources: IntoFrameT) -> IntoFrameT:
    """Find where each claim comes from, copies and rewrites followed to their source.

    Parameters
    ----------
    claims, attributions, sources : frame
        The tables of these names.

    Returns
    -------
    frame
        One row for each claim, ordered, with the texts ``claim_id``; ``source_id``; ``root_id``, the
        source that its report derives from in the end (at most four texts back), else the report;
        ``author_id``, who wrote that text: the agency whose text it prints, else its outlet; and
        ``origin_id``, the speaker, or that author where the outlet speaks in its own voice.

    References
    ----------
    As for `origins`.

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> found = claim_origins(c.claims, c.attributions, c.sources)
    >>> found.set_index("claim_id").loc["thehill-2020-10-10-c08", "origin_id"]
    'armenia-military'
    """
    found = _origins(frame(claims), frame(attributions), frame(sources))
    found = found.select("claim_id", "source_id", "root_id", "author_id", "origin_id")
    return finish(found, claims, "claim_id")


def _origins(claims: Frame, attributions: Frame, sources: Frame, *more: Expr) -> Frame:
    texts = sources.select("source_id", "outlet_id", "derived_from")
    copies = texts.filter(~nw.col("derived_from").is_null())
    copies = climb(copies, "source_id", "derived_from", COPIES)
    reports = texts.select("source_id", "outlet_id").join(copies, on="source_id", how="left")
    root = nw.when(nw.col("end").is_null()).then(nw.col("source_id")).otherwise(nw.col("end"))
    authors = texts.select(nw.col("source_id").alias("root_id"), nw.col("outlet_id").alias("owner_id"))
    authors = authors.join(_agencies(claims, attributions), on="root_id", how="left")
    author = nw.when(nw.col("agency_id").is_null()).then(nw.col("owner_id")).otherwise(nw.col("agency_id"))
    authors = authors.select("root_id", author_id=author)
    reports = reports.with_columns(root_id=root).join(authors, on="root_id", how="inner")
    found = claims.select("claim_id", "source_id", "speaker_id", *more)
    found = found.join(reports, on="source_id", how="inner")
    own_voice = nw.col("speaker_id") == nw.col("outlet_id")
    origin = nw.when(own_voice).then(nw.col("author_id")).otherwise(nw.col("speaker_id"))
    return found.with_columns(origin_id=origin)


def _agencies(claims: Frame, attributions: Frame) -> Frame:
    """Return the agency whose text a report prints: that of most of its claims, else the first by id."""
    copied = attributions.filter((text("channel") == "text_copy") & (nw.col("step") > 0))
    copied = copied.select("claim_id", nw.col("actor_id").alias("agency_id"))
    copied = copied.join(claims.select("claim_id", "source_id"), on="claim_id", how="inner")
    counts = copied.group_by("source_id", "agency_id").agg(nw.len().alias("printed"))
    # Nine digits, the smaller the more claims: beside it, the agency wanted comes first.
    rank = (10**9 - nw.col("printed").cast(nw.Int64)).cast(nw.String)
    counts = counts.select("source_id", first=nw.concat_str(rank, nw.lit(":"), nw.col("agency_id")))
    first = counts.group_by("source_id").agg(nw.col("first").min())
    return first.select(nw.col("source_id").alias("root_id"), agency_id=nw.col("first").str.slice(10, None))


def _counts(found: Frame) -> Frame:
    counts = found.group_by("key").agg(
        nw.len().alias("claims"),
        nw.col("source_id").n_unique().alias("reports"),
        nw.col("root_id").n_unique().alias("independent"),
        nw.col("origin_id").n_unique().alias("origins"),
        nw.col("nobody_id").n_unique().alias("nobodies"),
        nw.col("unnamed").sum(),
    )
    # All that are named share one empty nobody_id, which is no origin.
    some = nw.when(nw.col("claims") > nw.col("unnamed")).then(1).otherwise(0)
    named = nw.col("origins") - nw.col("nobodies") + some
    numbers = {name: nw.col(name) for name in ("claims", "reports", "independent", "origins", "unnamed")}
    numbers["named"] = named
    order = ("claims", "reports", "independent", "origins", "named", "unnamed")
    return counts.select("key", **{name: numbers[name].cast(nw.Int64) for name in order})
