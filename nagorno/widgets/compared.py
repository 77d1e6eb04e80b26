"""The comparison of the coding desk as HTML: what differs, and how far coders agree."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from nagorno.coding.codes import forward, published
from nagorno.coding.differences import agreed, compare
from nagorno.coding.keeping import any_code
from nagorno.coding.sheets import Sheet

YOU, TABLES = "you", "the published coding"
STYLE = """<style>
.ng-compared { max-width: 760px; }
.ng-compared h4 { margin: .8em 0 .3em; font-size: 15px; }
.ng-compared table { border-collapse: collapse; margin: .2em 0 .4em; }
.ng-compared th, .ng-compared td { text-align: left; padding: 1px 14px 1px 0; vertical-align: top;
  white-space: normal; font-size: 14px; }
.ng-compared tbody tr, .ng-compared thead, .ng-compared thead tr { background: none; border: 0; }
.ng-differ { border-top: 1px solid var(--jp-border-color2, #DEDCD6); padding: 6px 0; }
.ng-differ small { font-size: 13px; display: block; }
</style>"""
LESSON = (
    "A difference is no mistake yet. Read the place in the text again, then the codebook's line: it may "
    "be your reading, the other's, or a line that two people can take in two ways."
)


def compared_html(
    sheet: Sheet, mine: pd.DataFrame, classmates: Mapping[str, pd.DataFrame], unread: Sequence[str] = ()
) -> str:
    """Compare a coder with the published coding and with classmates.

    Parameters
    ----------
    sheet : Sheet
        What was coded.
    mine : pandas.DataFrame
        The coder's own codes.
    classmates : mapping of str to pandas.DataFrame
        Codes by the name of the file.
    unread : sequence of str
        Sentences on what could not be read of their files.

    Returns
    -------
    str
        HTML; every text is escaped.
    """
    others = ({TABLES: published(sheet)} if sheet.claims else {}) | dict(classmates)
    alert = f'<ul role="alert">{"".join(f"<li>{escape(one)}</li>" for one in unread)}</ul>' if unread else ""
    if not any_code(mine):
        return _page(f"{alert}<p>You have coded nothing yet: code an item or two, then compare.</p>")
    if not others:
        return _page(f"{alert}<p>There is nobody to compare with yet: choose classmates' files.</p>")
    found = compare(sheet, mine, others)
    return _page(
        f"{alert}<p>Compared with: {escape(', '.join(others))}. What either left open is not compared.</p>"
        f"<p>{LESSON}</p>{_agreement(agreed(sheet, {YOU: mine} | others))}"
        f"{_differences(sheet, found, {YOU: mine} | others)}{_left(sheet)}"
    )


def _page(body: str) -> str:
    return f'{STYLE}<div class="ng ng-compared" role="region" aria-label="Comparison">{body}</div>'


def _agreement(table: pd.DataFrame) -> str:
    listed = "".join(f"<li>{_sentence(row)}</li>" for row in table.to_dict("records"))
    return (
        "<h4>How far the codebook carries</h4><p>Alpha takes out what chance alone would bring: 1 is full "
        f"agreement, 0 is chance. It is said of the codebook and the text, not of you.</p><ul>{listed}</ul>"
    )


def _sentence(row: Mapping[Any, Any]) -> str:
    what = "comparisons" + " of items that somebody related" * (row["question"] == "Relation")
    return (
        f"<strong>{escape(row['question'])}</strong>: the same code in {row['same']} of {row['compared']} "
        f"{what}. Alpha is {escape(row['meaning'])}."
    )


def _differences(sheet: Sheet, found: pd.DataFrame, coders: Mapping[str, pd.DataFrame]) -> str:
    head = f"<h4>Where you differ: {len(found)}</h4>"
    if found.empty:
        return f"{head}<p>Nowhere, in what was coded by both. That two agree does not settle the reading.</p>"
    parts = []
    for item, rows in found.groupby("item"):
        listed = "".join(_difference(row) for row in rows.to_dict("records"))
        parts.append(
            f'<div class="ng-differ">{_item(sheet, rows.iloc[0])}{listed}{_notes(item, coders)}</div>'
        )
    return head + "".join(parts)


def _item(sheet: Sheet, row: "pd.Series[Any]") -> str:
    named = f" <code>{escape(row['claim_id'])}</code>" if row["claim_id"] else ""
    return f"<p>Item {row['item']}{named}: {escape(sheet.items.loc[row['item'], 'proposition'])}</p>"


def _difference(row: Mapping[Any, Any]) -> str:
    told = {name: escape(str(text)).replace("\n", "<br>") for name, text in row.items()}
    return (
        f"<p>{told['question']}: {YOU} <strong>{told['mine']}</strong>, {told['coder']} "
        f"<strong>{told['theirs']}</strong> <small>Codebook: {told['codebook']}</small></p>"
    )


def _notes(item: Any, coders: Mapping[str, pd.DataFrame]) -> str:
    notes = {coder: codes.loc[item, "note"] for coder, codes in coders.items()}
    told = "; ".join(f"{escape(coder)}: {escape(note)}" for coder, note in notes.items() if note)
    return f"<p>Notes: {told}</p>" if told else ""


def _left(sheet: Sheet) -> str:
    """Say which links of the tables no coder was asked for."""
    left = forward(sheet) if sheet.claims else 0
    if not left:
        return ""
    return (
        f"<p>Not compared: {left} of the tables' relations run from an earlier item to a later one, such as "
        "from a headline to the text below it; the desk asks only for earlier items.</p>"
    )
