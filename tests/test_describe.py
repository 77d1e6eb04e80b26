"""What every chart says in words: without a verdict, and in place of its picture."""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from corpora import EDGES

import nagorno
from nagorno import charts, describe

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
CORPORA = {"article": ARTICLE, "truce": TRUCE}
EVERY = [name for name in charts.__all__ if name.islower()]
RULES = ARTICLE.schema.descriptor["houseRules"]
NEVER = ["credibility", "trustworthy", "reliable", "victim", "victims", "true", "false", "tragedy", "tragic"]
WORDS = re.compile(rf"\b({'|'.join(map(re.escape, [*RULES['adjudicatingWords'], *NEVER]))})\b", re.IGNORECASE)
QUOTED = re.compile("“[^”]*”")


@cache
def described(name, corpus):
    return getattr(charts, name)(CORPORA[corpus]).description


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("name", EVERY)
def test_no_description_gives_a_verdict_in_our_own_voice(name, corpus):
    assert WORDS.findall(QUOTED.sub("", str(described(name, corpus)))) == []


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("name", EVERY)
def test_a_description_reads_well(name, corpus):
    told = described(name, corpus)
    assert 0 < len(told.headline) <= 80
    assert told.headline[-1] not in ".:;,"
    assert all((told.kind, told.numbers, told.pattern))
    broken = re.findall(r"  |\.\.|,,| ,| \.|\bnan\b|\bNaN\b|<NA>|\bNone\b|\bone \w+s give\b", str(told))
    assert broken == []


@pytest.mark.parametrize("name", EVERY)
def test_no_id_of_an_actor_or_of_an_act_stands_in_a_headline(name):
    for corpus in CORPORA:
        assert not re.search(r"\b\w+_\w+\b", described(name, corpus).headline)


@pytest.mark.parametrize("name", EVERY)
def test_an_empty_corpus_is_told_in_a_sentence(name):
    chart = getattr(charts, name)(EDGES["empty"]())
    assert chart.description.headline.split()[0].lower() in ("no", "nothing", "none")
    assert chart.rows.empty


def test_a_description_is_paragraphs_and_lists_in_a_notebook():
    told = describe.Description("One <b>", "A kind.", "Two claims:\n- a & b.\n- c.")
    assert told._repr_html_() == (
        "<p>A kind.</p><p>One &lt;b&gt;.</p><p>Two claims:</p><ul><li>a &amp; b.</li><li>c.</li></ul>"
    )
    assert repr(told) == str(told)


@pytest.mark.parametrize("name", EVERY)
def test_one_switch_shows_every_chart_in_words(name):
    chart = getattr(charts, name)(ARTICLE)
    pictures, _ = chart._repr_mimebundle_()
    describe.text_only()
    try:
        words, _ = chart._repr_mimebundle_()
    finally:
        describe.text_only(False)
    assert words == {"text/plain": chart.alt, "text/html": chart.description._repr_html_()}
    assert pictures["text/plain"] == chart.alt
    assert "image/png" in pictures


def test_the_switch_holds_whoever_turns_it():
    # A cell that awaits, or a widget's callback on a thread of its own, runs in another context.
    with ThreadPoolExecutor(1) as other:
        try:
            other.submit(describe.text_only).result()
            assert describe.is_text_only()
        finally:
            describe.text_only(False)
