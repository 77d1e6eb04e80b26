"""Build from the masters what students, instructors and nbgrader get.

    python scripts/masters.py build [NN ...]       students' and instructors' copies, run and stored
    python scripts/masters.py check                list the students' notebooks that are not current
    python scripts/masters.py course [WHAT ...]    the nbgrader course in build/course/

WHAT is a lesson (02) or an exercise (02-1 02-3); without it, every lesson with all its exercises.
A master is a Python file in jupytext's percent format: a cell's head says what it is for,
`exercise="02-1"`, `points=2` or `needs="02-1"` (CONTRIBUTING.md).
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from notebooks import KERNEL, store

HERE = Path(__file__).resolve().parent.parent
MASTERS = HERE / "masters"
NOTEBOOKS = HERE / "notebooks"
INSTRUCTOR = HERE / "build" / "instructor"
COURSE = HERE / "build" / "course"
SOLUTION = re.compile(r"^### BEGIN SOLUTION\n.*?^### END SOLUTION\n?", re.MULTILINE | re.DOTALL)
MARKER = re.compile(r"^### (?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS)\n?", re.MULTILINE)
GIVEN_AWAY = re.compile(r"^# question\(.*\)\.solution\(\)\n?", re.MULTILINE)
CONFIG = '''"""The course: run nbgrader in this folder (docs/instructors.md)."""

c = get_config()
c.CourseDirectory.course_id = "nagorno"
# The stub stands in the cell already: `answer = ...`, an exercise that is not attempted.
c.ClearSolutions.code_stub = {"python": ""}
c.ExecutePreprocessor.timeout = 60
# What students hand in: ani__01_read_one_report.ipynb, for the student `ani`.
c.FileNameCollectorPlugin.named_regexp = r".*[/\\\\](?P<student_id>[^/\\\\]+)__(?P<file_id>[^/\\\\]+)$"
'''


def read(path: Path) -> NotebookNode:
    """Read a master as a notebook; cell ids are made of its name and count."""
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    word = path.stem.split("_")[1]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{word}-{number:02d}"
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    notebook.nbformat_minor = 5
    return notebook


def exercise(cell: NotebookNode) -> str:
    """Return the exercise that a cell belongs to, or an empty text."""
    return str(cell.metadata.get("exercise", ""))


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell grades."""
    return "points" in cell.metadata


def is_answer(cell: NotebookNode) -> bool:
    """Whether a cell is the one for the answer."""
    return bool(exercise(cell)) and cell.cell_type == "code" and not is_test(cell)


def student(notebook: NotebookNode) -> NotebookNode:
    """Leave out solutions and grade cells; mark the exercise cells for the contract."""
    return _edited(notebook, lambda cell: not is_test(cell), lambda text: SOLUTION.sub("", text))


def instructor(notebook: NotebookNode) -> NotebookNode:
    """Keep solutions and hidden tests, as plain code that runs."""
    return _edited(notebook, lambda cell: True, lambda text: MARKER.sub("", text))


def _edited(
    notebook: NotebookNode, keep: Callable[[NotebookNode], bool], rewrite: Callable[[str], str]
) -> NotebookNode:
    copy = nbformat.from_dict(notebook)
    copy.cells = [cell for cell in copy.cells if keep(cell)]
    for cell in copy.cells:
        marks = {"tags": ["exercise"]} if exercise(cell) else {}
        if cell.cell_type == "code":
            cell.source = rewrite(cell.source).rstrip("\n")
        kept = {name: value for name, value in cell.metadata.items() if name in ("jupyter", "tags")}
        cell.metadata = NotebookNode(kept | marks)
    return copy


def graded(notebook: NotebookNode, chosen: set[str]) -> NotebookNode:
    """Return nbgrader's source notebook with the chosen exercises, the others left out."""
    copy = nbformat.from_dict(notebook)
    copy.cells = [cell for cell in copy.cells if {*_named(cell)} <= chosen]
    tests = dict.fromkeys(chosen, 0)
    for cell in copy.cells:
        name = exercise(cell)
        tests[name] = tests.get(name, 0) + is_test(cell)
        cell.metadata = NotebookNode({"nbgrader": _nbgrader(cell, tests[name])} if name else {})
        if cell.cell_type == "code":
            cell.source = GIVEN_AWAY.sub("", cell.source).rstrip("\n")
    return copy


