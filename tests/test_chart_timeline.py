"""The timeline: who said what when, no mark more exact than its report."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, gids, ink, texts

import nagorno
from nagorno.charts.days import binned, claim_times
from nagorno.charts.timeline import timeline
from nagorno.relate.clocks import minutes

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}
ACTS = TRUCE.schema.vocabulary("claims", "act")
BUSY = TRUCE.claims["date_id"].value_counts().index[:6]


@cache
def drawn(name):
    return timeline(CORPORA[name]())


@pytest.mark.parametrize("name", CORPORA)
def test_a_timeline_keeps_its_promises_on_any_corpus(name):
    chart = drawn(name)
    assert broken(chart) == []
    assert len(chart.rows) + len(chart.left_out) == len(CORPORA[name]().claims)


@pytest.mark.parametrize("options", [{"acts": [act]} for act in ACTS] + [{"around": one} for one in BUSY])
def test_any_selection_fits_the_page(options):
    assert broken(timeline(TRUCE, **options)) == []


def test_no_claim_of_the_article_stands_in_a_fold():
    chart = drawn("article")
    assert chart.left_out.empty
    assert gids(chart.figure, "mark") == sorted(ARTICLE.claims["claim_id"])


def test_a_fold_tells_how_many_claims_it_holds():
    chart = drawn("truce")
    sizes = Counter(map(str, chart.left_out["mark"].value_counts()))
    assert sizes <= Counter(text.get_text() for text in texts(chart.figure))


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_swapping_the_parties_leaves_marks_and_ink_as_they_are(corpus):
    one, other = drawn(corpus.name), timeline(corpus, order=corpus.schema.parties[::-1])
    assert gids(one.figure, "mark") == gids(other.figure, "mark")
    assert gids(one.figure, "fold") == gids(other.figure, "fold")
    assert ink(one.figure) == pytest.approx(ink(other.figure), rel=0.01)


def test_bars_are_as_long_as_the_reports_are_vague():
    times = claim_times(TRUCE).set_index("claim_id")
    length = times["latest"] - times["earliest"] + 1
    said = times["basis"] == "said"
    assert (length[said & (times["precision"] == "minute")] == 1).all()
    assert (length[said & (times["precision"] == "hour")] == 60).all()
    assert (length[said & (times["precision"] == "day")] == 24 * 60).all()


def test_a_claim_without_a_time_of_saying_stands_at_the_publication_of_its_report():
    times = claim_times(TRUCE).set_index("claim_id")
    claims = TRUCE.claims.set_index("claim_id")
    printed = claims["source_id"].map(TRUCE.sources.set_index("source_id")["published"].notna()).astype(bool)
    assert ((times["basis"] == "said") == claims["said"].notna()).all()
    assert ((times["basis"] == "published") == (claims["said"].isna() & printed)).all()


def test_a_long_span_is_told_in_coarser_units():
    years = with_cell(ARTICLE, 0, "said", "1994-05-12")
    assert binned(claim_times(ARTICLE))[1] == "day"
    assert binned(claim_times(with_cell(ARTICLE, 0, "said", "1994-05/2020-10")))[1] in ("day", "month")
    assert broken(timeline(years)) == []


def test_arcs_are_drawn_for_every_answer_of_the_article_and_named_in_words():
    chart = drawn("article")
    answers = ARTICLE.claim_links[
        ARTICLE.claim_links["relation"].isin(["denies", "counter_accuses", "supports"])
    ]
    assert len(gids(chart.figure, "arc")) == len(answers)
    counts = answers["relation"].astype("str").value_counts()
    assert all(f"{name.replace('_', '-')} {number}" in chart.alt for name, number in counts.items())


def test_answers_between_folded_marks_are_counted_under_the_figure():
    words = [text.get_text() for text in texts(drawn("truce").figure)]
    denials = (TRUCE.claim_links["relation"] == "denies").sum()
    assert any(f"not drawn: denies {denials}," in text for text in words)


def test_the_description_tells_each_claim_of_the_article_and_counts_those_of_the_truce():
    told = drawn("article").description.numbers
    parties = drawn("article").rows.query("lane != 'other'")["claim_id"]
    assert all(f"- {claim.rsplit('-', 1)[-1]}, " in told for claim in parties)
    sizes = drawn("truce").rows["lane"].count() + drawn("truce").left_out["lane"].count()
    assert f"Of {sizes} claims" in drawn("truce").alt


def test_the_karabakh_authorities_are_said_to_stand_in_another_lane():
    own, lane = next(iter(TRUCE.schema.lanes.items()))
    names = TRUCE.actors.set_index("actor_id")["name"]
    assert f"The lane of {names[lane]} includes the {names[own]}" in drawn("truce").alt


def test_another_hour_changes_the_words():
    row = ARTICLE.claims["said"].first_valid_index()
    assert timeline(with_cell(ARTICLE, row, "said_time", "18:00")).alt != drawn("article").alt


def test_moments_choose_what_may_have_been_said_between_them():
    chart = timeline(TRUCE, first="2020-10-11", last="2020-10-11T12:00")
    told = [*chart.rows["claim_id"], *chart.left_out["claim_id"]]
    times = claim_times(TRUCE).set_index("claim_id")
    morning, noon = (minutes(datetime(2020, 10, 11, hour, tzinfo=UTC)) for hour in (0, 12))
    assert set(told) == set(times.index[(times["earliest"] <= noon) & (times["latest"] >= morning)])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"acts": ["denail"]}, "no act 'denail'.*Did you mean 'denial'"),
        ({"around": "nowhen"}, "no date 'nowhen'"),
        ({"first": "noon"}, "no moment 'noon'; allowed: a day"),
    ],
)
def test_what_is_not_there_is_refused(options, message):
    with pytest.raises(nagorno.DataError, match=message):
        timeline(ARTICLE, **options)
