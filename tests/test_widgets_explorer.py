"""The explorer in pure Python: a choice is set, the line, the figure and the cards are read."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from screens import ATTACKS, changed, controls, html, poisoned, tags, words
from traitlets import TraitError

import nagorno
from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe import text_only
from nagorno.errors import DataError
from nagorno.widgets import explorer
from nagorno.widgets.explore import SHOWN, matching
from nagorno.widgets.find import plain

LISTS = ["Side", "Speaker", "Speech act", "Event"]
COLUMNS = [("Speaker", "speaker_id"), ("Speech act", "act"), ("Event", "date_id")]


@pytest.fixture(scope="module")
def article() -> Corpus:
    return nagorno.open("article")


@pytest.fixture(scope="module")
def truce() -> Corpus:
    return nagorno.open("truce")


def read(screen: Any) -> tuple[str, str, str]:
    """Return the line, the figure, the cards."""
    line, figure, cards = html(screen)
    return line, figure, cards


def ids(corpus: Corpus, cards: str) -> list[str]:
    return [one for one in corpus.claims["claim_id"] if f'aria-label="Claim {one}"' in cards]


def unanswered(corpus: Corpus) -> list[str]:
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    found = relate.silences(
        corpus.claims, corpus.claim_links, corpus.sources, corpus.dates, who, schema.parties
    )
    return found.loc[found["kind"] == "unanswered", "claim_id"].tolist()


def test_the_explorer_opens_the_article_with_every_claim(article: Corpus) -> None:
    line, figure, cards = read(explorer())
    assert tags(cards).count("article") == len(article.claims)
    assert words(line) == f"{len(article.claims)} of {len(article.claims)} claims"
    assert tags(figure).count("img") == 1


def test_every_control_has_a_label_and_a_tooltip(article: Corpus) -> None:
    found = controls(explorer(article))
    assert list(found) == [*LISTS, "Paragraph", "Search", "Figure", "Show the silence", "Clear"]
    assert all(control.tooltip for control in found.values())


@pytest.mark.parametrize(("control", "column"), [*COLUMNS, ("Paragraph", "paragraph")])
def test_each_choice_shows_its_claims_and_no_other(article: Corpus, control: str, column: str) -> None:
    screen = explorer(article, figure="none")
    select = controls(screen)[control]
    for label, value in select.options[1:]:
        select.value = value
        found = article.claims.loc[article.claims[column] == value, "claim_id"].tolist()
        assert label.endswith(f"({len(found)})")
        assert ids(article, read(screen)[2]) == found


def test_a_side_is_that_of_its_lane_and_says_who_else_stands_in_it(truce: Corpus) -> None:
    screen = explorer(truce, figure="none")
    (own, party), *_ = truce.schema.lanes.items()
    controls(screen)["Side"].value = party
    name = truce.actors.set_index("actor_id").loc[own, "name"]
    assert f"includes the {name}, an actor of its own" in words(read(screen)[0])


def test_a_choice_counts_anew_what_the_other_lists_would_find(truce: Corpus) -> None:
    found = controls(explorer(truce, figure="none"))
    before = found["Report"].options
    report = truce.claims["source_id"].iloc[-1]
    found["Report"].value = report
    claims = truce.claims[truce.claims["source_id"] == report]
    said = claims["act"].value_counts()
    assert {label for label, _ in found["Speech act"].options[1:]} == {
        f"{act.replace('_', ' ')} ({said.get(act, 0)})" for act in truce.schema.vocabulary("claims", "act")
    }
    assert {one for _, one in found["Speaker"].options[1:]} == set(claims["speaker_id"])
    assert found["Report"].options == before


def test_choices_narrow_each_other_and_clear_restores_the_first_view(article: Corpus) -> None:
    screen = explorer(article)
    before, chosen = html(screen), controls(screen)
    claim = article.claims.iloc[-1]
    chosen["Speaker"].value, chosen["Speech act"].value = claim["speaker_id"], claim["act"]
    found = matching(article, claim["speaker_id"], claim["act"])
    assert tags(read(screen)[2]).count("article") == len(found) < len(article.claims)
    chosen["Show the silence"].value = True
    chosen["Clear"].click()
    assert html(screen) == before


def test_speakers_are_grouped_by_side_and_the_order_can_be_turned(article: Corpus) -> None:
    def sides(order: list[str] | None) -> list[str]:
        labels = [label for label, _ in controls(explorer(article, order))["Speaker"].options[1:]]
        return list(dict.fromkeys(label.split(":")[0] for label in labels))

    usual, turned = sides(None), sides(article.schema.parties[::-1])
    assert usual[0] == turned[2]
    assert usual[2] == turned[0]
    assert usual[1::2] == turned[1::2] == ["Mediators", "Others"]


def test_the_figure_draws_exactly_the_claims_that_are_chosen(truce: Corpus) -> None:
    screen = explorer(truce)
    chosen = controls(screen)
    chosen["Speech act"].value = "denial"
    number = int((truce.claims["act"] == "denial").sum())
    assert f"Of {number} denials" in read(screen)[1]
    chosen["Figure"].value = "ledger"
    assert "Every pair of claim and answer in which one of these claims stands" in read(screen)[1]
    chosen["Figure"].value = "none"
    assert read(screen)[1] == ""


def test_the_ledger_keeps_the_answer_of_a_claim_that_is_chosen_alone(article: Corpus) -> None:
    screen = explorer(article, figure="ledger")
    chosen = controls(screen)
    chosen["Speech act"].value = "accusation"
    links = article.claim_links
    charges = set(ids(article, read(screen)[2]))
    pairs = links[links["relation"].isin(["denies", "rebuts", "counter_accuses", "responds_to"])]
    pairs = pairs[pairs[["claim_id", "other_id"]].isin(charges).any(axis=1)]
    assert len(pairs) == 5
    assert "Five answers" in read(screen)[1]
    assert "no accusation without one" in read(screen)[1]


@pytest.mark.parametrize("typed", ["CEASEFIRE moscow", "moscow  ceasefire", "Moscow, ceasefire!"])
def test_a_search_finds_claims_that_hold_every_word_and_says_how_many(article: Corpus, typed: str) -> None:
    screen = explorer(article, figure="none")
    controls(screen)["Search"].value = typed
    line, _, cards = read(screen)
    found = ids(article, cards)
    assert 0 < len(found) < len(article.claims)
    assert f"{len(found)} hold the words" in words(line)
    said = article.claims.set_index("claim_id")["proposition"]
    surely = [one for one in said.index if {"ceasefire", "moscow"} <= set(plain(said[one]))]
    assert set(surely) <= set(found)


def test_a_search_needs_no_accents_and_knows_names_in_every_language(truce: Corpus) -> None:
    screen = explorer(truce, figure="none")
    search = controls(screen)["Search"]

    def found(typed: str) -> str:
        search.value = typed
        return words(read(screen)[0]).split(" of ")[0]

    places = truce.names.dropna(subset="place_id").groupby("place_id")["name"].agg(set)
    told = set(truce.claim_places["place_id"])
    forms = next(names for place, names in places.items() if place in told and "Gəncə" in names)
    assert found("GƏNCƏ") == found("gənCə") == found("gence") != "0"
    # Another form may be that of another place too.
    assert all(int(found(form)) >= int(found("gence")) for form in forms)


def test_the_silence_shows_the_accusations_that_nobody_accused_answers(truce: Corpus) -> None:
    screen = explorer(truce, figure="none")
    switch = controls(screen)["Show the silence"]
    silent = unanswered(truce)
    assert switch.description == f"Show the silence ({len(silent)})"
    switch.value = True
    line, _, cards = read(screen)
    assert ids(truce, cards) == [one for one in truce.claims["claim_id"] if one in silent][:SHOWN]
    assert "64 were read in part only" in words(line)
    for party in ("Armenia", "Azerbaijan"):
        assert f"{party}: nobody in its lane speaks in " in words(line)


def test_a_silence_that_is_none_is_said_with_what_was_read(article: Corpus) -> None:
    screen = explorer(article)
    controls(screen)["Show the silence"].value = True
    line, figure, cards = read(screen)
    assert "without “Show the silence”: 28" in words(line)
    assert "The report was read whole" in words(line)
    assert "No claim fits this choice" in cards
    assert figure == ""


def test_an_empty_result_says_what_each_choice_leaves_out(article: Corpus) -> None:
    screen = explorer(article)
    chosen = controls(screen)
    chosen["Speech act"].value, chosen["Search"].value = "denial", "nosuchword"
    denials = int((article.claims["act"] == "denial").sum())
    line = words(read(screen)[0])
    assert "without the speech act “denial”: 0" in line
    assert f"without the words: {denials}" in line


def test_a_value_that_is_not_offered_is_refused(article: Corpus) -> None:
    with pytest.raises(TraitError):
        controls(explorer(article))["Speaker"].value = "nobody"


def test_an_unknown_figure_is_named_with_what_is_allowed(article: Corpus) -> None:
    with pytest.raises(DataError, match=r"no figure 'timelin'; allowed: .*Did you mean 'timeline'"):
        explorer(article, figure="timelin")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"speaker": "nobody"}, "no speaker 'nobody'; allowed: "),
        ({"act": "denail"}, "no speech act 'denail'; .*Did you mean 'denial'?"),
        ({"paragraph": 99}, "no paragraph 99; allowed: 0, 1"),
        ({"report": "x"}, "no report 'x'; allowed: "),
    ],
)
def test_an_unknown_value_is_named_with_what_is_allowed(
    article: Corpus, wanted: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        matching(article, **wanted)


def test_an_error_becomes_a_sentence_and_the_next_choice_works(
    article: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> str:
        raise KeyError("broken on <purpose>")

    screen = explorer(article)
    with monkeypatch.context() as patch:
        patch.setattr("nagorno.widgets.explore._pile", broken)
        controls(screen)["Speech act"].value = "denial"
        assert "This cannot be shown (KeyError: 'broken on <purpose>')" in words(read(screen)[2])
        assert read(screen)[:2] == ("", "")
    controls(screen)["Speech act"].value = ""
    assert tags(read(screen)[2]).count("article") == len(article.claims)


def test_a_figure_that_fails_leaves_the_cards(article: Corpus) -> None:
    lost = article.claims.assign(said="no date", said_time=None)
    line, figure, cards = read(explorer(changed(article, claims=lost)))
    assert "This cannot be shown" in figure
    assert "28 of 28" in words(line)
    assert "article" in tags(cards)


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_text_of_a_foreign_corpus_is_text(article: Corpus, attack: str) -> None:
    screen = explorer(poisoned(article, attack), figure="none")
    controls(screen)["Search"].value = attack
    still = screen._repr_mimebundle_()["text/html"]
    for part in [*html(screen), still]:
        assert not {"script", "img", "a"} & set(tags(part))
    assert attack in words(still) or "<" in attack


def test_a_link_opens_a_page_of_the_web_safely(article: Corpus) -> None:
    url = article.sources.set_index("source_id").loc[article.reports[0], "url"]
    cards = read(explorer(article))[2]
    assert f'<a href="{url}" target="_blank" rel="noopener noreferrer">' in cards


def test_words_stand_in_place_of_pictures_once_the_switch_is_turned(article: Corpus) -> None:
    screen = explorer(article)
    chosen = controls(screen)
    text_only()
    try:
        chosen["Figure"].value = "ledger"
        chosen["Figure"].value = "timeline"
        assert "img" not in tags(read(screen)[1])
        assert "Timeline in lanes" in words(read(screen)[1])
    finally:
        text_only(False)


def test_a_large_corpus_shows_the_first_forty_and_counts_the_rest(truce: Corpus) -> None:
    _, figure, cards = read(explorer(truce))
    assert tags(cards).count("article") == SHOWN
    assert f"And {len(truce.claims) - SHOWN} more" in cards
    assert "Answers between folded marks are not drawn" in figure or "A number counts claims" in figure


def test_several_reports_are_chosen_by_report(article: Corpus) -> None:
    two = replace(article, reports=(*article.reports, "other"))
    assert list(controls(explorer(two)))[:5] == [*LISTS, "Report"]


def test_a_corpus_without_a_claim_is_an_empty_screen(article: Corpus) -> None:
    names = ("claims", "attributions", "claim_links", "claim_places")
    empty = {name: article.tables[name].iloc[:0] for name in names}
    screen = explorer(changed(article, **empty))
    line, figure, cards = read(screen)
    assert "No claim fits this choice" in cards
    assert words(line) == "0 of 0 claims"
    assert figure == ""


def test_a_page_without_a_kernel_shows_the_first_cards(article: Corpus) -> None:
    data = explorer(article)._repr_mimebundle_()
    assert data["text/plain"].startswith(f"Explorer: {len(article.claims)} claims by ")
    assert tags(data["text/html"]).count("article") == 3
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_list_that_is_in_use_is_not_built_anew(truce: Corpus) -> None:
    found = controls(explorer(truce, figure="none"))
    changes: list[Any] = []
    found["Speech act"].observe(changes.append, names="options")
    for _, value in found["Speech act"].options:
        found["Speech act"].value = value
    assert changes == []


def test_a_corpus_may_hold_a_claim_about_no_event(article: Corpus) -> None:
    nothing = article.claims.assign(date_id=pd.array([None] * len(article.claims), dtype="str"))
    assert controls(explorer(changed(article, claims=nothing)))["Event"].options == (("all (28)", ""),)
