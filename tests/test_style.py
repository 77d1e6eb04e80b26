"""The look: what colours promise, what a swap of the parties must not change, what a notebook shows."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import imread

import nagorno
from nagorno import style
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.schema import Schema

SOURCE = Path(style.__file__)


@pytest.fixture(scope="module")
def article() -> Corpus:
    return nagorno.open("article")


def with_parties(corpus: Corpus, parties: list[str]) -> Corpus:
    """Return the same corpus with other parties in its descriptor."""
    descriptor = corpus.schema.descriptor | {"parties": parties}
    return replace(corpus, schema=Schema(corpus.schema.folder, descriptor))


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot([0.2126, 0.7152, 0.0722], channels))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, as WCAG 2 defines it."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIELAB lightness."""
    return 116 * float(np.cbrt(luminance(colour))) - 16


def picture_of(role: style.Role, hollow: bool) -> np.ndarray:
    """Darkness of a figure with a mark of one role, pixel by pixel."""
    figure, ax = style.canvas()
    ax.set_axis_off()
    style.marks(ax, [0], [0], role, hollow=hollow)
    file = BytesIO()
    figure.savefig(file, format="png", dpi=style.DPI)
    return 1 - imread(BytesIO(file.getvalue()))[..., :3].mean(axis=2)


def test_the_two_parties_are_equally_light() -> None:
    one, other = style.PARTIES
    assert lightness(one) == pytest.approx(lightness(other), abs=0.5)


@pytest.mark.parametrize("colour", [style.INK, style.NOTE, style.MEDIATOR, *style.PARTIES])
def test_every_colour_of_words_is_legible_on_paper(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 4.5


def test_marks_stand_out_from_paper_and_the_observers_words_are_ink(article: Corpus) -> None:
    observer = style.roles(article)["other"]
    assert contrast(style.OBSERVER, style.PAPER) >= 3
    assert observer.text == style.INK


def test_lanes_differ_without_their_colour(article: Corpus) -> None:
    roles = style.roles(article).values()
    assert len({(role.marker, role.dashed) for role in roles}) == len(roles) == 4


@pytest.mark.parametrize("hollow", [False, True])
def test_a_mark_of_either_party_holds_as_much_ink(article: Corpus, hollow: bool) -> None:
    one, other = (picture_of(style.roles(article)[lane], hollow) for lane in article.schema.parties)
    assert (one > 0.2).sum() == pytest.approx((other > 0.2).sum(), rel=0.08)


def test_mediators_stand_between_the_parties_and_observers_last(article: Corpus) -> None:
    first, second = article.schema.parties
    assert list(style.roles(article)) == [first, "mediators", second, "other"]


def test_the_order_moves_a_party_and_leaves_its_colour_and_mark(article: Corpus) -> None:
    usual, turned = style.roles(article), style.roles(article, order=article.schema.parties[::-1])
    assert list(turned) == [list(usual)[number] for number in (2, 1, 0, 3)]
    assert all(turned[lane] == usual[lane] for lane in usual)


def test_swapped_parties_are_drawn_with_the_same_marks(article: Corpus) -> None:
    swapped = style.roles(with_parties(article, article.schema.parties[::-1]))
    looks = [(role.colour, role.marker, role.dashed) for role in swapped.values()]
    assert looks == [(role.colour, role.marker, role.dashed) for role in style.roles(article).values()]


def test_a_corpus_without_parties_has_mediators_and_others_only(article: Corpus) -> None:
    assert list(style.roles(with_parties(article, []))) == ["mediators", "other"]


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (["armenai", "azerbaijan"], "no party 'armenai'; allowed: .* Did you mean 'armenia'?"),
        (["armenia"], "leaves out a party or names one twice"),
        (["armenia", "armenia"], "leaves out a party or names one twice"),
    ],
)
def test_an_order_that_is_not_the_parties_is_refused(article: Corpus, order: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        style.roles(article, order)


def test_voices_count_every_claim_once_and_follow_the_lanes(article: Corpus) -> None:
    voices = style.voices(article)
    assert voices["said"].sum() == len(article.claims)
    assert voices["lane"].unique().tolist() == [
        lane for lane in style.roles(article) if lane in set(voices["lane"])
    ]
    assert voices["row"].tolist() == list(range(len(voices)))


def test_a_canvas_is_a_plain_figure_of_the_agreed_size() -> None:
    figure, _ = style.canvas()
    assert type(figure) is Figure
    assert tuple(figure.get_size_inches()) == (7.2, 4.2)


def test_a_foot_line_says_what_is_not_claimed_and_names_the_version(article: Corpus) -> None:
    line = style.foot(article)
    assert "do not say who is right" in line
    assert line.endswith(f"version {article.schema.descriptor['version']}.")


def test_importing_nagorno_loads_no_matplotlib_and_style_loads_no_pyplot() -> None:
    script = (
        "import sys, nagorno; assert 'matplotlib' not in sys.modules;"
        "import nagorno.style, nagorno.widgets; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


@pytest.mark.parametrize("file", [SOURCE, *SOURCE.parent.glob("widgets/*.py")], ids=lambda file: file.name)
def test_no_actor_place_or_report_stands_in_code(article: Corpus, file: Path) -> None:
    ids = [*article.actors["actor_id"], *article.places["place_id"], *article.sources["source_id"]]
    text = file.read_text(encoding="utf-8").casefold()
    assert [one for one in ids if re.search(rf"\b{re.escape(one)}\b", text)] == []
