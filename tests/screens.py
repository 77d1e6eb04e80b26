"""What the tests of the screens share: controls by their labels, HTML as tags and as plain words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import ipywidgets as widgets
import pandas as pd

from nagorno.corpus import Corpus

ATTACKS = (
    "<script>alert('x')</script>\"&",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '=HYPERLINK("http://example.org")',
)
IDS = {"claim_id", "source_id", "other_id", "actor_id", "speaker_id", "target_id", "place_id", "date_id"}


def changed(corpus: Corpus, **tables: pd.DataFrame) -> Corpus:
    """Return the same corpus with other tables."""
    return replace(corpus, tables={**corpus.tables, **tables})


def poisoned(corpus: Corpus, attack: str) -> Corpus:
    """Return the same corpus with an attack in every column of text that is no key."""
    keys = IDS | {"outlet_id", "about_ids", "cites_id", "part_of", "derived_from", "used_by"}
    dates = {"said", "said_time", "tz", "published_time", "published_tz", "edtf", "time"}

    def everywhere(table: pd.DataFrame) -> pd.DataFrame:
        texts = [name for name in table if table[name].dtype == "str" and name not in keys | dates]
        return table.assign(**dict.fromkeys(texts, attack))

    return changed(corpus, **{name: everywhere(table) for name, table in corpus.tables.items()})


class Tags(HTMLParser):
    """Notes opening tags; each must be closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note a tag."""
        self.names.append(tag)
        self.open += [tag] if tag != "img" else []

    def handle_endtag(self, tag: str) -> None:
        """Fail unless it closes the innermost one."""
        assert self.open.pop() == tag


def tags(html: str) -> list[str]:
    parser = Tags()
    parser.feed(html)
    assert parser.open == []
    return parser.names


def parts(box: widgets.Widget) -> Iterator[Any]:
    """Yield everything inside a box."""
    for child in getattr(box, "children", ()):
        yield child
        yield from parts(child)


def controls(screen: widgets.Widget) -> dict[str, Any]:
    """Return the controls of a screen by their labels, without the numbers in them."""
    found = [part for part in parts(screen) if not isinstance(part, widgets.HTML)]
    return {
        re.sub(r" \(\d+\)$", "", one.description): one for one in found if getattr(one, "description", "")
    }


def html(screen: widgets.Widget) -> list[str]:
    """Return what each HTML of a screen shows."""
    return [str(part.value) for part in parts(screen) if isinstance(part, widgets.HTML)]


def words(text: str) -> str:
    """Return what a reader reads of some HTML."""
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())
