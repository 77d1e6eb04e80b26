"""What every chart gives back."""

import subprocess
import sys

import pytest

import nagorno
from nagorno import charts, describe

ARTICLE = nagorno.open("article")
EVERY = [name for name in charts.__all__ if name.islower()]


@pytest.fixture(scope="module")
def chart():
    return charts.chain(ARTICLE)


def test_a_notebook_gets_a_picture_and_its_description(chart):
    data, metadata = chart._repr_mimebundle_()
    assert data["text/plain"] == repr(chart) == chart.alt == str(chart.description)
    assert data["image/png"].startswith(b"\x89PNG")
    assert metadata["image/png"]["width"] > 0
    assert metadata["image/png"]["alt"] == data["text/plain"]


def test_one_switch_shows_words_in_place_of_pictures(chart):
    describe.text_only()
    try:
        data, metadata = chart._repr_mimebundle_()
        assert (data["text/plain"], metadata) == (chart.alt, {})
        assert "image/png" not in data
    finally:
        describe.text_only(False)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_saved_figure_is_the_same_each_time_and_holds_its_description(chart, tmp_path, ending):
    paths = [tmp_path / f"{number}.{ending}" for number in range(2)]
    for path in paths:
        chart.save(path)
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    if ending == "svg":
        assert chart.description.headline in first.decode("utf-8")


def test_another_ending_is_refused_with_those_that_are_allowed(chart, tmp_path):
    with pytest.raises(nagorno.DataError, match=r"no picture format 'jpg'; allowed: png, svg, pdf"):
        chart.save(tmp_path / "figure.jpg")


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_loads_no_pyplot(name):
    code = f"import sys, nagorno.charts as c; c.{name}; assert 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", EVERY)
def test_the_same_rows_give_the_same_picture(name):
    draw = getattr(charts, name)
    assert draw(ARTICLE).png() == draw(ARTICLE).png()
