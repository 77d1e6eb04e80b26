"""What is generated is current, and the README tells the truth."""

import re
import runpy
import tomllib

import pytest
from tests_helpers import ROOT

REFRESH = runpy.run_path(str(ROOT / "scripts" / "refresh.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_descriptor_citation_and_readme_are_current():
    assert REFRESH["stale"]() == [], "run `make data`"


def test_the_six_lines_of_the_readme_print_what_it_says(capsys):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    told = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]
    assert len([line for line in code.splitlines() if line]) == 5
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
