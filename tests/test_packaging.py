"""The wheel carries everything; the checkout reads the same tables."""

import subprocess
import sys
import zipfile

import pytest
from tests_helpers import ROOT

from nagorno.schema import SHIPPED


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_carries_tables_licences_and_types_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tables = {path.name for path in (ROOT / "data").iterdir()}
    assert {name.split("/")[-1] for name in names if name.startswith("nagorno/data/")} == tables
    assert "nagorno/py.typed" in names
    assert {name.split("/")[-1] for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}
    assert all(name.startswith("nagorno") for name in names)


def test_the_installed_wheel_opens_the_article_without_the_checkout(wheel, tmp_path):
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(tmp_path), str(wheel)], check=True, capture_output=True)
    code = "import nagorno, nagorno.schema as s; print(s.SHIPPED, len(nagorno.load('claims')))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    folder, rows = run.stdout.split()
    assert folder == str(tmp_path / "nagorno" / "data")
    assert rows == "28"


def test_the_checkout_reads_the_tables_beside_the_package():
    assert SHIPPED in (ROOT / "data", ROOT / "nagorno" / "data")
