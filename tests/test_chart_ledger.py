"""The ledger: claim and reply face to face."""

import re
from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, gids, ink, labels

import nagorno
from nagorno import relate
from nagorno.charts.ledger import ledger
from nagorno.describe.ledger import ledger_table
from nagorno.describe.pairs import ANSWER, pairs

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}
DISPUTED = pairs(TRUCE)["date_id"].value_counts().index[:12]


@cache
def drawn(name):
    return ledger(CORPORA[name]())


@pytest.mark.parametrize("name", CORPORA)
def test_a_ledger_keeps_its_promises_on_any_corpus(name):
    assert broken(drawn(name)) == []


@pytest.mark.parametrize("date_id", DISPUTED)
def test_the_ledger_of_one_event_fits_the_page(date_id):
    assert broken(ledger(TRUCE, date_id)) == []


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_every_answer_and_every_silence_is_drawn_or_stands_in_a_fold(corpus):
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    answers = relate.replies(corpus.claims, corpus.claim_links, who, corpus.sources)
    silent = relate.silences(
        corpus.claims, corpus.claim_links, corpus.sources, corpus.dates, who, schema.parties
    )
    chart = drawn(corpus.name)
    both = len(answers) + (silent["kind"] == "unanswered").sum()
    assert len(chart.rows) + len(chart.left_out) == both == len(ledger_table(corpus).rows)
    assert drawn("article").left_out.empty


def test_a_fold_tells_how_many_answers_and_silences_it_holds():
    chart = drawn("truce")
    for key, told in labels(chart.figure, "fold").items():
        rest = chart.left_out[chart.left_out["mark"] == key]
        numbers = [int(number) for number in re.findall(r"\d+", told.split("points:")[-1])]
        assert sum(numbers) == len(rest)


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_swapping_the_parties_leaves_marks_and_ink_as_they_are(corpus):
    one, other = drawn(corpus.name), ledger(corpus, order=corpus.schema.parties[::-1])
    assert gids(one.figure, "mark") == gids(other.figure, "mark")
    assert ink(one.figure) == pytest.approx(ink(other.figure), rel=0.01)


def test_an_empty_box_stands_for_each_party_where_both_leave_something_unanswered():
    rows = drawn("truce").rows
    silent = rows[rows["kind"] != ANSWER]
    assert set(silent["reply_lane"]) == set(TRUCE.schema.parties)


def test_the_description_tells_both_claims_of_every_row_in_full():
    chart = drawn("truce")
    for row in chart.rows.to_dict("records"):
        assert row["claim"].rstrip(".") in chart.description.numbers
        assert row["kind"] != ANSWER or row["reply"].rstrip(".") in chart.description.numbers


def test_other_words_of_one_claim_change_the_description():
    row = ARTICLE.claims.index[ARTICLE.claims["claim_id"] == pairs(ARTICLE)["claim_id"].iloc[0]][0]
    assert ledger(with_cell(ARTICLE, row, "proposition", "Nothing of it.")).alt != drawn("article").alt


def test_the_table_has_headers_for_rows_and_columns_and_escapes_what_it_shows():
    table = ledger_table(with_cell(ARTICLE, 0, "proposition", "a <b> & c"))
    page = ledger_table(ARTICLE)._repr_html_()
    assert page.count('<th scope="col"') == len(table.rows.columns)
    assert page.count('<th scope="row"') == len(table.rows)
    assert "<caption" in page
    assert "<b>" not in table._repr_html_()


def test_what_has_no_time_has_no_delay():
    chart = drawn("unknown_times")
    assert "time unknown" in chart.description.numbers
    assert "later" not in chart.description.numbers


def test_an_unknown_event_is_refused_with_those_there_are():
    with pytest.raises(nagorno.DataError, match="no date_id of a claim 'somewhen'"):
        ledger(ARTICLE, "somewhen")
