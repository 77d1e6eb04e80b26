"""The corpus of sixty-five reports: complete, closed, told apart, and worded alike for both parties."""

import re
from collections import defaultdict

import pytest

import nagorno
from nagorno import stats
from nagorno.schema import shipped

TRUCE = nagorno.open("truce")
HOUSE = shipped().descriptor["houseRules"]
REPORTS = TRUCE.sources[TRUCE.sources["source_id"].isin(TRUCE.reports)]
COPIES = ["wire_copy", "statement_copy", "page_version", "rewrite", "machine_rewrite", "translation"]


def test_there_are_sixty_reports_and_four_hundred_claims_or_more():
    assert len(TRUCE.reports) >= 60
    assert len(TRUCE.claims) >= 400
    assert set(TRUCE.claims["source_id"]) == set(TRUCE.reports)


def test_only_the_article_was_read_in_full():
    full = REPORTS.loc[REPORTS["extent"] == "full", "source_id"]
    assert list(full) == list(nagorno.open("article").reports)
    assert set(REPORTS["extent"]) == {"full", "opening"}


def test_every_actor_and_place_is_pointed_at_by_a_row():
    schema, pointed = shipped(), defaultdict(set)
    for table in schema.tables:
        for ref in schema.references(table):
            if table != "names":
                pointed[ref.to_table].update(
                    TRUCE.tables[table][ref.column].dropna().str.split(";").explode()
                )
    for table in ("actors", "places"):
        assert set(TRUCE.tables[table][schema.primary_key(table)[0]]) <= pointed[table]


def test_every_date_has_a_source():
    without = TRUCE.dates.loc[TRUCE.dates["source_ids"].isna(), "date_id"]
    assert list(without) == []


def test_what_is_merely_cited_supports_a_date_and_has_no_claims():
    cited = set(TRUCE.sources.loc[TRUCE.sources["extent"] == "cited", "source_id"])
    assert cited <= set(TRUCE.dates["source_ids"].str.split(";").explode())
    assert not cited & set(TRUCE.claims["source_id"])


def test_a_day_of_publication_has_its_basis():
    assert (TRUCE.sources["published"].notna() == TRUCE.sources["published_basis"].notna()).all()


def test_an_original_derives_from_nothing_and_no_derivation_runs_in_a_circle():
    above = TRUCE.sources.set_index("source_id")["derived_from"].dropna()
    assert set(REPORTS.set_index("source_id").loc[above.index, "derivation"]) <= set(COPIES)
    for source in above.index:
        way = [source]
        while way[-1] in above.index:
            way.append(above[way[-1]])
            assert len(way) <= 4, way


def test_words_are_taken_from_the_text_that_a_report_derives_from():
    steps = TRUCE.attributions.dropna(subset="cites_id").merge(TRUCE.claims, on="claim_id")
    cited = steps.merge(TRUCE.sources, on="source_id")
    assert (cited["step"] == 0).all()
    assert (cited["cites_id"] == cited["derived_from"]).all()


def test_the_karabakh_authorities_belong_to_nobody_and_have_no_country():
    own = TRUCE.actors.set_index("actor_id").loc[list(shipped().lanes)]
    assert own[["part_of", "country"]].isna().all(axis=None)
    assert own["note"].str.contains("lane").all()


def test_homonyms_are_kept_apart():
    places = TRUCE.places.set_index("place_id")
    for town, district in (
        ("agdam", "agdam-district"),
        ("fizuli", "fizuli-district"),
        ("terter", "terter-district"),
    ):
        assert places.loc[town, "kind"] == "town"
        assert places.loc[district, "kind"] == "district"
        assert places.loc[town, ["lat", "lon"]].tolist() != places.loc[district, ["lat", "lon"]].tolist()
    assert "Gegharkunik" in places.loc["martuni", "note"]
    assert "not Kapan" in places.loc["gapanli", "note"]


def test_a_proposition_uses_the_lists_word_for_an_action():
    instead = {word: action["word"] for action in HOUSE["actions"] for word in action["insteadOf"]}
    found = [
        (claim, word, instead[word])
        for claim, text in zip(TRUCE.claims["claim_id"], TRUCE.claims["proposition"], strict=True)
        for word in re.findall(r"[a-z]+", text.casefold())
        if word in instead
    ]
    assert found == []


def test_an_accusation_of_a_party_names_an_action_of_the_list():
    accused = TRUCE.claims[TRUCE.claims["act"] == "accusation"]
    parties = accused[accused["target_id"].isin(shipped().parties)]
    assert [
        claim
        for claim, text in parties[["claim_id", "proposition"]].to_numpy()
        if not stats.words_for_actions(text)
    ] == []


def test_a_word_for_an_action_is_used_for_both_parties_or_listed_with_its_claims_and_reason():
    used = defaultdict(lambda: defaultdict(set))
    for word, party, claim in stats.deeds(TRUCE):
        used[word][party].add(claim)
    one_sided = {word: next(iter(by.values())) for word, by in used.items() if len(by) == 1}
    listed = {one["word"]: set(one["claims"]) for one in HOUSE["actionExceptions"]}
    assert listed == one_sided
    assert all(one["reason"].endswith(".") for one in HOUSE["actionExceptions"])


@pytest.mark.parametrize("one", shipped().descriptor["contradictions"], ids=lambda one: one["title"])
def test_a_contradiction_worth_teaching_stands_in_the_tables(one):
    assert len(one["claims"]) > 1
    assert set(one["claims"]) <= set(TRUCE.claims["claim_id"])
