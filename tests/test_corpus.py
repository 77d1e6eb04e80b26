"""Opening, loading and selecting."""

import copy
import pickle

import pandas as pd
import pytest
from tests_helpers import package

import nagorno
from nagorno.closure import select
from nagorno.schema import shipped

TABLES = list(shipped().tables)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_the_dtype_of_its_field(table):
    frame = nagorno.load(table)
    for name, field in shipped().fields(table).items():
        kind = "category" if "categories" in field else field["type"]
        dtypes = {
            "category": "category",
            "string": "str",
            "integer": "Int64",
            "number": "float64",
            "date": "datetime64[us]",
        }
        assert frame[name].dtype == dtypes[kind], name


def test_a_vocabulary_keeps_the_order_of_the_codebook():
    assert list(nagorno.load("claims")["act"].cat.categories) == shipped().vocabulary("claims", "act")


def test_tables_are_attributes_and_are_listed():
    article = nagorno.open()
    assert set(TABLES) <= set(dir(article))
    pd.testing.assert_frame_equal(article.places, nagorno.load("places"))


def test_a_misspelt_table_is_answered_with_the_nearest_one():
    with pytest.raises(AttributeError, match="Did you mean 'claims'"):
        _ = nagorno.open().claim
    with pytest.raises(
        nagorno.DataError, match=r"no table 'actor'; allowed: actors, .*Did you mean 'actors'"
    ):
        nagorno.load("actor")


def test_an_unknown_corpus_is_answered_with_those_there_are():
    with pytest.raises(nagorno.DataError, match=r"no corpus 'artikel'; allowed: article.*Or name a folder"):
        nagorno.open("artikel")


def test_a_corpus_shows_itself_with_rows_licence_version_and_citation():
    article = nagorno.open()
    for shown in (repr(article), article._repr_html_()):
        assert str(len(article.claims)) in shown
        assert "Creative Commons Attribution 4.0" in shown
        assert shipped().descriptor["version"] in shown
        assert "nagorno contributors" in shown


def test_a_corpus_can_be_copied_and_pickled():
    article = nagorno.open()
    for twin in (copy.copy(article), pickle.loads(pickle.dumps(article))):
        pd.testing.assert_frame_equal(twin.claims, article.claims)


def test_no_row_of_the_article_is_left_over():
    """What `only` would drop is pointed at by nothing."""
    article = nagorno.open("article")
    tables, dropped = select(article.tables, article.schema, set(article.reports))
    assert dropped == 0
    for table in TABLES:
        pd.testing.assert_frame_equal(tables[table], article.tables[table])


def test_only_refuses_reports_that_are_not_there_and_an_empty_choice():
    article = nagorno.open()
    with pytest.raises(nagorno.DataError, match="no report 'thehill'; allowed: thehill-2020-10-10"):
        article.only(["thehill", *article.reports])
    with pytest.raises(nagorno.DataError, match="no report named"):
        article.only([])


@pytest.fixture(scope="module")
def two_reports():
    """Return a report of each party's press that answer each other."""
    return nagorno.open("truce").only(["trend-2020-10-11-prosecutor", "tass-2020-10-11-ganja"])


def test_only_keeps_what_the_rows_of_a_report_point_at_and_no_more(two_reports):
    other = two_reports.only("tass-2020-10-11-ganja")
    assert set(other.actors["actor_id"]) >= {"shushan-stepanyan", "armenia", "karabakh-defence-army", "tass"}
    assert not set(other.actors["actor_id"]) & {"morgan-ortagus", "azerbaijan-prosecutor-general"}
    assert {"ganja-strike", "truce-start", "truce-conduct"} <= set(other.dates["date_id"])
    assert "geneva" not in set(other.places["place_id"])
    assert set(other.names["place_id"].dropna()) <= set(other.places["place_id"])
    assert set(other.names["used_by"].dropna()) <= set(other.actors["actor_id"])


def test_only_drops_links_into_other_reports_and_counts_them(two_reports):
    links = nagorno.load("claim_links", "truce")
    inside = links[["claim_id", "other_id"]].isin(set(two_reports.claims["claim_id"]))
    assert two_reports.dropped_links == (inside.sum(axis=1) == 1).sum() > 0
    assert f"{two_reports.dropped_links} links" in repr(two_reports)
    told = set(two_reports.dates["source_ids"].str.split(";").explode())
    assert told & set(nagorno.open("truce").reports) <= set(two_reports.reports)


def test_the_article_stays_the_one_report_it_is():
    article = nagorno.open("article")
    assert article.reports == ("thehill-2020-10-10",)
    assert set(article.sources.loc[article.sources["extent"] != "cited", "source_id"]) == set(article.reports)
    assert len(article.claims) == 28


def test_selecting_all_reports_changes_nothing():
    truce = nagorno.open("truce")
    again = truce.only(truce.reports)
    assert again.dropped_links == 0
    for table in TABLES:
        pd.testing.assert_frame_equal(again.tables[table], truce.tables[table])


def test_a_broken_folder_is_refused_with_its_first_five_problems_and_how_to_see_all(tmp_path):
    with package(tmp_path) as tables:
        for row in tables["claims"]:
            row["act"] = "accusaton"
    with pytest.raises(nagorno.DataError) as refused:
        nagorno.open(tmp_path)
    lines = str(refused.value).splitlines()
    assert sum(line.startswith("- claims.csv") for line in lines) == 5
    assert "Did you mean 'accusation'" in lines[1]
    assert "nagorno.check(" in lines[-1]


def test_a_folder_is_read_like_the_shipped_tables(tmp_path):
    with package(tmp_path):
        pass
    pd.testing.assert_frame_equal(nagorno.open(tmp_path).claims, nagorno.load("claims", "truce"))
    pd.testing.assert_frame_equal(nagorno.load("claims", tmp_path), nagorno.load("claims", "truce"))
