"""The coding desk: one item after the other, coded from the codebook, saved after every step."""

from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from nagorno.coding.codes import complete, row
from nagorno.coding.files import resume
from nagorno.coding.keeping import FILE, Keeper, any_code, keeper
from nagorno.coding.listing import Own, plain
from nagorno.coding.sheets import NONE, TITLES, Sheet, sheet
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.widgets import compared, fields
from nagorno.widgets import item as item_page
from nagorno.widgets.screen import CSS, Screen

STILL = 3  # items that a page without a kernel shows
SHOWN = 8  # problems of a file that are shown at once


def desk(
    corpus: Corpus | None = None,
    report: str | None = None,
    file: str | Path = FILE,
    items: Own | None = None,
) -> widgets.VBox:
    """Code a report's items, or a list of one's own, and compare with other coders.

    Parameters
    ----------
    corpus : Corpus, optional
        The reports; by default the article.
    report : str, optional
        Which report, if the corpus holds several.
    file : str or pathlib.Path
        Where the codes are saved after every step; read again when the cell is run again. A file
        that is not this coding is left alone, and the next free name is taken. Nothing is written
        before the first code.
    items : pandas.DataFrame, str or pathlib.Path, optional
        A list of one's own: columns speaker, verb, proposition.

    Returns
    -------
    ipywidgets.VBox
        The item, its controls, the codebook, and the comparison.

    Raises
    ------
    DataError
        If there is no such report, or the list cannot be used.
    """
    return _Desk(sheet(corpus, report, items=items), file).screen()


