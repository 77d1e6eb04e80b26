"""The cards of the screens, and the question: what is set, the HTML that follows is read."""

import re

import pandas as pd
import pytest
from screens import changed, tags

import nagorno
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.widgets import ask, explorer
from nagorno.widgets.claim import spoken
from nagorno.widgets.explore import cards, matching


@pytest.fixture(scope="module")
def article() -> Corpus:
    return nagorno.open("article")


def test_every_text_of_a_foreign_corpus_is_escaped(article: Corpus) -> None:
    attack = "<script>alert('x')</script>\"&"
    kept = {"claim_id", "source_id", "other_id", "actor_id", "speaker_id", "target_id", "place_id", "date_id"}

    def poisoned(table: pd.DataFrame) -> pd.DataFrame:
        texts = [name for name in table if table[name].dtype == "str" and name not in kept]
        return table.assign(**dict.fromkeys(texts, attack))

    foreign = changed(article, **{name: poisoned(table) for name, table in article.tables.items()})
    html = cards(foreign)
    assert "&lt;script&gt;" in html
    assert "script" not in tags(html)
    assert "script" not in tags(explorer(foreign)._repr_mimebundle_()["text/html"])


def test_ids_are_escaped_too(article: Corpus) -> None:
    claims = article.claims.assign(claim_id='"><script>', speaker_id="<b>")
    html = cards(changed(article, claims=claims, claim_links=article.claim_links.iloc[:0]))
    assert not {"script", "b"} & set(tags(html))


def test_a_card_says_the_chain_in_words(article: Corpus) -> None:
    steps = article.attributions.groupby("claim_id")["actor_id"].agg(list)
    names = article.actors.set_index("actor_id")["name"]
    for claim, chain in steps[steps.str.len() > 1].items():
        paragraph = article.claims.set_index("claim_id").loc[claim, "paragraph"]
        html = cards(article, chain[-1], paragraph=int(paragraph))
        assert html.count("citing") >= len(chain) - 1
        assert all(names[actor].replace("'", "&#x27;") in html for actor in chain)


def test_a_card_says_aloud_where_nobody_is_credited(article: Corpus) -> None:
    outlet = article.sources["outlet_id"].iloc[0]
    own = matching(article, outlet)
    assert cards(article, outlet).count("in its own voice. ") <= len(own)
    assert cards(article, outlet).count("Nobody is credited for it.") == len(own)


def test_a_claim_without_an_agency_says_so_and_one_with_an_agency_does_not(article: Corpus) -> None:
    kinds = article.actors.set_index("actor_id")["kind"]
    steps = article.attributions.assign(wire=lambda t: t["actor_id"].map(kinds) == "wire_agency")
    chains = steps.groupby("claim_id").agg(wire=("wire", "any"), depth=("step", "max"))
    silent = chains[~chains["wire"] & (chains["depth"] > 0)]
    assert cards(article).count("No news agency is credited.") == len(silent)


def test_links_are_told_from_both_ends(article: Corpus) -> None:
    link = article.claim_links.query("relation == 'denies'").iloc[0]
    by_id = article.claims.set_index("claim_id")
    denier, denied = by_id.loc[link["claim_id"]], by_id.loc[link["other_id"]]
    assert f"<em>denies</em> <code>{link['other_id']}</code>" in cards(article, denier["speaker_id"])
    assert "<em>denies it</em>" in cards(article, denied["speaker_id"])


def test_silence_is_said_of_each_claim_that_nothing_answers(article: Corpus) -> None:
    replies = ["denies", "rebuts", "counter_accuses", "responds_to"]
    answered = article.claim_links.loc[article.claim_links["relation"].isin(replies), "other_id"].nunique()
    silent = len(article.claims) - answered
    assert cards(article).count("Nothing in this report answers it.") == silent


def test_silence_is_limited_to_what_was_read(article: Corpus) -> None:
    opening = changed(article, sources=article.sources.assign(extent="opening"))
    assert "Nothing in what was read of this report answers it." in cards(opening)


def test_a_speech_act_is_explained_on_the_card_without_a_pointer(article: Corpus) -> None:
    html = cards(article, act="denial")
    assert tags(html).count("summary") == len(matching(article, act="denial"))
    assert "Not this:" in html


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-10-10", "2020-10-10"),
        ("1991~", "about 1991"),
        ("1991?", "perhaps 1991"),
        ("1991%", "perhaps about 1991"),
        ("2020-10-09/2020-10-10", "2020-10-09 to 2020-10-10"),
        ("1991/..", "1991 and after"),
        ("../1994~", "until about 1994"),
    ],
)
def test_dates_are_read_aloud(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (7, None, "days: at least 7"),
        (None, 7, "days: at most 7"),
        (7, 9, "days: 7 to 9"),
        (None, None, "days: no exact figure"),
    ],
)
def test_numbers_are_said_with_their_bounds(
    article: Corpus, low: float | None, high: float | None, text: str
) -> None:
    one = article.claims.iloc[:1].assign(number_low=low, number_high=high, number_of="days", hedge="about")
    one = one.astype({"number_low": "Float64", "number_high": "Float64"})
    html = cards(changed(article, claims=one, claim_links=article.claim_links.iloc[:0]))
    assert f"<dd>{text}" in html
    assert "<dt>Hedge</dt><dd>“about”</dd>" in html


def test_a_question_starts_open_and_meets_each_answer_with_its_own_sentence() -> None:
    screen = ask("Which <one>?", {"left": "You went left & on.", "right": "You went right."})
    head, choice, reply = screen.children
    assert choice.value is None
    assert "Nothing chosen yet" in reply.value
    assert "Which &lt;one&gt;?" in head.value
    choice.value = "left"
    assert "You went left &amp; on." in reply.value
    choice.value = None
    assert "Nothing chosen yet" in reply.value


def test_a_question_without_a_choice_is_refused() -> None:
    with pytest.raises(DataError, match="1 answers to 'Why\\?'; a choice needs two or more"):
        ask("Why?", {"because": "So it is."})


def test_a_name_that_begins_with_its_owner_gets_no_article() -> None:
    truce = nagorno.open("truce")
    steps = truce.attributions[
        truce.attributions["as_named"].str.lower().str.startswith("the ").fillna(False)
    ]
    names = truce.actors.set_index("actor_id")["name"]
    owned = steps[steps["actor_id"].map(names).str.contains("'s ") & (steps["step"] > 0)]
    report = truce.claims.set_index("claim_id").loc[owned["claim_id"].iloc[0], "source_id"]
    assert len(owned)
    assert not re.search(r"citing the \w+&#x27;s ", cards(truce, report=report))
