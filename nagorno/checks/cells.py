"""One cell against the field that describes its column."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from nagorno import times
from nagorno.checks.letters import Slip, text_slips
from nagorno.checks.problem import Problem, Report, shown
from nagorno.checks.table import Table

# An arabic number as any reader takes it: no sign but minus, no leading zero, no exponent.
_NUMBERS = {
    "integer": (re.compile(r"0|-?[1-9][0-9]{0,17}"), "a whole number", "digits, such as 12"),
    "number": (
        re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?"),
        "a number",
        "digits and a point, such as 39.2",
    ),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URI = re.compile(
    r"https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
    r"(/([A-Za-z0-9._~:/!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})*)?"
    r"(\?([A-Za-z0-9._~:/?!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})*)?"
    r"(#([A-Za-z0-9._~:/?!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})*)?"
)
_MESSAGE = re.compile(r"(.*?); allowed: (.*?)\.(?: (?=[A-Z])(.*))?", re.DOTALL)
_LONGEST_NOTATION = 100


def check_cells(table: Table, report: Report) -> None:
    """Report every cell that does not fit its column.

    Parameters
    ----------
    table : Table
        A table that has been read.
    report : Report
        Where problems go.
    """
    rows = [row for row in table.rows if not row.ragged]
    for column in table.fields:
        if column not in table.columns:
            continue
        known: dict[str, tuple[Slip, ...]] = {}
        for row in rows:
            value = row.cells[column]
            slips = known.get(value)
            if slips is None:
                slips = known[value] = tuple(s for by in table.fields[column] for s in slips_of(value, by))
            for problem, allowed, remedy, options in slips:
                report.add(
                    Problem(table.file, row.line, column, shown(value), allowed, problem, remedy, options)
                )


def slips_of(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    """Yield what is wrong with a value.

    Parameters
    ----------
    value : str
        The cell's text.
    by : dict
        The field, as in the descriptor.
    """
    if not value:
        if by.get("constraints", {}).get("required"):
            yield Slip("a value is required", _example(by), "Fill the cell.")
        return
    unsafe = [*text_slips(value, number=_is_number(value, by["type"]))]
    yield from unsafe or _field_slips(value, by)


def _is_number(value: str, kind: str) -> bool:
    return kind in _NUMBERS and bool(_NUMBERS[kind][0].fullmatch(value))


def _field_slips(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    """Yield the first of the form that is wrong, and every limit that is passed."""
    limits = by.get("constraints", {})
    form = next((slip for find in _FORMS for slip in find(value, by)), None)
    if form:
        yield form
    elif (pattern := limits.get("pattern")) and not _compiled(pattern).fullmatch(value):
        allowed = _example(by) or f"pattern {pattern}"
        yield Slip("not in the form that this column has", allowed, _meant(value, pattern))
    yield from _limits(value, by, limits)


def _kind(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    if by["type"] in _NUMBERS:
        shape, name, allowed = _NUMBERS[by["type"]]
        if not shape.fullmatch(value):
            yield Slip(f"not {name}", allowed, _number_meant(value, shape))
    elif by["type"] == "date":
        yield from _date(value)


def _number_meant(value: str, shape: re.Pattern[str]) -> str:
    plain = value.replace(" ", "")
    guesses = plain.removesuffix(".0"), plain.replace(",", "."), plain.replace(",", ""), plain.lstrip("+0")
    for meant in guesses:
        if shape.fullmatch(meant):
            return f"Did you mean {meant}?"
    return "Write digits only; put words in the column for them."


def _date(value: str) -> Iterator[Slip]:
    allowed = "a day, YYYY-MM-DD"
    slips = [*_notation(value, {"notation": "edtf"})]
    if slips:
        yield slips[0]._replace(allowed=allowed)
    elif not _DAY.fullmatch(value):
        remedy = "Write year, month and day, or leave the cell empty."
        yield Slip("not one day of the calendar", allowed, remedy)


def _vocabulary(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    options = by.get("constraints", {}).get("enum")
    if options and value not in options:
        yield Slip("not in this column's vocabulary", "", "The codebook defines each value.", options)


def _notation(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    read = _NOTATIONS.get(by.get("notation", ""))
    if read and len(value) > _LONGEST_NOTATION:
        yield Slip("too long for a date, a time or a time zone", _example(by), "Write only that.")
    elif read:
        try:
            read(value)
        except ValueError as error:
            yield _told(value, str(error), by)


def _told(value: str, message: str, by: dict[str, Any]) -> Slip:
    """Take apart what `times` says, and add what Excel did."""
    match = _MESSAGE.fullmatch(message)
    problem, allowed, remedy = match.groups() if match else (message.rstrip("."), "", "")
    excel = _excel(value) if by["notation"] == "edtf" else ""
    return Slip(shown(problem.removesuffix(f" {value!r}"), 200), allowed, excel or remedy or "")


def _excel(value: str) -> str:
    """Say what Excel made of a date, if it did."""
    if re.fullmatch("[2-5][0-9]{4}", value):
        day = date(1899, 12, 30) + timedelta(int(value))
        return f"This is how Excel counts days: write {day.isoformat()}, and give the column the format Text."
    if re.fullmatch(r"[A-Za-z]{3}-[0-9]{2}|[0-9]{1,2}-[A-Za-z]{3}(-[0-9]{2,4})?", value):
        return (
            "Excel wrote this: write the date as 2020-10 or 2020-10-09, and give the column the format Text."
        )
    return ""


def _uri(value: str, by: dict[str, Any]) -> Iterator[Slip]:
    if by.get("format") != "uri" or _URI.fullmatch(value):
        return
    allowed = "a web address with http:// or https://"
    scheme, _, rest = value.partition(":")
    if scheme.lower() not in ("http", "https"):
        yield Slip("an address that is not of the web", allowed, "Only http and https are safe to click.")
    elif "@" in rest.lstrip("/").split("/")[0]:
        yield Slip("an address with a user name or password in it", allowed, "Take out all up to the @.")
    else:
        yield Slip(
            "not a web address", allowed, "Copy it again; write %20 for a blank, %XX for other letters."
        )


def _limits(value: str, by: dict[str, Any], limits: dict[str, Any]) -> Iterator[Slip]:
    if (most := by.get("maxWords")) and (words := len(value.split())) > most:
        yield Slip(f"{words} words", f"at most {most} words", "Shorten it.")
    if (most := limits.get("maxLength")) is not None and len(value) > most:
        yield Slip(f"{len(value)} characters", f"at most {most} characters", "Shorten it.")
    if (least := limits.get("minLength")) is not None and len(value) < least:
        yield Slip(f"{len(value)} characters", f"at least {least} characters", "Write more.")
    if _is_number(value, by["type"]):
        low, high = limits.get("minimum"), limits.get("maximum")
        if (low is not None and float(value) < low) or (high is not None and float(value) > high):
            ends = [f"at least {low}" * (low is not None), f"at most {high}" * (high is not None)]
            yield Slip("out of range", " and ".join(filter(None, ends)), "Mend the number.")


def _meant(value: str, pattern: str) -> str:
    """Return a nearby form that fits."""
    fits = _compiled(pattern).fullmatch
    plain = value.strip().replace(", ", ";").replace(",", ";").replace("; ", ";").replace("|", ";")
    for meant in (plain, plain.lower(), plain.upper(), re.sub("[ _]+", "-", plain.lower())):
        if fits(meant):
            return f"Did you mean {shown(meant)!r}?"
    return ""


def _example(by: dict[str, Any]) -> str:
    return f"such as {by['example']}" if "example" in by else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_NOTATIONS: dict[str, Callable[[str], object]] = {"edtf": times.parse, "clock": times.clock, "tz": times.zone}
_FORMS = (_kind, _vocabulary, _notation, _uri)
