"""The checker: a clean package is clean, and each broken one is told what is broken, where, and what to do."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from nagorno.checks import check, problems
from nagorno.checks.problem import CAP
from nagorno.schema import DESCRIPTOR, SHIPPED

C = "thehill-2020-10-10-c"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped package that declares no sizes, so that each test finds its own mistake only."""
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED, copy)
    with_descriptor(
        copy, lambda d: [d_.pop(key, None) for d_ in d["resources"] for key in ("rows", "bytes", "hash")]
    )
    return copy


def with_descriptor(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    file = folder / DESCRIPTOR
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    change(descriptor)
    file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def with_cells(folder: Path, table: str, line: int, **cells: str) -> None:
    """Replace cells of the row on a line; a line behind the last one is added."""
    file = folder / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    if line > len(rows):
        rows.append([""] * len(rows[0]))
        line = len(rows)
    for column, value in cells.items():
        rows[line - 1][rows[0].index(column)] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def with_bytes(folder: Path, file: str, change: Callable[[bytes], bytes]) -> None:
    (folder / file).write_bytes(change((folder / file).read_bytes()))


def line_of(table: str, column: str, value: str) -> int:
    """The line of the first row that has a value; the shipped tables have no line breaks in cells."""
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return 2 + [row[column] for row in csv.DictReader(stream)].index(value)


def told(folder: Path, *words: str) -> bool:
    sentences = [problem.sentence() for problem in problems(folder)]
    return any(all(word in sentence for word in words) for sentence in sentences) or pytest.fail(
        f"nothing says {words} in:\n" + "\n".join(sentences or ["(clean)"])
    )


def test_the_shipped_package_is_clean() -> None:
    assert [problem.sentence() for problem in problems()] == []


def test_a_copy_elsewhere_is_clean_too(folder: Path) -> None:
    assert [problem.sentence() for problem in problems(folder)] == []


def test_problems_come_as_a_table_with_nullable_lines(folder: Path) -> None:
    with_cells(folder, "claims", 12, act="acusation")
    (folder / "stray.csv").write_text("a\n", encoding="utf-8")
    found = check(folder)
    assert [*found.columns] == ["file", "line", "column", "came", "allowed", "problem", "remedy"]
    assert found["line"].dtype == "Int64"
    assert found[["file", "line", "column", "came"]].astype("object").fillna("none").to_numpy().tolist() == [
        ["claims.csv", 12, "act", "acusation"],
        ["stray.csv", "none", "", ""],
    ]
    assert check().empty
    assert check().dtypes.equals(found.dtypes)
    assert isinstance(found, pd.DataFrame)


def test_a_sentence_says_where_what_and_what_to_do(folder: Path) -> None:
    with_cells(folder, "claims", 12, act="acusation")
    [problem] = problems(folder)
    assert problem.sentence() == (
        "claims.csv, line 12, act: not in this column's vocabulary; came 'acusation'; allowed: background, assertion, "
        "appraisal, call, commitment, threat, acknowledgement, accusation, denial. Did you mean 'accusation'? "
        "The codebook defines each value."
    )


def test_every_problem_is_told_at_once_in_the_order_of_files_and_lines(folder: Path) -> None:
    with_cells(folder, "places", 9, lat="95")
    with_cells(folder, "actors", 4, kind="country", wikidata="399")
    with_cells(folder, "claims", 2, speaker_id="")
    places = [(p.file, p.line, p.column) for p in problems(folder)]
    first = [("actors.csv", 4, "kind"), ("actors.csv", 4, "wikidata"), ("places.csv", 9, "lat")]
    assert places[:4] == [*first, ("claims.csv", 2, "speaker_id")]


CELLS = {
    "an id that is not in its form": ("actors", 3, {"actor_id": "Associated Press"}, ["associated-press", "form"]),
    "an id that comes twice": ("actors", 4, {"actor_id": "thehill"}, ["line 4", "line 2 already"]),
    "a required cell that is empty": ("claims", 5, {"proposition": ""}, ["required"]),
    "a word that is near one of the vocabulary": ("places", 5, {"kind": "citty"}, ["Did you mean 'city'?"]),
    "an actor that is not there": ("claims", 5, {"speaker_id": "asociated-press"}, ["Did you mean 'associated-press'?"]),
    "a source that is not there": ("claims", 5, {"source_id": "ap-2020"}, ["no such source_id", "sources.csv"]),
    "a place in a list that is not there": ("dates", 2, {"place_ids": "moscow;kapann"}, ["Did you mean 'kapan'?"]),
    "an id twice in a list": ("dates", 2, {"place_ids": "moscow;moscow"}, ["twice in the list"]),
    "a list joined by commas": ("dates", 7, {"place_ids": "moscow, kapan"}, ["Did you mean 'moscow;kapan'?"]),
    "a body that is part of itself": ("actors", 4, {"part_of": "armenia-military"}, ["circle"]),
    "a chain of bodies that is too long": ("actors", 16, {"part_of": "jeyhun-bayramov"}, ["5 levels", "at most 4"]),
    "a name borne twice": ("names", 3, {"place_id": "armenia", "name": "Armenia", "language": "en", "used_by": "thehill"},
                           ["stands on line 2 already"]),
    "a whole number with a decimal point": ("claims", 9, {"number_low": "1.0"}, ["Did you mean 1?"]),
    "a number with a comma": ("places", 5, {"lat": "55,75"}, ["Did you mean 55.75?"]),
    "a number in words": ("claims", 9, {"number_low": "one"}, ["whole number"]),
    "a negative number of dead": ("claims", 9, {"number_low": "-1"}, ["out of range", "at least 0"]),
    "a latitude beyond the pole": ("places", 5, {"lat": "95.5"}, ["out of range", "at most 90"]),
    "coordinates that were swapped": ("places", 8, {"lat": "46.4068", "lon": "39.2076"}, ["swapped", "lat 39.2076"]),
    "a point without its precision": ("places", 8, {"precision": ""}, ["together or not at all"]),
    "a precision without a point": ("places", 8, {"lat": "", "lon": ""}, ["together or not at all"]),
    "Excel's count of days": ("sources", 2, {"published": "44114"}, ["write 2020-10-10", "Text"]),
    "Excel's month": ("dates", 3, {"edtf": "Oct-20"}, ["Excel wrote this"]),
    "a date with points": ("sources", 2, {"published": "10.10.2020"}, ["Write 2020-10-10"]),
    "a date with slashes": ("dates", 3, {"edtf": "10/10/2020"}, ["Write 2020-10-10"]),
    "a date that is no day": ("sources", 2, {"published": "2020-10"}, ["YYYY-MM-DD"]),
    "a day that the calendar has not": ("sources", 2, {"published": "2020-02-30"}, ["no day 30"]),
    "a date with its time": ("dates", 3, {"edtf": "2020-10-10T12:00"}, ["clock time in `time`"]),
    "a time of the 12-hour clock": ("claims", 5, {"time": "9 pm", "tz": "Asia/Baku"}, ["24-hour clock"]),
    "a zone that is none": ("claims", 5, {"edtf": "2020-10-10", "time": "12", "tz": "Asia/Yerivan"}, ["Asia/Yerevan"]),
    "a time without a zone": ("claims", 5, {"edtf": "2020-10-10", "time": "12:00"}, ["without a time zone"]),
    "a zone without a time": ("dates", 3, {"tz": "Asia/Baku"}, ["a time zone without time"]),
    "a time of no day": ("claims", 2, {"time": "12:00", "tz": "Asia/Baku"}, ["a clock time without edtf"]),
    "a time of two days": ("claims", 5, {"time": "12:00", "tz": "Asia/Baku"}, ["needs a single day"]),
    "a cache of the start that disagrees": ("dates", 3, {"start": "2020-10-09"}, ["start", "Write 2020-10-10."]),
    "a cache of the end of what is open": ("dates", 9, {"end": "2020-11-09"}, ["end", "Leave the cell empty."]),
    "a cache of the granularity that disagrees": ("dates", 3, {"granularity": "month"}, ["Write day."]),
    "more words than a proposition has": ("claims", 5, {"proposition": "word " * 30 + "word"}, ["at most 30 words"]),
    "a quotation of seven words": ("claims", 5, {"quote": "one two three four five six seven"}, ["7 words"]),
    "a proposition that is too long": ("claims", 5, {"proposition": "o" * 241}, ["at most 240 characters"]),
    "a formula": ("claims", 5, {"note": "=HYPERLINK(1)"}, ["formula"]),
    "a formula that begins with a minus": ("claims", 5, {"note": "-1+1"}, ["formula"]),
    "a tab": ("claims", 5, {"note": "one\ttwo"}, ["U+0009"]),
    "a control character": ("claims", 5, {"note": "bell\x07"}, ["U+0007", r"bell\x07"]),
    "a zero byte": ("claims", 5, {"note": "nil\x00"}, ["U+0000"]),
    "a line break in a cell": ("claims", 5, {"note": "one\ntwo"}, ["line 5", "U+000A", "further up"]),
    "a bidi override": ("claims", 5, {"note": "left\u202eright"}, ["U+202E"]),
    "a zero-width space": ("actors", 3, {"name": "Asso\u200bciated"}, ["U+200B"]),
    "letters and accents apart": ("names", 3, {"name": "Fu\u0308zuli"}, ["Write 'Füzuli' (NFC)"]),
    "blanks around a cell": ("actors", 3, {"name": " Associated Press"}, ["blanks", "'Associated Press'"]),
    "Latin mojibake": ("names", 3, {"name": "FÃ¼zuli"}, ["Did you mean 'Füzuli'?"]),
    "Azerbaijani mojibake": ("names", 4, {"name": "ErmÉ™nistan"}, ["Did you mean 'Ermənistan'?"]),
    "Cyrillic mojibake": ("names", 5, {"name": "ÐœÐ¾Ñ\u0081ÐºÐ²Ð°"}, ["Windows-1252"]),
    "Armenian mojibake": ("names", 3, {"name": "Հայաստան".encode().decode("latin-1")}, ["Windows-1252"]),
    "mojibake beside whole letters": ("claims", 5, {"note": "Հ and FÃ¼zuli"}, ["Copy the text again"]),
    "a replacement character": ("names", 3, {"name": "F\ufffdzuli"}, ["Copy the text again"]),
    "a script for an address": ("sources", 2, {"url": "javascript:alert(1)"}, ["not of the web"]),
    "data for an address": ("sources", 2, {"url": "data:text/html,x"}, ["not of the web"]),
    "a file for an address": ("sources", 2, {"archived_url": "file:///etc/passwd"}, ["not of the web"]),
    "an address with a password": ("sources", 2, {"url": "https://me:secret@example.org/"}, ["user name or password"]),
    "an address with a blank": ("sources", 2, {"url": "https://example.org/a b"}, ["%20"]),
    "a country in small letters": ("actors", 4, {"country": "arm"}, ["Did you mean 'ARM'?"]),
    "a claim whose id is another source's": ("claims", 5, {"claim_id": "ap-c04"}, ["source_id and -cNN", f"{C}01"]),
    "a paragraph that the source has not": ("claims", 5, {"paragraph": "13"}, ["12 paragraphs", "0 to 12"]),
    "claims of a source that was only cited": ("sources", 2, {"extent": "cited"}, ["extent 'cited' has no claims"]),
    "bounds out of order": ("claims", 9, {"number_low": "2"}, ["lower bound is above the upper"]),
    "a number of nothing": ("claims", 9, {"number_of": ""}, ["a number of what?"]),
    "a unit without a number": ("claims", 5, {"number_of": "killed"}, ["a unit without a number"]),
    "a speaker among the others": ("claims", 5, {"about_ids": "associated-press"}, ["holds the speaker_id too"]),
    "a chain with a gap": ("attributions", 13, {"step": "3"}, ["a gap in the chain", "allowed: 2"]),
    "a chain that begins late": ("attributions", 2, {"step": "1"}, ["does not begin at step 0"]),
    "a chain from another outlet": ("attributions", 2, {"actor_id": "armenia"}, ["not the outlet of the source"]),
    "a chain to another speaker": ("attributions", 13, {"actor_id": "russia"}, ["not the speaker", "armenia-military"]),
    "a chain that comes back": ("attributions", 12, {"actor_id": "thehill"}, ["an actor stands twice"]),
    "a report that cites itself": ("attributions", 12, {"cites_id": "thehill-2020-10-10"}, ["cite itself"]),
    "a link to itself": ("claim_links", 2, {"other_id": f"{C}02"}, ["not linked to itself"]),
    "two relations of one pair": ("claim_links", 99, {"claim_id": f"{C}02", "relation": "corrects", "other_id": f"{C}01",
                                  "basis": "text"}, ["joins the two by 'repeats' already"]),
    "another's words repeated": ("claim_links", 6, {"relation": "repeats"}, ["same speaker or body"]),
    "one's own words supported": ("claim_links", 2, {"relation": "supports"}, ["supports joins two speakers"]),
    "a denial of one's own words": ("claim_links", 2, {"relation": "denies"}, ["denies joins two speakers"]),
    "a counter-charge to no charge": ("claim_links", 6, {"relation": "counter_accuses"}, ["joins two accusations"]),
    "a counter-charge to one's own": ("claim_links", 8, {"other_id": f"{C}10"}, ["joins two sides"]),
    "a repetition of a repetition": ("claim_links", 99, {"claim_id": f"{C}03", "relation": "repeats", "other_id": f"{C}02",
                                     "basis": "text"}, ["repeats another one itself", f"{C}01"]),
    "two first tellings": ("claim_links", 99, {"claim_id": f"{C}02", "relation": "repeats", "other_id": f"{C}03",
                           "basis": "text"}, ["another first telling"]),
    "corrections in a circle": ("claim_links", 99, {"claim_id": f"{C}01", "relation": "corrects", "other_id": f"{C}02",
                                "basis": "text"}, ["lead in a circle"]),
    "a name of actor and place": ("names", 2, {"actor_id": "armenia"}, ["exactly one of actor_id and place_id"]),
    "a name of nobody": ("names", 2, {"place_id": ""}, ["exactly one of actor_id and place_id"]),
    "adjudication in a proposition": ("claims", 5, {"proposition": "X falsely said so."}, ["'falsely'", "own voice"]),
    "adjudication in an actor's name": ("actors", 5, {"name": "The Regime"}, ["'Regime'", "own voice"]),
    "adjudication in two words": ("dates", 3, {"label": "It was in  fact so"}, ["'in  fact'"]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "line", "cells", "words"), CELLS.values(), ids=CELLS)
def test_a_broken_cell_is_told(
    folder: Path, table: str, line: int, cells: dict[str, str], words: list[str]
) -> None:
    with_cells(folder, table, line, **cells)
    assert told(folder, *words)


@pytest.mark.parametrize(
    ("table", "line", "cells"),
    [
        ("names", 3, {"name": "Regime"}),
        ("claims", 5, {"quote": "so-called regime"}),
        ("places", 8, {"lat": "-38.9072", "lon": "-77.0369"}),
        ("places", 8, {"lat": "38.9072", "lon": "-77.0369"}),
        ("places", 5, {"lat": "47.2357", "lon": "39.7015"}),
        ("claims", 5, {"note": "– a dash, “quotes”, É and ß”"}),
        ("sources", 2, {"url": "https://example.org/a%20b?c=d&e=(f)#g"}),
        ("claims", 9, {"number_high": ""}),
        ("claims", 4, {"time": "12:00~", "tz": "Asia/Yerevan"}),
    ],
)
def test_what_is_right_is_let_pass(folder: Path, table: str, line: int, cells: dict[str, str]) -> None:
    with_cells(folder, table, line, **cells)
    assert [problem.sentence() for problem in problems(folder)] == []


FILES = {
    "an empty file": (lambda raw: b"", ["the file is empty"]),
    "semicolons": (lambda raw: raw.replace(b",", b";"), ["line 1", "semicolon", "Excel"]),
    "tabs": (lambda raw: raw.replace(b",", b"\t"), ["separated by a tab"]),
    "a byte-order mark": (lambda raw: b"\xef\xbb\xbf" + raw, ["byte-order mark", "without BOM"]),
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), ["UTF-16", "UTF-8"]),
    "UTF-16 without a mark": (lambda raw: raw.decode().encode("utf-16-le"), ["UTF-16"]),
    "cp1252": (lambda raw: raw.replace(b"Who said", b"Who sa\xefd").replace(b"Kapan,", b"K\xe1pan,"), ["Windows-1252"]),
    "a row that is too short": (lambda raw: raw + b"x,y\n", ["2 cells", "too few"]),
    "a row that is too long": (lambda raw: raw[:-1] + b",\n", ["too many cells", "Quote the cell"]),
    "a quotation mark left open": (lambda raw: raw + b'"x,y\n', ["quotation mark is left open"]),
    "a quotation mark within a cell": (lambda raw: raw + b'"x"y,z\n', ["wrong place"]),
    "a blank line": (lambda raw: raw.replace(b"\n", b"\n\n", 1), ["line 2", "blank line"]),
    "a column twice": (lambda raw: raw.replace(b"note", b"name", 1), ["name", "2 times"]),
    "a column less": (lambda raw: raw.replace(b",note", b"", 1), ["note", "missing column"]),
    "a column that is misspelt": (lambda raw: raw.replace(b"kind", b"knid", 1), ["unknown column", "'kind'"]),
    "columns in another order": (lambda raw: raw.replace(b"name,kind", b"kind,name", 1), ["another order"]),
    "no header": (lambda raw: raw.split(b"\n", 1)[1], ["not this table's header"]),
    "a verdict column": (lambda raw: raw.replace(b"basis", b"is_true", 1), ["is_true", "column for verdicts"]),
    "a verdict in two words": (lambda raw: raw.replace(b"basis", b"Claim Verdict", 1), ["column for verdicts"]),
    "the line ends of an old Mac": (lambda raw: raw.replace(b"\n", b"\r"), ["carriage return"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), FILES.values(), ids=FILES)
