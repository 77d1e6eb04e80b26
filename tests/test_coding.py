"""The two codings, and the tables that came of them."""

import runpy
from pathlib import Path

import pytest

import nagorno
from nagorno import agreement

HERE = Path(__file__).parent / "coding"
CODING = runpy.run_path(str(HERE / "__main__.py"))
CLAIMS = nagorno.load("claims").set_index("claim_id")
COLUMNS = {"speaker": "speaker_id", "act": "act", "target": "target_id"}


@pytest.mark.parametrize("question", CODING["QUESTIONS"])
def test_two_codings_agree_to_at_least_eight_tenths(question):
    codes = CODING["codings"](question)[CODING["CODERS"]]
    assert agreement.alpha(codes, missing="none") >= CODING["ENOUGH"]


@pytest.mark.parametrize("question", COLUMNS)
def test_what_was_settled_is_what_the_tables_hold(question):
    settled = CODING["codings"](question)["settled"]
    column = CLAIMS.loc[settled.index, COLUMNS[question]].astype("str").fillna("")
    assert settled.tolist() == column.tolist()
    assert list(settled.index) == list(CLAIMS.index[: len(settled)])


def test_settled_relations_are_the_links_of_the_table():
    settled = CODING["codings"]("relation")["settled"]
    links = nagorno.load("claim_links").set_index(["claim_id", "other_id"])["relation"].astype("str")
    assert settled[settled != "none"].to_dict() == links.to_dict()


def test_every_unit_of_both_cuts_has_gone_into_a_claim():
    settled = CODING["codings"]("speaker")
    units = (HERE / "units.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(units) == len(settled)
    for number, cut in enumerate(("cut_1", "cut_2"), start=2):
        there = {
            line.split(",")[0] for line in (HERE / f"{cut}.csv").read_text(encoding="utf-8").splitlines()[1:]
        }
        assert {line.split(",")[number] for line in units} - {""} == there


def test_the_command_prints_every_question_and_succeeds(capsys):
    assert CODING["main"]() == 0
    printed = capsys.readouterr().out
    assert all(f"\n{question}: " in printed for question in CODING["QUESTIONS"])
    assert "28 settled units" in printed
