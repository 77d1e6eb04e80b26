"""The checker: a clean package is clean; a broken one is told what is broken, where, and what to do."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests_helpers import without_sizes

from nagorno.checks import check, problems
from nagorno.checks.problem import CAP
from nagorno.schema import DESCRIPTOR, SHIPPED, shipped

Change = Callable[[dict[str, Any]], object]
SOURCE = "thehill-2020-10-10-"
C = SOURCE + "c"
# What tells the rows of a table apart; a test names its row by that, since lines move.
KEYS = {name: shipped().primary_key(name) or ["place_id", "language", "name"] for name in shipped().tables}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the shipped package; no sizes are declared, so that each test finds its own mistake only."""
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED, copy)
    with_descriptor(copy, without_sizes)
    return copy


def with_descriptor(folder: Path, change: Change) -> None:
    file = folder / DESCRIPTOR
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    change(descriptor)
    file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def with_cells(folder: Path, table: str, key: str, **cells: str) -> int:
    """Replace cells of the row with a key, such as c08/2, or of a new one; return its line."""
    file = folder / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
    keys = ["/".join(row[column] for column in KEYS[table]).replace(SOURCE, "") for row in rows]
    if key == "new":
        rows.append({})
        keys.append(key)
    place = keys.index(key)
    rows[place] |= cells
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return place + 2


def with_bytes(folder: Path, file: str, change: Callable[[bytes], bytes]) -> None:
    (folder / file).write_bytes(change((folder / file).read_bytes()))


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
    line = with_cells(folder, "claims", "c11", act="acusation")
    (folder / "stray.csv").write_text("a\n", encoding="utf-8")
    found = check(folder)
    assert [*found.columns] == ["file", "line", "column", "came", "allowed", "problem", "remedy"]
    assert found["line"].dtype == "Int64"
    assert found[["file", "line", "column", "came"]].astype("object").fillna("none").to_numpy().tolist() == [
        ["claims.csv", line, "act", "acusation"],
        ["stray.csv", "none", "", "stray.csv"],
    ]
    assert check().empty
    assert check().dtypes.equals(found.dtypes)
    assert isinstance(found, pd.DataFrame)


def test_a_sentence_says_where_what_and_what_to_do(folder: Path) -> None:
    line = with_cells(folder, "claims", "c11", act="acusation")
    [problem] = problems(folder)
    assert problem.sentence() == (
        f"claims.csv, line {line}, act: not in this column's vocabulary; came 'acusation'; allowed: "
        "background, assertion, appraisal, call, commitment, threat, acknowledgement, accusation, denial. "
        "Did you mean 'accusation'? The codebook defines each value."
    )


def test_every_problem_is_told_at_once_in_the_order_of_files_and_lines(folder: Path) -> None:
    place = with_cells(folder, "places", "terter-district", lat="95")
    actor = with_cells(folder, "actors", "armenia", kind="country", wikidata="399")
    claim = with_cells(folder, "claims", "c01", speaker_id="")
    found = [(p.file, p.line, p.column) for p in problems(folder)]
    first = [("actors.csv", actor, "kind"), ("actors.csv", actor, "wikidata"), ("places.csv", place, "lat")]
    assert found[:4] == [*first, ("claims.csv", claim, "speaker_id")]


# What is broken: the table, the key of the row, the words that say so, and the cells put there.
def row(table: str, key: str, *words: str, **cells: str) -> tuple[str, str, tuple[str, ...], dict[str, str]]:
    return table, key, words, cells


