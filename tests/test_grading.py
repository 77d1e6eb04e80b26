"""The real nbgrader, offline: generate, collect, grade right, half-right and wrong work, export."""

import csv
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
import pytest
from tests_helpers import ROOT, secrets

pytest.importorskip("nbgrader", reason="nbgrader is not installed: make test-grading")
pytestmark = pytest.mark.grading

BUILT = runpy.run_path(str(ROOT / "scripts" / "masters.py"))
MASTERS = {path.stem: path for path in BUILT["sources"]() if BUILT["exercises"](BUILT["read"](path))}
READ, COMPARE = "01_read_one_report", "06_compare_reports"
SECONDS = 300

# A student's lines: 01-1, 01-3 and 01-5 right, 01-4 with one wrong, 01-6 with some too many.
HALF = {
    "01-1": "own_voice = '15 claims'",
    "01-2": "my_speaker = 'Morgan Ortagus'",
    "01-3": "my_act = ['Appraisal ']",
    "01-4": "my_speakers['thehill-2020-10-10-c09'] = 'The Hill'",
    "01-5": "my_acts = coded['act']",
    "01-6": "uncredited = claims.loc[claims['act'] == 'assertion']",
}
WRONG = {
    "01-1": "own_voice = len(claims)",
    "01-2": "my_speaker = len",
    "01-3": "my_act = 'accusation'",
    "01-4": "my_speakers = {}",
    "01-5": "raise ValueError('a slip of the student')",
    "01-6": "claims = claims[claims['claim_id'].str.endswith('c19')]\nuncredited = claims",  # a smaller table
    "06-1": "texts_left = len(reports)",
    "06-2": "agency_text = 'associated-press'",
    "06-3": "turned = pairs",
    "06-4": "how_many = 10",
    "06-5": "way_back = way_back",
    "06-6": "my_answer = 'Two.'",
}
# The essay names evidence from four reports, in too few words: one of its three marks.
FOUR_REPORTS = (
    "newsnation-2020-10-10-ap-c08 thehill-2020-10-10-c08 justthenews-2020-10-10-c03 nsn-2020-10-10-c01"
)
ESSAY = {"06-6": f"my_answer = 'Two bodies: {FOUR_REPORTS}'"}

