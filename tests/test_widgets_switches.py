"""The switches, driven in pure Python: what is chosen is what the map and its sentence show."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import ipywidgets as widgets
import pytest
from corpora import EDGES, with_column

import nagorno
from nagorno import charts
from nagorno.corpus import Corpus
from nagorno.describe import is_text_only, text_only
from nagorno.schema import Schema
from nagorno.widgets import places, text_only_switch
from nagorno.widgets.picture import picture
from nagorno.widgets.switches import Naming, namings

ARTICLE = nagorno.open("article")
PARTIES = ARTICLE.schema.parties


@pytest.fixture(autouse=True)
def _pictures_again() -> Iterator[None]:
    yield
    text_only(False)


def controls(screen: widgets.VBox) -> dict[str, Any]:
    return {control.description: control for control in screen.children[0].children}


def said(screen: widgets.VBox) -> str:
    return str(screen.children[1].value)


def shown(screen: widgets.VBox) -> str:
    return str(screen.children[2].value)


def test_the_text_only_switch_turns_the_whole_package_and_says_so() -> None:
    switch, sentence = text_only_switch().children
    assert "shown as pictures" in sentence.value
    switch.value = True
    assert is_text_only()
    assert "without a picture" in sentence.value
    assert text_only_switch().children[0].value
    switch.value = False
    assert not is_text_only()


def test_every_control_of_the_map_has_a_label_and_a_tooltip() -> None:
    assert list(controls(places())) == ["Names", "Coast and boundaries"]
    assert all(control.tooltip for control in controls(places()).values())


@pytest.mark.parametrize("label", [label for label, _ in namings(ARTICLE)])
def test_each_choice_of_names_draws_the_map_of_that_policy(label: str) -> None:
    screen = places(ARTICLE)
    names = controls(screen)["Names"]
    names.value = dict(names.options)[label]
    assert picture(charts.map(ARTICLE, **names.value._asdict())) in shown(screen)


def test_without_lines_the_map_draws_none_and_the_sentence_says_so() -> None:
    screen = places(ARTICLE)
    assert "Coast and boundaries: " in said(screen)
    controls(screen)["Coast and boundaries"].value = False
    assert picture(charts.map(ARTICLE, lines=False)) in shown(screen)
    assert "No coast and no boundary is drawn." in said(screen)


def test_each_party_is_offered_in_front_and_is_named_first_then() -> None:
    names = ARTICLE.actors.set_index("actor_id")["name"]
    screen = places(ARTICLE)
    for front, back in (PARTIES, PARTIES[::-1]):
        controls(screen)["Names"].value = Naming("both", None, (front, back))
        assert f"{names[front]} and {names[back]}" in said(screen)


def test_the_party_that_stands_first_is_the_readers_choice() -> None:
    usual, turned = (
        [policy.order for _, policy in namings(ARTICLE, one)] for one in (PARTIES, PARTIES[::-1])
    )
    assert usual[1:3] == turned[2:0:-1]


def test_an_order_that_is_not_the_parties_is_refused() -> None:
    with pytest.raises(nagorno.DataError, match="no party 'nobody'"):
        places(ARTICLE, order=["nobody", PARTIES[0]])


def test_a_map_is_drawn_once_for_each_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(
        charts, "map", lambda *one, _map=charts.map, **two: drawn.append(two) or _map(*one, **two)
    )
    lines = controls(places(ARTICLE))["Coast and boundaries"]
    for value in (False, True) * 3:
        lines.value = value
    assert len(drawn) == 2


def test_in_words_alone_the_map_holds_no_picture() -> None:
    screen = places(ARTICLE)
    assert "<img" in shown(screen)
    text_only()
    controls(screen)["Coast and boundaries"].value = False
    assert "<img" not in shown(screen)
    assert "Nagorno-Karabakh" in shown(screen)


@pytest.mark.parametrize("edge", EDGES)
def test_a_corpus_at_the_edge_has_its_map_and_every_policy_can_be_drawn(edge: str) -> None:
    screen = places(EDGES[edge]())
    for _, policy in controls(screen)["Names"].options:
        controls(screen)["Names"].value = policy
        assert "<img" in shown(screen)


def test_where_there_are_not_two_parties_both_is_not_offered() -> None:
    schema = Schema(ARTICLE.schema.folder, ARTICLE.schema.descriptor | {"parties": [], "lanes": {}})
    screen = places(replace(ARTICLE, schema=schema))
    assert not [label for label, _ in controls(screen)["Names"].options if "first" in label]


def test_every_text_of_a_foreign_corpus_is_escaped() -> None:
    attack = '<script>window.pwned = 1</script>"&'
    foreign: Corpus = with_column(ARTICLE, "places", name=attack)
    foreign = with_column(with_column(foreign, "names", name=attack), "actors", name=attack)
    screen = places(foreign)
    for _, policy in controls(screen)["Names"].options:
        controls(screen)["Names"].value = policy
        assert "<script" not in said(screen) + shown(screen) + screen._repr_mimebundle_()["text/html"]


def test_a_page_without_a_kernel_shows_what_the_map_tells_first() -> None:
    data = places(ARTICLE)._repr_mimebundle_()
    assert data["text/plain"].startswith("Map: Ten places")
    assert "Names are in the form of the main report" in data["text/html"]
    assert "<style" not in data["text/html"]
