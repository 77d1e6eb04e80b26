"""The chart of numbers: as reported, with their speakers, never added up."""

import re
from dataclasses import replace
from functools import cache

import pytest
from corpora import EDGES, with_cell
from quality import broken, gids, ink, labels, texts

import nagorno
from nagorno import relate
from nagorno.charts.figures import figures
from nagorno.charts.panels import scales

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": lambda: ARTICLE, "truce": lambda: TRUCE, **EDGES}
UNITS = sorted(TRUCE.claims["number_of"].dropna().unique())
GIVEN = relate.figures(TRUCE.claims)
EVENTS = sorted(GIVEN["date_id"].dropna().unique())
DEAD = ("killed", "killed_civilians")


@cache
def drawn(name):
    return figures(CORPORA[name]())


def spoken(chart):
    return [text.get_text() for text in texts(chart.figure)]


@pytest.mark.parametrize("name", CORPORA)
def test_a_chart_of_numbers_keeps_its_promises_on_any_corpus(name):
    assert broken(drawn(name)) == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_fits_the_page(unit):
    assert broken(figures(TRUCE, number_of=unit)) == []


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_fits_the_page(event):
    assert broken(figures(TRUCE, date_id=event)) == []


def test_every_number_is_drawn_or_stands_in_a_fold():
    chart = drawn("truce")
    assert (~chart.rows["silent"]).sum() + len(chart.left_out) == len(GIVEN)
    assert drawn("article").left_out.empty


def test_a_fold_tells_how_many_statements_it_holds():
    chart = drawn("truce")
    told = labels(chart.figure, "fold")
    sizes = chart.left_out["mark"].value_counts()
    assert all(str(size) in told[key] for key, size in sizes.items())


@pytest.mark.parametrize("unit", DEAD)
def test_numbers_of_dead_are_points_and_no_sum_of_them_is_said(unit):
    chart = figures(TRUCE, number_of=unit)
    given = chart.rows[~chart.rows["silent"]]
    bars = [one for one in chart.figure.axes[0].patches if one.get_gid()]
    assert bars == []
    total = int(given["number_low"].sum())
    said = {int(number) for text in spoken(chart) for number in re.findall(r"\b\d+\b", text)}
    assert total not in said
    assert "never added up" in " ".join(spoken(chart))


def test_numbers_of_one_unit_share_a_scale_that_begins_at_zero():
    rows = figures(TRUCE, number_of="wounded").rows
    ticks = list(scales(rows[~rows["silent"]]).values())
    assert len(ticks) > 1
    assert all(one == ticks[0] and one[0] == 0 for one in ticks)


def test_an_open_end_and_a_number_in_words_are_told_as_they_are():
    told = spoken(figures(TRUCE, number_of="killed_civilians"))
    assert "≥ 9" in told
    assert "“Several civilians”" in told


def test_who_gives_no_figure_about_the_same_event_is_counted():
    event = GIVEN.loc[GIVEN["number_of"] == "killed_civilians", "date_id"].mode()[0]
    chart = figures(TRUCE, date_id=event, number_of="killed_civilians")
    about = TRUCE.claims[TRUCE.claims["date_id"] == event]
    silent = about[about[["number_low", "number_high", "number_text"]].isna().all(axis=1)]
    assert chart.rows["silent"].sum() == len(silent)
    assert any(f"{len(silent)} statements: " in text for text in spoken(chart))
    assert f"{len(silent)} statements give no figure" in chart.alt


def test_an_event_without_any_number_still_tells_who_speaks_of_it():
    event = next(one for one in TRUCE.claims["date_id"].dropna().unique() if one not in EVENTS)
    chart = figures(TRUCE, date_id=event)
    assert broken(chart) == []
    assert TRUCE.dates.set_index("date_id").at[event, "label"] in spoken(chart)


@pytest.mark.parametrize("corpus", [ARTICLE, TRUCE], ids=lambda corpus: corpus.name)
def test_swapping_the_parties_leaves_marks_and_ink_as_they_are(corpus):
    one, other = figures(corpus), figures(corpus, order=corpus.schema.parties[::-1])
    assert gids(one.figure, "mark") == gids(other.figure, "mark")
    assert ink(one.figure) == pytest.approx(ink(other.figure), rel=0.01)


def test_the_description_names_every_number_with_its_speaker():
    chart = drawn("truce")
    for row in chart.rows[~chart.rows["silent"]].to_dict("records"):
        assert row["speaker"] in chart.description.numbers
        assert f"“{row['number_text']}”" in chart.description.numbers or row["mark"] != row["claim_id"]


def test_another_number_changes_the_words():
    row = ARTICLE.claims["number_low"].first_valid_index()
    assert figures(with_cell(ARTICLE, row, "number_low", 3)).alt != drawn("article").alt


@pytest.mark.parametrize(
    ("options", "message"),
    [({"date_id": "nowhen"}, "no event 'nowhen'"), ({"number_of": "killd"}, "no unit 'killd'.*'killed'")],
)
def test_what_is_not_there_is_refused(options, message):
    with pytest.raises(nagorno.DataError, match=message):
        figures(TRUCE, **options)


@pytest.mark.parametrize("numbered", [True, False])
def test_a_corpus_without_any_event_is_drawn_too(numbered):
    claims = ARTICLE.claims[ARTICLE.claims["number_low"].notna() == numbered]
    claims = claims.assign(date_id=claims["date_id"].where(claims["date_id"].isna()))
    tables = {"claims": claims, "dates": ARTICLE.dates.iloc[:0]}
    chart = figures(replace(ARTICLE, tables={**ARTICLE.tables, **tables}))
    assert len(chart.rows) >= len(claims) * numbered
