"""The replay in pure Python: the slider is moved, the sentences, the figure and the cards are read."""

import re
from datetime import datetime, timedelta, timezone
from typing import Any

import ipywidgets as widgets
import pandas as pd
import pytest
from screens import ATTACKS, changed, controls, html, parts, poisoned, tags, words

import nagorno
from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.pairs import zone
from nagorno.errors import DataError
from nagorno.widgets import replay
from nagorno.widgets.scene import YES, film, scene

LOCAL = timezone(timedelta(hours=4))


@pytest.fixture(scope="module")
def truce() -> Corpus:
    return nagorno.open("truce")


def moment(label: str) -> datetime:
    """Return the instant that a label of the slider names."""
    return datetime.strptime(label, "%a %d %b %Y, %H:%M").replace(tzinfo=LOCAL)


def clock(screen: Any) -> widgets.Play:
    return next(part for part in parts(screen) if isinstance(part, widgets.Play))


def test_the_slider_runs_through_the_days_on_which_the_reports_were_published(truce: Corpus) -> None:
    labels = [label for label, _ in controls(replay(truce))["Moment"].options]
    days = truce.sources.loc[truce.sources["source_id"].isin(truce.reports), "published"].dropna()
    assert moment(labels[0]).date() == days.min().date()
    assert moment(labels[-1]) == datetime.combine(days.max(), datetime.min.time(), LOCAL) + timedelta(days=1)
    assert len(labels) == (days.max() - days.min() + pd.Timedelta(days=1)) / pd.Timedelta(hours=1) + 1


def test_start_and_end_can_be_chosen_and_are_checked(truce: Corpus) -> None:
    labels = [label for label, _ in controls(replay(truce, "2020-10-10", "2020-10-10"))["Moment"].options]
    assert labels[0] == "Sat 10 Oct 2020, 00:00"
    assert labels[-1] == "Sun 11 Oct 2020, 00:00"
    with pytest.raises(DataError, match="no day 'Saturday'; allowed: a date such as"):
        replay(truce, "Saturday")
    with pytest.raises(DataError, match="the end 2020-10-09 comes before the start 2020-10-10"):
        replay(truce, "2020-10-10", "2020-10-09")


def test_every_control_has_a_label_and_a_tooltip(truce: Corpus) -> None:
    found = controls(replay(truce))
    assert list(found) == ["Moment", "Event before", "Next event", "Play"]
    assert all(control.tooltip for control in found.values())
    assert found["Moment"].continuous_update is False


@pytest.mark.parametrize("number", [0, 24, 36, 45, 60, 96, 120])
def test_each_moment_tells_what_as_of_tells(truce: Corpus, number: int) -> None:
    reel = film(truce)
    now = scene(reel, reel.key(number))
    found = relate.as_of(truce.claims, truce.sources, moment(reel.labels[number]), zone(truce))
    told = {
        claim: (said, readable)
        for claim, said, readable in zip(found["claim_id"], found["said"], found["readable"], strict=True)
    }
    assert now.states == told


def test_at_the_end_what_is_unanswered_is_what_silences_finds_among_what_was_said(truce: Corpus) -> None:
    reel = film(truce)
    now = scene(reel, len(reel.changes))
    schema = truce.schema
    who = relate.sides(truce.actors, schema.parties, schema.mediators, schema.lanes)
    said = truce.claims[truce.claims["claim_id"].map(lambda one: now.states[one][0] == YES)]
    inside = truce.claim_links["claim_id"].isin(said["claim_id"])
    links = truce.claim_links[inside | (truce.claim_links["relation"] == "repeats")]
    found = relate.silences(said, links, truce.sources, truce.dates, who, schema.parties)
    assert set(now.open) == set(found.loc[found["kind"] == "unanswered", "claim_id"])
    assert set(now.perhaps) < set(now.open)


def test_the_counts_stand_in_words_with_what_is_not_known(truce: Corpus) -> None:
    screen = replay(truce)
    slider = controls(screen)["Moment"]
    slider.value = next(number for label, number in slider.options if label.startswith("Sat 10 Oct 2020, 18"))
    line = words(html(screen)[0])
    assert line.startswith(
        "Sat 10 Oct 2020, 18:00 (UTC+4) Said by then: 21 claims; 44 more on that day, hour unknown."
    )
    assert "Could be read: 17 claims; 179 more on that day, hour unknown." in line
    assert "neither report nor claim is dated: 184 claims" in line
    assert "64 were read in part only" in line


