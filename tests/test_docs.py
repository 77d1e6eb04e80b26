"""What docs/ shows runs, and is current."""

import re
import runpy

import pytest
from tests_helpers import ROOT

RESEARCHERS = (ROOT / "docs" / "researchers.md").read_text(encoding="utf-8")


def test_every_snippet_for_researchers_runs_in_this_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", RESEARCHERS, re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/researchers.md", "exec"), names)
    assert len(blocks) >= 8
    assert {path.name for path in tmp_path.iterdir()} == {"claims.csv", "claims.jsonl"}


def test_the_gallery_is_current(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["gallery.py", "--check"])
    assert runpy.run_path(str(ROOT / "scripts" / "gallery.py"))["main"]() == 0, capsys.readouterr().out


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page):
    for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / path).exists(), path
