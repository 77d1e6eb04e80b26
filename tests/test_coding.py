"""The two codings, and the tables that came of them."""

import runpy
from pathlib import Path

import pytest

import nagorno
from nagorno import agreement

HERE = Path(__file__).parent / "coding"
CODING = runpy.run_path(str(HERE / "__main__.py"))
DRAW = runpy.run_path(str(HERE / "draw.py"))
TRUCE = nagorno.open("truce")
CLAIMS = TRUCE.claims.set_index("claim_id")
LINKS = TRUCE.claim_links.set_index(["claim_id", "other_id"])["relation"].astype("str")
COLUMNS = {"speaker": "speaker_id", "act": "act", "target": "target_id"}
QUESTIONS = CODING["QUESTIONS"]


@pytest.mark.parametrize(("corpus", "question"), QUESTIONS)
def test_two_codings_agree_to_at_least_eight_tenths(corpus, question):
    codes = CODING["codings"](corpus, question)[CODING["CODERS"]]
    assert agreement.alpha(codes, missing="none") >= CODING["ENOUGH"]


@pytest.mark.parametrize(("corpus", "question"), [one for one in QUESTIONS if one[1] in COLUMNS])
def test_what_was_settled_is_what_the_tables_hold(corpus, question):
    settled = CODING["codings"](corpus, question)["settled"]
    column = CLAIMS.loc[settled.index, COLUMNS[question]].astype("str").fillna("")
    assert settled.tolist() == column.tolist()


@pytest.mark.parametrize("corpus", CODING["CODED"])
def test_settled_relations_are_the_links_of_the_table(corpus):
    settled = CODING["codings"](corpus, "relation")["settled"]
    assert settled.tolist() == [LINKS.get(pair, "none") for pair in settled.index]


def test_every_claim_and_link_of_the_article_was_coded_twice():
    article = nagorno.open("article")
    assert list(CODING["codings"]("article", "act").index) == list(article.claims["claim_id"])
    pairs = CODING["codings"]("article", "relation").index
    assert set(article.claim_links.set_index(["claim_id", "other_id"]).index) <= set(pairs)


def test_a_tenth_of_all_claims_was_drawn_by_the_seed_and_coded_twice():
    acts, relations = (CODING["codings"]("truce", question) for question in CODING["CODED"]["truce"])
    assert list(acts.index) == list(DRAW["claims"](TRUCE)["claim_id"])
    assert len(acts) >= len(TRUCE.claims) / 10
    assert {claim for claim, _ in relations.index} <= set(acts.index)


def test_every_unit_of_both_cuts_has_gone_into_a_claim():
    settled = CODING["codings"]("article", "speaker")
    units = (HERE / "article" / "units.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(units) == len(settled)
    for number, cut in enumerate(("cut_1", "cut_2"), start=2):
        listed = (HERE / "article" / f"{cut}.csv").read_text(encoding="utf-8").splitlines()[1:]
        there = {line.split(",")[0] for line in listed}
        assert {line.split(",")[number] for line in units} - {""} == there


def test_the_command_prints_every_question_and_succeeds(capsys):
    assert CODING["main"]() == 0
    printed = capsys.readouterr().out
    assert all(f"\n{corpus}, {question}: " in printed for corpus, question in QUESTIONS)
    assert "28 settled units" in printed
