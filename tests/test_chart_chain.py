"""The chart of chains: printed, relayed, first said."""

from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, gids, ink, labels

import nagorno
from nagorno.charts.chain import chain, crossings

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}


@cache
def drawn(name):
    return chain(CORPORA[name]())


@pytest.mark.parametrize("name", CORPORA)
def test_a_chart_of_chains_keeps_its_promises_on_any_corpus(name):
    assert broken(drawn(name)) == []


@pytest.mark.parametrize("date_id", TRUCE.claims["date_id"].value_counts().index[:6])
def test_the_chains_of_one_event_fit_the_page(date_id):
    chart = chain(TRUCE, date_id=date_id)
    assert broken(chart) == []
    assert (
        len({*chart.rows["claim_id"], *chart.left_out["claim_id"]})
        == (TRUCE.claims["date_id"] == date_id).sum()
    )


def test_a_claim_is_drawn_with_all_that_repeat_its_first_telling():
    links = TRUCE.claim_links[TRUCE.claim_links["relation"] == "repeats"]
    first = links["other_id"].mode()[0]
    star = {first, *links.loc[links["other_id"] == first, "claim_id"]}
    charts = [chain(TRUCE, claim_id=one) for one in (first, *sorted(star - {first})[:1])]
    assert all({*chart.rows["claim_id"], *chart.left_out["claim_id"]} == star for chart in charts)
    assert len({chart.alt for chart in charts}) == 1


def test_every_step_of_every_chain_is_drawn_or_stands_in_a_fold():
    assert drawn("article").left_out.empty
    for corpus in (ARTICLE, TRUCE):
        chart = drawn(corpus.name)
        assert len(chart.rows) + len(chart.left_out) == len(corpus.attributions)


def test_a_fold_tells_how_many_steps_it_holds():
    chart = drawn("truce")
    sizes = chart.left_out["mark"].value_counts()
    told = labels(chart.figure, "fold")
    assert {key: words.split(" · ")[-1] for key, words in told.items()} == sizes.astype("str").to_dict()
    assert all(f" {size}" in chart.description.numbers for size in sizes)


def test_a_fold_keeps_as_many_speakers_of_one_party_as_of_the_other():
    said = drawn("truce").rows.query("place == 'said'").drop_duplicates("mark")
    counts = said["lane"].value_counts()
    assert counts[TRUCE.schema.parties[0]] == counts[TRUCE.schema.parties[1]]


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_swapping_the_parties_leaves_marks_and_ink_as_they_are(corpus):
    one, other = drawn(corpus.name), chain(corpus, order=corpus.schema.parties[::-1])
    assert gids(one.figure, "mark") == gids(other.figure, "mark")
    assert ink(one.figure) == pytest.approx(ink(other.figure), rel=0.01)


def test_every_line_has_the_same_width():
    lines = [one for one in drawn("truce").figure.findobj() if (one.get_gid() or "").startswith("way:")]
    assert {line.get_linewidth() for line in lines} == {1.2}


def test_the_description_names_each_speaker_with_the_number_of_claims():
    chart = drawn("article")
    said = chart.rows[chart.rows["place"] == "said"]["name"].value_counts()
    assert all(f"{name} {number}" in chart.description.numbers for name, number in said.items())


def test_another_speaker_changes_the_words():
    row = ARTICLE.attributions["step"].idxmax()
    changed = with_cell(ARTICLE, row, "actor_id", ARTICLE.schema.parties[0], table="attributions")
    assert chain(changed).alt != drawn("article").alt


def test_lines_cross_where_their_ends_change_order():
    rank = {"printed:a": 0, "printed:b": 1, "relayed:a": 0, "relayed:b": 1}
    assert crossings([("printed:a", "relayed:b"), ("printed:b", "relayed:a")], rank) == 1
    assert crossings([("printed:a", "relayed:a"), ("printed:b", "relayed:b")], rank) == 0


def test_an_unknown_event_or_claim_is_refused_with_what_there_is():
    with pytest.raises(nagorno.DataError, match="no date_id with a claim 'somewhen'"):
        chain(ARTICLE, date_id="somewhen")
    with pytest.raises(nagorno.DataError, match="no claim 'somewhat'"):
        chain(ARTICLE, claim_id="somewhat")
