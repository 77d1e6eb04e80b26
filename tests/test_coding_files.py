"""Coding in plain Python: items, codes, files and comparison."""

import csv
import re
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from coders import ARTICLE, OWN, PUBLISHED, SHEET, edited, some_codes
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_helpers import ROOT

import nagorno
from nagorno import coding
from nagorno.coding.codes import complete, forward
from nagorno.coding.files import HEADER, text
from nagorno.coding.listing import plain
from nagorno.coding.sheets import NONE, UNLISTED
from nagorno.errors import DataError

# Items


def test_an_item_is_how_the_text_names_the_speaker_the_verb_and_our_paraphrase() -> None:
    last = ARTICLE.attributions.sort_values("step").groupby("claim_id").last()
    assert SHEET.items["proposition"].tolist() == ARTICLE.claims["proposition"].tolist()
    assert SHEET.items["verb"].tolist() == ARTICLE.claims["verb"].fillna("").tolist()
    named = last.loc[ARTICLE.claims["claim_id"], "as_named"].fillna("")
    assert SHEET.items["speaker"].tolist() == named.tolist()


def test_items_hold_no_id_and_no_code() -> None:
    shown = " ".join(SHEET.items.to_numpy().ravel())
    ids = [*ARTICLE.claims["claim_id"], *(one for one in ARTICLE.actors["actor_id"] if "-" in one)]
    assert [one for one in ids if one in shown] == []
    assert list(SHEET.items) == ["paragraph", "speaker", "verb", "proposition"]


def test_every_report_of_all_can_be_listed() -> None:
    truce = nagorno.open("truce")
    assert sum(len(coding.items(truce, report)) for report in truce.reports) == len(truce.claims)


def test_of_several_reports_one_has_to_be_named() -> None:
    truce = nagorno.open("truce")
    with pytest.raises(DataError, match=r"65 reports came; say which one to code: report="):
        coding.items(truce)
    with pytest.raises(DataError, match=r"no report 'thehil-2020-10-10'.*Did you mean 'thehill-2020-10-10'"):
        coding.items(truce, "thehil-2020-10-10")


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pd.DataFrame({"speaker": ["a"], "said": ["b"]}), "no column verb, proposition; .* speaker, said"),
        (OWN.iloc[:0], "the list has no rows"),
        (OWN.assign(proposition=["a", " ", None]), "rows without a proposition: 2, 3"),
        (OWN.assign(verb="x" * 6000), "more than 5000 letters in rows 1, 2, 3"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_the_reason(frame: pd.DataFrame, told: str) -> None:
    with pytest.raises(DataError, match=told):
        coding.items(frame)


def test_a_list_of_ones_own_comes_from_a_file_too(tmp_path: Path) -> None:
    OWN.to_csv(tmp_path / "list.csv", index=False)
    assert coding.items(tmp_path / "list.csv").equals(coding.items(OWN))
    with pytest.raises(DataError, match=r"cannot be read .*Save the list as CSV"):
        coding.items(tmp_path / "missing.csv")


def test_in_a_list_of_ones_own_its_speakers_can_be_chosen_and_nobody_else() -> None:
    own = coding.sheet(items=OWN)
    assert list(own.offered["speaker_id"]) == [UNLISTED, "=HYPERLINK(1)", "the mayor"]
    assert len(coding.sheet(ARTICLE, items=OWN).offered["speaker_id"]) == 3 + len(ARTICLE.actors)
    with pytest.raises(DataError, match="no published coding"):
        coding.published(own)
    with pytest.raises(DataError, match="give `report` or `items`, not both"):
        coding.sheet(ARTICLE, ARTICLE.reports[0], items=OWN)


# Codes


def test_the_published_codes_are_those_of_the_tables() -> None:
    claims = ARTICLE.claims
    assert PUBLISHED["speaker_id"].tolist() == claims["speaker_id"].tolist()
    assert PUBLISHED["act"].tolist() == claims["act"].astype("str").tolist()
    assert PUBLISHED["target_id"].tolist() == claims["target_id"].fillna(NONE).tolist()
    assert complete(PUBLISHED).all()


def test_published_relations_go_to_earlier_items_and_the_others_are_counted() -> None:
    drawn = PUBLISHED.loc[PUBLISHED["relation"] != NONE, "related_items"].str.split(";")
    assert sum(map(len, drawn)) + forward(SHEET) == len(ARTICLE.claim_links)
    assert all(int(other) < item for item, others in drawn.items() for other in others)


def test_an_item_is_coded_when_all_that_is_asked_is_there() -> None:
    codes = some_codes(SHEET)
    assert complete(codes).sum() == 2
    codes.loc[2, "related_items"] = ""
    assert complete(codes).tolist()[:2] == [True, False]


# Files


ANY = st.text(max_size=12)


@settings(deadline=None, max_examples=60)
@given(words=st.lists(st.tuples(ANY, ANY, ANY.filter(plain)), min_size=1, max_size=4), note=ANY)
def test_whatever_the_texts_nothing_is_lost_between_saving_and_resuming(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, str, str]], note: str
) -> None:
    own = coding.sheet(items=pd.DataFrame(words, columns=["speaker", "verb", "proposition"]))
    codes = coding.blank(own)
    codes["speaker_id"] = list(own.offered["speaker_id"])[-1]
    codes["note"] = plain(note)
    path = tmp_path_factory.mktemp("coding") / "mine.csv"
    coding.save(codes, path, own)
    found = coding.resume(path, own)
    assert found.problems == ()
    assert found.codes.equals(codes)
    assert coding.resume(path.read_bytes(), own).codes.equals(codes)


