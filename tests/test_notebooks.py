"""The contract that every notebook keeps (design/TEACHING.md), and what its outputs depend on."""

import importlib.util
import json
import os
import re
import shutil
import statistics
import sys
from pathlib import Path
from types import ModuleType

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

import nagorno
from nagorno.corpus import Corpus

ROOT = Path(__file__).resolve().parent.parent
PATHS = sorted(ROOT.glob("notebooks/*.ipynb"))
CLOSING = ["## Discuss", "## Quiz", "## On your own", "## Next step"]
SECONDS = 60
[ARTICLE] = nagorno.open("article").reports

pytestmark = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def truce() -> Corpus:
    return nagorno.open("truce")


@pytest.fixture
def notebook(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


@pytest.fixture
def prose(notebook: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


@pytest.fixture
def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def lesson_cells(code: list[NotebookNode]) -> list[NotebookNode]:
    """Leave out the exercises: they are not counted."""
    return [cell for cell in code if "exercise" not in cell.metadata.get("tags", [])]


def script(name: str) -> ModuleType:
    """Load a script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compared(notebook: NotebookNode) -> list[list[object]]:
    """Return what nbval compares of each cell: all but pictures and widgets."""
    skipped = ("image/png", "application/vnd.jupyter.widget-view+json")
    return [
        [
            output.get("text") or {kind: text for kind, text in output.data.items() if kind not in skipped}
            for output in cell.outputs
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_a_name_is_a_number_a_verb_and_an_object(path: Path) -> None:
    assert re.fullmatch(r"\d\d(_[a-z]+){2,}", path.stem)


def test_it_opens_with_what_is_done_learned_and_needed_and_the_minutes(notebook: NotebookNode) -> None:
    opening = notebook.cells[0].source
    assert opening.startswith("# ")
    assert all(f"**What you'll {verb}.**" in opening for verb in ("do", "learn", "need"))
    assert re.search(r"\b\d+ minutes\b", opening)


def test_it_closes_with_a_discussion_a_quiz_on_your_own_and_one_next_step(prose: str) -> None:
    headings = re.findall(r"^## .*$", prose, flags=re.MULTILINE)
    assert [heading for heading in headings if heading in CLOSING] == CLOSING


def test_the_quiz_has_three_questions_with_their_answers_folded(prose: str) -> None:
    quiz = prose.split("## Quiz")[1].split("## On your own")[0]
    assert len(re.findall(r"^\*\*\d\. .*\?\*\*$", quiz, flags=re.MULTILINE)) == 3
    assert quiz.count("<details>") == quiz.count("</details>") == quiz.count("<summary>") == 3


def test_headings_are_in_sentence_case(prose: str) -> None:
    for heading in re.findall(r"^#+ (.*)$", prose, flags=re.MULTILINE):
        first, *others = heading.split(": ", 1)[0].split()
        assert first[0].isupper()
        assert " ".join(others) == " ".join(others).lower()


def test_it_stays_within_its_words_cells_and_lines(prose: str, code: list[NotebookNode]) -> None:
    lines = [len(cell.source.splitlines()) for cell in lesson_cells(code)]
    assert len(prose.split()) <= 2000
    assert len(lines) <= 20
    assert max(len(cell.source.splitlines()) for cell in code) <= 20
    assert statistics.median(lines) <= 4


def test_it_has_up_to_six_exercises_each_of_which_is_not_attempted_yet(
    path: Path, notebook: NotebookNode, code: list[NotebookNode]
) -> None:
    if path.stem.startswith("00"):
        pytest.skip("two choice questions stand in place of exercises")
    exercises = [cell for cell in notebook.cells if "exercise" in cell.metadata.get("tags", [])]
    answers = [cell for cell in exercises if cell.cell_type == "code"]
    assert 4 <= len(answers) <= 6
    assert [cell.cell_type for cell in exercises] == ["markdown", "code"] * len(answers)
    for number, cell in enumerate(answers, 1):
        id = f"{path.stem[:2]}-{number}"
        assert f'question("{id}").check(' in cell.source
        assert f'# question("{id}").hint()' in cell.source
        assert cell.outputs[-1].data["text/plain"].startswith(f"Question {id}: not attempted.")


def test_the_results_can_be_handed_in(path: Path, code: list[NotebookNode]) -> None:
    if path.stem.startswith("00"):
        pytest.skip("two choice questions stand in place of exercises")
    assert code[-1].source == "exercises.slip()"


def test_the_first_code_cell_shows_a_chart_with_its_description(code: list[NotebookNode]) -> None:
    data = code[0].outputs[-1].data
    assert "image/png" in data
    assert len(data["text/plain"].split()) > 20
    assert not re.search(r"<|0x[0-9a-f]{6}", data["text/plain"])


def test_a_statement_about_the_events_carries_an_id(
    prose: str, code: list[NotebookNode], truce: Corpus
) -> None:
    ids = [*truce.reports, *truce.claims["claim_id"]]
    media = truce.actors["kind"].astype("str").str.contains("media|wire")
    names = [*truce.actors.loc[~media, "name"], *truce.places["name"]]
    words = [*names, "truce", "ceasefire", "shelling", "died", "dead", "killed", "fighting", "ministry"]
    told = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    parts = [*re.split(r"\n\n|\n(?=- )", prose), *(cell.source for cell in code)]
    told_parts = [part for part in parts if told.search(part)]
    assert [part for part in told_parts if not any(one in part for one in ids)] == []


def test_every_id_stands_in_the_tables(prose: str, code: list[NotebookNode], truce: Corpus) -> None:
    text = prose + "".join(cell.source for cell in code)
    # An id is a claim's, or a source's: an outlet with a day, or with a word.
    found = set(
        re.findall(r"\b[a-z0-9]+(?:-[a-z0-9]+)*-(?:c\d+|\d{4}-\d\d-\d\d(?:-[a-z]+)*(?:-c\d+)?)\b", text)
    )
    assert found - set(truce.claims["claim_id"]) - set(truce.sources["source_id"]) == set()
    assert found


def test_our_own_voice_adjudicates_nothing(prose: str, truce: Corpus) -> None:
    words = truce.schema.descriptor["houseRules"]["adjudicatingWords"]
    found = re.findall(rf"\b({'|'.join(map(re.escape, words))})\b", prose, re.IGNORECASE)
    assert found == []


def test_nothing_is_used_that_hangs_a_notebook_or_leaves_the_machine(code: list[NotebookNode]) -> None:
    text = "\n".join(cell.source for cell in code)
    assert not re.search(r"\b(Output|interact|interactive_output|pyplot|requests|urllib)\b", text)
    assert not re.search(r"https?://|^\s*[!%]", text, flags=re.MULTILINE)


def test_outputs_are_stored_in_order_and_none_is_an_error(code: list[NotebookNode]) -> None:
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data", "stream"}
    assert [output for output in outputs if output.get("name") == "stderr"] == []


def test_no_volatile_metadata_is_stored(path: Path, notebook: NotebookNode) -> None:
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    stored = json.dumps(notebook, sort_keys=True)
    assert json.dumps(script("notebooks").without_volatile(notebook), sort_keys=True) == stored
    assert "widget-view" not in path.read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy package and data, to point a kernel at them."""
    unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for folder in ("nagorno", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=unwanted)
    return tmp_path


def run(path: Path, folder: Path) -> list[list[object]]:
    """Execute a notebook with the package of a folder; return what nbval compares."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=os.environ | {"PYTHONPATH": str(folder)})
    return compared(notebook)


@pytest.mark.filterwarnings("default::DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="nbclient needs another event loop there")
def test_changing_one_claim_changes_what_is_compared(path: Path, copy: Path) -> None:
    before = run(path, copy)
    file = copy / "data" / "claims.csv"
    claims = pd.read_csv(file, dtype="str", keep_default_na=False)
    last = claims.index[claims["source_id"] == ARTICLE][-1]
    claims.loc[last, "act"] = "appraisal" if claims.loc[last, "act"] != "appraisal" else "call"
    claims.to_csv(file, index=False, lineterminator="\n")
    assert run(path, copy) != before
