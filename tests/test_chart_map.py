"""The map: where the places are that claims name, under the names of a policy."""

from functools import cache

import pytest
from corpora import EDGES, with_cell, with_column
from quality import broken, gids, labels, texts

import nagorno
from nagorno.charts.map import map
from nagorno.charts.placing import Spot, placed

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}
WAYS = [{"by": "both"}, {"lines": False}, {"order": TRUCE.schema.parties[::-1], "by": "both"}]
WAYS += [{"language": language} for language in ("az", "hy", "ru")]


@cache
def drawn(name):
    return map(CORPORA[name]())


def spoken(chart):
    return [text.get_text() for text in texts(chart.figure)]


@pytest.mark.parametrize("name", CORPORA)
def test_a_map_keeps_its_promises_on_any_corpus(name):
    assert broken(drawn(name)) == []


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_policy_of_names_fits_the_page(corpus, way):
    assert broken(map(corpus, **way)) == []


@pytest.mark.parametrize("date_id", TRUCE.claims["date_id"].value_counts().index[:6])
def test_the_places_of_one_event_fit_the_page(date_id):
    assert broken(map(TRUCE, date_id=date_id)) == []


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_every_place_of_every_claim_is_a_row_and_has_one_mark(corpus):
    chart = drawn(corpus.name)
    assert len(chart.rows) == len(corpus.claim_places)
    assert chart.left_out.empty
    assert gids(chart.figure, "mark") == sorted(corpus.claim_places["place_id"].unique())


@pytest.mark.parametrize("way", [{}, *WAYS], ids=str)
def test_every_place_on_the_map_has_its_name_beside_it(way):
    chart = map(TRUCE, **way)
    assert "By number" not in spoken(chart)
    names = chart.rows.loc[chart.rows["where"] == "map", "label"].unique()
    assert all(any(text.startswith(name) for text in spoken(chart)) for name in names)


def test_places_for_which_there_is_no_room_are_counted_in_a_fold():
    nowhere = with_column(TRUCE, "places", lat=float("nan"), lon=float("nan"))
    chart = map(nowhere)
    assert broken(chart) == []
    assert len(chart.rows) + len(chart.left_out) == len(TRUCE.claim_places)
    more = chart.left_out["place_id"].nunique()
    assert labels(chart.figure, "fold")["rest"].startswith(f"{more} more places")


def test_an_area_is_a_ring_and_no_point():
    chart = drawn("truce")
    places = chart.rows[chart.rows["where"] == "map"].drop_duplicates("place_id").set_index("place_id")
    kinds = {
        one.get_gid().removeprefix("mark:"): type(one).__name__
        for one in chart.figure.findobj()
        if one.get_gid()
    }
    exact = places["precision"].isin(["exact", "settlement"])
    assert {kinds[one] for one in places.index[exact]} == {"PathCollection"}
    assert {kinds[one] for one in places.index[~exact]} == {"Circle"}


def test_both_names_are_given_and_the_order_says_which_stands_first():
    one, other = (map(TRUCE, by="both", order=order) for order in (None, TRUCE.schema.parties[::-1]))
    turned = one.rows["label"].str.split("\n").map(lambda names: "\n".join(names[::-1]))
    assert other.rows["label"].tolist() == turned.tolist()
    assert gids(one.figure, "mark") == gids(other.figure, "mark")


def test_a_reader_may_have_no_line_at_all_and_is_told_whose_lines_there_are():
    assert "No coast and no boundary is drawn." in map(ARTICLE, lines=False).alt
    assert "Natural Earth" in drawn("article").alt
    lines = [len(map(ARTICLE, lines=on).figure.axes[0].collections) for on in (True, False)]
    assert lines[0] == lines[1] + 2


def test_the_description_names_every_place_with_its_number_of_claims():
    chart = drawn("truce")
    counts = TRUCE.claim_places.groupby("place_id")["claim_id"].nunique()
    for row in chart.rows.drop_duplicates("place_id").to_dict("records"):
        assert f"{row['label']} {counts[row['place_id']]} (" in chart.description.numbers


def test_another_place_changes_the_words():
    moved = with_cell(ARTICLE, 0, "place_id", ARTICLE.places["place_id"].iloc[-1], table="claim_places")
    assert map(moved).alt != drawn("article").alt


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "mine"}, "no naming policy 'mine'; allowed: source, both"),
        ({"language": "xx"}, "no language of names 'xx'"),
        ({"by": "both", "language": "az"}, "name two languages"),
        ({"date_id": "nowhen"}, "no event 'nowhen'"),
        ({"role": "sight"}, "no role 'sight'"),
    ],
)
def test_what_is_not_there_is_refused(options, message):
    with pytest.raises(nagorno.DataError, match=message):
        map(TRUCE, **options)


def test_labels_of_a_crowd_lie_over_nothing():
    crowd = [Spot(2 + 0.1 * (number % 4), 2 + 0.1 * (number // 4), 0, 0.7, 0.13) for number in range(16)]
    found = placed(crowd, (0, 0, 5, 4))
    assert all(one.free for one in found)
    assert len({(one.x, one.y) for one in found}) == len(crowd)


def test_a_label_for_which_there_is_no_room_says_so():
    assert [one.free for one in placed([Spot(0.5, 0.5, 0, 3, 0.2)], (0, 0, 1, 1))] == [False]