def test_no_cell_is_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    own = coding.sheet(items=OWN)
    codes = some_codes(own)
    codes.loc[1, "note"] = "-1+1"
    coding.save(codes, tmp_path / "mine.csv", own)
    with (tmp_path / "mine.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@")] == []
    assert coding.resume(tmp_path / "mine.csv", own).codes.equals(codes)


def test_a_file_is_brought_up_to_date_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    coding.save(coding.blank(SHEET), tmp_path / "mine.csv", SHEET)
    coding.save(some_codes(SHEET), tmp_path / "mine.csv", SHEET)
    assert coding.resume(tmp_path / "mine.csv", SHEET).codes.equals(some_codes(SHEET))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not a coding: it begins with 'nothing'"),
        (b"name,mark\nAni,3\n", "not a coding: it begins with 'name, mark' and has no column item"),
        (
            text(coding.blank(coding.sheet(items=OWN)), coding.sheet(items=OWN)).encode(),
            "of this list: item 1",
        ),
        (edited(text(PUBLISHED, SHEET).encode(), 1, "act", "denail"), "holds what cannot be read: .*denail"),
    ],
)
def test_a_file_that_is_not_this_coding_is_never_written_over(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=f"{told}.*left as it is; save under another name"):
        coding.save(some_codes(SHEET), path, SHEET)
    assert path.read_bytes() == content


def test_a_file_that_was_changed_meanwhile_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    known = coding.save(coding.blank(SHEET), path, SHEET)
    coding.save(some_codes(SHEET), path, SHEET)
    with pytest.raises(DataError, match="changed elsewhere"):
        coding.save(coding.blank(SHEET), path, SHEET, known)
    assert coding.resume(path, SHEET).codes.equals(some_codes(SHEET))


@pytest.mark.parametrize(
    ("line", "column", "cell", "told"),
    [
        (1, "act", "denail", r"Item 1: no speech act 'denail'.*Did you mean 'denial'"),
        (1, "speaker_id", "thehil", r"Item 1: no speaker 'thehil' in the list\. Did you mean 'thehill'"),
        (3, "related_items", "5", r"Item 3: '5' is no earlier item; related_items holds numbers below 3"),
        (2, "item", "99", r"Line 3: item '99' is none of this list"),
        (2, "item", "1", r"Line 3: item '1' stands there twice; the first counts"),
    ],
)
def test_what_cannot_be_read_is_listed_and_the_rest_is_kept(
    line: int, column: str, cell: str, told: str
) -> None:
    content = text(some_codes(SHEET), SHEET).encode()
    found = coding.resume(edited(content, line, column, cell), SHEET)
    assert re.search(told, " ".join(found.problems))
    assert found.codes.loc[1, "target_id"] == NONE


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    content = text(some_codes(SHEET), SHEET).encode()
    saved = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    assert coding.resume(saved, SHEET).codes.equals(some_codes(SHEET))


def test_semicolons_and_tabs_between_cells_are_read() -> None:
    rows = list(csv.reader(StringIO(text(some_codes(SHEET), SHEET), newline="")))
    for mark in ";\t":
        file = StringIO()
        csv.writer(file, delimiter=mark).writerows(rows)
        assert coding.resume(file.getvalue().encode(), SHEET)[0].equals(some_codes(SHEET))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", "is a workbook, not a CSV file"),
        ("item,é".encode("latin-1"), "not written in UTF-8"),
        ((",".join(HEADER) + "\n1," + "x" * 200_000).encode(), "cannot be read as CSV"),
        ((",".join(HEADER) + "\n").encode(), "it has no items"),
    ],
)
def test_what_is_no_coding_is_refused_with_a_remedy(content: bytes, told: str) -> None:
    csv.field_size_limit(131_072)  # Python's own; other packages raise it for the whole process
    with pytest.raises(DataError, match=told):
        coding.resume(content, SHEET)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DataError, match=r"there is no file 'missing\.csv'"):
        coding.resume("missing.csv", SHEET)


