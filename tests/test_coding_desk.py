"""The coding desk: a code is typed, the HTML that follows and the file are read."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from coders import ARTICLE, ATTACK, OWN, PUBLISHED, SHEET, edited, some_codes

from nagorno import coding
from nagorno.coding.files import text
from nagorno.coding.sheets import NONE, UNLISTED
from nagorno.widgets import desk

NOW = datetime(2020, 10, 10, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parts(screen: widgets.VBox) -> Any:
    """Find the controls of a desk by what they are called."""
    found: dict[str, Any] = {}

    def look(box: Any) -> None:
        for one in getattr(box, "children", ()):
            look(one)
        if getattr(box, "description", ""):
            found[box.description] = box

    look(screen)
    return found


def shown(screen: widgets.VBox) -> str:
    """Return all HTML that is not hidden."""
    if screen.layout.display == "none":
        return ""
    if hasattr(screen, "children"):
        return "\n".join(map(shown, screen.children))
    return screen.value if isinstance(screen, widgets.HTML) else ""


def upload(control: widgets.FileUpload, **files: bytes) -> None:
    """Choose files, as a browser hands them over."""
    control.value = [
        {"name": f"{name}.csv", "type": "text/csv", "size": len(one), "content": one, "last_modified": NOW}
        for name, one in files.items()
    ]


def code(screen: widgets.VBox, **typed: str) -> None:
    """Type codes into the controls of the item that is shown."""
    titles = {"speaker": "Speaker", "act": "Speech act", "target": "Aimed at", "relation": "Relation"}
    for name, words in typed.items():
        parts(screen)[titles.get(name, {"to": "To item", "note": "Note"}.get(name))].value = words


class Tags(HTMLParser):
    """Notes opening tags, and attributes that would run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note a tag and its attributes."""
        self.names += [tag, *(name for name, _ in attrs if name.startswith("on"))]


def test_a_desk_that_is_only_looked_at_writes_nothing(here: Path) -> None:
    screen = desk(ARTICLE)
    for _ in range(3):
        parts(screen)["Next"].click()
    parts(screen)["Compare"].value = True
    assert "0 of 28 coded.</strong> Will be saved in my_coding.csv." in shown(screen)
    assert "You have coded nothing yet" in shown(screen)
    assert list(here.iterdir()) == []


def test_every_control_has_a_label_and_a_tooltip(here: Path) -> None:
    found = parts(desk(ARTICLE))
    assert len(found) == 13
    assert all(control.tooltip for control in found.values())


def test_a_part_of_a_name_is_enough_and_is_saved_at_once(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, speaker="the hill", act="asser", target="none")
    found = parts(screen)
    assert [found[name].value for name in ("Speaker", "Speech act", "Aimed at")] == [
        "The Hill",
        "assertion",
        "aimed at nobody",
    ]
    assert "1 of 28 coded.</strong> Saved in my_coding.csv after every step." in shown(screen)
    assert coding.kept(SHEET).loc[1, "act"] == "assertion"


def test_a_name_that_is_not_understood_codes_nothing_and_says_so(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, speaker="the hil", act="a", target="Lavrow")
    assert "“a” may be several: background, assertion, appraisal, call ..." in shown(screen)
    assert "“Lavrow” is not in the list, so nothing is coded here yet." in shown(screen)
    assert coding.kept(SHEET).loc[1, ["act", "target_id"]].tolist() == ["", ""]
    code(screen, act="assertion")
    assert "may be several" not in shown(screen)


def test_emptying_a_control_takes_the_code_back(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, act="denial")
    code(screen, act="")
    assert coding.kept(SHEET).eq("").all().all()


def test_the_definition_of_what_is_chosen_stands_below_it(here: Path) -> None:
    screen = desk(ARTICLE)
    meaning = {one["value"]: one for one in ARTICLE.schema.fields("claims")["act"]["categories"]}["denial"]
    code(screen, act="denial")
    lines = [one for one in shown(screen).split("\n") if "ng-line" in one and meaning["description"] in one]
    assert len(lines) == 1
    assert f"<em>Not this:</em> {meaning['not']}" in lines[0]


def test_going_on_keeps_the_controls_and_shows_what_was_coded(here: Path) -> None:
    screen = desk(ARTICLE)
    before = parts(screen)
    code(screen, speaker="the hill", note="Who else?")
    before["Next"].click()
    after = parts(screen)
    assert all(after[name] is before[name] for name in before)
    assert [after[name].value for name in ("Speaker", "Note", "Item")] == ["", "", 2]
    after["Previous"].click()
    assert [after[name].value for name in ("Speaker", "Note", "Item")] == ["The Hill", "Who else?", 1]


def test_the_first_uncoded_item_is_found_and_the_ends_are_said(here: Path) -> None:
    screen = desk(ARTICLE)
    found = parts(screen)
    found["Previous"].click()
    assert "There is no further item there." in shown(screen)
    code(screen, speaker="the hill", act="assertion", target="none")
    found["Item"].value = 28
    found["First uncoded"].click()
    assert found["Item"].value == 2


def test_a_relation_needs_an_earlier_item_and_the_first_item_has_none(here: Path) -> None:
    screen = desk(ARTICLE)
    found = parts(screen)
    assert found["Relation"].disabled
    found["Item"].value = 12
    code(screen, to="10")
    assert "Code a relation first, then the item." in shown(screen)
    code(screen, relation="supports")
    assert coding.kept(SHEET).loc[12, "related_items"] == "10"
    code(screen, to="12")
    assert "“12” is not in the list" in shown(screen)
    code(screen, to="")
    assert "Which earlier item does it take up?" in shown(screen)
    code(screen, to="11, 10")
    assert coding.kept(SHEET).loc[12, ["relation", "related_items"]].tolist() == ["supports", "10;11"]
    code(screen, relation="none")
    assert coding.kept(SHEET).loc[12, ["relation", "related_items"]].tolist() == [NONE, ""]


def test_after_a_restart_the_same_file_goes_on(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, speaker="the hill", act="assertion", target="none")
    again = desk(ARTICLE)
    assert "1 of 28 coded.</strong> Saved in my_coding.csv" in shown(again)
    assert parts(again)["Item"].value == 2
    code(again, act="call")
    assert [path.name for path in here.iterdir()] == ["my_coding.csv"]
    assert coding.kept(SHEET)["act"].tolist()[:2] == ["assertion", "call"]


@pytest.mark.parametrize("content", [b"name,mark\n", b"", b"\xff\xfe", b"PK\x03\x04"])
def test_a_file_that_is_not_this_coding_stays_and_the_desk_takes_the_next_name(
    here: Path, content: bytes
) -> None:
    (here / "my_coding.csv").write_bytes(content)
    screen = desk(ARTICLE)
    assert "This desk saves in my_coding_2.csv." in shown(screen)
    code(screen, act="denial")
    assert (here / "my_coding.csv").read_bytes() == content
    assert coding.kept(SHEET).loc[1, "act"] == "denial"


def test_a_file_that_can_be_read_in_part_is_taken_up_and_left_as_it_is(here: Path) -> None:
    content = edited(text(some_codes(SHEET), SHEET).encode(), 1, "act", "denail")
    (here / "my_coding.csv").write_bytes(content)
    screen = desk(ARTICLE)
    assert "my_coding.csv: Item 1: no speech act &#x27;denail&#x27;" in shown(screen)
    code(screen, act="denial")
    assert (here / "my_coding.csv").read_bytes() == content
    assert coding.kept(SHEET).equals(some_codes(SHEET))
    assert parts(desk(ARTICLE))["Item"].value == 3


def test_two_desks_on_one_file_lose_nothing(here: Path) -> None:
    one, other = desk(ARTICLE), desk(ARTICLE)
    code(one, act="denial")
    code(other, act="call")
    assert "my_coding.csv stays as it is; this desk goes on in my_coding_2.csv." in shown(other)
    acts = [
        coding.resume(here / name, SHEET).codes.loc[1, "act"] for name in ("my_coding.csv", "my_coding_2.csv")
    ]
    assert acts == ["denial", "call"]


def test_a_file_that_cannot_be_written_is_said_and_tried_again(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    screen = desk(ARTICLE)
    with monkeypatch.context() as patch:
        patch.setattr("nagorno.coding.files._replace", full)
        code(screen, act="denial")
    assert "Not saved: my_coding.csv cannot be written (No space left on device)." in shown(screen)
    code(screen, target="none")
    assert "Not saved" not in shown(screen)
    assert coding.kept(SHEET).loc[1, ["act", "target_id"]].tolist() == ["denial", NONE]


def test_an_uploaded_file_is_taken_up_and_what_was_coded_before_is_kept(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, act="threat")
    upload(parts(screen)["Resume from a file"], laptop=text(some_codes(SHEET), SHEET).encode())
    assert "2 of 28 coded.</strong> Saved in my_coding_2.csv" in shown(screen)
    assert coding.resume("my_coding.csv", SHEET).codes.loc[1, "act"] == "threat"
    assert coding.kept(SHEET).equals(some_codes(SHEET))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff", b"name,mark\n1,2\n"])
def test_a_broken_upload_changes_nothing_and_is_named(here: Path, content: bytes) -> None:
    screen = desk(ARTICLE)
    code(screen, act="threat")
    upload(parts(screen)["Resume from a file"], photo=content)
    assert '<ul role="alert"><li>photo.csv is' in shown(screen)
    assert coding.kept(SHEET).loc[1, "act"] == "threat"
    assert [path.name for path in here.iterdir()] == ["my_coding.csv"]


def test_an_upload_with_problems_lists_them_and_keeps_the_rest(here: Path) -> None:
    screen = desk(ARTICLE)
    content = edited(text(some_codes(SHEET), SHEET).encode(), 1, "act", "denail")
    upload(parts(screen)["Resume from a file"], mine=content)
    assert "mine.csv: Item 1: no speech act &#x27;denail&#x27;" in shown(screen)
    assert coding.kept(SHEET).loc[2, "act"] == "call"


def test_the_comparison_follows_the_codes_and_says_no_mark(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, act="denial")
    assert "Where you differ" not in shown(screen)
    parts(screen)["Compare"].value = True
    assert "Where you differ: 1" in shown(screen)
    assert "you <strong>denial</strong>, the published coding <strong>assertion</strong>" in shown(screen)
    words = re.sub(r"<style>.*?</style>|<[^>]*>", " ", shown(screen), flags=re.DOTALL)
    assert not re.search(r"score|wrong|correct\b|\d ?%", words)
    code(screen, act="assertion")
    assert "Where you differ: 0" in shown(screen)
    parts(screen)["Compare"].value = False
    assert "Where you differ" not in shown(screen)


def test_classmates_files_are_compared_by_name_and_what_is_none_is_said(here: Path) -> None:
    screen = desk(ARTICLE)
    code(screen, act="denial")
    parts(screen)["Compare"].value = True
    ani = text(some_codes(SHEET), SHEET).encode()
    upload(parts(screen)["Add classmates' files"], ani=ani, ben=text(PUBLISHED, SHEET).encode(), photo=b"x")
    assert "Compared with: the published coding, ani.csv, ben.csv." in shown(screen)
    assert "photo.csv is not a coding" in shown(screen)


def test_a_list_of_ones_own_is_compared_with_classmates_alone(here: Path) -> None:
    own = coding.sheet(items=OWN)
    screen = desk(items=OWN)
    code(screen, speaker="mayor", act="denial")
    parts(screen)["Compare"].value = True
    assert "There is nobody to compare with yet" in shown(screen)
    upload(parts(screen)["Add classmates' files"], ani=text(some_codes(own), own).encode())
    assert "you <strong>the mayor</strong>, ani.csv <strong>not-in-the-list</strong>" not in shown(screen)
    assert "you <strong>the mayor</strong>, ani.csv <strong>not in the list</strong>" in shown(screen)


def test_every_text_of_a_foreign_list_or_file_is_shown_and_never_run(here: Path) -> None:
    own = coding.sheet(items=OWN.assign(speaker=ATTACK, verb=ATTACK, proposition=ATTACK))
    screen = desk(items=OWN.assign(speaker=ATTACK, verb=ATTACK, proposition=ATTACK), file="<b>.csv")
    code(screen, speaker=ATTACK, act=ATTACK, note=ATTACK)
    theirs = coding.blank(own).assign(speaker_id=UNLISTED, note=ATTACK)
    parts(screen)["Compare"].value = True
    upload(parts(screen)["Add classmates' files"], **{ATTACK: text(theirs, own).encode(), "<b>": b"<i>"})
    html = shown(screen) + screen._repr_mimebundle_()["text/html"]
    assert "&lt;script&gt;" in html
    assert not {"script", "img", "b", "i", "onerror"} & set(Tags(html).names)


def test_a_page_without_a_kernel_shows_the_first_items_and_no_code(here: Path) -> None:
    data = desk(ARTICLE)._repr_mimebundle_()
    assert data["text/plain"] == "Coding desk: 28 items. Run the cell to code them."
    assert SHEET.items.loc[1, "proposition"] in data["text/html"]
    assert data["text/html"].count("<section") == 3


def test_moving_on_asks_the_browser_for_the_cursor(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(widgets.Combobox, "focus", lambda self: asked.append(self.description))
    screen = desk(ARTICLE)
    parts(screen)["Next"].click()
    assert asked == ["Speaker"]