CELLS = {
    "an id that is not in its form": row(
        "actors", "associated-press", "associated-press", "form", actor_id="Associated Press"
    ),
    "an id that comes twice": row("actors", "armenia", "stands on line", "already", actor_id="thehill"),
    "a required cell that is empty": row("claims", "c04", "required", proposition=""),
    "a word that is near one of the vocabulary": row(
        "places", "moscow", "Did you mean 'city'?", kind="citty"
    ),
    "an actor that is not there": row(
        "claims", "c04", "Did you mean 'associated-press'?", speaker_id="asociated-press"
    ),
    "a source that is not there": row(
        "claims", "c04", "no such source_id", "sources.csv", source_id="ap-2020"
    ),
    "a place in a list that is not there": row(
        "dates", "moscow-talks", "Did you mean 'kapan'?", place_ids="moscow;kapann"
    ),
    "an id twice in a list": row("dates", "moscow-talks", "twice in the list", place_ids="moscow;moscow"),
    "a list joined by commas": row(
        "dates", "terter-agdam-missiles", "Did you mean 'moscow;kapan'?", place_ids="moscow, kapan"
    ),
    "a body that is part of itself": row("actors", "armenia", "circle", part_of="armenia-military"),
    "a chain of bodies that is too long": row(
        "actors", "russia-foreign-ministry", "5 levels", "at most 4", part_of="jeyhun-bayramov"
    ),
    "a name borne twice": row(
        "names",
        "armenia/hy/Հայաստան",
        "stands on line",
        "already",
        place_id="armenia",
        name="Armenia",
        language="en",
        used_by="thehill",
    ),
    "a whole number with a decimal point": row("claims", "c08", "Did you mean 1?", number_low="1.0"),
    "a number with a comma": row("places", "moscow", "Did you mean 55.75?", lat="55,75"),
    "a number in words": row("claims", "c08", "whole number", number_low="one"),
    "a negative number of dead": row("claims", "c08", "out of range", "at least 0", number_low="-1"),
    "a latitude beyond the pole": row("places", "moscow", "out of range", "at most 90", lat="95.5"),
    "coordinates that were swapped": row(
        "places", "kapan", "swapped", "lat 39.2076", lat="46.4068", lon="39.2076"
    ),
    "a point without its precision": row("places", "kapan", "together or not at all", precision=""),
    "a precision without a point": row("places", "kapan", "together or not at all", lat="", lon=""),
    "Excel's count of days": row(
        "sources", "thehill-2020-10-10", "write 2020-10-10", "Text", published="44114"
    ),
    "Excel's month": row("dates", "truce-agreement", "Excel wrote this", edtf="Oct-20"),
    "a date with points": row("sources", "thehill-2020-10-10", "Write 2020-10-10", published="10.10.2020"),
    "a date with slashes": row("dates", "truce-agreement", "Write 2020-10-10", edtf="10/10/2020"),
    "a date that is no day": row("sources", "thehill-2020-10-10", "YYYY-MM-DD", published="2020-10"),
    "a day that the calendar has not": row(
        "sources", "thehill-2020-10-10", "no day 30", published="2020-02-30"
    ),
    "a date with its time": row("dates", "truce-agreement", "clock time in `time`", edtf="2020-10-10T12:00"),
    "a time of the 12-hour clock": row("claims", "c04", "24-hour clock", time="9 pm", tz="Asia/Baku"),
    "a zone that is none": row(
        "claims", "c04", "Asia/Yerevan", edtf="2020-10-10", time="12", tz="Asia/Yerivan"
    ),
    "a time without a zone": row("claims", "c04", "without a time zone", edtf="2020-10-10", time="12:00"),
    "a zone without a time": row("dates", "truce-agreement", "a time zone without time", tz="Asia/Baku"),
    "a time of no day": row("claims", "c01", "a clock time without edtf", time="12:00", tz="Asia/Baku"),
    "a time of two days": row("claims", "c04", "needs a single day", time="12:00", tz="Asia/Baku"),
    "a cache of the start that disagrees": row(
        "dates", "truce-agreement", "start", "Write 2020-10-10.", start="2020-10-09"
    ),
    "a cache of the end of what is open": row(
        "dates", "fighting-2020", "end", "Leave the cell empty.", end="2020-11-09"
    ),
    "a cache of the granularity that disagrees": row(
        "dates", "truce-agreement", "Write day.", granularity="month"
    ),
    "more words than a proposition has": row(
        "claims", "c04", "at most 30 words", proposition="word" + " word" * 30
    ),
    "a quotation of seven words": row("claims", "c04", "7 words", quote="one two three four five six seven"),
    "a proposition that is too long": row("claims", "c04", "at most 240 characters", proposition="o" * 241),
    "a formula": row("claims", "c04", "formula", note="=HYPERLINK(1)"),
    "a formula that begins with a minus": row("claims", "c04", "formula", note="-1+1"),
    "a tab": row("claims", "c04", "U+0009", note="one\ttwo"),
    "a control character": row("claims", "c04", "U+0007", "bell\\x07", note="bell\x07"),
    "a zero byte": row("claims", "c04", "U+0000", note="nil\x00"),
    "a line break in a cell": row("claims", "c04", "U+000A", "further up", note="one\ntwo"),
    "a bidi override": row("claims", "c04", "U+202E", note="left\u202eright"),
    "a zero-width space": row("actors", "associated-press", "U+200B", name="Asso\u200bciated"),
    "letters and accents apart": row("names", "armenia/hy/Հայաստան", "Write 'Füzuli' (NFC)", name="Füzuli"),
    "blanks around a cell": row(
        "actors", "associated-press", "blanks", "'Associated Press'", name=" Associated Press"
    ),
    "Latin mojibake": row("names", "armenia/hy/Հայաստան", "Did you mean 'Füzuli'?", name="FÃ¼zuli"),
    "Azerbaijani mojibake": row(
        "names", "armenia/az/Ermənistan", "Did you mean 'Ermənistan'?", name="ErmÉ™nistan"
    ),
    "Cyrillic mojibake": row("names", "armenia/ru/Армения", "Windows-1252", name="ÐœÐ¾Ñ\x81ÐºÐ²Ð°"),
    "Armenian mojibake": row(
        "names", "armenia/hy/Հայաստան", "Windows-1252", name="Հայաստան".encode().decode("latin-1")
    ),
    "mojibake beside whole letters": row("claims", "c04", "Copy the text again", note="Հ and FÃ¼zuli"),
    "a replacement character": row("names", "armenia/hy/Հայաստան", "Copy the text again", name="F�zuli"),
    "a script for an address": row(
        "sources", "thehill-2020-10-10", "not of the web", url="javascript:alert(1)"
    ),
    "data for an address": row("sources", "thehill-2020-10-10", "not of the web", url="data:text/html,x"),
    "a file for an address": row(
        "sources", "thehill-2020-10-10", "not of the web", archived_url="file:///etc/passwd"
    ),
    "an address with a password": row(
        "sources", "thehill-2020-10-10", "user name or password", url="https://me:secret@example.org/"
    ),
    "an address with a blank": row("sources", "thehill-2020-10-10", "%20", url="https://example.org/a b"),
    "a country in small letters": row("actors", "armenia", "Did you mean 'ARM'?", country="arm"),
    "a claim whose id is another source's": row(
        "claims", "c04", "source_id and -cNN", C + "01", claim_id="ap-c04"
    ),
    "a paragraph that the source has not": row("claims", "c04", "12 paragraphs", "0 to 12", paragraph="13"),
    "claims of a source that was only cited": row(
        "sources", "thehill-2020-10-10", "extent 'cited' has no claims", extent="cited"
    ),
    "bounds out of order": row("claims", "c08", "lower bound is above the upper", number_low="2"),
    "a number of nothing": row("claims", "c08", "a number of what?", number_of=""),
    "a unit without a number": row("claims", "c04", "a unit without a number", number_of="killed"),
    "a speaker among the others": row(
        "claims", "c04", "holds the speaker_id too", about_ids="associated-press"
    ),
    "a chain with a gap": row("attributions", "c08/2", "a gap in the chain", "allowed: 2", step="3"),
    "a chain that begins late": row("attributions", "c01/0", "does not begin at step 0", step="1"),
    "a chain from another outlet": row(
        "attributions", "c01/0", "not the outlet of the source", actor_id="armenia"
    ),
    "a chain to another speaker": row(
        "attributions", "c08/2", "not the speaker", "armenia-military", actor_id="russia"
    ),
    "a chain that comes back": row("attributions", "c08/1", "an actor stands twice", actor_id="thehill"),
    "a report that cites itself": row("attributions", "c08/1", "cite itself", cites_id="thehill-2020-10-10"),
    "a link to itself": row("claim_links", "c02/repeats/c01", "not linked to itself", other_id=C + "02"),
    "two relations of one pair": row(
        "claim_links",
        "new",
        "joins the two by 'repeats' already",
        claim_id=C + "02",
        relation="corrects",
        other_id=C + "01",
        basis="text",
    ),
    "another's words repeated": row(
        "claim_links", "c09/denies/c08", "same speaker or body", relation="repeats"
    ),
    "one's own words supported": row(
        "claim_links", "c02/repeats/c01", "supports joins two speakers", relation="supports"
    ),
    "a denial of one's own words": row(
        "claim_links", "c02/repeats/c01", "denies joins two speakers", relation="denies"
    ),
    "a counter-charge to no charge": row(
        "claim_links", "c09/denies/c08", "joins two accusations", relation="counter_accuses"
    ),
    "a counter-charge to one's own": row(
        "claim_links", "c11/counter_accuses/c08", "joins two sides", other_id=C + "10"
    ),
    "a repetition of a repetition": row(
        "claim_links",
        "new",
        "repeats another one itself",
        "thehill-2020-10-10-c01",
        claim_id=C + "03",
        relation="repeats",
        other_id=C + "02",
        basis="text",
    ),
    "two first tellings": row(
        "claim_links",
        "new",
        "another first telling",
        claim_id=C + "02",
        relation="repeats",
        other_id=C + "03",
        basis="text",
    ),
    "corrections in a circle": row(
        "claim_links",
        "new",
        "lead in a circle",
        claim_id=C + "01",
        relation="corrects",
        other_id=C + "02",
        basis="text",
    ),
    "a name of actor and place": row(
        "names", "armenia/en/Armenia", "exactly one of actor_id and place_id", actor_id="armenia"
    ),
    "a name of nobody": row(
        "names", "armenia/en/Armenia", "exactly one of actor_id and place_id", place_id=""
    ),
    "adjudication in a proposition": row(
        "claims", "c04", "'falsely'", "own voice", proposition="X falsely said so."
    ),
    "adjudication in an actor's name": row(
        "actors", "azerbaijan", "'Regime'", "own voice", name="The Regime"
    ),
    "adjudication in two words": row("dates", "truce-agreement", "'in  fact'", label="It was in  fact so"),
}


