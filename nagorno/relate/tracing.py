"""The chain of a claim, a row a step, with a sentence that says the gaps aloud."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import Expr
from narwhals.stable.v2.typing import IntoFrameT

from nagorno.relate.frames import UNNAMED, Frame, finish, frame, text

CHANNELS = {
    "statement": ", in a statement",
    "social_media": ", on social media",
    "press_conference": ", at a press conference",
    "interview": ", in an interview",
    "broadcast": ", in a broadcast",
    "document": ", in a document",
    "text_copy": ", whose text it prints",
}
NO_CHANNEL = "; through which channel, the report does not say"
UNKNOWN = "how the speaker knows is not said."


def trace(
    claims: IntoFrameT,
    attributions: IntoFrameT,
    actors: IntoFrameT,
    sources: IntoFrameT | None = None,
    claim_id: str | None = None,
) -> IntoFrameT:
    """Follow each claim from the page back to its speaker, step by step.

    Parameters
    ----------
    claims, attributions, actors : frame
        The tables of these names.
    sources : frame, optional
        The table ``sources``; with it, step 0 says of a copied or reworked text whose it is, or
        that neither an agency nor another text is named.
    claim_id : str, optional
        One claim; all if not given.

    Returns
    -------
    frame
        One row for each step of each chain, ordered: the text ``claim_id``; ``step`` (integer, 0 is
        the outlet); and the texts ``actor_id``, ``name``, ``kind``, ``as_named``, ``channel``,
        ``cites_id`` and ``sentence``, which tells the step and what the report leaves open in it.

    References
    ----------
    Pareti, S. (2012). A database of attribution relations. *LREC 2012*.

    Examples
    --------
    >>> import nagorno
    >>> c = nagorno.open("article")
    >>> steps = trace(c.claims, c.attributions, c.actors, claim_id=c.claims["claim_id"][7])
    >>> print(steps["sentence"].iloc[1])
    It comes through Associated Press, cited as “the AP”; through which channel, the report does not say.
    """
    about = frame(actors).select("actor_id", "name", text("kind").alias("kind"))
    told = frame(claims).select("claim_id", "source_id")
    steps = frame(attributions)
    if claim_id is not None:
        told, steps = (
            told.filter(nw.col("claim_id") == claim_id),
            steps.filter(nw.col("claim_id") == claim_id),
        )
    steps = steps.select(
        "claim_id", "step", "actor_id", "as_named", text("channel").alias("channel"), "cites_id"
    )
    last = steps.group_by("claim_id").agg(nw.col("step").max().alias("last"))
    steps = steps.join(last, on="claim_id", how="inner").join(about, on="actor_id", how="left")
    if sources is not None:
        told = told.join(_copies(frame(sources)), on="source_id", how="left")
    else:
        told = told.with_columns(copy=nw.lit(""))
    steps = steps.join(told, on="claim_id", how="inner").with_columns(sentence=_sentence())
    columns = ("claim_id", "step", "actor_id", "name", "kind", "as_named", "channel", "cites_id", "sentence")
    return finish(steps.select(*columns), claims, "claim_id", "step")


def _copies(sources: Frame) -> Frame:
    """Say of a text that is not the outlet's own what it is, and whether the report says whose."""
    kind = text("derivation").str.replace_all("_", " ", literal=True)
    origin = nw.when(nw.col("derived_from").is_null()).then(nw.lit("; whose, it does not name."))
    reworked = origin.otherwise(nw.concat_str(nw.lit(" of "), nw.col("derived_from"), nw.lit(".")))
    credit = nw.concat_str(nw.lit("; it credits "), nw.col("credits"), nw.lit("."))
    whose = nw.when(nw.col("credits").is_null()).then(reworked).otherwise(credit)
    said = nw.concat_str(nw.lit(" Its text is a "), kind, whose)
    copy = nw.when(text("derivation") == "original").then(nw.lit("")).otherwise(said)
    return sources.select("source_id", copy=copy.fill_null(""))


def _sentence() -> Expr:
    name = nw.when(nw.col("name").is_null()).then(nw.col("actor_id")).otherwise(nw.col("name"))
    first, last = nw.col("step") == 0, nw.col("step") == nw.col("last")
    cited = nw.concat_str(name, _as_named(), _channel(), _cites())
    voice = nw.concat_str(
        name, nw.lit(" says it in its own voice; how it knows is not said."), nw.col("copy")
    )
    page = nw.concat_str(name, nw.lit(" prints it"), _cites(), nw.lit("."), nw.col("copy"))
    relay = nw.concat_str(nw.lit("It comes through "), cited, nw.lit("."))
    speaker = nw.concat_str(nw.lit("It ends with "), cited, nw.lit("; "), nw.lit(UNKNOWN))
    nobody = nw.concat_str(
        nw.lit("It ends with a speaker whom the report does not name: "), cited, nw.lit("; "), nw.lit(UNKNOWN)
    )
    ends = nw.when(nw.col("kind") == UNNAMED).then(nobody).otherwise(speaker)
    return (
        nw.when(first)
        .then(nw.when(last).then(voice).otherwise(page))
        .otherwise(nw.when(last).then(ends).otherwise(relay))
    )


def _as_named() -> Expr:
    named = nw.concat_str(nw.lit(", cited as “"), nw.col("as_named"), nw.lit("”"))
    return nw.when(nw.col("as_named").is_null()).then(nw.lit("")).otherwise(named)


def _channel() -> Expr:
    phrase = nw.lit(NO_CHANNEL)
    for channel, words in CHANNELS.items():
        phrase = nw.when(nw.col("channel") == channel).then(nw.lit(words)).otherwise(phrase)
    return phrase


def _cites() -> Expr:
    report = nw.concat_str(nw.lit(", from the report "), nw.col("cites_id"))
    return nw.when(nw.col("cites_id").is_null()).then(nw.lit("")).otherwise(report)
