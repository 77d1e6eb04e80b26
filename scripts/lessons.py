"""The lessons as tables in Markdown, read from notebooks/: `make data` puts them into README.md and docs/."""

import json
import re
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def lessons() -> list[dict[str, Any]]:
    """Return what is told of each lesson: its file, title, question, minutes, and how much it holds.

    Returns
    -------
    list of dict
        ``file``, ``number``, ``title``, ``question``, ``minutes``; ``words`` of its text, ``cells`` of
        code without the exercises, ``exercises``.
    """
    return [lesson(path) for path in sorted(NOTEBOOKS.glob("*.ipynb"))]


def lesson(path: Path) -> dict[str, Any]:
    """Return what is told of one lesson, from its opening and its cells."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    exercises = [cell for cell in code if "exercise" in cell["metadata"].get("tags", [])]
    opening = prose[0]
    question = re.search(r"^\*\*The question of this notebook:\*\* (.+)$", opening, re.MULTILINE)[1]
    return {
        "file": path.name,
        "number": path.name[:2],
        "title": re.search(r"^# ([^:\n]+)", opening)[1],
        "question": question[0].upper() + question[1:],
        "minutes": int(re.search(r"\b(\d+) minutes\b", opening)[1]),
        "words": len("\n\n".join(prose).split()),
        "cells": len(code) - len(exercises),
        "exercises": len(exercises),
    }


def binder(repository: str, tag: str, file: str) -> str:
    """Return the address that opens a notebook on Binder, in the version of a release.

    Parameters
    ----------
    repository : str
        Address of the repository on GitHub.
    tag : str
        The release: Binder builds a tag once and keeps it.
    file : str
        Name of the notebook.
    """
    owner_and_name = "/".join(repository.rstrip("/").split("/")[-2:])
    return f"https://mybinder.org/v2/gh/{owner_and_name}/{tag}?urlpath=lab/tree/notebooks/{file}"


def links(repository: str, tag: str) -> str:
    """Return the table for README.md: each lesson with its question, its minutes and its Binder link."""
    rows = [
        f"| [`{one['number']}` {one['title']}](notebooks/{one['file']}) | {one['question']} "
        f"| {one['minutes']} | [open]({binder(repository, tag, one['file'])}) |"
        for one in lessons()
    ]
    return "\n".join(["| lesson | its question | minutes | on Binder |", "|---|---|---:|---|", *rows])


def glance() -> str:
    """Return the table for docs/instructors.md: each lesson with its question and how much it holds."""
    rows = [
        f"| [`{one['number']}` {one['title']}](../notebooks/{one['file']}) | {one['question']} "
        f"| {one['exercises'] or 'two choices'} | {one['words']:,} | {one['cells']} | {one['minutes']} |"
        for one in lessons()
    ]
    head = "| lesson | its question | exercises | words | code cells | minutes alone |"
    return "\n".join([head, "|---|---|---:|---:|---:|---:|", *rows])
