"""The controls of the coding desk, and how what is typed into them is read."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

import ipywidgets as widgets

from nagorno.coding.codes import numbers
from nagorno.coding.listing import plain
from nagorno.coding.sheets import TITLES, Sheet
from nagorno.errors import nearest

WIDE = {"width": "auto", "max_width": "680px"}


# Text boxes with a list, no drop-downs: a letter typed on a closed drop-down is a command of JupyterLab.
_TYPE = "type a part of {}, or press the down arrow"
_ASKED = {
    "speaker_id": ("the name", "Whose claim it is"),
    "act": ("the word", "What the speaker does by saying it"),
    "target_id": ("the name", "Whom it is aimed at, or nobody"),
    "relation": ("the word", "How it takes up an earlier item, or none"),
}


def controls(sheet: Sheet) -> dict[str, widgets.Widget]:
    """Make the controls of one item, by the column that each codes.

    Parameters
    ----------
    sheet : Sheet
        What can be chosen.

    Returns
    -------
    dict of str to ipywidgets.Widget
        They stay the same for every item: only their values change, so that no focus is lost.
    """
    found = {
        column: _box(TITLES[column], _TYPE.format(what), f"{tooltip}: {_TYPE.format(what)}", labels)
        for column, (what, tooltip) in _ASKED.items()
        for labels in [tuple(sheet.offered[column].values())]
    }
    found["related_items"] = _box("To item", "its number; several: 3, 5", "The earlier item that it takes up")
    found["note"] = _box("Note", "what made you hesitate (may stay empty)", "For the talk with other coders")
    return found


def _box(title: str, placeholder: str, tooltip: str, options: tuple[str, ...] = ()) -> widgets.Combobox:
    return widgets.Combobox(
        options=options,
        description=title,
        placeholder=placeholder,
        tooltip=tooltip,
        continuous_update=False,
        layout=widgets.Layout(**WIDE),
    )


def jump(sheet: Sheet) -> widgets.BoundedIntText:
    """Return a box for the number of an item."""
    return widgets.BoundedIntText(
        value=1,
        min=1,
        max=len(sheet.items),
        description="Item",
        tooltip=f"Go to any item, 1 to {len(sheet.items)}",
        layout=widgets.Layout(width="170px"),
    )


def buttons() -> dict[str, widgets.Button]:
    """Return the buttons that go from item to item."""
    return {
        "previous": widgets.Button(description="Previous", tooltip="Go to the item before"),
        "next": widgets.Button(description="Next", tooltip="Go to the next item, to its speaker"),
        "open": widgets.Button(description="First uncoded", tooltip="Go to the first item not coded in full"),
    }


def uploads() -> dict[str, widgets.FileUpload]:
    """Return the buttons that read files."""
    wide = widgets.Layout(width="auto", align_self="flex-start")
    return {
        "resume": widgets.FileUpload(
            accept=".csv",
            description="Resume from a file",
            tooltip="Go on from a coding that you saved earlier",
            layout=wide,
        ),
        "classmates": widgets.FileUpload(
            accept=".csv",
            multiple=True,
            description="Add classmates' files",
            tooltip="Compare with other coders' files, one or several",
            layout=wide,
        ),
    }


def code_of(typed: str, offered: Mapping[str, str]) -> str:
    """Return the code that a typed text stands for: its label, the code, or a part that only one label has.

    Parameters
    ----------
    typed : str
        What was typed.
    offered : mapping of str to str
        Codes and their labels.

    Returns
    -------
    str
        A code; an empty text if it stands for none.

    Examples
    --------
    >>> people = {"mayor": "The mayor", "council": "The council", "none": "aimed at nobody"}
    >>> [code_of(typed, people) for typed in ("The Mayor", "coun", "none", "the")]
    ['mayor', 'council', 'none', '']
    """
    wanted = plain(typed).casefold()
    folded = {code: label.casefold() for code, label in offered.items()}
    whole = [code for code, label in folded.items() if wanted in (label, code)]
    parts = [code for code, label in folded.items() if wanted and wanted in label]
    return next(iter(whole), parts[0] if len(parts) == 1 else "")


def items_of(typed: str, options: Sequence[str]) -> str:
    """Return the numbers of the earlier items that were typed or chosen, joined by ``;``.

    Parameters
    ----------
    typed : str
        An option, or numbers.
    options : sequence of str
        The earlier items as `earlier` names them.

    Returns
    -------
    str
        Such as ``3;5``; an empty text if something else stands there.

    Examples
    --------
    >>> items_of("2, 1", ["1  a", "2  b"]), items_of("2  b", ["1  a", "2  b"]), items_of("3", ["1  a"])
    ('1;2', '2', '')
    """
    parts = [str(options.index(typed) + 1)] if typed in options else typed.replace(",", ";").split(";")
    found = {part.strip() for part in parts if part.strip()}
    numbered = {str(number) for number in range(1, len(options) + 1)}
    return ";".join(sorted(found, key=int)) if found <= numbered else ""


def unread(typed: str, labels: Iterable[str]) -> str:
    """Say that a typed text stands for nothing in the list, or for several."""
    wanted, offered = plain(typed), list(labels)
    parts = [label for label in offered if wanted.casefold() in label.casefold()]
    if len(parts) > 1:
        some = f"{', '.join(parts[:4])}{' ...' * (len(parts) > 4)}"
        return f"“{wanted}” may be several: {some}. Type more of it."
    near = nearest(wanted, offered)
    hint = f"Did you mean {near}?" if near else "Empty the box to see the list."
    return f"“{wanted}” is not in the list, so nothing is coded here yet. {hint}"


def earlier(sheet: Sheet, item: int) -> tuple[str, ...]:
    """Return the items before one, each in a line: number, speaker, what is said."""
    told = sheet.items.loc[: item - 1, ["speaker", "proposition"]].itertuples(name=None)
    return tuple(_named(*row) for row in told)


def _named(number: int, speaker: str, proposition: str) -> str:
    who = f"{shorten(speaker, 30, placeholder='...')}: " if speaker else ""
    return f"{number}  {who}{shorten(proposition, 90, placeholder=' ...')}"


def texts_of(codes: Mapping[str, str], sheet: Sheet, options: Sequence[str]) -> dict[str, str]:
    """Return what the controls show for the codes of one item.

    Parameters
    ----------
    codes : mapping of str to str
        The codes, by column.
    sheet : Sheet
        What is coded.
    options : sequence of str
        The earlier items as `earlier` names them.

    Returns
    -------
    dict of str to str
        A text for each control.
    """
    chosen = {column: sheet.offered[column].get(codes[column], "") for column in TITLES}
    items = numbers(codes["related_items"])
    related = options[items[0] - 1] if len(items) == 1 else ", ".join(map(str, items))
    return chosen | {"related_items": related, "note": codes["note"]}
