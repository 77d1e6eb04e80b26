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


@pytest.fixture
def two_reports(tmp_path):
    """Return a corpus of the article and a second, made-up report with one claim that answers it."""
    with package(tmp_path) as tables:
        first = tables["claims"][7]
        source = tables["sources"][0] | {"source_id": "other-2020-10-10", "outlet_id": "associated-press"}
        claim = first | {"claim_id": "other-2020-10-10-c01", "source_id": "other-2020-10-10", "act": "denial"}
        claim |= {"speaker_id": "jeyhun-bayramov", "target_id": "armenia-military"}
        tables["sources"].append(source)
        tables["claims"].append(claim)
        for step, actor in enumerate(("associated-press", "jeyhun-bayramov")):
            row = {"claim_id": claim["claim_id"], "step": str(step), "actor_id": actor}
            tables["attributions"].append(row)
        link = {"claim_id": claim["claim_id"], "relation": "denies", "other_id": first["claim_id"]}
        tables["claim_links"].append(link | {"basis": "coder"})
        tables["dates"][4]["source_ids"] += ";other-2020-10-10"
    return nagorno.open(tmp_path)


def test_only_keeps_what_the_rows_of_a_report_point_at_and_no_more(two_reports):
    other = two_reports.only("other-2020-10-10")
    assert set(other.actors["actor_id"]) >= {"jeyhun-bayramov", "azerbaijan", "armenia-military", "armenia"}
    assert not set(other.actors["actor_id"]) & {"morgan-ortagus", "soviet-union", "osce"}
    assert list(other.dates["date_id"]) == ["truce-first-day", "kapan-shelling"]
    assert set(other.places["place_id"]) == {"kapan", "syunik-province", "armenia"}
    assert set(other.names["place_id"].dropna()) == set(other.places["place_id"])


def test_only_drops_links_into_other_reports_and_counts_them(two_reports):
    assert two_reports.only("other-2020-10-10").dropped_links == 1
    article = two_reports.only("article")
    assert article.dropped_links == 1
    assert "1 links" in repr(article)
    assert "other-2020-10-10" not in "".join(article.dates["source_ids"])


def test_selecting_all_reports_changes_nothing(two_reports):
    again = two_reports.only(two_reports.reports)
    tables, dropped = select(two_reports.tables, two_reports.schema, set(two_reports.reports))
    assert again.dropped_links == dropped == 0
    for table in TABLES:
        pd.testing.assert_frame_equal(again.tables[table], two_reports.tables[table])
        pd.testing.assert_frame_equal(tables[table], two_reports.tables[table])


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
    pd.testing.assert_frame_equal(nagorno.open(tmp_path).claims, nagorno.load("claims"))
    pd.testing.assert_frame_equal(nagorno.load("claims", tmp_path), nagorno.load("claims"))
