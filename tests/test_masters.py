"""What is built from the masters: nothing that students get is stale or gives a solution away."""

import ast
import builtins
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from tests_helpers import HIDDEN, ROOT, SOLVED, secrets

from nagorno.exercises import question
from nagorno.exercises.registry import lesson, lessons

pytest.importorskip("jupytext", reason="jupytext is not installed")
BUILT = runpy.run_path(str(ROOT / "scripts" / "masters.py"))
MASTERS = BUILT["sources"]()
LESSONS = [path for path in MASTERS if path.stem[:2] in lessons()]

every_master = pytest.mark.parametrize("path", MASTERS, ids=lambda path: path.stem)
every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def shown(notebook: NotebookNode) -> str:
    return "\n".join(cell.source for cell in notebook.cells)


def test_every_notebook_is_built_from_a_master_and_is_current() -> None:
    assert BUILT["stale"]() == [], "run `make masters`"


def test_every_lesson_that_has_questions_has_a_master() -> None:
    assert [path.stem[:2] for path in LESSONS] == lessons()


@every_master
def test_the_students_copy_holds_nothing_of_solutions_and_hidden_tests(path: Path) -> None:
    stored = nbformat.read(BUILT["NOTEBOOKS"] / f"{path.stem}.ipynb", as_version=4)
    for notebook in (BUILT["student"](BUILT["read"](path)), stored):
        assert not re.search("SOLUTION|HIDDEN|nbgrader|assert ", shown(notebook))
        assert [line for line in secrets(path) if line in shown(notebook)] == []


@every_master
def test_the_students_notebook_carries_no_metadata_of_the_master(path: Path) -> None:
    for cell in BUILT["student"](BUILT["read"](path)).cells:
        assert set(cell.metadata) <= {"tags", "jupyter"}


@every_lesson
def test_an_exercise_is_a_question_one_answer_cell_and_grade_cells(path: Path) -> None:
    cells = BUILT["read"](path).cells
    for name in lesson(path.stem[:2]):
        its = [cell for cell in cells if BUILT["exercise"](cell) == name]
        tests = [cell for cell in its if BUILT["is_test"](cell)]
        assert [cell.cell_type for cell in its[:2]] == ["markdown", "code"]
        assert [BUILT["is_answer"](cell) for cell in its] == [False, True, *[False] * len(tests)]
        assert its[2:] == tests
        assert tests
    assert BUILT["exercises"](BUILT["read"](path)) == list(lesson(path.stem[:2]))


@every_lesson
def test_a_grade_cell_has_a_visible_assert_and_one_hidden_block_and_prints_nothing(path: Path) -> None:
    for cell in filter(BUILT["is_test"], BUILT["read"](path).cells):
        visible = cell.source.split("### BEGIN HIDDEN TESTS")[0]
        assert re.match(rf'assert question\("{BUILT["exercise"](cell)}"\)\.readable\(', visible)
        assert len(HIDDEN.findall(cell.source)) == cell.source.count("HIDDEN") / 2 == 1
        assert "print(" not in cell.source
        assert cell.metadata["points"] > 0


def free_names(code: str) -> set[str]:
    """Return the names that a piece of code reads and has not set itself."""
    names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return {node.id for node in names} - own - set(dir(builtins))


def imported(code: str) -> set[str]:
    """Return the names that a piece of code imports."""
    found = [one for one in ast.walk(ast.parse(code)) if isinstance(one, ast.Import | ast.ImportFrom)]
    return {name.asname or name.name for one in found for name in one.names}


@every_lesson
def test_a_hidden_test_rests_on_no_table_that_a_student_may_have_changed(path: Path) -> None:
    cells = [cell for cell in BUILT["read"](path).cells if cell.cell_type == "code"]
    modules = set().union(*(imported(cell.source) for cell in cells))
    for cell in filter(BUILT["is_test"], cells):
        visible, hidden = cell.source.split("### BEGIN HIDDEN TESTS")
        assert free_names(hidden) - modules <= free_names(visible), cell.source


@every_lesson
def test_an_answer_cell_offers_a_solution_only_where_there_is_one(path: Path) -> None:
    for cell in filter(BUILT["is_answer"], BUILT["read"](path).cells):
        name = BUILT["exercise"](cell)
        assert (f'question("{name}").solution()' in cell.source) == (not question(name).graded)
        assert len(SOLVED.findall(cell.source)) == 1


