"""The slip of results, and work saved to a file and taken up again."""

import csv
import json
import re
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

from nagorno.checks.letters import harmless
from nagorno.exercises import record
from nagorno.exercises.ask import Question
from nagorno.exercises.registry import lesson, lessons, question
from nagorno.exercises.reply import DONE, OPEN, Reply, count
from nagorno.schema import shipped

FORMAT = "nagorno exercises 1"
READY = "ready to hand in"
FILE = "my_answers.json"
HEADER = ("question", "state", "marked_by")


@dataclass(frozen=True, repr=False)
class Slip:
    """The results so far, to hand in on any platform: as text to copy, or as CSV.

    Parameters
    ----------
    name : str
        As typed in; empty for none.
    rows : tuple of tuple of str
        Question, state, and whether its check or the teacher marks it.
    """

    name: str
    rows: tuple[tuple[str, str, str], ...]

    @property
    def csv(self) -> str:
        """The slip as CSV: question, state, marked_by, and name if there is one."""
        file = StringIO()
        writer = csv.writer(file, lineterminator="\n")
        named = [harmless(self.name)] if self.name else []
        writer.writerow([*HEADER, *(["name"] if named else [])])
        writer.writerows([*row, *named] for row in self.rows)
        return file.getvalue()

    def __repr__(self) -> str:
        """Return the slip as lines of text."""
        states = [state for _, state, _ in self.rows]
        ready = f", {states.count(READY)} {READY}" if READY in states else ""
        done = f"{states.count(DONE)} of {count(len(states), 'question')} done{ready}"
        head = f"{self.name}: {done}" if self.name else done
        data = shipped().descriptor
        lines = [f"{one:<6} {state}" for one, state, _ in self.rows]
        return "\n".join([f"{head}. Data {data['name']}, version {data['version']}.", *lines])

    def _repr_html_(self) -> str:
        cells = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(one)}</th>'
            f'<td style="text-align:left">{escape(state)}</td></tr>'
            for one, state, _ in self.rows
        )
        head = escape(repr(self).split("\n")[0])
        return f'<div role="status"><p>{head}</p><table><tbody>{cells}</tbody></table></div>'


def slip(name: str = "") -> Slip:
    """Give the results so far, for every lesson of which a question was checked.

    Parameters
    ----------
    name : str
        Your name or number, if your teacher asks for it; by default none is written.

    Returns
    -------
    Slip
        Shown as text; ``.csv`` is the same for a learning platform.

    Examples
    --------
    >>> slip().csv.splitlines()[0]
    'question,state,marked_by'
    """
    numbers = dict.fromkeys(one.partition("-")[0] for one in record.seen())
    asked = [one for number in numbers if number in lessons() for one in lesson(number).values()]
    return Slip(" ".join(str(name).split()), tuple(_row(one) for one in asked))


def _row(one: Question) -> tuple[str, str, str]:
    state = record.entry(one.id).state
    return (one.id, READY if state == DONE else state, "teacher") if one.graded else (one.id, state, "check")


def save(path: str | Path = FILE) -> Reply:
    """Write your answers to a file, so that they outlive this session.

    Parameters
    ----------
    path : str or pathlib.Path
        Where. A file of saved answers is brought up to date; any other file is left alone.

    Returns
    -------
    Reply
        What was written, or why nothing was.

    Examples
    --------
    >>> save("a/folder/that/is/not/there.json")
    Not saved. There is no folder a/folder/that/is/not.
    """
    path = Path(path)
    if path.exists():
        before = _read(path)
        if before is None:
            return Reply(
                "Not saved", f"{path} is there already and holds something else. Choose another name."
            )
    else:
        before = {}
    if not path.parent.is_dir():
        return Reply("Not saved", f"There is no folder {path.parent}.")
    return _write(path, before)


def _write(path: Path, before: dict[str, Any]) -> Reply:
    now = {one: record.entry(one) for one in record.seen()}
    fresh = {one: {"state": it.state, "answer": it.answer} for one, it in now.items() if it.state != OPEN}
    text = json.dumps({"format": FORMAT, "answers": dict(sorted((before | fresh).items()))}, indent=1)
    half = path.with_name(path.name + ".part")
    try:
        half.write_text(text + "\n", encoding="utf-8")
        half.replace(path)
    except OSError as problem:
        return Reply("Not saved", f"{path} cannot be written: {problem.strerror}.")
    kept = len(before.keys() - fresh.keys())
    more = f", {kept} kept from before" if kept else ""
    return Reply("Saved", f"{count(len(fresh), 'answer')} in {path}{more}. Download the file to keep it.")


def resume(path: str | Path = FILE) -> Reply:
    """Take up answers that were saved, and check them again.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.

    Returns
    -------
    Reply
        Each answer with its state, to be copied back into its cell; or why nothing was read.

    Examples
    --------
    >>> resume("no_such_file.json")
    Nothing resumed. There is no file no_such_file.json. Upload it to this folder first.
    """
    path = Path(path)
    if not path.is_file():
        return Reply("Nothing resumed", f"There is no file {path}. Upload it to this folder first.")
    saved = _read(path)
    if saved is None:
        return Reply("Nothing resumed", f"{path} holds no answers that were saved by nagorno.")
    lines = [_resumed(one, entry["answer"]) for one, entry in saved.items()]
    head = "To go on with one, copy what stands behind its colon into its cell."
    return Reply(f"Resumed {count(len(lines), 'answer')} from {path}", "\n\n".join([head, *lines]))


def _resumed(id: str, answer: object) -> str:
    number = id.partition("-")[0]
    if number not in lessons() or id not in lesson(number):
        return f"{id}: this version has no such question."
    if answer is None:
        return f"{id}: it could not be read when it was saved."
    state = question(id).check(answer).title.split(": ")[-1]
    return f"{id}, {state}: {json.dumps(answer, ensure_ascii=False)}"


def _read(path: Path) -> dict[str, Any] | None:
    """Return the saved answers; None if the file is not one of ours."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    answers = found.get("answers") if isinstance(found, dict) and found.get("format") == FORMAT else None
    whole = isinstance(answers, dict) and all(_entry(one) for one in answers.items())
    return answers if whole else None


def _entry(item: tuple[Any, Any]) -> bool:
    id, entry = item
    return (
        bool(re.fullmatch(r"\d\d-\d+", id)) and isinstance(entry, dict) and {"state", "answer"} <= set(entry)
    )
