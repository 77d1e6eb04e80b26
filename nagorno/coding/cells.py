"""The cells of one item in a file, read as codes."""

from collections.abc import Iterator, Mapping

from nagorno.coding.codes import CODED
from nagorno.coding.listing import plain
from nagorno.coding.sheets import NONE, TITLES, Sheet
from nagorno.errors import one_of

_FEW = 12  # options that a sentence lists


def codes_of(item: int, cells: Mapping[str, str], sheet: Sheet) -> tuple[dict[str, str], list[str]]:
    """Read the codes of one item.

    Parameters
    ----------
    item : int
        Its number.
    cells : mapping of str to str
        The row of the file, by column.
    sheet : Sheet
        What may be coded.

    Returns
    -------
    dict, list
        The codes, empty where one cannot be read; and a sentence on each such cell.
    """
    codes = {column: plain(cells[column]) for column in CODED} | {"note": plain(cells["note"])}
    problems = []
    for column in CODED:
        code = codes[column]
        if code and code not in sheet.offered[column]:
            problems.append(f"Item {item}: {_unknown(TITLES[column].lower(), code, sheet.offered[column])}")
            codes[column] = ""
    related = plain(cells["related_items"])
    problems += [f"Item {item}: {what}" for what in _wrong(item, codes["relation"], related)]
    earlier = sorted({int(part) for part in _parts(related) if _earlier(part, item)})
    drawn = codes["relation"] not in ("", NONE)
    codes["related_items"] = ";".join(map(str, earlier)) if drawn else ""
    return codes, problems


def _unknown(what: str, code: str, offered: Mapping[str, str]) -> str:
    sentence = one_of(what, code, offered)
    if len(offered) <= _FEW:
        return sentence
    near = sentence.rpartition("Did you mean ")
    return f"no {what} {code!r} in the list." + (f" Did you mean {near[2]}" if near[1] else "")


def _parts(related: str) -> list[str]:
    return [part.strip() for part in related.split(";") if part.strip()]


def _earlier(part: str, item: int) -> bool:
    return part.isascii() and part.isdigit() and len(part) < 9 and 1 <= int(part) < item


def _wrong(item: int, relation: str, related: str) -> Iterator[str]:
    for part in _parts(related):
        if not _earlier(part, item):
            yield f"{part!r} is no earlier item; related_items holds numbers below {item}, joined by ;."
    if related and relation in ("", NONE):
        yield f"related_items holds {related!r}, but no relation is coded."