# Comparison


def test_only_what_both_have_coded_is_compared() -> None:
    mine = coding.blank(SHEET)
    mine.loc[9, "act"] = "accusation"
    [row] = coding.compare(SHEET, mine, {"published": PUBLISHED}).to_dict("records")
    assert (row["item"], row["mine"], row["theirs"]) == (9, "accusation", "denial")
    assert row["claim_id"] == ARTICLE.claims["claim_id"].iloc[8]


def test_a_difference_comes_with_the_codebooks_lines_for_both_codes() -> None:
    mine = PUBLISHED.copy()
    mine.loc[9, "act"] = "accusation"
    lines = coding.compare(SHEET, mine, {"published": PUBLISHED})["codebook"].iloc[0].split("\n")
    meanings = {one["value"]: one for one in ARTICLE.schema.fields("claims")["act"]["categories"]}
    assert [
        meanings[act]["description"] in line
        for act, line in zip(["accusation", "denial"], lines, strict=True)
    ]
    assert all("Not this: " in line for line in lines)


def test_a_relation_is_compared_by_the_pair_of_items_that_it_joins() -> None:
    mine = PUBLISHED.copy()
    item, relation, related = next(
        row for row in PUBLISHED[["relation", "related_items"]].itertuples(name=None) if ";" in row[2]
    )
    mine.loc[item, "related_items"] = related.split(";")[0]
    [row] = coding.compare(SHEET, mine, {"published": PUBLISHED}).to_dict("records")
    assert row["question"] == f"Relation to item {related.split(';')[1]}"
    assert (row["mine"], row["theirs"]) == ("no relation", SHEET.label("relation", relation))


def test_coders_who_agree_differ_nowhere_and_reach_an_alpha_of_one() -> None:
    assert coding.compare(SHEET, PUBLISHED, {"published": PUBLISHED}).empty
    found = coding.agreed(SHEET, {"mine": PUBLISHED, "published": PUBLISHED})
    assert found["alpha"].tolist() == [1.0] * 4
    assert (found["same"] == found["compared"]).all()


def test_what_cannot_be_said_of_agreement_is_said() -> None:
    def meanings(codes: pd.DataFrame) -> list[str]:
        return coding.agreed(SHEET, {"mine": codes, "published": PUBLISHED})["meaning"].tolist()

    assert meanings(coding.blank(SHEET)) == ["undefined: no units that two coders have coded"] * 4
    few = PUBLISHED.where(PUBLISHED.index.to_series() < 4, "")
    assert meanings(few)[1] == "undefined: only one value was used"
    few = PUBLISHED.where(PUBLISHED.index.to_series() < 6, "")
    assert meanings(few)[0].endswith("; with 5 units one code moves it far")


def test_several_classmates_are_compared_each_by_name() -> None:
    ani, ben = PUBLISHED.copy(), PUBLISHED.copy()
    ani.loc[1, "act"], ben.loc[2, "act"] = "call", "threat"
    found = coding.compare(SHEET, PUBLISHED, {"ani": ani, "ben": ben})
    assert found[["item", "coder", "theirs"]].to_numpy().tolist() == [
        [1, "ani", "call"],
        [2, "ben", "threat"],
    ]
    assert coding.agreed(SHEET, {"mine": PUBLISHED, "ani": ani, "ben": ben})["coders"].tolist() == [3] * 4


def test_what_lesson_seven_says_of_the_second_coding_is_what_was_found() -> None:
    acts = pd.read_csv(ROOT / "tests" / "coding" / "truce" / "act.csv")
    relations = pd.read_csv(ROOT / "tests" / "coding" / "truce" / "relation.csv")
    words = (ROOT / "masters" / "07_code_it_yourself.py").read_text(encoding="utf-8")
    assert (len(acts), int((acts["coder_1"] != acts["coder_2"]).sum())) == (65, 8)
    assert "65 speech acts, of which eight differed" in words
    [told] = re.findall(r"\*repeats\* it \((\S+), (\S+)\)", words)
    [row] = relations[(relations["claim_id"] == told[0]) & (relations["other_id"] == told[1])].itertuples()
    assert (row.coder_1, row.coder_2) == ("summarises", "repeats")
