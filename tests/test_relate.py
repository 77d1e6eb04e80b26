"""Sides and chains, on the article and on every engine."""

import duckdb
import pandas as pd
import polars as pl
import pytest

import nagorno
from nagorno import relate

ARTICLE = nagorno.open()
SCHEMA = ARTICLE.schema
ROLES = (SCHEMA.parties, SCHEMA.mediators, SCHEMA.lanes)
SIDES = relate.sides(ARTICLE.actors, *ROLES).set_index("actor_id")
CHAINS = relate.chain(ARTICLE.attributions, ARTICLE.actors, SIDES.reset_index()).set_index("claim_id")


def _lists(frame: pd.DataFrame) -> dict[str, list[object]]:
    return {name: [None if pd.isna(cell) else cell for cell in frame[name]] for name in frame}


ENGINES = {
    "polars": lambda frame: pl.DataFrame(_lists(frame)),
    "polars lazy": lambda frame: pl.LazyFrame(_lists(frame)),
    "duckdb": lambda frame: duckdb.from_df(
        pd.DataFrame({n: pd.Series(c, dtype=object).infer_objects() for n, c in _lists(frame).items()})
    ),
}


def test_the_side_of_an_actor_is_the_top_of_part_of():
    for actor, top in ARTICLE.actors.set_index("actor_id")["part_of"].items():
        while isinstance(top, str):
            actor_top, top = top, ARTICLE.actors.set_index("actor_id")["part_of"][top]
            assert SIDES.loc[actor, "top_id"] in (actor_top, SIDES.loc[actor_top, "top_id"])
    assert SIDES.loc["jeyhun-bayramov", "side"] == "azerbaijan"
    assert SIDES.loc["armenia-foreign-minister", "side"] == "armenia"
    assert SIDES.loc["sergey-lavrov", ["side", "lane"]].tolist() == ["russia", "mediators"]
    assert (
        SIDES.loc[["thehill", "associated-press", "both-parties", "soviet-union"], "side"].eq("other").all()
    )


def test_exchanging_the_parties_changes_no_side():
    exchanged = relate.sides(ARTICLE.actors, SCHEMA.parties[::-1], *ROLES[1:]).set_index("actor_id")
    pd.testing.assert_frame_equal(exchanged, SIDES)


def test_an_actor_of_its_own_is_drawn_in_the_lane_that_the_descriptor_gives_it():
    lanes = {"soviet-union": SCHEMA.parties[0]}
    found = relate.sides(ARTICLE.actors, *ROLES[:2], lanes).set_index("actor_id")
    assert found.loc["soviet-union", ["side", "lane"]].tolist() == ["other", SCHEMA.parties[0]]


def test_a_chain_reads_from_the_page_to_the_speaker():
    path = CHAINS.loc["thehill-2020-10-10-c25", "path"]
    assert path == "The Hill ← Morgan Ortagus ← Steve Biegun"
    assert CHAINS["depth"].eq(CHAINS["path"].str.count("←")).all()


def test_the_outlets_own_voice_is_a_chain_of_one():
    own = CHAINS[CHAINS["own_voice"]]
    assert set(own["origin_id"]) == {"thehill"}
    assert set(own.index) == set(ARTICLE.claims.loc[ARTICLE.claims["speaker_id"] == "thehill", "claim_id"])


def test_a_wire_agency_counts_only_between_outlet_and_speaker():
    assert CHAINS.loc["thehill-2020-10-10-c08", "via_wire"]
    assert not CHAINS.loc["thehill-2020-10-10-c04", "via_wire"], "here the agency itself speaks"
    assert not CHAINS.loc["thehill-2020-10-10-c13", "via_wire"], "here no agency is credited"


def test_the_descriptor_allows_no_step_of_two_digits():
    assert SCHEMA.fields("attributions")["step"]["constraints"]["maximum"] < 10, "chain compares them as text"


def test_the_article_lets_no_party_speak_through_its_opponent():
    assert not CHAINS["via_opponent"].any()


def test_a_charge_quoted_by_the_one_who_denies_it_comes_through_the_opponent():
    steps = ARTICLE.attributions.query("claim_id == 'thehill-2020-10-10-c08'").copy()
    steps.loc[steps["step"] == 1, "actor_id"] = "azerbaijan-defence-ministry"
    found = relate.chain(steps, ARTICLE.actors, SIDES.reset_index())
    assert found["via_opponent"].tolist() == [True]


def test_an_origin_is_followed_to_the_report_that_is_cited():
    steps = ARTICLE.attributions.query("claim_id == 'thehill-2020-10-10-c04'").copy()
    steps.loc[steps["step"] == 1, "cites_id"] = "thehill-2020-10-10"
    found = relate.chain(steps, ARTICLE.actors, SIDES.reset_index(), ARTICLE.sources)
    assert found["origin_id"].tolist() == ["thehill"]


@pytest.mark.parametrize("engine", ENGINES)
def test_other_engines_give_their_own_kind_back_with_equal_results(engine):
    convert = ENGINES[engine]
    actors, steps = convert(ARTICLE.actors), convert(ARTICLE.attributions)
    sides = relate.sides(actors, *ROLES)
    chains = relate.chain(steps, actors, sides)
    for found, expected in ((sides, SIDES), (chains, CHAINS)):
        assert type(found) is type(actors)
        rows = _to_pandas(found).sort_values(expected.index.name).set_index(expected.index.name)
        assert rows.astype(str).equals(expected.sort_index().astype(str))


def _to_pandas(found):
    if isinstance(found, duckdb.DuckDBPyRelation):
        return found.df()
    eager = found.collect() if isinstance(found, pl.LazyFrame) else found
    return pd.DataFrame(eager.to_dict(as_series=False))
