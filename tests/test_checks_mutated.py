"""The checker and packages broken by chance: no crash, no change, no silent pass; frictionless as referee."""

import csv
import io
import json
import random
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_helpers import without_sizes

from nagorno import schema
from nagorno.checks import problems
from nagorno.schema import DESCRIPTOR, SHIPPED

OURS = schema.shipped()
TABLES = {name: OURS.folder / OURS.table(name)["path"] for name in OURS.tables}
FILES = [DESCRIPTOR, *(file.name for file in TABLES.values())]
RAW = {file: (SHIPPED / file).read_bytes() for file in FILES}
SLOW = settings(max_examples=25, deadline=None)

Rows = list[list[str]]


RAW[DESCRIPTOR] = json.dumps(without_sizes(json.loads(RAW[DESCRIPTOR])), ensure_ascii=False).encode()
GRIDS: dict[str, Rows] = {
    name: list(csv.reader(io.StringIO(RAW[file.name].decode(), newline=""))) for name, file in TABLES.items()
}


@contextmanager
def package(**changed: bytes | None) -> Iterator[Path]:
    """Write a package into a folder of its own; a file that is None is left out."""
    with tempfile.TemporaryDirectory() as folder:
        for file, raw in {**RAW, **changed}.items():
            if raw is not None:
                (Path(folder) / file).write_bytes(raw)
        yield Path(folder)


def found(changed: dict[str, bytes | None]) -> list[str]:
    """Return what is found, and see on the way that nothing in the folder is touched."""
    with package(**changed) as folder:
        before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
        sentences = [problem.sentence() for problem in problems(folder)]
        assert {
            file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()
        } == before
    assert all(sentence.isprintable() for sentence in sentences)
    return sentences


