"""The questions as one would write them by hand in polars, lazily; `who` is what `sides` gives."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

import polars as pl
from questions import Asked
from synthetic import ZONES

Tables = dict[str, pl.LazyFrame]
NEUTRAL = ["mediators", "other"]
ANSWERS = ["denies", "rebuts", "counter_accuses", "responds_to"]
UNKNOWN = ".."  # a day of which nothing is known is open at both ends
CHANNELS = {
    "statement": ", in a statement",
    "social_media": ", on social media",
    "press_conference": ", at a press conference",
    "interview": ", in an interview",
    "broadcast": ", in a broadcast",
    "document": ", in a document",
    "text_copy": ", whose text it prints",
}
c = pl.col


def _camps(t: Tables, prefix: str) -> pl.LazyFrame:
    camp = pl.when(c("lane").is_in(NEUTRAL)).then("top_id").otherwise("lane")
    return t["who"].select(c("actor_id").alias(f"{prefix}_id"), camp.alias(f"{prefix}_camp"))


def _reports(t: Tables) -> pl.LazyFrame:
    return t["sources"].filter(c("extent") != "cited").select("source_id", "outlet_id", "extent")


def _heads(t: Tables) -> pl.LazyFrame:
    repeats = t["claim_links"].filter(c("relation") == "repeats")
    return repeats.select("claim_id", c("other_id").alias("first_id"))


def chain(t: Tables) -> pl.LazyFrame:
    cited = t["sources"].select(c("source_id").alias("cites_id"), "outlet_id")
    steps = t["attributions"].join(t["actors"], on="actor_id").join(t["who"], on="actor_id")
    steps = steps.join(cited, on="cites_id", how="left").sort("step")
    party = ~c("lane").is_in(NEUTRAL)
    return (
        steps.group_by("claim_id")
        .agg(
            path=c("name").str.join(" ← "),
            depth=c("step").max(),
            origin_id=pl.coalesce("outlet_id", "actor_id").last(),
            own_voice=c("step").max() == 0,
            via_wire=((c("kind") == "wire_agency") & (c("step") > 0) & (c("step") < c("step").max())).any(),
            via_opponent=party.last() & (party & (c("lane") != c("lane").last())).any(),
        )
        .sort("claim_id")
    )


def trace(t: Tables) -> pl.LazyFrame:
    copy = pl.concat_str(
        pl.lit(" Its text is a "),
        c("derivation").str.replace_all("_", " "),
        pl.when(c("credits").is_not_null())
        .then(pl.format("; it credits {}.", "credits"))
        .when(c("derived_from").is_null())
        .then(pl.lit("; whose, it does not name."))
        .otherwise(pl.format(" of {}.", "derived_from")),
    )
    copy = pl.when(c("derivation") == "original").then(pl.lit("")).otherwise(copy)
    silent = "; through which channel, the report does not say"
    cites = pl.format(", from the report {}", "cites_id").fill_null("")
    cited = pl.concat_str(
        "name",
        pl.format(", cited as “{}”", "as_named").fill_null(""),
        c("channel").replace_strict(CHANNELS, default=silent).fill_null(silent),
        cites,
    )
    first, last, unknown = c("step") == 0, c("step") == c("last"), "; how the speaker knows is not said."
    sentence = (
        pl.when(first & last)
        .then(pl.format("{} says it in its own voice; how it knows is not said.{}", "name", "copy"))
        .when(first)
        .then(pl.format("{} prints it{}.{}", "name", cites, "copy"))
        .when(~last)
        .then(pl.format("It comes through {}.", cited))
        .when(c("kind") == "unnamed")
        .then(pl.format("It ends with a speaker whom the report does not name: {}" + unknown, cited))
        .otherwise(pl.format("It ends with {}" + unknown, cited))
    )
    claims = (
        t["claims"]
        .select("claim_id", "source_id")
        .join(t["sources"].select("source_id", copy=copy), on="source_id")
    )
    steps = t["attributions"].join(
        t["attributions"].group_by("claim_id").agg(last=c("step").max()), on="claim_id"
    )
    names = ("claim_id", "step", "actor_id", "name", "kind", "as_named", "channel", "cites_id")
    steps = steps.join(t["actors"], on="actor_id").join(claims, on="claim_id")
    return steps.select(*names, sentence=sentence).sort("claim_id", "step")


def _origins(t: Tables) -> pl.LazyFrame:
    sources = t["sources"].select("source_id", "outlet_id", "derived_from")
    up = sources.select(c("source_id").alias("root_id"), c("derived_from").alias("next"))
    roots = sources.with_columns(root_id="source_id", next="derived_from")
    for _ in range(4):
        roots = roots.with_columns(root_id=pl.coalesce("next", "root_id")).drop("next")
        roots = roots.join(up, on="root_id", how="left")
    copied = t["attributions"].filter((c("channel") == "text_copy") & (c("step") > 0))
    printed = copied.join(t["claims"].select("claim_id", "source_id"), on="claim_id")
    printed = printed.group_by("source_id", "actor_id").agg(n=pl.len())
    printed = printed.filter(c("n") == c("n").max().over("source_id"))
    agencies = printed.group_by("source_id").agg(agency=c("actor_id").min())
    authors = sources.join(agencies, on="source_id", how="left")
    authors = authors.select(
        c("source_id").alias("root_id"), pl.coalesce("agency", "outlet_id").alias("author_id")
    )
    found = t["claims"].join(roots.join(authors, on="root_id"), on="source_id")
    own = c("speaker_id") == c("outlet_id")
    return found.with_columns(origin_id=pl.when(own).then("author_id").otherwise("speaker_id"))


def claim_origins(t: Tables) -> pl.LazyFrame:
    return _origins(t).select("claim_id", "source_id", "root_id", "author_id", "origin_id").sort("claim_id")


def origins(t: Tables) -> pl.LazyFrame:
    kinds = t["actors"].select(c("actor_id").alias("origin_id"), nobody=c("kind") == "unnamed")
    found = _origins(t).join(kinds, on="origin_id")
    counts = {
        "claims": pl.len(),
        "reports": c("source_id").n_unique(),
        "independent": c("root_id").n_unique(),
        "origins": c("origin_id").n_unique(),
        "named": c("origin_id").filter(~c("nobody")).n_unique(),
        "unnamed": c("nobody").sum(),
    }
    each = found.drop_nulls("date_id").group_by("date_id").agg(**counts)
    whole = found.select(pl.lit(None, pl.String).alias("date_id"), **counts)
    return pl.concat([each, whole]).sort("date_id", nulls_last=True)


def contested(t: Tables) -> pl.LazyFrame:
    said = (
        t["claims"].select("claim_id", "source_id", "speaker_id").join(_camps(t, "speaker"), on="speaker_id")
    )
    denials = t["claim_links"].filter(c("relation").is_in(["denies", "rebuts"]))
    denials = denials.select(c("claim_id").alias("reply"), c("other_id").alias("claim_id"), "relation")
    stars = _heads(t).join(denials, left_on="first_id", right_on="claim_id")
    pairs = pl.concat(
        [
            denials.with_columns(direct=pl.lit(1)),
            stars.select("reply", "claim_id", "relation", direct=pl.lit(0)),
        ]
    )
    pairs = pairs.group_by("reply", "claim_id", "relation").agg(c("direct").max())
    who = said.select(c("claim_id").alias("reply"), c("speaker_camp").alias("by"))
    pairs = pairs.join(said, on="claim_id").join(who, on="reply").filter(c("by") != c("speaker_camp"))
    counts = pairs.group_by("claim_id", "source_id", "speaker_id").agg(
        denies=(c("relation") == "denies").sum(),
        rebuts=(c("relation") == "rebuts").sum(),
        direct=c("direct").sum(),
    )
    return counts.sort("claim_id")


def _clocks(table: pl.LazyFrame, tz: str) -> pl.LazyFrame:
    """Add to a table the minutes that its day, time and zone allow, each that occurs read once."""
    keys = ["day", "time", "zone"]
    table = table.with_columns(c("day").fill_null(UNKNOWN), c("time").fill_null(""), c("zone").fill_null(tz))
    read = table.select(keys).unique().with_columns(first=_first(), last=_last())
    hour, minute = (c("time").str.slice(at, 2).cast(pl.Int64, strict=False).fill_null(0) for at in (0, 3))
    about, exact = c("time").str.ends_with("~"), c("time").str.contains(":")
    length = pl.when(c("time") == "").then(1439).when(exact).then(0).otherwise(59)
    start, margin = pl.duration(hours=hour, minutes=minute), pl.duration(hours=about.cast(pl.Int64))
    earliest = c("first").cast(pl.Datetime("us")) + start
    latest = c("last").cast(pl.Datetime("us")) + start + pl.duration(minutes=length)
    fine = pl.when(c("day") == UNKNOWN).then(pl.lit("unknown")).when(exact & ~about).then(pl.lit("minute"))
    fine = fine.when(c("time") != "").then(pl.lit("hour")).when(c("first") == c("last")).then(pl.lit("day"))
    read = read.select(
        *keys,
        earliest=_in_utc(earliest, "earliest") - margin,
        latest=_in_utc(latest, "latest") + margin,
        precision=fine.otherwise(pl.lit("period")),
    )
    return table.join(read, on=keys)


def _first() -> pl.Expr:
    start = _padded(c("day").str.replace("/.*$", ""))
    year, rest = start.str.slice(0, 4).str.replace_all("X", "0"), start.str.slice(4)
    return (year + rest.str.replace_all("XX", "01")).str.to_date("%Y-%m-%d", strict=False)


def _last() -> pl.Expr:
    end = _padded(c("day").str.replace("^.*/", ""))
    month = end.str.slice(0, 4).str.replace_all("X", "9") + end.str.slice(4, 3).str.replace("XX", "12")
    day = pl.when(end.str.ends_with("X")).then(pl.lit("-01")).otherwise(end.str.slice(7))
    last = (month + day).str.to_date("%Y-%m-%d", strict=False)
    return pl.when(end.str.ends_with("X")).then(last.dt.month_end()).otherwise(last)


def _padded(day: pl.Expr) -> pl.Expr:
    return (day.str.strip_chars_end("?~%") + "-XX-XX").str.slice(0, 10)


def _in_utc(local: pl.Expr, twice: Literal["earliest", "latest"]) -> pl.Expr:
    """Read a local time in the zone of its row; `twice` says which, where clocks show an hour twice."""
    return pl.coalesce(
        pl.when(c("zone") == zone).then(
            local.dt.replace_time_zone(zone, ambiguous=twice, non_existent="null").dt.convert_time_zone("UTC")
        )
        for zone in ZONES
    )


def as_of(t: Tables, moment: datetime, tz: str) -> pl.LazyFrame:
    state = pl.when(c("precision") == "unknown").then(pl.lit("unknown"))
    state = state.when(c("latest") <= moment).then(pl.lit("yes")).when(c("earliest") > moment)
    state = state.then(pl.lit("no")).otherwise(pl.format("that {}", "precision"))
    clock = {"day": c("published").cast(pl.String), "time": c("published_time"), "zone": c("published_tz")}
    pages = _clocks(t["sources"].select("source_id", **clock), tz)
    pages = pages.select("source_id", readable=state, readable_precision="precision")
    clock = {"day": c("said"), "time": c("said_time"), "zone": c("tz")}
    said = _clocks(t["claims"].select("claim_id", "source_id", **clock), tz).with_columns(said=state)
    printed = pl.when(c("readable") == "yes").then(pl.lit("yes")).otherwise("said")
    columns = {"said": printed, "readable": c("readable"), "said_precision": c("precision")}
    found = said.join(pages, on="source_id").select(
        "claim_id", "source_id", **columns, readable_precision="readable_precision"
    )
    return found.sort("claim_id")


def replies(t: Tables, tz: str) -> pl.LazyFrame:
    links = t["claim_links"].filter(c("relation").is_in(ANSWERS))
    ends = pl.concat([links.select("claim_id"), links.select(c("other_id").alias("claim_id"))])
    unsaid = c("said").is_null()
    said = t["claims"].join(ends, on="claim_id", how="semi").join(t["sources"], on="source_id")
    said = said.select(
        *("claim_id", "speaker_id", "target_id"),
        day=pl.when(unsaid).then(c("published").cast(pl.String)).otherwise("said"),
        time=pl.when(unsaid).then("published_time").otherwise("said_time"),
        zone=pl.when(unsaid).then("published_tz").otherwise("tz"),
        clock=pl.when(unsaid).then(pl.lit("published")).otherwise(pl.lit("said")),
    )
    said = _clocks(said, tz).join(_camps(t, "speaker"), on="speaker_id", how="left")
    said = said.join(_camps(t, "target"), on="target_id", how="left")
    found = links.join(said, left_on="other_id", right_on="claim_id")
    found = found.join(said, on="claim_id", suffix="_r")
    coarser = pl.lit("minute")
    for fine in ("hour", "day", "period", "unknown"):
        either = (c("precision") == fine) | (c("precision_r") == fine)
        coarser = pl.when(either).then(pl.lit(fine)).otherwise(coarser)
    return found.select(
        c("other_id").alias("claim_id"),
        *(
            "speaker_id",
            "relation",
            c("claim_id").alias("reply_id"),
            c("speaker_id_r").alias("replier_id"),
            "basis",
        ),
        by_target=(c("speaker_camp_r") == c("target_camp")).fill_null(False),
        delay_earliest=(c("earliest_r") - c("latest")).dt.total_minutes().cast(pl.Float64),
        delay_latest=(c("latest_r") - c("earliest")).dt.total_minutes().cast(pl.Float64),
        precision=coarser,
        claim_clock="clock",
        reply_clock="clock_r",
    ).sort("claim_id", "reply_id", "relation")


def silences(t: Tables, parties: Sequence[str]) -> pl.LazyFrame:
    reports, heads = _reports(t), _heads(t)
    head = pl.coalesce("first_id", "claim_id")
    charges = t["claims"].filter(c("act") == "accusation").join(heads, on="claim_id", how="left")
    charges = charges.join(_camps(t, "target"), on="target_id").with_columns(head=head)
    links = t["claim_links"].filter(c("relation").is_in(ANSWERS))
    links = links.join(t["claims"], on="claim_id").join(_camps(t, "speaker"), on="speaker_id")
    links = links.join(heads, left_on="other_id", right_on="claim_id", how="left")
    answered = links.select(head=pl.coalesce("first_id", "other_id"), target_camp="speaker_camp")
    charges = charges.join(answered, on=["head", "target_camp"], how="anti")
    charges = charges.join(reports, on="source_id", how="semi").join(_least(reports), how="cross")
    heard = t["claims"].join(t["who"], left_on="speaker_id", right_on="actor_id")
    heard = heard.select("source_id", actor_id="lane")
    each = reports.join(pl.LazyFrame({"actor_id": parties}), how="cross")
    attacks = t["dates"].filter(c("kind") == "reported_attack")
    given = pl.any_horizontal(c("number_low", "number_high", "number_text").is_not_null())
    told = (
        t["claims"]
        .join(attacks, on="date_id", how="semi")
        .group_by("source_id", "date_id")
        .agg(given.any().alias("given"))
    )
    none = pl.lit(None, pl.String)
    found = [
        charges.select(
            *(
                pl.lit("unanswered").alias("kind"),
                "source_id",
                "claim_id",
                c("target_id").alias("actor_id"),
                "date_id",
            ),
            "extent",
        ),
        each.join(heard, on=["source_id", "actor_id"], how="anti").select(
            *(pl.lit("party_not_heard").alias("kind"), "source_id", none.alias("claim_id"), "actor_id"),
            none.alias("date_id"),
            "extent",
        ),
        told.filter(~c("given"))
        .join(reports, on="source_id")
        .select(
            *(pl.lit("no_figure").alias("kind"), "source_id", none.alias("claim_id"), none.alias("actor_id")),
            "date_id",
            "extent",
        ),
    ]
    return pl.concat(found).sort("kind", "source_id", "claim_id", "actor_id", "date_id", nulls_last=True)


def _least(reports: pl.LazyFrame) -> pl.LazyFrame:
    extents = pl.Enum(["headline", "opening", "full"])
    return reports.select(c("extent").cast(extents).min().cast(pl.String))


def coverage(t: Tables) -> pl.LazyFrame:
    told = t["claims"].drop_nulls("date_id").join(_reports(t), on="source_id")
    told = told.join(t["actors"].select(c("actor_id").alias("speaker_id"), "kind"), on="speaker_id")
    own, nobody = c("speaker_id") == c("outlet_id"), c("kind") == "unnamed"
    cells = told.group_by("date_id", "source_id", "extent").agg(
        claims=pl.len(), attributed=(~own & ~nobody).sum(), unnamed=(~own & nobody).sum(), own_voice=own.sum()
    )
    state = pl.when(c("attributed") > 0).then(pl.lit("attributed")).when(c("unnamed") > 0)
    state = state.then(pl.lit("unnamed")).otherwise(pl.lit("own_voice")).alias("state")
    counts = ("claims", "attributed", "unnamed", "own_voice")
    return cells.select("date_id", "source_id", state, "extent", *counts).sort("date_id", "source_id")


def verbs(t: Tables, parties: Sequence[str]) -> pl.LazyFrame:
    told = t["claims"].drop_nulls("verb").join(t["who"], left_on="speaker_id", right_on="actor_id")
    told = told.join(t["sources"].select("source_id", "language"), on="source_id")
    one, other = parties
    counts = told.group_by(c("verb").str.to_lowercase(), "language").agg(
        pl.len().alias("claims"), *((c("lane") == party).sum().alias(party) for party in parties)
    )
    share = [c(party) * 100.0 / c(party).sum() for party in parties]
    difference = (c(one).cast(pl.Int64) - c(other).cast(pl.Int64)).abs()
    return counts.with_columns(difference=difference, points=(share[0] - share[1]).abs()).sort(
        "verb", "language"
    )


def figures(t: Tables) -> pl.LazyFrame:
    numbers, keys = ("number_low", "number_high", "number_text"), ["date_id", "number_of"]
    told = t["claims"].filter(pl.any_horizontal(c(*numbers).is_not_null()))
    told = told.with_columns(
        low=pl.coalesce("number_low", "number_high"), high=pl.coalesce("number_high", "number_low")
    )
    ranges = told.group_by(keys).agg(
        lowest=c("low").min(),
        highest=c("high").max(),
        statements=pl.len(),
        speakers=c("speaker_id").n_unique(),
    )
    alone = c("statements").is_null()
    found = told.join(ranges, on=keys, how="left")
    return found.select(
        *(*keys, "claim_id", "source_id", "speaker_id", *numbers),
        pl.when(alone).then("low").otherwise("lowest").alias("lowest"),
        pl.when(alone).then("high").otherwise("highest").alias("highest"),
        c("statements", "speakers").fill_null(1),
    ).sort(*keys, "claim_id", nulls_last=True)


def naming(t: Tables) -> pl.LazyFrame:
    named = t["claim_places"].drop_nulls("as_named").unique(["claim_id", "place_id", "as_named"])
    named = named.join(t["claims"].select("claim_id", "source_id"), on="claim_id")
    named = named.join(t["sources"].select("source_id", "outlet_id", "language"), on="source_id")
    keys = ["place_id", "as_named", "outlet_id", "language"]
    return named.group_by(keys).agg(claims=pl.len(), reports=c("source_id").n_unique()).sort(keys)


def questions(asked: Asked) -> dict[str, Callable[[Tables], pl.LazyFrame]]:
    """Return each question as a function of the tables."""
    plain = (chain, trace, origins, claim_origins, contested, coverage, figures, naming)
    return {question.__name__: question for question in plain} | {
        "replies": lambda t: replies(t, asked.tz),
        "silences": lambda t: silences(t, asked.parties),
        "verbs": lambda t: verbs(t, asked.parties),
        "as_of": lambda t: as_of(t, datetime.fromisoformat(asked.moment), asked.tz),
    }