def test_nothing_that_comes_later_shows_on_a_card_or_in_the_figure(truce: Corpus) -> None:
    screen = replay(truce)
    reel, slider = film(truce), controls(screen)["Moment"]
    for number in reel.events:
        slider.value = number
        states = scene(reel, reel.key(number)).states
        later = {claim for claim, (said, _) in states.items() if said == "no"}
        cards = html(screen)[2]
        shown = re.findall(r'aria-label="Claim ([^"]*)"', cards)
        assert not later & set(shown)
        for claim, relation in re.findall(r"<dd>.*?<code>([^<]*)</code>, [^<]*<em>([^<]*) it</em>", cards):
            assert claim not in later, relation


def test_buttons_go_from_change_to_change_and_stop_at_both_ends(truce: Corpus) -> None:
    screen = replay(truce)
    found, seen = controls(screen), []
    while found["Moment"].value < 120:
        before = html(screen)[0]
        found["Next event"].click()
        seen.append(found["Moment"].value)
        assert html(screen)[0] != before
    found["Next event"].click()
    assert found["Moment"].value == 120
    for number in reversed([0, *seen[:-1]]):
        found["Event before"].click()
        assert found["Moment"].value == number
    found["Event before"].click()
    assert found["Moment"].value == 0


def test_between_two_changes_nothing_is_worked_out_anew(
    truce: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(reel: Any, key: int) -> Any:
        asked.append(key)
        return scene(reel, key)

    monkeypatch.setattr("nagorno.widgets.play.scene", counted)
    screen = replay(truce)
    slider = controls(screen)["Moment"]
    for number in range(121):
        slider.value = number
    keys = [key for key in asked if key]
    assert len(set(keys)) <= len(film(truce).changes)
    assert len(keys) <= len(set(keys)) + 1  # once more for the page without a kernel


def test_the_player_moves_the_slider_and_stops_at_the_end(truce: Corpus) -> None:
    screen = replay(truce)
    found, play = controls(screen), clock(screen)
    found["Moment"].value = 7
    found["Play"].value = True
    assert play.playing
    assert found["Play"].description == "Pause"
    assert (play.max - play.value) % play.step == 0
    play.value += play.step  # what the browser does every second
    assert found["Moment"].value == 9
    assert play.interval >= 1000
    play.playing = False  # what the browser does at the end
    assert found["Play"].value is False
    assert found["Play"].description == "Play"
    assert not play.repeat


def test_moving_there_and_back_shows_the_same(truce: Corpus) -> None:
    screen = replay(truce)
    slider = controls(screen)["Moment"]
    slider.value = 48
    before = html(screen)
    slider.value = 96
    assert html(screen) != before
    slider.value = 48
    assert html(screen) == before


def test_an_error_becomes_a_sentence(truce: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> list[str]:
        raise ValueError("broken on purpose")

    screen = replay(truce)
    monkeypatch.setattr("nagorno.widgets.play.newest", broken)
    controls(screen)["Moment"].value = 50
    assert "This cannot be shown (ValueError: broken on purpose)" in words(html(screen)[2])


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_text_of_a_foreign_corpus_is_text(attack: str) -> None:
    screen = replay(poisoned(nagorno.open("article"), attack))
    slider = controls(screen)["Moment"]
    for number in (0, 12, 24):
        slider.value = number
        line, _, cards = html(screen)
        assert not {"script", "img", "a"} & set(tags(line + cards))


def test_reports_without_a_date_are_a_sentence() -> None:
    article = nagorno.open("article")
    sources = article.sources.assign(published=pd.NaT, published_time=None, published_tz=None)
    claims = article.claims.assign(said=None, said_time=None, tz=None).astype(article.claims.dtypes)
    screen = replay(changed(article, claims=claims, sources=sources.astype(article.sources.dtypes)))
    assert "nothing can be replayed" in words(html(screen)[0])
    assert repr(screen).startswith("Replay: No report here says when it was published")


def test_a_corpus_without_a_claim_is_a_sentence() -> None:
    article = nagorno.open("article")
    names = ("claims", "attributions", "claim_links", "claim_places")
    screen = replay(changed(article, **{name: article.tables[name].iloc[:0] for name in names}))
    assert "nothing can be replayed" in words(html(screen)[0])


def test_a_page_without_a_kernel_shows_the_last_moment(truce: Corpus) -> None:
    still = words(replay(truce)._repr_mimebundle_()["text/html"])
    assert "Replay: 121 moments" in still
    assert "Wed 14 Oct 2020, 00:00 (UTC+4) Said by then: 461 claims." in still
