"""The command line."""

import re
import subprocess
import sys

import pytest
from tests_helpers import package

from nagorno.__main__ import main
from nagorno.schema import SHIPPED


def test_check_is_silent_about_the_shipped_tables_and_exits_with_0(capsys):
    assert main(["check", str(SHIPPED)]) == 0
    assert capsys.readouterr().out == f"{SHIPPED}: no problems.\n"


def test_check_lists_every_problem_and_exits_with_1(tmp_path, capsys):
    with package(tmp_path) as tables:
        tables["claims"][0]["act"] = "asertion"
        tables["actors"][1]["part_of"] = "nobody"
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "claims.csv, line 2, act: " in out
    assert "actors.csv, line 3, part_of: " in out
    assert out.endswith(f"{tmp_path}: 2 problems.\n")


def test_a_folder_that_is_not_there_is_a_problem_and_no_traceback(capsys):
    assert main(["check", "no/such/folder"]) == 1
    assert "no/such/folder" in capsys.readouterr().out


def test_stats_prints_the_tables_with_their_rows(capsys):
    assert main(["stats"]) == 0
    out = capsys.readouterr().out
    assert "claims        28" in out
    assert "thehill-2020-10-10  full  28" in out


def test_stats_shows_the_balance_between_the_sides(capsys):
    assert main(["stats", "truce"]) == 0
    out = capsys.readouterr().out
    assert "of armenia: karabakh-authorities" in out
    assert re.search(r"^act: denial +\d+ +\d+", out, re.MULTILINE)


def test_stats_of_an_unknown_corpus_says_what_there_is(capsys):
    assert main(["stats", "nowhere"]) == 1
    assert "nagorno: no corpus 'nowhere'; allowed: article" in capsys.readouterr().err


def test_codebook_prints_tables_columns_and_values(capsys):
    for words, expected in ([], "attributions"), (["claims"], "proposition"), (["claims", "act"], "denial"):
        assert main(["codebook", *words]) == 0
        assert expected in capsys.readouterr().out


def test_the_module_can_be_run_and_words_not_understood_exit_with_2():
    run = subprocess.run(
        [sys.executable, "-m", "nagorno", "chek"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "invalid choice: 'chek'" in run.stderr


def test_a_terminal_with_few_letters_gets_the_text_all_the_same():
    run = subprocess.run(
        [sys.executable, "-m", "nagorno", "stats"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_stops_early_sees_no_traceback():
    command = f'"{sys.executable}" -m nagorno codebook claims | head -n 1'
    run = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert run.stdout.startswith("Codebook: claims")
    assert "Traceback" not in run.stderr
