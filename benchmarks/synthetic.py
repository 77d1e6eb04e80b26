"""Made-up corpora of our shape, of any size: seeded, written as Parquet; nobody in them is real.

python benchmarks/synthetic.py CLAIMS
"""

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import polars as pl

BUILD = Path(__file__).parent.parent / "build" / "engines"
TABLES = ("actors", "sources", "dates", "claims", "attributions", "claim_links", "claim_places")
PARTIES, MEDIATORS = ["party-a", "party-b"], ["mediator-a", "mediator-b"]
ZONES = ["Asia/Yerevan", "Asia/Baku", "Europe/Moscow", "America/New_York", "UTC"]
OUTLETS, AGENCIES, SPEAKERS, EVENTS, PLACES = 400, 10, 600, 300, 200
ACTS = ["assertion", "accusation", "appraisal", "background", "denial", "commitment", "call"]
RELATIONS = ["denies", "rebuts", "counter_accuses", "responds_to", "supports", "summarises"]
CHANNELS = ["statement", "social_media", "press_conference", "interview", "document"]
UNITS = ["killed", "wounded", "hours", "days", "other"]
DAYS = [str(day) for day in np.datetime64("2020-09-27") + np.arange(60, dtype="timedelta64[D]")]
LONGER = ["2020-10", "2020-09-27/..", "../2020-10-10", "2020-10-09/2020-10-10", "2020-10-XX", "199X"]
CLOCKS = ["09", "21", "12:00~", "20~"]
MOMENT, TZ = "2020-10-20T10:30:00+00:00", "Asia/Yerevan"


def write(claims: int, seed: int = 0) -> Path:
    """Write a corpus with so many claims, unless it is there already; return its folder."""
    folder = BUILD / str(claims)
    done, made_by = folder / "made_by", sha256(Path(__file__).read_bytes()).hexdigest()
    if not done.exists() or done.read_text() != made_by:
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in tables(claims, np.random.default_rng(seed)).items():
            table.write_parquet(folder / f"{name}.parquet")
        done.write_text(made_by)
    return folder


