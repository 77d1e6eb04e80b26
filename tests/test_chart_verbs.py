"""The chart of reporting verbs: which verb goes with whom."""

from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, gids, ink, labels

import nagorno
from nagorno import relate
from nagorno.charts.verbs import verbs
from nagorno.describe.words import count

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}
SPOKEN = sorted(verbs(TRUCE).left_out["language"].dropna().unique())


@cache
def drawn(name):
    return verbs(CORPORA[name]())


@pytest.mark.parametrize("name", CORPORA)
def test_a_dot_plot_of_verbs_keeps_its_promises_on_any_corpus(name):
    assert broken(drawn(name)) == []


@pytest.mark.parametrize("language", SPOKEN)
def test_the_verbs_of_every_language_fit_the_page(language):
    found = [one for one in broken(verbs(TRUCE, language)) if "its title is not" not in one]
    assert found == []  # a title does not quote a verb in letters that cannot be drawn


def test_every_verb_is_drawn_or_stands_in_a_fold():
    schema = TRUCE.schema
    who = relate.sides(TRUCE.actors, schema.parties, schema.mediators, schema.lanes)
    every = relate.verbs(TRUCE.claims, who, schema.parties, TRUCE.sources)
    chart = drawn("truce")
    assert len(chart.rows) + len(chart.left_out) == len(every)
    assert drawn("article").left_out.empty


def test_a_fold_tells_how_many_verbs_it_holds_and_for_whom():
    chart = drawn("truce")
    for key, told in labels(chart.figure, "fold").items():
        rest = chart.left_out[chart.left_out["mark"] == key]
        assert told.startswith(f"and {count(len(rest), 'verb').split()[0]} ")
        assert all(f" {rest[party].sum()}" in told for party in TRUCE.schema.parties)


def test_the_most_that_may_be_drawn_is_a_choice_between_one_and_twelve():
    assert [len(verbs(TRUCE, most=most).rows) for most in (0, 3, 99)] == [1, 3, 12]
    assert broken(verbs(TRUCE, most=12)) == broken(verbs(TRUCE, most=1)) == []


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_swapping_the_parties_leaves_rows_marks_and_ink_as_they_are(corpus):
    one, other = drawn(corpus.name), verbs(corpus, order=corpus.schema.parties[::-1])
    assert one.rows["difference"].equals(other.rows["difference"])
    assert (one.rows["difference"] >= 0).all()
    assert gids(one.figure, "mark") == gids(other.figure, "mark")
    assert ink(one.figure) == pytest.approx(ink(other.figure), rel=0.01)


def test_the_description_names_each_verb_with_its_counts():
    chart = drawn("truce")
    names = TRUCE.actors.set_index("actor_id")["name"]
    first, second = TRUCE.schema.parties
    for row in chart.rows.to_dict("records"):
        told = f"“{row['verb']}”: {names[first]} {row[first]} and {names[second]} {row[second]}"
        assert told in chart.description.numbers


def test_a_verb_is_said_to_go_with_one_party_only_if_the_other_has_none():
    chart = drawn("truce")
    first, second = TRUCE.schema.parties
    alone = chart.rows[chart.rows[[first, second]].min(axis=1) == 0]["verb"]
    only = [part for part in chart.description.pattern.split("\n")[0].split("; ") if "only with" in part]
    assert {verb for verb in chart.rows["verb"] if f"“{verb}”" in " ".join(only)} == set(alone)


def test_another_verb_changes_the_words():
    row = ARTICLE.claims["verb"].first_valid_index()
    assert verbs(with_cell(ARTICLE, row, "verb", "hummed")).alt != drawn("article").alt


def test_an_unknown_language_is_refused_with_those_there_are():
    with pytest.raises(nagorno.DataError, match="no language of a verb 'tlh'; allowed: en"):
        verbs(ARTICLE, language="tlh")