Answer = Callable[[str, str], str]


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run a command of nbgrader in the course's folder."""
    command = [sys.executable, "-m", "nbgrader", *arguments]
    # nbgrader calls alembic by name, as in an activated environment.
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    options = {"cwd": folder, "env": environment, "capture_output": True, "text": True, "timeout": SECONDS}
    done = subprocess.run(command, **options, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def hand_in(release: Path, answer: Answer, target: Path) -> None:
    """Write a submission: the release with every answer cell filled in."""
    notebook = nbformat.read(release, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name.startswith("answer-"):
            cell.source = answer(name.removeprefix("answer-"), cell.source)
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)


def break_locks(submission: Path) -> None:
    """Write a test that always passes in place of each that was locked."""
    notebook = nbformat.read(submission, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "pass"
    nbformat.write(notebook, submission)


def solved(name: str, _: str) -> str:
    """Return the master's own answer."""
    (master,) = (path for stem, path in MASTERS.items() if stem[:2] == name[:2])
    cells = BUILT["instructor"](BUILT["read"](master)).cells
    return next(cell.source for cell in cells if f'question("{name}").check(' in cell.source)


def written(lines: Mapping[str, str]) -> Answer:
    """Answer before the check, as a student does; what is not among the lines stays as it is."""
    return lambda name, source: source.replace("question(", f"{lines.get(name, '')}\nquestion(", 1)


def untouched(_: str, source: str) -> str:
    return source


SUBMISSIONS: dict[tuple[str, str], Answer] = {("right", name): solved for name in MASTERS} | {
    ("half", READ): written(HALF),
    ("wrong", READ): written(WRONG),
    ("locks-broken", READ): written(WRONG),
    ("wrong", COMPARE): written(WRONG),
    ("half", COMPARE): lambda name, source: (
        solved(name, source) if name in ("06-1", "06-2") else written(ESSAY)(name, source)
    ),
    ("untouched", READ): untouched,
    ("untouched", COMPARE): untouched,
}
# Out of 13 in the one and 9 in the other; whoever is not listed gets 0.
MARKS = {("half", READ): 7.0, ("half", COMPARE): 4.0}


def gradebook(folder: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Export the gradebook; return who got how many of how many marks for what."""
    nbgrader(folder, "export")
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["student_id"], row["assignment"]): (float(row["score"]), float(row["max_score"]))
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the whole course, hand in, grade, give feedback."""
    folder = tmp_path_factory.mktemp("course")
    assert BUILT["course"]([], folder) == list(MASTERS)
    for name in MASTERS:
        nbgrader(folder, "generate_assignment", name)
    for (who, name), answer in SUBMISSIONS.items():
        file = f"{name}.ipynb"
        hand_in(folder / "release" / name / file, answer, folder / "submitted" / who / name / file)
    break_locks(folder / "submitted" / "locks-broken" / READ / f"{READ}.ipynb")
    for name in MASTERS:
        nbgrader(folder, "autograde", name)
    for name in (READ, COMPARE):
        nbgrader(folder, "generate_feedback", name)
    return folder


@pytest.mark.parametrize("name", MASTERS)
def test_a_release_holds_nothing_of_solutions_and_hidden_tests(course: Path, name: str) -> None:
    text = (course / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    shown = "\n".join(cell.source for cell in nbformat.reads(text, as_version=4).cells)
    secret = secrets(MASTERS[name])
    assert "BEGIN SOLUTION" not in text
    assert "HIDDEN" not in text
    assert secret
    assert [line for line in secret if line in shown] == []


def test_the_gradebook_holds_the_expected_marks(course: Path) -> None:
    book = gradebook(course)
    assert set(SUBMISSIONS) <= set(book)  # nbgrader lists what was not handed in, too, with 0
    points = {
        name: sum(float(cell.metadata.get("points", 0)) for cell in BUILT["read"](path).cells)
        for name, path in MASTERS.items()
    }
    for (who, name), (score, most) in book.items():
        assert most == points[name]
        assert score == (most if who == "right" else MARKS.get((who, name), 0.0)), (who, name)


@pytest.mark.parametrize(
    ("who", "name", "said"),
    [
        ("right", READ, "Question 01-2: done."),
        ("half", READ, "You took who hands the words on."),
        ("wrong", READ, "a slip of the student"),
        ("untouched", READ, "Write your answer in place of the three dots"),
        ("right", COMPARE, "Question 06-6: done."),
        ("half", COMPARE, "asked for are 60 words"),
        ("wrong", COMPARE, "Your text has 1 word and names no claim by its id"),
    ],
)
def test_the_feedback_is_a_page_with_the_mark_and_what_is_missing(
    course: Path, who: str, name: str, said: str
) -> None:
    page = (course / "feedback" / who / name / f"{name}.html").read_text(encoding="utf-8")
    most = {READ: 13.0, COMPARE: 9.0}[name]
    score = most if who == "right" else MARKS.get((who, name), 0.0)
    assert f"(Score: {score} / {most})" in page
    assert said in page
    pictures = re.findall(r"<img [^>]*?>", page)
    assert pictures
    assert all(re.search(r'alt="\w', picture) for picture in pictures)


@pytest.mark.parametrize("who", ["right", "half", "wrong", "untouched"])
def test_only_the_students_own_errors_and_untouched_cells_show_a_traceback(course: Path, who: str) -> None:
    page = (course / "feedback" / who / READ / f"{READ}.html").read_text(encoding="utf-8")
    assert ("Traceback (most recent call last)" in page) == (who in ("wrong", "untouched"))


def test_three_exercises_can_be_assigned_collected_and_graded(tmp_path: Path) -> None:
    BUILT["course"](["01-2", "01-3", "01-6"], tmp_path)
    nbgrader(tmp_path, "generate_assignment", READ)
    archive = tmp_path / "downloaded" / READ / "archive"
    hand_in(tmp_path / "release" / READ / f"{READ}.ipynb", solved, archive / f"s07__{READ}.ipynb")
    nbgrader(tmp_path, "zip_collect", READ)
    nbgrader(tmp_path, "autograde", READ)
    assert gradebook(tmp_path) == {("s07", READ): (6.0, 6.0)}