def tables(claims: int, rng: np.random.Generator) -> dict[str, pl.DataFrame]:
    """Return the tables of a corpus, ten claims to a report."""
    reports = max(claims // 10, 1)
    source = rng.integers(0, reports, claims)
    source.sort()
    outlet = rng.integers(0, OUTLETS, reports)
    speaker = _speakers(rng, claims, outlet[source])
    return {
        "actors": _actors(),
        "sources": _sources(rng, outlet),
        "dates": pl.DataFrame({"date_id": _ids("event", np.arange(EVENTS))}).with_columns(
            kind=pl.Series(rng.choice(["reported_attack", "statement", "talks"], EVENTS))
        ),
        "claims": _claims(rng, source, speaker),
        "attributions": _attributions(rng, outlet[source], speaker),
        "claim_links": _links(rng, claims),
        "claim_places": _places(rng, claims),
    }


def _ids(prefix: str, numbers: np.ndarray, missing: np.ndarray | None = None) -> pl.Series:
    ids = pl.concat_str(pl.lit(f"{prefix}-"), pl.col("n").cast(pl.String).str.zfill(3))
    if missing is not None:
        ids = pl.when(pl.col("gone")).then(None).otherwise(ids)
    gone = np.zeros(len(numbers), bool) if missing is None else missing
    return pl.DataFrame({"n": numbers, "gone": gone}).select(ids).to_series()


def _some(rng: np.random.Generator, values: list[str], size: int, given: float = 1.0) -> pl.Series:
    """Draw values, some of them missing."""
    words = pl.Series([*values, None], dtype=pl.String)
    drawn = rng.integers(0, len(values), size)
    return words.gather(np.where(rng.random(size) < given, drawn, len(values)))


def _actors() -> pl.DataFrame:
    """Outlets, agencies and speakers are numbered in this order; speakers belong to bodies."""
    number = np.arange(OUTLETS + AGENCIES + SPEAKERS)
    bodies = [*PARTIES, *MEDIATORS]
    part_of = [None if n < OUTLETS + AGENCIES or n % 7 == 0 else bodies[n % 5 % 4] for n in number]
    kinds = ["media"] * OUTLETS + ["wire_agency"] * AGENCIES
    kinds += ["unnamed" if n % 11 == 0 else "person" for n in range(SPEAKERS)]
    people = pl.DataFrame({"actor_id": _ids("actor", number), "kind": kinds, "part_of": part_of})
    states = pl.DataFrame({"actor_id": bodies, "kind": "state"}).with_columns(
        part_of=pl.lit(None, dtype=pl.String)
    )
    return pl.concat([people, states]).with_columns(name=pl.concat_str(pl.lit("Name of "), "actor_id"))


def _sources(rng: np.random.Generator, outlet: np.ndarray) -> pl.DataFrame:
    size = len(outlet)
    # Copies are of original texts among the first half, so that no chain is longer than one.
    copied = (rng.random(size) < 0.15) & (np.arange(size) > size // 2)
    day = pl.Series(np.datetime64("2020-09-27") + rng.integers(0, 60, size))
    timed = rng.random(size) < 0.4
    return pl.DataFrame(
        {
            "source_id": _ids("source", np.arange(size)),
            "outlet_id": _ids("actor", outlet),
            "language": _some(rng, ["en", "hy", "az", "ru"], size),
            "published": day,
            "published_time": _blank(_clock(rng, size), ~timed),
            "published_tz": _blank(_some(rng, ZONES, size), ~timed),
            "derivation": np.where(copied, "rewrite", "original"),
            "derived_from": _ids("source", rng.integers(0, size // 2 + 1, size), ~copied),
            "credits": _some(rng, ["actor-401", "actor-402"], size, 0.3),
            "extent": _some(rng, ["full", "opening", "opening", "headline"], size),
        }
    )


def _blank(values: pl.Series, gone: np.ndarray) -> pl.Series:
    return pl.select(pl.when(pl.Series(gone)).then(None).otherwise(values)).to_series()


def _clock(rng: np.random.Generator, size: int) -> pl.Series:
    return _some(rng, [f"{h:02}:{m:02}" for h in range(24) for m in range(0, 60, 5)] + CLOCKS, size)


def _speakers(rng: np.random.Generator, claims: int, outlet: np.ndarray) -> np.ndarray:
    """Draw speakers; a fifth of the claims is the outlet's own voice."""
    told = OUTLETS + AGENCIES + rng.integers(0, SPEAKERS, claims)
    return np.where(rng.random(claims) < 0.2, outlet, told)


def _claims(rng: np.random.Generator, source: np.ndarray, speaker: np.ndarray) -> pl.DataFrame:
    size = len(source)
    said, number = rng.random(size), rng.integers(1, 200, size)
    timed = said < 0.2  # a clock time needs a single day
    day = np.where(timed, rng.choice(DAYS, size), rng.choice([*DAYS, *LONGER], size))
    counted = rng.random(size) < 0.15
    high = counted & (rng.random(size) < 0.8)
    return pl.DataFrame(
        {
            "claim_id": _ids("claim", np.arange(size)),
            "source_id": _ids("source", source),
            "speaker_id": _ids("actor", speaker),
            "act": _some(rng, ACTS, size),
            "verb": _some(rng, [f"Verb {n}" for n in range(80)], size, 0.7),
            "target_id": _some(rng, [*PARTIES, "actor-411", "actor-413"], size, 0.4),
            "date_id": _ids("event", rng.integers(0, EVENTS, size), rng.random(size) < 0.2),
            "said": _blank(pl.Series(day), said > 0.4),
            "said_time": _blank(_clock(rng, size), ~timed),
            "tz": _blank(_some(rng, ZONES, size), ~timed),
            "number_low": _blank(pl.Series(number), ~counted),
            "number_high": _blank(pl.Series(number + 5), ~high),
            "number_text": _some(rng, ["some", "hundreds"], size, 0.1),
            "number_of": _blank(_some(rng, UNITS, size), ~counted),
        }
    )


def _attributions(rng: np.random.Generator, outlet: np.ndarray, speaker: np.ndarray) -> pl.DataFrame:
    """Outlet, an agency for some, the speaker unless it is the outlet."""
    claim = np.arange(len(outlet))
    own = outlet == speaker
    relayed = (rng.random(len(outlet)) < 0.35) & ~own
    agency = OUTLETS + rng.integers(0, AGENCIES, len(outlet))
    parts = [(claim, 0 * claim, outlet), (claim[relayed], 0 * claim[relayed] + 1, agency[relayed])]
    parts.append((claim[~own], 1 + relayed[~own].astype(int), speaker[~own]))
    ids, step, actor = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    size = len(ids)
    printed = (step == 1) & (actor < OUTLETS + AGENCIES) & (rng.random(size) < 0.5)
    channel = pl.when(pl.Series(printed)).then(pl.lit("text_copy")).otherwise(_some(rng, CHANNELS, size, 0.3))
    return pl.DataFrame(
        {"claim_id": _ids("claim", ids), "step": step.astype(np.int64), "actor_id": _ids("actor", actor)}
    ).with_columns(
        as_named=_some(rng, ["officials", "the ministry", "a spokesman"], size, 0.8),
        channel=channel,
        cites_id=_ids("source", rng.integers(0, max(len(outlet) // 10, 1), size), rng.random(size) > 0.03),
    )


def _links(rng: np.random.Generator, claims: int) -> pl.DataFrame:
    """Claims of the last nine tenths repeat one of the first tenth, or answer any."""
    heads = max(claims // 10, 1)
    repeats, answers = claims // 10, claims // 5
    rest = np.arange(heads, claims)
    repeating = rng.choice(rest, repeats, replace=False)
    claim, other = rng.integers(0, claims, answers), rng.integers(0, claims, answers)
    return (
        pl.concat(
            [
                pl.DataFrame(
                    {
                        "claim_id": _ids("claim", repeating),
                        "other_id": _ids("claim", rng.integers(0, heads, repeats)),
                    }
                ).with_columns(relation=pl.lit("repeats")),
                pl.DataFrame(
                    {"claim_id": _ids("claim", claim), "other_id": _ids("claim", other)}
                ).with_columns(relation=_some(rng, RELATIONS, answers)),
            ]
        )
        .unique(["claim_id", "other_id"], keep="first", maintain_order=True)
        .with_columns(basis=pl.lit("text"))
    )


def _places(rng: np.random.Generator, claims: int) -> pl.DataFrame:
    claim = np.arange(claims)[rng.random(claims) < 0.6]
    place = rng.integers(0, PLACES, len(claim))
    form = pl.concat_str(
        pl.col("place_id"), pl.lit(" "), pl.Series(rng.integers(0, 4, len(claim))).cast(pl.String)
    )
    return pl.DataFrame({"claim_id": _ids("claim", claim), "place_id": _ids("place", place)}).with_columns(
        as_named=form, role=pl.lit("location")
    )


if __name__ == "__main__":
    write(int(sys.argv[1]))