def test_a_broken_file_is_told(folder: Path, change: Callable[[bytes], bytes], words: list[str]) -> None:
    with_bytes(folder, "places.csv", change)
    assert told(folder, "places.csv", *words)


def test_lines_that_end_as_on_windows_are_accepted(folder: Path) -> None:
    with_bytes(folder, "places.csv", lambda raw: raw.replace(b"\n", b"\r\n"))
    assert problems(folder) == []


def test_a_table_without_rows_is_accepted(folder: Path) -> None:
    with_bytes(folder, "claim_links.csv", lambda raw: raw.split(b"\n", 1)[0] + b"\n")
    assert problems(folder) == []


def test_a_table_that_cannot_be_read_does_not_break_the_keys_of_the_others(folder: Path) -> None:
    (folder / "actors.csv").unlink()
    assert [problem.sentence() for problem in problems(folder)] == [
        "actors.csv: there is no such file. Put it there, or take it out of the descriptor."
    ]


def resource(descriptor: dict[str, Any], name: str = "claims") -> dict[str, Any]:
    return next(resource for resource in descriptor["resources"] if resource["name"] == name)


def column(descriptor: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    return next(field for field in resource(descriptor, table)["schema"]["fields"] if field["name"] == name)


def strange(name: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "schema": {"fields": [{"name": "x", "type": "string"}]},
        **more,
    }


DESCRIPTORS: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "no resources": (lambda d: d.pop("resources"), ["resources", "no list"]),
    "resources that are none": (lambda d: d.update(resources=["claims"]), ["resources[0]", "proper name"]),
    "two resources of one name": (lambda d: d["resources"].append(resource(d)), ["two resources"]),
    "a table less": (lambda d: d["resources"].remove(resource(d, "names")), ["resources.names", "missing"]),
    "a path up": (lambda d: resource(d).update(path="../claims.csv"), ["leaves the folder"]),
    "a path up and down": (lambda d: resource(d).update(path="a/../claims.csv"), ["leaves the folder"]),
    "a path from the root": (lambda d: resource(d).update(path="/etc/passwd"), ["does not begin in the folder"]),
    "a path of Windows": (lambda d: resource(d).update(path="C:\\claims.csv"), ["does not begin in the folder"]),
    "a path over the net": (lambda d: resource(d).update(path="https://example.org/x.csv"), ["an address"]),
    "a path that is a list": (lambda d: resource(d).update(path=["claims.csv"]), ["no path to a file"]),
    "a path with a zero byte": (lambda d: resource(d).update(path="a\0b"), ["no path", r"a\x00b"]),
    "one file for two tables": (lambda d: resource(d, "names").update(path="places.csv"), ["is that of 'places' too"]),
    "a schema that is a path": (lambda d: resource(d).update(schema="schema.json"), ["no schema with a list of fields"]),
    "a column less": (lambda d: resource(d)["schema"]["fields"].pop(4), ["schema.act", "a column is missing"]),
    "another type": (lambda d: column(d, "claims", "act").update(type="any"), ["act.type", "no such type"]),
    "a type that is not ours": (lambda d: column(d, "claims", "paragraph").update(type="string"), ["paragraph.type"]),
    "a vocabulary that lacks a value": (
        lambda d: [v.pop() for v in (column(d, "claims", "act")["categories"], column(d, "claims", "act")["constraints"]["enum"])],
        ["act.constraints.enum", "lacks denial"]),
    "a vocabulary in two versions": (lambda d: column(d, "claims", "act")["categories"].pop(), ["act.categories"]),
    "a key less": (lambda d: resource(d)["schema"].pop("primaryKey"), ["primaryKey", "not as in our descriptor"]),
    "a foreign key less": (lambda d: resource(d)["schema"]["foreignKeys"].pop(0), ["foreignKeys", "sources"]),
    "a pattern that may take years": (
        lambda d: column(d, "claims", "note").update(constraints={"pattern": "(a+)+$"}), ["note.constraints.pattern"]),
    "a maximum that is a word": (
        lambda d: column(d, "places", "lat")["constraints"].update(maximum="90"), ["lat.constraints.maximum"]),
    "a dialect": (lambda d: resource(d).update(dialect={"delimiter": ";"}), ["dialect", "not followed here"]),
    "another encoding": (lambda d: resource(d).update(encoding="cp1252"), ["encoding", "UTF-8"]),
    "a verdict column": (lambda d: resource(d)["schema"]["fields"].append({"name": "verdict", "type": "string"}),
                         ["datapackage.json", "verdict", "column for verdicts"]),
    "rows that are miscounted": (lambda d: resource(d).update(rows=3), ["rows", "came '28'", "make data"]),
    "bytes that are miscounted": (lambda d: resource(d).update(bytes=3), ["bytes", "make data"]),
    "a hash of other bytes": (lambda d: resource(d).update(hash="sha256:0"), ["hash", "sha256:", "make data"]),
    "a hash that is a number": (lambda d: resource(d).update(hash=3), ["hash", "not what this key holds"]),
    "one party": (lambda d: d.update(parties=["armenia"]), ["parties", "exactly two"]),
    "parties that are an object": (lambda d: d.update(parties={"a": 1}), ["parties", "no list of ids"]),
    "parties that are numbers": (lambda d: d.update(parties=[1, None]), ["parties", "no id"]),
    "a party that is not there": (lambda d: d.update(parties=["armenia", "azerbaijann"]), ["Did you mean 'azerbaijan'?"]),
    "a mediator that is not there": (lambda d: d.update(mediators=["rusia"]), ["mediators", "Did you mean 'russia'?"]),
    "a mediator that is a party": (lambda d: d.update(mediators=["armenia"]), ["does not mediate"]),
    "mediators that are a word": (lambda d: d.update(mediators="russia"), ["mediators", "no list"]),
    "a lane of nobody": (lambda d: d.update(lanes={"osce": "france"}), ["lanes.osce", "no party"]),
    "lanes that are a list": (lambda d: d.update(lanes=["osce"]), ["lanes", "no object"]),
    "a corpus of nothing": (lambda d: d.update(corpora={"article": []}), ["corpora.article", "no list of ids"]),
    "a corpus of strangers": (lambda d: d.update(corpora={"article": ["thehil-2020-10-10"]}), ["'thehill-2020-10-10'?"]),
    "no corpora": (lambda d: d.pop("corpora"), ["no corpora"]),
    "a table without its file": (lambda d: d["resources"].append(strange("more")), ["more.csv", "no such file"]),
    "a key into nowhere": (
        lambda d: resource(d)["schema"]["foreignKeys"].append({"fields": ["note"], "reference": {"resource": "x", "fields": ["y"]}}),
        ["schema.note", "points at a column that is not there"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_a_broken_descriptor_is_told(
    folder: Path, change: Callable[[dict[str, Any]], object], words: list[str]
) -> None:
    with_descriptor(folder, change)
    assert told(folder, *words)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", ["the file is empty"]),
        (b"{,}", ["not JSON", "line 1"]),
        (b"[]", ["no object", "list"]),
        (b"[" * 100_000, ["not JSON that can be read"]),
        (b'{"resources": 1, "resources": 2}', ["stands twice in one object"]),
        ('{"name": "é"}'.encode("cp1252"), ["not UTF-8"]),
        ("{}".encode("utf-16"), ["UTF-16"]),
        (b'\xef\xbb\xbf{"resources": []}', ["byte-order mark"]),
        (b'{"resources": [{"name": "\\ud800"}]}', ["proper name"]),
    ],
)
def test_a_descriptor_that_is_none_is_told(folder: Path, raw: bytes, words: list[str]) -> None:
    (folder / DESCRIPTOR).write_bytes(raw)
    assert told(folder, DESCRIPTOR, *words)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "nowhere", "no such folder", DESCRIPTOR)
    assert told(tmp_path, DESCRIPTOR, "no such file")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert told(tmp_path / "file", "a file, not a folder")
    assert told(tmp_path / "a\0b", "a\\x00b")


