"""What several tests share."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nagorno.schema import DESCRIPTOR, SHIPPED

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
# What a master marks as not for students.
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
SOLVED = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


def secrets(path: Path) -> list[str]:
    """Return the lines of a master that no student may get."""
    text = path.read_text(encoding="utf-8")
    blocks = [*HIDDEN.findall(text), *SOLVED.findall(text)]
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def without_sizes(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Take out what a descriptor declares of its files: it would give every change of them away."""
    for resource in descriptor["resources"]:
        for declared in ("rows", "bytes", "hash"):
            resource.pop(declared, None)
    return descriptor


@contextmanager
def package(folder: Path) -> Iterator[dict[str, list[dict[str, str]]]]:
    """Copy the shipped data to a folder, and write back what is done to the rows.

    The descriptor's hashes are left out: what is tried here is meant to differ.
    """
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    (folder / DESCRIPTOR).write_text(json.dumps(without_sizes(descriptor)), encoding="utf-8")
    tables, heads = {}, {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            tables[path.stem] = list(reader)
            heads[path.stem] = reader.fieldnames
    yield tables
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, heads[name], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
