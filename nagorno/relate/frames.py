"""What the questions share: frames of any engine, categories as text, stars of repeats, camps."""

from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

Frame = Any  # narwhals' eager or lazy frame: it has no name for the two together

# Lanes of `sides` in which no party stands.
NEUTRAL = ["mediators", "other"]
UNNAMED = "unnamed"


def frame(native: object) -> Frame:
    """Wrap a frame of any engine."""
    return nw.from_native(native)


def finish(found: Frame, like: IntoFrameT, *order: str) -> IntoFrameT:
    """Return a result ordered, as a frame of the kind of `like`."""
    native: IntoFrameT = nw.maybe_reset_index(found.sort(*order, nulls_last=True)).to_native()
    return native


def text(column: str) -> Expr:
    """Return a column as text; pandas and polars may hold it as a category."""
    return nw.col(column).cast(nw.String)


def flag(condition: Expr) -> Expr:
    """Return 1 where a condition holds, else 0, to be summed."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def counted(*columns: str) -> dict[str, Expr]:
    """Fill the counts that a left join left empty with 0."""
    return {column: nw.col(column).fill_null(0).cast(nw.Int64) for column in columns}


def distinct(table: Frame, *columns: str) -> Frame:
    """Return the different values of columns; in SQL a grouping is far cheaper than narwhals' `unique`."""
    return table.group_by(*columns).agg(nw.len().alias("_rows")).select(*columns)


def collected(small: Frame) -> list[tuple[Any, ...]]:
    """Bring a few rows from the engine to Python."""
    if isinstance(small, nw.LazyFrame):
        # Only polars collects without help from pyarrow or pandas.
        own = small.implementation.is_polars()
        small = small.collect() if own else small.collect(backend="pandas")
    rows: list[tuple[Any, ...]] = small.rows()
    return rows


def nothing() -> Expr:
    """Return a missing text."""
    return nw.lit(None, dtype=nw.String)


def climb(table: Frame, start: str, parent: str, levels: int) -> Frame:
    """Follow a column that points at its own table until it ends.

    Parameters
    ----------
    table : frame
        With the text columns `start` (a key) and `parent` (a key of the same table, or empty).
    start, parent : str
        The two columns.
    levels : int
        How often to climb at most.

    Returns
    -------
    frame
        The text columns `start` and ``end``, where its climb ends.
    """
    parents = table.select(nw.col(start).alias("up"), nw.col(parent).alias("next"))
    parents = parents.filter(~nw.col("next").is_null())
    climbed = table.select(start, nw.col(start).alias("end"), nw.col(parent).alias("up"))
    for _ in range(levels):
        joined = climbed.join(parents, on="up", how="left")
        higher = nw.when(nw.col("up").is_null()).then(nw.col("end")).otherwise(nw.col("up"))
        climbed = joined.select(start, higher.alias("end"), nw.col("next").alias("up"))
    return climbed.select(start, "end")


def camps(sides: object) -> Frame:
    """Return actor_id and camp: the party in whose lane an actor stands, else the top of its part_of."""
    lane, top = nw.col("lane"), nw.col("top_id")
    camp = nw.when(lane.is_in(NEUTRAL)).then(top).otherwise(lane)
    return frame(sides).select("actor_id", camp.alias("camp"))


def links(claim_links: object, *relations: str) -> Frame:
    """Return claim_id, relation and other_id of the links with these relations."""
    table = frame(claim_links).select("claim_id", text("relation").alias("relation"), "other_id")
    return table.filter(nw.col("relation").is_in(list(relations)))


def firsts(claim_links: object) -> Frame:
    """Return claim_id and first_id, the first telling of what a claim repeats."""
    return links(claim_links, "repeats").select("claim_id", nw.col("other_id").alias("first_id"))