def written(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def with_rows(table: str, rows: Rows) -> dict[str, bytes | None]:
    return {TABLES[table].name: written(rows)}


tables = st.sampled_from([*TABLES])


@st.composite
def cells(draw: st.DrawFn, fits: Callable[[dict[str, Any]], bool]) -> tuple[str, int, int, dict[str, Any]]:
    """Draw a cell of a column that fits: table, row, place and field."""
    columns = [(name, field) for name in TABLES for field in OURS.fields(name).values() if fits(field)]
    table, field = draw(st.sampled_from(columns))
    row = draw(st.integers(1, len(GRIDS[table]) - 1))
    return table, row, [*OURS.fields(table)].index(field["name"]), field


def replaced(table: str, row: int, place: int, value: str) -> dict[str, bytes | None]:
    rows = [[*cells] for cells in GRIDS[table]]
    rows[row][place] = value
    return with_rows(table, rows)


def required(field: dict[str, Any]) -> bool:
    return bool(field["constraints"].get("required")) if "constraints" in field else False


@SLOW
@given(cells(required))
def test_no_required_cell_can_be_empty(cell: tuple[str, int, int, dict[str, Any]]) -> None:
    assert found(replaced(*cell[:3], ""))


@SLOW
@given(cells(lambda field: "categories" in field), st.text(min_size=1))
def test_no_vocabulary_takes_another_word(cell: tuple[str, int, int, dict[str, Any]], value: str) -> None:
    table, row, place, field = cell
    if value not in field["constraints"]["enum"] and value.isprintable():
        assert any(
            "not in this column's vocabulary" in s for s in found(replaced(table, row, place, value))
        ) or (
            any(
                "formula" in s or "blanks" in s or "Windows" in s or "NFC" in s
                for s in found(replaced(table, row, place, value))
            )
        )


KEYS = {(reference.table, reference.column) for name in TABLES for reference in OURS.references(name)}


@SLOW
@given(
    tables.flatmap(lambda t: st.tuples(st.just(t), st.integers(1, len(GRIDS[t]) - 1))), st.sampled_from("abc")
)
def test_no_key_points_at_a_row_that_is_not_there(place: tuple[str, int], letter: str) -> None:
    table, row = place
    for name in {column for key, column in KEYS if key == table}:
        column = [*OURS.fields(table)].index(name)
        if GRIDS[table][row][column]:
            assert any("has no such" in s for s in found(replaced(table, row, column, f"zz-{letter}")))


@SLOW
@given(st.sampled_from(["claims", "sources"]), st.randoms(use_true_random=False))
def test_no_id_changes_unseen(table: str, chance: random.Random) -> None:
    row = chance.randrange(1, len(GRIDS[table]))
    assert found(replaced(table, row, 0, f"new-{chance.randrange(99)}"))


@SLOW
@given(st.sampled_from(["attributions", "claims", "sources"]), st.randoms(use_true_random=False))
def test_no_step_claim_or_source_is_lost_unseen(table: str, chance: random.Random) -> None:
    rows = [*GRIDS[table]]
    del rows[chance.randrange(1, len(rows))]
    assert found(with_rows(table, rows))


@SLOW
@given(tables, st.randoms(use_true_random=False))
def test_no_row_comes_twice(table: str, chance: random.Random) -> None:
    rows = [*GRIDS[table], chance.choice(GRIDS[table][1:])]
    assert any("already" in s for s in found(with_rows(table, rows)))


@SLOW
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_free_and_that_of_columns_is_not(table: str, chance: random.Random) -> None:
    header, *rows = GRIDS[table]
    assert found(with_rows(table, [header, *chance.sample(rows, len(rows))])) == []
    order = chance.sample(range(len(header)), len(header))
    if order != sorted(order):
        assert any(
            "another order" in s
            for s in found(with_rows(table, [[r[i] for i in order] for r in GRIDS[table]]))
        )


@SLOW
@given(tables, st.randoms(use_true_random=False))
def test_no_row_loses_a_cell_and_no_table_a_column(table: str, chance: random.Random) -> None:
    row, column = chance.randrange(1, len(GRIDS[table])), chance.randrange(len(GRIDS[table][0]))
    rows = [[*cells] for cells in GRIDS[table]]
    del rows[row][column]
    assert any("too few cells" in s for s in found(with_rows(table, rows)))
    narrow = [cells[:column] + cells[column + 1 :] for cells in GRIDS[table]]
    assert any("missing column" in s for s in found(with_rows(table, narrow)))


@SLOW
@given(st.sampled_from(FILES))
def test_no_file_may_be_missing(file: str) -> None:
    assert any("no such file" in s for s in found({file: None}))


@SLOW
@given(cells(lambda field: True), st.text())
def test_any_text_in_any_cell_is_borne(cell: tuple[str, int, int, dict[str, Any]], value: str) -> None:
    found(replaced(*cell[:3], value))


@SLOW
@given(cells(lambda field: True), cells(lambda field: True))
def test_any_two_cells_may_change_places(
    one: tuple[str, int, int, dict[str, Any]], other: tuple[str, int, int, dict[str, Any]]
) -> None:
    found(replaced(*one[:3], GRIDS[other[0]][other[1]][other[2]]))


@SLOW
@given(st.sampled_from(FILES), st.binary(max_size=40), st.integers(0), st.integers(0, 200))
def test_any_bytes_in_any_file_are_borne(file: str, raw: bytes, place: int, length: int) -> None:
    whole = RAW[file] or b""
    place %= len(whole) + 1
    found({file: whole[:place] + raw + whole[place + length :]})


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(FILES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a JSON value: its holder and its key."""
    if isinstance(value, dict | list):
        for key in [*value] if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from nodes(value[key])


@settings(max_examples=80, deadline=None)
@given(st.integers(0), values, st.booleans())
def test_any_value_anywhere_in_the_descriptor_is_borne(place: int, value: Any, removed: bool) -> None:
    descriptor = json.loads(RAW[DESCRIPTOR] or b"")
    places = [*nodes(descriptor)]
    holder, key = places[place % len(places)]
    if removed:
        del holder[key]
    else:
        holder[key] = value
    found({DESCRIPTOR: json.dumps(descriptor).encode()})


REFEREE: dict[str, Callable[[Path], object]] = {
    "a required cell that is empty": lambda f: edit(f, "claims.csv", "speaker_id", ""),
    "a word off the vocabulary": lambda f: edit(f, "claims.csv", "act", "acusation"),
    "a pattern that is not met": lambda f: edit(f, "actors.csv", "country", "usa"),
    "a number that is none": lambda f: edit(f, "claims.csv", "paragraph", "one"),
    "a number out of range": lambda f: edit(f, "places.csv", "lat", "91"),
    "a date that is none": lambda f: edit(f, "sources.csv", "published", "10/10/2020"),
    "a key twice": lambda f: edit(f, "actors.csv", "actor_id", "armenia"),
    "a foreign key that points nowhere": lambda f: edit(f, "claims.csv", "date_id", "nowhere"),
    "an address that is none": lambda f: edit(f, "sources.csv", "url", "https://exa mple.org"),
    "a row that is too short": lambda f: append(f, "places.csv", b"x,y\n"),
    "a row that is too long": lambda f: append(f, "claim_places.csv", b"a,b,c,d,e\n"),
    "a blank line": lambda f: append(f, "claim_places.csv", b"\n"),
    "bytes that are not UTF-8": lambda f: append(f, "claim_places.csv", b"\xff,\xff,\xff,\xff\n"),
    "a missing file": lambda f: (f / "names.csv").unlink(),
    "an empty file": lambda f: (f / "names.csv").write_bytes(b""),
}  # fmt: skip


def edit(folder: Path, file: str, column: str, value: str) -> None:
    rows = [[*cells] for cells in GRIDS[file.removesuffix(".csv")]]
    rows[1][rows[0].index(column)] = value
    (folder / file).write_bytes(written(rows))


def append(folder: Path, file: str, raw: bytes) -> None:
    (folder / file).write_bytes((folder / file).read_bytes() + raw)


def rejected(folder: Path) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies' deprecations are not ours to mend
        import frictionless

        return not frictionless.validate(str(folder / DESCRIPTOR)).valid


@pytest.mark.parametrize("change", REFEREE.values(), ids=REFEREE)
def test_what_frictionless_rejects_is_rejected(change: Callable[[Path], object], tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED, copy)
    (copy / DESCRIPTOR).write_bytes(RAW[DESCRIPTOR] or b"")
    change(copy)
    assert rejected(copy)
    assert problems(copy)


def test_frictionless_accepts_what_is_shipped() -> None:
    assert not rejected(SHIPPED)