def _named(cell: NotebookNode) -> Iterable[str]:
    return [str(cell.metadata[name]) for name in ("exercise", "needs") if name in cell.metadata]


def _nbgrader(cell: NotebookNode, number: int) -> dict:
    """Return what nbgrader has to know: a locked question, one solution cell, grade cells."""
    kind = "test" if is_test(cell) else "answer" if is_answer(cell) else "question"
    name = f"{kind}-{exercise(cell)}" + (f"-{number}" if kind == "test" else "")
    found = {"schema_version": 3, "grade_id": name, "task": False, "grade": kind == "test"}
    found |= {"solution": kind == "answer", "locked": kind != "answer"}
    return found | ({"points": cell.metadata["points"]} if kind == "test" else {})


def exercises(notebook: NotebookNode) -> list[str]:
    """Return the ids of a master's exercises, in order."""
    return list(dict.fromkeys(filter(None, map(exercise, notebook.cells))))


def sources() -> list[Path]:
    """Return the masters, in order."""
    return sorted(MASTERS.glob("[0-9][0-9]_*.py"))


def build(numbers: list[str]) -> None:
    """Run and store both copies of each lesson; what a master needs is in the package."""
    INSTRUCTOR.mkdir(parents=True, exist_ok=True)
    for path in sources():
        if not numbers or path.stem[:2] in numbers:
            master = read(path)
            store(student(master), NOTEBOOKS / f"{path.stem}.ipynb")
            store(instructor(master), INSTRUCTOR / f"{path.stem}.ipynb")


def stale() -> list[str]:
    """Return what students would get that is not what the masters say."""
    wanted = {path.stem: student(read(path)).cells for path in sources()}
    stored = {
        path.stem: nbformat.read(path, as_version=4).cells for path in sorted(NOTEBOOKS.glob("*.ipynb"))
    }
    return sorted(
        name
        for name in wanted.keys() | stored.keys()
        if [_source(cell) for cell in wanted.get(name, [])]
        != [_source(cell) for cell in stored.get(name, [])]
    )


def _source(cell: NotebookNode) -> tuple:
    return cell.id, cell.cell_type, cell.source, cell.metadata


def course(wanted: list[str], folder: Path = COURSE) -> list[str]:
    """Write the nbgrader course; return its assignments, each named as its lesson."""
    shutil.rmtree(folder / "source", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    written = []
    for path in sources():
        master = read(path)
        chosen = {one for one in exercises(master) if not wanted or {one, path.stem[:2]} & {*wanted}}
        if chosen:
            home = folder / "source" / path.stem
            home.mkdir(parents=True)
            nbformat.write(graded(master, chosen), home / f"{path.stem}.ipynb")
            written.append(path.stem)
    return written


def main(arguments: list[str]) -> int:
    """Read the command line; 2 when it makes no sense, 1 when something is stale."""
    command, names = (arguments[0] if arguments else ""), arguments[1:]
    known = {
        *(path.stem[:2] for path in sources()),
        *(one for path in sources() for one in exercises(read(path))),
    }
    if command not in ("build", "check", "course") or not {*names} <= known:
        print(__doc__, f"\nKnown: {', '.join(sorted(known))}", file=sys.stderr)
        return 2
    if command == "check":
        print(
            "\n".join(f"{name} is stale: run `make masters`." for name in stale())
            or "Every notebook is current."
        )
        return 1 if stale() else 0
    if command == "build":
        build(names)
        return 0
    for name in course(names):
        print(f"build/course/source/{name}: now `nbgrader generate_assignment {name}` in build/course")
    print("Copy build/course elsewhere before you mark: `make clean` removes build/, marks and all.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