@every_lesson
def test_no_other_cell_uses_the_variables_of_an_exercise(path: Path) -> None:
    cells = BUILT["read"](path).cells
    answers = {
        (BUILT["exercise"](cell), name)
        for cell in filter(BUILT["is_answer"], cells)
        for name in re.findall(r"^(\w+) = ", SOLVED.sub("", cell.source), re.MULTILINE)
    }
    for cell in cells:
        own = {cell.metadata.get("exercise"), cell.metadata.get("needs")}
        used = {
            name for owner, name in answers if owner not in own and re.search(rf"\b{name}\b", cell.source)
        }
        assert cell.cell_type == "markdown" or not used, used


def executed(notebook: NotebookNode, folder: Path) -> list[NotebookNode]:
    """Run a notebook from the checkout; return its code cells."""
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources=resources)
    client.execute(env=os.environ | {"PYTHONPATH": str(ROOT)})
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.filterwarnings("default::DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="nbclient needs another event loop there")
@every_lesson
def test_in_the_instructors_copy_every_check_passes(path: Path, tmp_path: Path) -> None:
    cells = executed(BUILT["instructor"](BUILT["read"](path)), tmp_path)
    assert "### " not in "".join(cell.source for cell in cells)
    checked = [cell for cell in cells if ").check(" in cell.source]
    said = [cell.outputs[-1].data["text/plain"] for cell in checked]
    assert [text for text in said if not re.match(r"Question \d\d-\d: (done|ready to hand in)\.", text)] == []
    assert len(said) == len(lesson(path.stem[:2]))


@pytest.fixture
def course(tmp_path: Path) -> Any:
    def written(*what: str) -> dict[str, Any]:
        names = BUILT["course"](list(what), tmp_path)
        return {
            name: json.loads((tmp_path / "source" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
            for name in names
        }

    return written


def graded_cells(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    marks = [cell["metadata"].get("nbgrader") for cell in notebook["cells"]]
    return {mark["grade_id"]: mark for mark in marks if mark}


def test_the_course_holds_every_lesson(course: Any) -> None:
    assert list(course()) == [path.stem for path in LESSONS]


def test_one_exercise_three_or_a_lesson_can_be_assigned(course: Any) -> None:
    name = LESSONS[0].stem
    assert list(graded_cells(course("01-2")[name])) == ["question-01-2", "answer-01-2", "test-01-2-1"]
    three = graded_cells(course("01-2", "01-4", "01-6")[name])
    assert {one.split("-", 1)[1][:4] for one in three} == {"01-2", "01-4", "01-6"}
    assert sum(mark.get("points", 0) for mark in graded_cells(course("01")[name]).values()) == 13


def test_an_exercise_that_is_not_assigned_leaves_no_trace(course: Any) -> None:
    text = json.dumps(course("01-2"))
    assert not re.search(r"01-[13456]|my_acts|my_speakers", text)


def test_questions_and_tests_are_locked_and_one_cell_takes_the_answer(course: Any) -> None:
    for mark in graded_cells(course("01")[LESSONS[0].stem]).values():
        assert mark["locked"] != mark["solution"]
        assert mark["grade"] == mark["grade_id"].startswith("test")
        assert mark["solution"] == mark["grade_id"].startswith("answer")


def test_a_graded_copy_does_not_offer_the_solution(course: Any) -> None:
    assert ".solution()" not in json.dumps(course())


def test_what_is_no_lesson_and_no_exercise_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert BUILT["main"](["course", "01-9"]) == 2
    assert "Known: 00, 01, 01-1" in capsys.readouterr().err


def test_binder_removes_the_masters_from_its_own_copy_only(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Binder runs Linux")
    script = (
        (ROOT / "binder" / "postBuild").read_text(encoding="utf-8").replace("python scripts/quiet_lab.py", "")
    )
    for folder in ("image", "elsewhere"):
        (tmp_path / folder / "masters").mkdir(parents=True)
    for environment in ({"REPO_DIR": str(tmp_path / "image")}, {"REPO_DIR": ""}):
        subprocess.run(
            ["bash", "-c", script], cwd=tmp_path / "elsewhere", env=os.environ | environment, check=True
        )
    assert not (tmp_path / "image" / "masters").exists()
    assert (tmp_path / "elsewhere" / "masters").exists()
