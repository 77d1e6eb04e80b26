"""What the tests of coding share: sheets, codes, files."""

import csv
from io import StringIO

import pandas as pd

import nagorno
from nagorno import coding
from nagorno.coding.files import HEADER
from nagorno.coding.sheets import NONE, UNLISTED, Sheet

ARTICLE = nagorno.open("article")
SHEET = coding.sheet(ARTICLE)
PUBLISHED = coding.published(SHEET)
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>"
OWN = pd.DataFrame(
    {
        "speaker": ["=HYPERLINK(1)", "the mayor", ""],
        "verb": ["said", "+denied", None],
        "proposition": [ATTACK, "'No bridge burned.", "@home"],
    }
)


def some_codes(sheet: Sheet) -> pd.DataFrame:
    """Code the first two items of a list."""
    codes = coding.blank(sheet)
    codes.loc[1, ["speaker_id", "act", "target_id"]] = [UNLISTED, "denial", NONE]
    codes.loc[2, ["speaker_id", "act", "target_id"]] = [UNLISTED, "call", NONE]
    codes.loc[2, ["relation", "related_items"]] = ["denies", "1"]
    return codes


def edited(content: bytes, line: int, column: str, cell: str) -> bytes:
    """Return a file with another text in one cell."""
    rows = list(csv.reader(StringIO(content.decode(), newline="")))
    rows[line][HEADER.index(column)] = cell
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode()