@pytest.mark.parametrize(("table", "key", "words", "cells"), CELLS.values(), ids=CELLS)
def test_a_broken_cell_is_told(
    folder: Path, table: str, key: str, words: tuple[str, ...], cells: dict[str, str]
) -> None:
    with_cells(folder, table, key, **cells)
    assert told(folder, *words)


@pytest.mark.parametrize(
    ("table", "key", "cells"),
    [
        ("names", "armenia/hy/Հայաստան", {"name": "Regime"}),
        ("claims", "c04", {"quote": "so-called regime"}),
        ("places", "kapan", {"lat": "-38.9072", "lon": "-77.0369"}),
        ("places", "kapan", {"lat": "38.9072", "lon": "-77.0369"}),
        ("places", "moscow", {"lat": "47.2357", "lon": "39.7015"}),
        ("claims", "c04", {"note": "– a dash, “quotes”, É and ß”"}),
        ("sources", "thehill-2020-10-10", {"url": "https://example.org/a%20b?c=d&e=(f)#g"}),
        ("claims", "c08", {"number_high": ""}),
        ("claims", "c03", {"time": "12:00~", "tz": "Asia/Yerevan"}),
    ],
)
def test_what_is_right_is_let_pass(folder: Path, table: str, key: str, cells: dict[str, str]) -> None:
    with_cells(folder, table, key, **cells)
    assert [problem.sentence() for problem in problems(folder)] == []


