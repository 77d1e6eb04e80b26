"""The chart of coverage: which report tells what."""

from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, labels

import nagorno
from nagorno import relate
from nagorno.charts.coverage import coverage
from nagorno.describe.coverage import ABSENT, FULL

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}


@cache
def drawn(name, by="date_id"):
    return coverage(CORPORA[name](), by)


@pytest.mark.parametrize("by", ["date_id", "proposition"])
@pytest.mark.parametrize("name", CORPORA)
def test_a_grid_keeps_its_promises_on_any_corpus(name, by):
    assert broken(drawn(name, by)) == []


@pytest.mark.parametrize("by", ["date_id", "proposition"])
def test_every_cell_of_the_grid_is_drawn_or_stands_in_the_fold(by):
    cells = relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors, TRUCE.claim_links, by)
    chart = drawn("truce", by)
    assert len(chart.rows) + len(chart.left_out) == len(cells)
    assert drawn("article", by).left_out.empty


def test_the_fold_tells_how_many_rows_and_cells_it_holds():
    chart = drawn("truce")
    told = labels(chart.figure, "fold")["others"]
    assert f"{chart.left_out['key'].nunique()} more events" in told
    assert f"{len(chart.left_out):,} cells" in told
    assert told.removeprefix("and ") in chart.description.pattern


def test_each_report_is_one_column_by_day_of_publication():
    cells = drawn("truce").rows.drop_duplicates("source_id").set_index("source_id")["number"]
    days = TRUCE.sources.set_index("source_id")["published"].reindex(cells.sort_values().index)
    assert cells.sort_values().tolist() == list(range(1, len(TRUCE.reports) + 1))
    assert days.dropna().is_monotonic_increasing
    assert days.notna().is_monotonic_decreasing  # what has no day stands last


def test_only_a_report_that_was_read_whole_is_called_silent():
    rows = drawn("truce").rows
    assert (rows.loc[rows["state"] == ABSENT, "extent"] == FULL).all()
    assert (rows["state"] == ABSENT).any()


def test_what_is_told_is_drawn_cell_by_cell():
    rows = drawn("truce").rows
    told = rows[rows["claims"] > 0]
    assert told["mark"].is_unique


def test_the_description_has_a_line_for_each_row_with_its_numbers():
    chart = drawn("truce")
    told = chart.rows[chart.rows["claims"] > 0].groupby("key")
    names = TRUCE.dates.set_index("date_id")["label"]
    for key, cells in told:
        sizes = f"({len(cells)} of {len(TRUCE.reports)} reports, {cells['claims'].sum()} claims)"
        assert f"{names[key].rstrip('.')} {sizes}" in chart.description.numbers


def test_a_claim_about_another_event_changes_the_words():
    row = ARTICLE.claims["date_id"].first_valid_index()
    other = ARTICLE.claims["date_id"].dropna().iloc[-1]
    assert coverage(with_cell(ARTICLE, row, "date_id", other)).alt != drawn("article").alt


def test_another_way_to_count_is_refused_with_those_there_are():
    with pytest.raises(nagorno.DataError, match=r"'place_id'; allowed: date_id, proposition"):
        coverage(ARTICLE, by="place_id")
