"""Counts by side, and the words for actions."""

import pytest

import nagorno
from nagorno import stats

TRUCE = nagorno.open("truce")


@pytest.mark.parametrize("corpus", [nagorno.open("article"), TRUCE], ids=lambda corpus: corpus.name)
def test_the_lanes_of_the_balance_add_up_to_the_corpus(corpus):
    card = stats.balance(corpus)
    lanes = [number for number, name in enumerate(card.header) if number and not name.startswith("of ")]
    rows = {row[0]: row for row in card.rows}
    assert sum(int(rows["claims"][lane]) for lane in lanes) == len(corpus.claims)
    for lane in lanes:
        acts = [int(row[lane]) for measure, row in rows.items() if measure.startswith("act: ")]
        assert sum(acts) == int(rows["claims"][lane])


def test_an_actor_of_its_own_is_counted_in_its_lane_and_by_itself():
    card = stats.balance(TRUCE)
    [(actor, lane)] = TRUCE.schema.lanes.items()
    claims = next(row for row in card.rows if row[0] == "claims")
    own, whole = (claims[card.header.index(name)] for name in (f"of {lane}: {actor}", lane))
    assert 0 < int(own) < int(whole)


def test_a_deed_belongs_to_the_accused_and_to_whoever_denies_it():
    found = {(party, claim[-3:]) for word, party, claim in stats.deeds(nagorno.open()) if word == "break"}
    assert found == {("armenia", "c10"), ("armenia", "c11"), ("armenia", "c13")}


def test_a_word_for_an_action_is_found_in_any_of_its_forms():
    assert stats.words_for_actions("Fired upon, they kept firing; a fireplace was shelled.") == {
        "fire",
        "keep",
        "shell",
    }
