"""Words and numbers as reports print them: reporting verbs, figures, names of places."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.frames import Frame, distinct, finish, flag, frame, text


def verbs(
    claims: IntoFrameT, sides: IntoFrameT, parties: Sequence[str], sources: IntoFrameT | None = None
) -> IntoFrameT:
    """Count which reporting verb introduces whose words.

    Parameters
    ----------
    claims : frame
        The table ``claims``; rows without a verb are left out.
    sides : frame
        What `sides` gives; an actor of its own is counted in the lane that it is drawn in.
    parties : sequence of str
        The two actor ids, from the descriptor (``corpus.schema.parties``).
    sources : frame, optional
        The table ``sources``; with it, verbs are counted apart for each language.

    Returns
    -------
    frame
        One row for each verb, ordered: the text ``verb``, in lower case as printed, not lemmatised;
        the text ``language`` (with `sources` only); the integers ``claims`` and, named by the party,
        how many of them are by each party's side; the integer ``difference`` between the two counts;
        and the float ``points``, the difference between the verb's shares of each party's verbs, in
        percentage points. Both are unsigned: the order of the parties changes nothing. Counts, not
        a bias score.

    References
    ----------
    Caldas-Coulthard, C. R. (1994). On reporting reporting. In M. Coulthard (ed.), *Advances in
    Written Text Analysis*.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno import relate
    >>> c = nagorno.open("article")
    >>> who = relate.sides(c.actors, c.schema.parties, c.schema.mediators, c.schema.lanes)
    >>> verbs(c.claims, who, c.schema.parties).set_index("verb").loc["said", "claims"]
    np.int64(1)
    """
    keys = ["verb"] if sources is None else ["verb", "language"]
    lanes = frame(sides).select(nw.col("actor_id").alias("speaker_id"), "lane")
    told = frame(claims).select("source_id", "speaker_id", nw.col("verb").str.to_lowercase().alias("verb"))
    told = told.filter(~nw.col("verb").is_null()).join(lanes, on="speaker_id", how="left")
    if sources is not None:
        told = told.join(frame(sources).select("source_id", "language"), on="source_id", how="left")
    said = {party: flag(nw.col("lane") == party) for party in parties}
    told = told.with_columns(claims=nw.lit(1), **said)
    numbers = ["claims", *parties]
    found = told.group_by(*keys).agg(*(nw.col(number).sum() for number in numbers))
    found = _differences(found, parties)
    counts = [nw.col(number).cast(nw.Int64) for number in (*numbers, "difference")]
    return finish(found.select(*keys, *counts, "points"), claims, *keys)


def _differences(found: Frame, parties: Sequence[str]) -> Frame:
    shares = []
    for party in parties:
        total = nw.col(party).sum().over("all")
        # A party without any verb has no shares to compare: each total counts at least one.
        shares.append(nw.col(party) * 100.0 / nw.when(total == 0).then(nw.lit(1)).otherwise(total))
    one, other = (nw.col(party) for party in parties)
    found = found.with_columns(all=nw.lit(1))
    return found.with_columns(difference=(one - other).abs(), points=(shares[0] - shares[1]).abs())


def figures(claims: IntoFrameT) -> IntoFrameT:
    """List the numbers as reported, each beside the range of all that count the same.

    Parameters
    ----------
    claims : frame
        The table ``claims``; rows without a number are left out.

    Returns
    -------
    frame
        One row for each claim with a number, ordered by event and unit: the texts ``date_id``,
        ``number_of`` (the unit), ``claim_id``, ``source_id``, ``speaker_id``; the integers
        ``number_low`` and ``number_high`` (missing where the report gives no such bound) and the
        text ``number_text``; the integers ``lowest`` and ``highest``, the range over all claims
        about the same event in the same unit (missing where none gives a number in figures; of that
        claim alone where the event or the unit is not known), and ``statements`` and ``speakers``,
        how many claims and speakers it spans. Numbers are set side by side, never added up: they overlap.

    References
    ----------
    Seybolt, T. B., Aronson, J. D. & Fischhoff, B. (eds., 2013). *Counting Civilian Casualties*.

    Examples
    --------
    >>> import nagorno
    >>> found = figures(nagorno.open("article").claims)
    >>> found.loc[found["number_of"] == "hours", ["lowest", "highest"]].to_numpy().tolist()
    [[10, 10]]
    """
    keys, ids = ("date_id", "number_of"), ("claim_id", "source_id", "speaker_id")
    numbers = ("number_low", "number_high", "number_text")
    given = [~nw.col(number).is_null() for number in numbers]
    told = frame(claims).filter(given[0] | given[1] | given[2])
    told = told.select("date_id", text("number_of").alias("number_of"), *ids, *numbers)
    low, high = nw.col("number_low"), nw.col("number_high")
    told = told.with_columns(
        lowest=nw.when(low.is_null()).then(high).otherwise(low),
        highest=nw.when(high.is_null()).then(low).otherwise(high),
    )
    found = told.join(_ranges(told, *keys), on=list(keys), how="left")
    return finish(found.select(*keys, *ids, *numbers, *_range_or_own()), claims, *keys, "claim_id")


def _ranges(told: Frame, *keys: str) -> Frame:
    told = told.filter(~nw.col(keys[0]).is_null() & ~nw.col(keys[1]).is_null())
    return told.group_by(*keys).agg(
        nw.col("lowest").min().alias("least"),
        nw.col("highest").max().alias("most"),
        nw.len().alias("statements"),
        nw.col("speaker_id").n_unique().alias("speakers"),
    )


def _range_or_own() -> list[Expr]:
    """Return the range and the counts; a number of no known event or unit stands alone."""
    alone = nw.col("statements").is_null()
    return [
        nw.when(alone).then(nw.col("lowest")).otherwise(nw.col("least")).alias("lowest"),
        nw.when(alone).then(nw.col("highest")).otherwise(nw.col("most")).alias("highest"),
        nw.col("statements").fill_null(1).cast(nw.Int64),
        nw.col("speakers").fill_null(1).cast(nw.Int64),
    ]


def naming(claim_places: IntoFrameT, claims: IntoFrameT, sources: IntoFrameT) -> IntoFrameT:
    """Count which outlet calls a place what.

    Parameters
    ----------
    claim_places, claims, sources : frame
        The tables of these names.

    Returns
    -------
    frame
        One row for each place, form, outlet and language, ordered: the texts ``place_id``,
        ``as_named`` (as printed, endings included), ``outlet_id``, ``language`` (BCP 47); and the
        integers ``claims`` and ``reports``. Places that a claim concerns without naming them are
        left out. The outlet prints the name; it may be its speaker's word.

    References
    ----------
    Kadmon, N. (2000). *Toponymy: The Lore, Laws and Language of Geographical Names*.

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> found = naming(c.claim_places, c.claims, c.sources)
    >>> found.loc[found["place_id"] == "nagorno-karabakh", "as_named"].tolist()
    ['Nagorno-Karabakh', 'the territory', 'there']
    """
    keys = ("place_id", "as_named", "outlet_id", "language")
    named = frame(claim_places).select("claim_id", "place_id", "as_named")
    named = distinct(named.filter(~nw.col("as_named").is_null()), "claim_id", "place_id", "as_named")
    named = named.join(frame(claims).select("claim_id", "source_id"), on="claim_id", how="inner")
    named = named.join(
        frame(sources).select("source_id", "outlet_id", "language"), on="source_id", how="inner"
    )
    by_report = named.group_by(*keys, "source_id").agg(nw.len().alias("claims"))
    counts = by_report.group_by(*keys).agg(nw.col("claims").sum(), nw.len().alias("reports"))
    numbers = [nw.col(number).cast(nw.Int64) for number in ("claims", "reports")]
    return finish(counts.select(*keys, *numbers), claims, *keys)
