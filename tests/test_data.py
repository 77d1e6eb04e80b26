"""The shipped tables: complete, closed, and even-handed."""

import json
import re

import pytest

import nagorno
from nagorno import relate
from nagorno.schema import DESCRIPTOR, SHIPPED, shipped

DATA = json.loads((SHIPPED / DESCRIPTOR).read_text(encoding="utf-8"))
FIELDS = [(r["name"], field) for r in DATA["resources"] for field in r["schema"]["fields"]]
ARTICLE = nagorno.open()


@pytest.mark.parametrize("field", FIELDS, ids=lambda pair: f"{pair[0]}.{pair[1]['name']}")
def test_every_column_and_value_is_defined(field):
    _, column = field
    assert column["title"]
    assert column["description"].endswith(".") or ". " in column["description"]
    values = column.get("categories", [])
    assert [value["value"] for value in values] == column.get("constraints", {}).get("enum", [])
    assert all(value["description"].endswith(".") for value in values)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("claims", "act"),
        ("claim_links", "relation"),
        ("claim_links", "basis"),
        ("claim_places", "role"),
        ("sources", "extent"),
        ("attributions", "channel"),
        ("places", "precision"),
    ],
)
def test_what_a_coder_chooses_has_an_example_and_a_not_this_for_every_value(table, column):
    for value in shipped().fields(table)[column]["categories"]:
        assert value["example"].endswith(".")
        assert value["not"].endswith(".")


def test_the_checker_finds_nothing():
    assert nagorno.check(SHIPPED).empty


def test_the_referee_finds_nothing(monkeypatch):
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(SHIPPED)
    report = frictionless.validate(DESCRIPTOR)
    assert report.valid, report.flatten(["fieldName", "note"])


def test_every_paragraph_of_the_article_has_claims():
    paragraphs = ARTICLE.sources["paragraphs"].iloc[0]
    assert set(ARTICLE.claims["paragraph"]) == set(range(paragraphs + 1))


def test_every_actor_place_and_date_is_pointed_at_by_a_row():
    schema = shipped()
    pointed: dict[str, set[str]] = {}
    for table in schema.tables:
        for ref in schema.references(table):
            if table != "names":
                ids = ARTICLE.tables[table][ref.column].dropna().str.split(";").explode()
                pointed.setdefault(ref.to_table, set()).update(ids)
    for table in ("actors", "places"):
        assert set(ARTICLE.tables[table][schema.primary_key(table)[0]]) <= pointed[table]


def test_the_agency_is_credited_in_the_chain_only_where_the_text_credits_it():
    steps = ARTICLE.attributions.merge(ARTICLE.actors[["actor_id", "kind"]], on="actor_id")
    wire = steps.loc[steps["kind"] == "wire_agency", "claim_id"]
    paragraphs = ARTICLE.claims.set_index("claim_id").loc[wire, "paragraph"]
    assert set(paragraphs) == {2, 3, 5, 8}


def test_names_stand_in_four_languages_for_every_place():
    for place, names in ARTICLE.names.dropna(subset="place_id").groupby("place_id"):
        assert {"en", "hy", "az", "ru"} <= set(names["language"]), place


def test_names_stand_in_four_languages_for_both_parties_and_their_bodies():
    schema = shipped()
    sides = relate.sides(ARTICLE.actors, schema.parties).query("side != 'other'")
    bodies = sides.merge(ARTICLE.actors, on="actor_id").query("kind != 'unnamed'")
    for actor in bodies["actor_id"]:
        names = ARTICLE.names.loc[ARTICLE.names["actor_id"] == actor, "language"]
        assert {"en", "hy", "az", "ru"} <= set(names), actor


def test_every_coordinate_and_identifier_has_its_basis():
    places, actors = ARTICLE.places, ARTICLE.actors
    for column in ("lat", "wikidata", "geonames", "iso_3166"):
        assert places.loc[places[column].notna(), "basis"].notna().all(), column
    assert actors.loc[actors["wikidata"].notna(), "basis"].notna().all()


def test_a_district_is_an_area_or_has_no_point():
    districts = ARTICLE.places.query("kind == 'district'")
    assert set(districts["precision"].dropna()) == {"area"}


def test_a_disputed_region_is_given_to_nobody():
    region = ARTICLE.places.set_index("place_id").loc["nagorno-karabakh"]
    assert region[["part_of", "iso_3166"]].isna().all()
    assert "ISO" in region["note"]


def test_both_parties_have_the_same_bodies():
    """A person or an unnamed minister is as the report has it; the bodies are the coder's care."""
    sides = relate.sides(ARTICLE.actors, shipped().parties)
    kinds = sides.merge(ARTICLE.actors, on="actor_id").query("kind in ['state', 'government', 'military']")
    first, second = (sorted(kinds.loc[kinds["side"] == party, "kind"]) for party in shipped().parties)
    assert first == second


def test_the_licence_author_and_version_are_given():
    assert DATA["licenses"][0]["name"] == "CC-BY-4.0"
    assert DATA["contributors"][0]["title"] == "nagorno contributors"
    assert re.fullmatch(r"\d+\.\d+\.\d+", DATA["version"])
    assert all(resource["description"] for resource in DATA["resources"])