def test_a_file_that_nobody_knows_is_told(folder: Path) -> None:
    shutil.copy(folder / "claims.csv", folder / "claim.CSV")
    assert told(folder, "claim.CSV", "does not know", "'claims.csv'")


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = shutil.move(folder / "claims.csv", tmp_path / "claims.csv")
    try:
        (folder / "claims.csv").symlink_to(outside)
    except OSError:
        pytest.skip("no symbolic links here")
    assert told(folder, "resources.claims.path", "leaves the folder")


def test_a_file_of_200_megabytes_is_refused_unread(folder: Path) -> None:
    with (folder / "claims.csv").open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert told(folder, "claims.csv", "too large", "200 MB", "20 MB")


def test_what_is_no_file_is_not_waited_for(folder: Path) -> None:
    (folder / "claims.csv").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "claims.csv")
    else:
        (folder / "claims.csv").mkdir()
    assert told(folder, "claims.csv", "this is no file")


def test_a_package_may_have_more_words_columns_and_tables_than_ours(folder: Path) -> None:
    def more(descriptor: dict[str, Any]) -> None:
        act = column(descriptor, "claims", "act")
        act["categories"].append({"value": "question"})
        act["constraints"]["enum"].append("question")
        resource(descriptor, "claim_links")["schema"]["fields"].append({"name": "coder", "type": "string"})
        descriptor["resources"].append(strange("more", rows=1))

    with_descriptor(folder, more)
    with_cells(folder, "claims", 5, act="question")
    with_bytes(
        folder, "claim_links.csv", lambda raw: raw.replace(b"\n", b",\n").replace(b"note,", b"note,coder", 1)
    )
    (folder / "more.csv").write_text("x\nfree\n", encoding="utf-8")
    assert [problem.sentence() for problem in problems(folder)] == []


def test_a_package_cannot_lay_the_house_rules_aside(folder: Path) -> None:
    with_descriptor(folder, lambda d: d.pop("houseRules"))
    with_descriptor(folder, lambda d: column(d, "claims", "quote").pop("maxWords"))
    with_cells(folder, "claims", 5, note="clearly so", quote="one two three four five six seven")
    assert told(folder, "'clearly'")
    assert told(folder, "claims.csv, line 5, quote", "at most 6 words")


def test_of_a_file_that_is_wrong_all_over_the_first_thousand_are_told(folder: Path) -> None:
    with_bytes(folder, "claim_places.csv", lambda raw: raw + b"x,y,z,\n" * 2000)
    found = [problem for problem in problems(folder) if problem.file == "claim_places.csv"]
    assert len(found) == CAP + 1
    assert "more problems in this file" in found[-1].sentence()
