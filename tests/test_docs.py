"""What docs/ shows runs, and is current."""

import re
import runpy
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
import screenshots
from tests_helpers import ROOT

import nagorno
from nagorno import widgets
from nagorno.exercises import record
from nagorno.schema import SHIPPED

RESEARCHERS, INSTRUCTORS = (
    (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") for page in ("researchers", "instructors")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOTEBOOKS = sorted(path.name for path in ROOT.glob("notebooks/*.ipynb"))
BINDER = rf"https://mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/v{re.escape(nagorno.__version__)}\?urlpath=\S+"


def run(text: str, page: str) -> int:
    """Run a page's blocks of Python one after the other; return how many there are."""
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, page, "exec"), names)
    return len(blocks)


def test_every_snippet_for_researchers_runs_in_this_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(RESEARCHERS, "docs/researchers.md") >= 8
    assert {path.name for path in tmp_path.iterdir()} == {"claims.csv", "claims.jsonl"}


def test_every_snippet_for_instructors_runs_in_this_order(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED, "FOLDER")
    record.forget()
    assert run(INSTRUCTORS, "docs/instructors.md") >= 10
    record.forget()
    assert re.search(r"```text\n(.*?)```", INSTRUCTORS, re.DOTALL)[1] in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"FOLDER", "printed", "my_event", "my_answers.json"}


def test_an_empty_form_of_the_tables_lacks_its_parties_and_its_report_and_no_more(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED, "FOLDER")
    run(INSTRUCTORS.partition("Once it has no problems")[0], "docs/instructors.md")
    record.forget()
    found = nagorno.check("my_event")
    assert found["came"].tolist() == ["town-council", "bus-company", "gazette-2026-05-04"]


def test_every_lesson_has_a_plan_that_fills_50_and_90_minutes_without_a_gap():
    sections = re.split(r"^### ", INSTRUCTORS.split("## A class")[0], flags=re.MULTILINE)[1:]
    assert [section[:2] for section in sections] == [name[:2] for name in NOTEBOOKS]
    for section in sections:
        rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
        for column, minutes in enumerate((50, 90)):
            spans = [re.fullmatch(r"(\d+)–(\d+)", row[column]) for row in rows]
            ends = [(int(span[1]), int(span[2])) for span in spans if span]
            assert [start for start, _ in ends] == [0, *(end for _, end in ends[:-1])]
            assert ends[-1][1] == minutes
        assert all(f"**{part}" in section for part in ("Aims.", "Discuss."))


def test_every_id_for_instructors_stands_in_the_tables():
    claims = set(nagorno.open("truce").claims["claim_id"])
    found = set(re.findall(r"\b[a-z0-9]+(?:-[a-z0-9]+)*-c\d+\b", INSTRUCTORS))
    assert len(found) > 20
    assert found <= claims


def test_every_lesson_has_its_row_in_the_readme_with_a_link_that_opens_it_on_binder():
    rows = re.findall(r"^\| \[`\d\d` .*?\]\(notebooks/(.*?)\) .*\[open\]\((.*?)\) \|$", README, re.MULTILINE)
    assert [name for name, _ in rows] == NOTEBOOKS
    for name, link in rows:
        assert re.fullmatch(BINDER, link)
        assert parse_qs(urlsplit(link).query) == {"urlpath": [f"lab/tree/notebooks/{name}"]}


def test_the_gallery_is_current(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["gallery.py", "--check"])
    assert runpy.run_path(str(ROOT / "scripts" / "gallery.py"))["main"]() == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", widgets.__all__)
def test_every_screen_has_its_code_its_picture_and_its_part_of_the_page(name):
    page = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
    assert screenshots.there(name)
    assert f"\n## {name}\n" in page
    assert f"](screens/{name}.png)" in page
    assert screenshots.SCREENS[name].code in page.replace("nagorno.", "")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page):
    for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / path).exists(), path