FILES = {
    "an empty file": (lambda raw: b"", ["the file is empty"]),
    "semicolons": (lambda raw: raw.replace(b",", b";"), ["line 1", "semicolon", "Excel"]),
    "tabs": (lambda raw: raw.replace(b",", b"\t"), ["not separated by commas", "tab"]),
    "a byte-order mark": (lambda raw: b"\xef\xbb\xbf" + raw, ["byte-order mark", "without BOM"]),
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), ["UTF-16", "UTF-8"]),
    "UTF-16 without a mark": (lambda raw: raw.decode().encode("utf-16-le"), ["UTF-16"]),
    "cp1252": (
        lambda raw: raw.replace(b"Who said", b"Who sa\xefd").replace(b"Kapan,", b"K\xe1pan,"),
        ["Windows-1252"],
    ),
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
    "a verdict column": (
        lambda raw: raw.replace(b"basis", b"is_true", 1),
        ["is_true", "column for verdicts"],
    ),
    "a verdict in two words": (
        lambda raw: raw.replace(b"basis", b"Claim Verdict", 1),
        ["column for verdicts"],
    ),
    "the line ends of an old Mac": (lambda raw: raw.replace(b"\n", b"\r"), ["carriage return"]),
}


@pytest.mark.parametrize(("change", "words"), FILES.values(), ids=FILES)
def test_a_broken_file_is_told(folder: Path, change: Callable[[bytes], bytes], words: list[str]) -> None:
    with_bytes(folder, "places.csv", change)
    assert told(folder, "places.csv", *words)


