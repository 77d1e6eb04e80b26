"""Codebook, citation and corpus as they are shown."""

import pytest

import nagorno
from nagorno.cards import Card
from nagorno.schema import shipped


def test_the_codebook_lists_the_tables_then_the_columns_then_the_values():
    assert [row[0] for row in nagorno.codebook().rows] == list(shipped().tables)
    assert [row[0] for row in nagorno.codebook("names").rows] == list(shipped().fields("names"))
    acts = [row[0] for row in nagorno.codebook("claims", "act").rows]
    assert acts == shipped().vocabulary("claims", "act")


def test_a_required_column_and_a_unit_are_marked():
    kinds = {name: kind for name, kind, _ in nagorno.codebook("places").rows}
    assert kinds["place_id"] == "string*"
    assert kinds["lat"] == "number (degree)"
    assert kinds["precision"] == "vocabulary"


def test_a_wrong_name_is_answered_with_the_nearest():
    with pytest.raises(nagorno.DataError, match=r"no table 'claim'.*Did you mean 'claims'"):
        nagorno.codebook("claim")
    with pytest.raises(nagorno.DataError, match=r"no column of claims 'speaker'.*Did you mean 'speaker_id'"):
        nagorno.codebook("claims", "speaker")


def test_a_card_is_escaped_in_html_and_its_table_has_headers():
    shown = Card("<b>", ("<script>alert(1)</script>",), ("a", "b"), (("<i>", "&"),))._repr_html_()
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert '<th scope="col"' in shown
    assert '<th scope="row"' in shown


def test_no_line_of_a_card_is_wider_than_a_hundred_letters():
    for table in shipped().tables:
        assert max(map(len, repr(nagorno.codebook(table)).splitlines())) <= 100


def test_the_citation_names_author_year_title_version_and_licence_and_no_placeholder():
    shown = repr(nagorno.cite())
    data = shipped().descriptor
    for part in (
        "nagorno contributors",
        data["created"][:4],
        data["title"],
        data["version"],
        "Creative Commons",
    ):
        assert part in shown.replace("\n", " ")
    assert "OWNER" not in shown
    assert "@misc{nagorno" in shown
