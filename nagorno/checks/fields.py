"""A resource's schema: what is odd in it, and where it lacks what ours has."""

from collections.abc import Iterator
from typing import Any

from nagorno import schema
from nagorno.errors import nearest

# Where, what, what came, what is allowed, what to do.
Odd = tuple[str, str, object, str, str]

_TYPES = ("string", "integer", "number", "date")
_CONSTRAINTS: dict[str, tuple[type, ...]] = {
    "required": (bool,),
    "unique": (bool,),
    "pattern": (str,),
    "enum": (list,),
    "minLength": (int,),
    "maxLength": (int,),
    "minimum": (int, float),
    "maximum": (int, float),
}
_FIELD: dict[str, tuple[type, ...]] = {"maxWords": (int,), "notation": (str,), "categories": (list,)}
_NOTATIONS = ("edtf", "clock", "tz")
_FORMATS = ("default", "uri")


def odd_schema(table: str, given: object) -> Iterator[Odd]:
    """Yield what is odd in the schema of a resource; if anything is, ours is used in its place.

    Parameters
    ----------
    table : str
        The name of the resource.
    given : object
        What stands under its ``schema``.
    """
    where = f"resources.{table}.schema"
    fields = given.get("fields") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(fields, list) or not fields:
        yield where, "no schema with a list of fields", given or "", "an object with fields", "Write it out."
        return
    odd = [*_odd_fields(where, fields)] or [*_odd_keys(where, given, [field["name"] for field in fields])]
    yield from odd or _lacking(where, table, given)


def _odd_fields(where: str, fields: list[Any]) -> Iterator[Odd]:
    seen = set()
    for number, field in enumerate(fields):
        name = field.get("name") if isinstance(field, dict) else None
        if not isinstance(name, str) or not name or name in seen:
            yield f"{where}.fields[{number}]", "a field without a name of its own", name or "", "", "Name it."
            continue
        seen.add(name)
        yield from _odd_field(f"{where}.{name}", field)


def _odd_field(where: str, field: dict[str, Any]) -> Iterator[Odd]:
    kind, limits = field.get("type"), field.get("constraints", {})
    if kind not in _TYPES:
        yield f"{where}.type", "no such type of column", kind or "", ", ".join(_TYPES), "Write one of them."
    if field.get("format", "default") not in _FORMATS:
        yield f"{where}.format", "no such format", field["format"], " or ".join(_FORMATS), "Take it out."
    if field.get("notation", "edtf") not in _NOTATIONS:
        yield f"{where}.notation", "no such notation", field["notation"], ", ".join(_NOTATIONS), "Take it out."
    if field.get("missingValues", [""]) != [""]:
        yield f"{where}.missingValues", "an empty cell alone is missing", field["missingValues"], '[""]', "Take it out."
    yield from (_mistyped(f"{where}.{key}", key, field, kinds) for key, kinds in _FIELD.items() if _wrong(field, key, kinds))
    if not isinstance(limits, dict):
        yield f"{where}.constraints", "no object", limits, "{...}", "Put it in braces."
        return
    for key in limits:
        if key not in _CONSTRAINTS:
            yield f"{where}.constraints.{key}", "a constraint that is not checked here", key, ", ".join(_CONSTRAINTS), "Take it out."
        elif _wrong(limits, key, _CONSTRAINTS[key]):
            yield _mistyped(f"{where}.constraints.{key}", key, limits, _CONSTRAINTS[key])
    yield from _odd_values(where, field, limits)