class _Desk:
    """The state of one desk: which item is shown, the codes so far, and where they are kept."""

    def __init__(self, coded: Sheet, file: str | Path) -> None:
        self.sheet = coded
        self.keeper: Keeper
        self.codes: pd.DataFrame
        self.keeper, self.codes = keeper(coded, file)
        self.classmates: dict[str, pd.DataFrame] = {}
        self.complaints: list[str] = []  # on classmates' files
        self.unread: dict[str, str] = {}  # texts in the controls that stand for no code
        self.loading, self.item = False, 1
        self.controls = fields.controls(coded)
        self.lines = {name: widgets.HTML() for name in (*TITLES, "related_items")}
        self.text, self.status, self.compared = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.jump = fields.jump(coded)
        self.buttons = fields.buttons()
        self.uploads = fields.uploads()
        self.toggle = widgets.ToggleButton(
            description="Compare", tooltip="Show where you differ from other coders, and hide it again"
        )
        self.comparison = widgets.VBox(
            (self.uploads["classmates"], self.compared), layout=widgets.Layout(display="none")
        )
        self._connect()
        self.show(self.first_open() or 1)

    def screen(self) -> Screen:
        """Lay the desk out."""
        rows = [widgets.HTML(CSS + item_page.STYLE), self.jump, self.text]
        for column, control in self.controls.items():
            rows += [control, *([self.lines[column]] if column in self.lines else [])]
        wrapped = widgets.Layout(flex_flow="row wrap")
        rows += [
            widgets.HBox(tuple(self.buttons.values()), layout=wrapped),
            self.status,
            widgets.HTML(item_page.book_html(self.sheet)),
            widgets.HBox((self.uploads["resume"], self.toggle), layout=wrapped),
            self.comparison,
        ]
        words = f"Coding desk: {len(self.sheet.items)} items. Run the cell to code them."
        shown = "".join(item_page.item_html(self.sheet, item) for item in self.sheet.items.index[:STILL])
        return Screen(rows, words, f"<p>{words}</p>{shown}")

    def _connect(self) -> None:
        for column, control in self.controls.items():
            control.observe(lambda change, column=column: self.code(column, change["new"]), names="value")
        self.jump.observe(self.jumped, names="value")
        moves = {"previous": lambda: self.item - 1, "next": lambda: self.item + 1, "open": self.first_open}
        for name, move in moves.items():
            self.buttons[name].on_click(lambda _, move=move: self.move(move()))
        self.uploads["resume"].observe(self.take_up, names="value")
        self.uploads["classmates"].observe(self.add_classmates, names="value")
        self.toggle.observe(lambda _: self.compare(), names="value")

    def first_open(self) -> int:
        """Return the first item that is not coded in full; 0 if all are."""
        left = self.codes.index[~complete(self.codes)]
        return int(left[0]) if len(left) else 0

    def jumped(self, change: Any) -> None:
        """Go to the item whose number was typed."""
        if not self.loading:
            self.show(change["new"])

    def move(self, item: int) -> None:
        """Go to an item, and put the cursor in its first control."""
        if item in self.sheet.items.index:
            self.show(item)
            self.controls["speaker_id"].focus()
        else:
            self.tell("Every item is coded." if not self.first_open() else "There is no further item there.")

    def show(self, item: int) -> None:
        """Show an item and its codes; no control is made anew."""
        left = [f"Not coded in item {self.item}: “{text}”." for text in self.unread.values()]
        self.item, self.unread = item, {}
        self.text.value = item_page.item_html(self.sheet, item)
        self.controls["related_items"].options = fields.earlier(self.sheet, item)
        for column in ("relation", "related_items"):
            self.controls[column].disabled = item == 1
        self.set_controls()
        self.tell(" ".join(left))

    def set_controls(self) -> None:
        """Set controls and lines to the codes; a text that could not be read stays, to be mended."""
        codes, options = row(self.codes, self.item), self.controls["related_items"].options
        texts = fields.texts_of(codes, self.sheet, options) | self.unread
        self.loading = True
        try:
            self.jump.value = self.item
            for column, text in texts.items():
                self.controls[column].value = text
        finally:
            self.loading = False
        for column, line in self.lines.items():
            told = item_page.line_html(self.sheet, column, codes[column])
            line.value = told + item_page.hint_html(self.hint(column))

    def hint(self, column: str) -> str:
        """Say what is still needed of a control, in a sentence."""
        related, open_item = column == "related_items", not self.codes.at[self.item, column]
        if related and column in self.unread and not self.drawn():
            return "Code a relation first, then the item."
        if column in self.unread:
            return fields.unread(self.unread[column], self.controls[column].options)
        return "Which earlier item does it take up?" if related and self.drawn() and open_item else ""

    def drawn(self) -> bool:
        """Whether the item is coded as related to an earlier one."""
        return self.codes.loc[self.item, "relation"] not in ("", NONE)

    def code(self, column: str, typed: str) -> None:
        """Take a code from a control, and save it."""
        if self.loading:
            return None
        codes = self.read(column, typed)
        if (self.codes.loc[self.item, list(codes)] != pd.Series(codes)).any():
            self.codes.loc[self.item, list(codes)] = pd.Series(codes)
            self.keeper.save(self.codes)
            self.compare()
        self.unread.pop(column, None)
        if typed.strip() and not codes[column]:
            self.unread[column] = typed
        waiting = self.unread.get("related_items", "")
        if column == "relation" and waiting and self.drawn():
            return self.code("related_items", waiting)
        self.set_controls()
        return self.tell()

    def read(self, column: str, typed: str) -> dict[str, str]:
        """Return the codes that a control's text stands for."""
        if column == "note":
            return {column: plain(typed)}
        if column == "related_items":
            return {column: fields.items_of(typed, self.controls[column].options) if self.drawn() else ""}
        code = fields.code_of(typed, self.sheet.offered[column])
        # Without a relation there is nothing that it could be related to.
        alone = column == "relation" and code in ("", NONE)
        return {column: code} | ({"related_items": ""} if alone else {})

    def tell(self, more: str = "") -> None:
        """Say how far the coding is, where it is saved, and what has to be known."""
        done, name = int(complete(self.codes).sum()), escape(self.keeper.path.name)
        where = f"Saved in {name} after every step." if any_code(self.codes) else f"Will be saved in {name}."
        told = [*filter(None, [self.keeper.failed]), *self.keeper.said]
        listed = told[:SHOWN] + [f"And {len(told) - SHOWN} more."] * (len(told) > SHOWN)
        said = "".join(f"<li>{escape(one)}</li>" for one in listed)
        alert = f'<ul role="alert">{said}</ul>' if said else ""
        self.status.value = (
            f'<div class="ng"><p role="status" aria-live="polite"><strong>{done} of {len(self.codes)} coded.'
            f"</strong> {'' if self.keeper.failed else where} {escape(more)}</p>{alert}</div>"
        )

    def take_up(self, change: Any) -> None:
        """Go on from an uploaded file; what was coded here before stays in its own file."""
        if not change["new"]:
            return
        codes, self.keeper.said = _read(change["new"], self.sheet)
        for name, found in codes.items():
            problems, self.keeper.said = self.keeper.said, []
            if any_code(self.codes) and not self.codes.equals(found):
                self.keeper.move(f"{name} was taken up.")
            self.codes = found
            self.keeper.save(self.codes)
            self.keeper.said += problems
        self.uploads["resume"].value = ()
        self.show(self.first_open() or 1)
        self.compare()

    def add_classmates(self, change: Any) -> None:
        """Read classmates' files, and compare with them too."""
        codes, self.complaints = _read(change["new"], self.sheet)
        self.classmates |= codes
        self.compare()

    def compare(self) -> None:
        """Show the comparison, or hide it."""
        self.comparison.layout.display = "" if self.toggle.value else "none"
        if self.toggle.value:
            self.compared.value = compared.compared_html(
                self.sheet, self.codes, self.classmates, self.complaints
            )


def _read(uploaded: Any, coded: Sheet) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Read uploaded files: the codes of each, and a sentence on all that could not be read."""
    codes, said = {}, []
    for one in uploaded:
        name = plain(one["name"])
        try:
            coding = resume(bytes(one["content"]), coded)
        except DataError as error:
            said.append(str(error).replace("the file", name, 1))
            continue
        codes[name] = coding.codes
        said += [f"{name}: {problem}" for problem in coding.problems]
    return codes, said
