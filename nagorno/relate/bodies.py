"""Whose side an actor is on: the top of its ``part_of``."""

from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.frames import climb, finish, frame
from nagorno.schema import LEVELS


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
        One row for each actor, ordered, with text columns ``actor_id``; ``top_id``, the body it belongs to
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
    found = climb(frame(actors), "actor_id", "part_of", LEVELS).select(
        "actor_id", nw.col("end").alias("top_id")
    )
    top = nw.col("top_id")
    side = nw.when(top.is_in([*parties, *mediators])).then(top).otherwise(nw.lit("other"))
    lane = nw.when(top.is_in(list(mediators))).then(nw.lit("mediators")).otherwise(nw.lit("other"))
    for actor, party in [*(lanes or {}).items(), *((party, party) for party in parties)]:
        lane = nw.when(top == actor).then(nw.lit(party)).otherwise(lane)
    return finish(found.with_columns(side=side, lane=lane), actors, "actor_id")
