"""What is generated is current, and the README tells the truth."""

import re
import runpy
import tomllib

import pytest
import yaml
from tests_helpers import ROOT

from nagorno.schema import shipped

REFRESH = runpy.run_path(str(ROOT / "scripts" / "refresh.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_descriptor_citation_and_readme_are_current():
    assert REFRESH["stale"]() == [], "run `make data`"


def test_the_six_lines_of_the_readme_print_what_it_says(capsys):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    told = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]
    assert len([line for line in code.splitlines() if line]) == 6
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == told


@pytest.mark.parametrize("path", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_every_link_of_the_readme_leads_to_a_file(path):
    assert (ROOT / path).exists()


def test_the_release_check_fails_while_the_address_is_a_placeholder(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["refresh.py", "--release"])
    placeholder = "OWNER" in REFRESH["repository"]()
    assert REFRESH["main"]() == int(placeholder)
    assert ("still says OWNER" in capsys.readouterr().out) == placeholder


def test_the_address_stands_once_in_pyproject():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    address = tomllib.loads(text)["project"]["urls"]["Repository"]
    assert text.count(address) == 1


def test_every_dependency_has_its_line_in_contributing():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    extras = [name for group in project["optional-dependencies"].values() for name in group]
    for requirement in (*project["dependencies"], *extras):
        assert re.search(rf"^\| {re.match(r'[A-Za-z0-9_-]+', requirement)[0]} \| \S", told, re.MULTILINE), (
            requirement
        )


def test_the_citation_file_says_what_the_descriptor_says():
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    data = shipped().descriptor
    assert [told[key] for key in ("title", "version", "license")] == [
        data["title"],
        data["version"],
        data["licenses"][0]["name"],
    ]
    assert told["authors"] == [{"name": "nagorno contributors"}]
    assert "doi" not in told


def test_the_workflow_runs_on_three_systems_and_both_ends_of_the_versions():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.14"]