def test_lines_that_end_as_on_windows_are_accepted(folder: Path) -> None:
    with_bytes(folder, "places.csv", lambda raw: raw.replace(b"\n", b"\r\n"))
    assert problems(folder) == []


def test_a_quotation_mark_that_swallows_rows_is_told_where_it_begins(folder: Path) -> None:
    line = with_cells(folder, "claim_links", "c09/denies/c08", note='"')
    with_bytes(folder, "claim_links.csv", lambda raw: raw.replace(b'""""', b'"'))
    assert told(folder, f"claim_links.csv, line {line}", "quotation mark")


def test_rows_that_a_quotation_mark_left_unread_do_not_break_the_keys_of_other_tables(folder: Path) -> None:
    with_bytes(folder, "actors.csv", lambda raw: raw.replace(b"armenia,Armenia,", b'armenia,"Armenia,', 1))
    assert {problem.file for problem in problems(folder)} == {"actors.csv"}


def test_one_change_of_a_file_makes_one_problem_of_its_declared_sizes(folder: Path) -> None:
    with_descriptor(folder, lambda d: resource(d).update(rows=1, bytes=1, hash="sha256:1"))
    assert [problem.column for problem in problems(folder)] == ["rows"]


def test_several_reports_with_clock_times_are_checked_by_their_zones(folder: Path) -> None:
    with_cells(
        folder, "sources", "thehill-2020-10-10", published_time="14:41", published_tz="America/New_York"
    )
    assert problems(folder) == []
    with_cells(folder, "sources", "thehill-2020-10-10", published="2020-03-08", published_time="02:30")
    assert told(folder, "sources.csv", "published_time", "put forward past it")


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


def vocabulary(descriptor: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    act = column(descriptor, "claims", "act")
    return act["categories"], act["constraints"]["enum"]


def strange(name: str, **more: Any) -> dict[str, Any]:
    fields = [{"name": "x", "type": "string", "description": "Anything."}]
    return {"name": name, "path": f"{name}.csv", "description": "More.", "schema": {"fields": fields}, **more}


DESCRIPTORS: dict[str, tuple[Change, list[str]]] = {
    "no resources": (lambda d: d.pop("resources"), ["resources", "no list"]),
    "resources that are none": (lambda d: d.update(resources=["claims"]), ["resources[0]", "proper name"]),
    "two resources of one name": (lambda d: d["resources"].append(resource(d)), ["two resources"]),
    "a table less": (lambda d: d["resources"].remove(resource(d, "names")), ["resources.names", "missing"]),
    "a path up": (lambda d: resource(d).update(path="../claims.csv"), ["leaves the folder"]),
    "a path up and down": (lambda d: resource(d).update(path="a/../claims.csv"), ["leaves the folder"]),
    "a path from the root": (
        lambda d: resource(d).update(path="/etc/passwd"),
        ["does not begin in the folder"],
    ),
    "a path of Windows": (
        lambda d: resource(d).update(path="C:\\claims.csv"),
        ["does not begin in the folder"],
    ),
    "a path over the net": (lambda d: resource(d).update(path="https://example.org/x.csv"), ["an address"]),
    "a path that is a list": (lambda d: resource(d).update(path=["claims.csv"]), ["no path to a file"]),
    "a path with a zero byte": (lambda d: resource(d).update(path="a\0b"), ["no path", r"a\x00b"]),
    "one file for two tables": (
        lambda d: resource(d, "names").update(path="places.csv"),
        ["is that of 'places' too"],
    ),
    "a schema that is a path": (
        lambda d: resource(d).update(schema="schema.json"),
        ["no schema with a list of fields"],
    ),
    "a column less": (
        lambda d: resource(d)["schema"]["fields"].pop(4),
        ["schema.act", "a column is missing"],
    ),
    "another type": (lambda d: column(d, "claims", "act").update(type="any"), ["act.type", "no such type"]),
    "a type that is not ours": (
        lambda d: column(d, "claims", "paragraph").update(type="string"),
        ["paragraph.type"],
    ),
    "a vocabulary that lacks a value": (
        lambda d: [values.pop() for values in vocabulary(d)],
        ["act.constraints.enum", "lacks denial"],
    ),
    "a vocabulary in two versions": (lambda d: vocabulary(d)[0].pop(), ["act.categories"]),
    "a key less": (
        lambda d: resource(d)["schema"].pop("primaryKey"),
        ["primaryKey", "not as in our descriptor"],
    ),
    "a foreign key less": (lambda d: resource(d)["schema"]["foreignKeys"].pop(0), ["foreignKeys", "sources"]),
    "a pattern that may take years": (
        lambda d: column(d, "claims", "note").update(constraints={"pattern": "(a+)+$"}),
        ["note.constraints.pattern"],
    ),
    "a maximum that is a word": (
        lambda d: column(d, "places", "lat")["constraints"].update(maximum="90"),
        ["lat.constraints.maximum"],
    ),
    "a dialect": (lambda d: resource(d).update(dialect={"delimiter": ";"}), ["dialect", "not followed here"]),
    "another encoding": (lambda d: resource(d).update(encoding="cp1252"), ["encoding", "UTF-8"]),
    "a verdict column": (
        lambda d: resource(d)["schema"]["fields"].append({"name": "verdict", "type": "string"}),
        ["datapackage.json", "verdict", "column for verdicts"],
    ),
    "rows that are miscounted": (lambda d: resource(d).update(rows=3), ["rows", "make data"]),
    "bytes that are miscounted": (lambda d: resource(d).update(bytes=3), ["bytes", "make data"]),
    "a hash of other bytes": (
        lambda d: resource(d).update(hash="sha256:0"),
        ["hash", "sha256:", "make data"],
    ),
    "a hash that is a number": (lambda d: resource(d).update(hash=3), ["hash", "not what it holds"]),
    "no title": (lambda d: d.pop("title"), ["title", "A citation needs it"]),
    "a date of creation that is none": (lambda d: d.update(created=2026), ["created", "no day"]),
    "no licence": (lambda d: d.update(licenses=[]), ["licenses", "no list of titles"]),
    "contributors that are numbers": (lambda d: d.update(contributors=[1]), ["contributors"]),
    "a value without its sentence": (
        lambda d: vocabulary(d)[0][0].pop("description"),
        ["act.background.description", "codebook"],
    ),
    "one party": (lambda d: d.update(parties=["armenia"]), ["parties", "exactly two"]),
    "parties that are an object": (lambda d: d.update(parties={"a": 1}), ["parties", "no list of ids"]),
    "parties that are numbers": (lambda d: d.update(parties=[1, None]), ["parties", "no id"]),
    "a party that is not there": (
        lambda d: d.update(parties=["armenia", "azerbaijann"]),
        ["Did you mean 'azerbaijan'?"],
    ),
    "a mediator that is not there": (
        lambda d: d.update(mediators=["rusia"]),
        ["mediators", "Did you mean 'russia'?"],
    ),
    "a mediator that is a party": (lambda d: d.update(mediators=["armenia"]), ["does not mediate"]),
    "mediators that are a word": (lambda d: d.update(mediators="russia"), ["mediators", "no list"]),
    "a lane of nobody": (lambda d: d.update(lanes={"osce": "france"}), ["lanes.osce", "no party"]),
    "lanes that are a list": (lambda d: d.update(lanes=["osce"]), ["lanes", "no object"]),
    "a corpus of nothing": (
        lambda d: d.update(corpora={"article": []}),
        ["corpora.article", "no list of ids"],
    ),
    "a corpus of strangers": (
        lambda d: d.update(corpora={"article": ["thehil-2020-10-10"]}),
        ["'thehill-2020-10-10'?"],
    ),
    "no corpora": (lambda d: d.pop("corpora"), ["no corpora"]),
    "a table without its file": (
        lambda d: d["resources"].append(strange("more")),
        ["more.csv", "no such file"],
    ),
    "a key into nowhere": (
        lambda d: resource(d)["schema"]["foreignKeys"][0]["reference"].update(resource="x"),
        ["schema.source_id", "points at a column that is not there"],
    ),
}


@pytest.mark.parametrize(("change", "words"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_a_broken_descriptor_is_told(folder: Path, change: Change, words: list[str]) -> None:
    with_descriptor(folder, change)
    assert told(folder, *words)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", ["the file is empty"]),
        (b"{,}", ["not JSON", "line 1"]),
        (b"[]", ["no object", "list"]),
        (b"[" * 100_000, ["not JSON that can be read"]),
        (b" " * 3 * 2**20, ["too large", "3 MB", "2 MB"]),
        (b'{"a": ' + b"9" * 5000 + b"}", ["not JSON that can be read"]),
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
        categories, enum = vocabulary(descriptor)
        categories.append({"value": "question", "description": "Asks."})
        enum.append("question")
        coder = {"name": "coder", "type": "string", "description": "Who coded it."}
        resource(descriptor, "claim_links")["schema"]["fields"].append(coder)
        descriptor["resources"].append(strange("more", rows=1))

    with_descriptor(folder, more)
    with_cells(folder, "claims", "c04", act="question")
    with_bytes(
        folder, "claim_links.csv", lambda raw: raw.replace(b"\n", b",\n").replace(b"note,", b"note,coder", 1)
    )
    (folder / "more.csv").write_text("x\nfree\n", encoding="utf-8")
    assert [problem.sentence() for problem in problems(folder)] == []


def test_a_package_cannot_lay_the_house_rules_aside(folder: Path) -> None:
    with_descriptor(folder, lambda d: d.pop("houseRules"))
    with_descriptor(folder, lambda d: column(d, "claims", "quote").pop("maxWords"))
    line = with_cells(folder, "claims", "c04", note="clearly so", quote="one two three four five six seven")
    assert told(folder, "'clearly'")
    assert told(folder, f"claims.csv, line {line}, quote", "at most 6 words")


def test_of_a_file_that_is_wrong_all_over_the_first_thousand_are_told(folder: Path) -> None:
    with_bytes(folder, "claim_places.csv", lambda raw: raw + b"x,y,z,\n" * 2000)
    found = [problem for problem in problems(folder) if problem.file == "claim_places.csv"]
    assert len(found) == CAP + 1
    assert "more problems in this file" in found[-1].sentence()
