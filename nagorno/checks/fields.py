"""A resource's schema: what is odd in it, and where it lacks what ours asks for."""

from collections.abc import Iterator
from typing import Any

from nagorno.checks.files import MOST
from nagorno.errors import nearest
from nagorno.schema import Schema

# Where, what is wrong, what came, what is allowed, what to do.
Odd = tuple[str, str, object, str, str]
Json = dict[str, Any]

_OUT = "Take it out."
_TYPES = ("string", "integer", "number", "date")
_KINDS: dict[str, tuple[type, ...]] = {
    "required": (bool,),
    "unique": (bool,),
    "pattern": (str,),
    "enum": (list,),
    "minLength": (int,),
    "maxLength": (int,),
    "minimum": (int, float),
    "maximum": (int, float),
}
_FIELD_KINDS: dict[str, tuple[type, ...]] = {"maxWords": (int,), "categories": (list,), "references": (dict,)}
_CHOICES = {"type": _TYPES, "format": ("default", "uri"), "notation": ("edtf", "clock", "tz")}


def odd_schema(table: str, given: object, patterns: set[str]) -> Iterator[Odd]:
    """Yield what is so odd in the schema of a resource that it cannot be followed.

    Parameters
    ----------
    table : str
        The name of the resource.
    given : object
        What stands under its ``schema``.
    patterns : set of str
        The patterns that are known to be quick.
    """
    where = f"resources.{table}.schema"
    fields = given.get("fields") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(fields, list) or not 0 < len(fields) <= MOST:
        yield where, "no schema with a list of fields", given or "", "an object with fields", "Write it out."
        return
    odd = [*_odd_fields(where, fields, patterns)]
    yield from odd or _odd_keys(where, given, [field["name"] for field in fields])


def _odd_fields(where: str, fields: list[Any], patterns: set[str]) -> Iterator[Odd]:
    seen = set()
    for number, field in enumerate(fields):
        name = field.get("name") if isinstance(field, dict) else None
        if not isinstance(name, str) or not name or name in seen:
            yield f"{where}.fields[{number}]", "a field without a name of its own", name or "", "", "Name it."
        else:
            seen.add(name)
            yield from _odd_field(f"{where}.{name}", {"type": "", **field}, patterns)


def _odd_field(where: str, field: Json, patterns: set[str]) -> Iterator[Odd]:
    limits = field.get("constraints", {})
    for key, options in _CHOICES.items():
        if key in field and field[key] not in options:
            yield f"{where}.{key}", f"no such {key}", field[key], ", ".join(options), "Write one of them."
    if field.get("missingValues", [""]) != [""]:
        yield f"{where}.missingValues", "only an empty cell is missing", field["missingValues"], '[""]', _OUT
    odd = [*_mistyped(where, field, _FIELD_KINDS)]
    if not isinstance(limits, dict):
        odd.append((f"{where}.constraints", "no object", limits, "{...}", "Put it in braces."))
    else:
        odd += [*_mistyped(f"{where}.constraints", limits, _KINDS), *_unknown(f"{where}.constraints", limits)]
    yield from odd or _odd_values(where, field, limits, patterns)


def _mistyped(where: str, given: Json, kinds: dict[str, tuple[type, ...]]) -> Iterator[Odd]:
    for key in kinds:
        # type() and not isinstance(): true is an int to Python, and no maximum.
        if key in given and type(given[key]) not in kinds[key]:
            allowed = " or ".join(kind.__name__ for kind in kinds[key])
            yield f"{where}.{key}", "a value of another kind", given[key], allowed, "Mend it."


def _unknown(where: str, limits: Json) -> Iterator[Odd]:
    for key in (key for key in limits if key not in _KINDS):
        yield f"{where}.{key}", "a constraint that is not checked here", key, ", ".join(_KINDS), _OUT


def _odd_values(where: str, field: Json, limits: Json, patterns: set[str]) -> Iterator[Odd]:
    enum, categories = limits.get("enum"), field.get("categories")
    if enum is not None and (field["type"] != "string" or not _are_words(enum)):
        yield f"{where}.constraints.enum", "no vocabulary", enum, "words, in a column of text", "Mend it."
    values = [c.get("value") if isinstance(c, dict) else None for c in categories or ()]
    if categories is not None and (values != enum or len(set(map(str, values))) < len(values)):
        allowed = "objects with the values of constraints.enum, in its order"
        what = "categories that are not the vocabulary"
        yield f"{where}.categories", what, values, allowed, "Make them agree."
    # Another package's pattern may take years to match; ours are known to be quick.
    if (pattern := limits.get("pattern")) is not None and pattern not in patterns:
        remedy = "Take one of ours over, or list the values under enum."
        what = "a pattern that ours has not"
        yield f"{where}.constraints.pattern", what, pattern, "a pattern of ours", remedy
    target = field.get("references")
    if target is not None and not all(isinstance(target.get(key), str) for key in ("resource", "field")):
        yield f"{where}.references", "no reference", target, "a resource and a field", "Name both."


def _are_words(enum: list[Any]) -> bool:
    return 0 < len(enum) <= MOST and all(isinstance(word, str) and word for word in enum)


def patterns(ours: Schema) -> set[str]:
    """Return the patterns of our descriptor."""
    limits = [by.get("constraints", {}) for table in ours.tables for by in ours.fields(table).values()]
    return {limit["pattern"] for limit in limits if "pattern" in limit}


def _odd_keys(where: str, given: Json, names: list[str]) -> Iterator[Odd]:
    if given.get("missingValues", [""]) != [""]:
        yield f"{where}.missingValues", "only an empty cell is missing", given["missingValues"], '[""]', _OUT
    if "fieldsMatch" in given:
        yield f"{where}.fieldsMatch", "a key that is not followed here", given["fieldsMatch"], "", _OUT
    if not _are_names(given.get("primaryKey", names[:1]), names):
        yield f"{where}.primaryKey", "no key", given["primaryKey"], "a list of columns", "Name columns."
    unique = given.get("uniqueKeys", [])
    if not _is_short(unique) or not all(_are_names(key, names) for key in unique):
        yield f"{where}.uniqueKeys", "no keys", unique, "a list of lists of columns", "Name columns."
    foreign = given.get("foreignKeys", [])
    if not _is_short(foreign) or not all(_is_foreign(key, names) for key in foreign):
        allowed = 'each {"fields": [one], "reference": {"resource": ..., "fields": [one]}}'
        yield f"{where}.foreignKeys", "no foreign keys", foreign, allowed, "Write them as ours are."


def _is_short(keys: object) -> bool:
    return isinstance(keys, list) and len(keys) <= MOST


def _are_names(key: object, names: list[str]) -> bool:
    return (
        isinstance(key, list) and bool(key) and all(isinstance(name, str) and name in names for name in key)
    )


def _is_foreign(key: object, names: list[str]) -> bool:
    target = key.get("reference") if isinstance(key, dict) else None
    if (
        not isinstance(key, dict)
        or not isinstance(target, dict)
        or not isinstance(target.get("resource"), str)
    ):
        return False
    away = target.get("fields")
    one = isinstance(away, list) and len(away) == 1 and isinstance(away[0], str)
    return one and _are_names(key.get("fields"), names) and len(key["fields"]) == 1


def lacking(table: str, given: Json, ours: Schema) -> Iterator[Odd]:
    """Yield where a schema that can be followed asks for less, or for something else, than ours.

    Parameters
    ----------
    table : str
        A table of ours.
    given : dict
        The schema that a package gives it.
    ours : Schema
        The shipped descriptor.
    """
    where = f"resources.{table}.schema"
    own = {field["name"]: field for field in given["fields"]}
    for name, field in ours.fields(table).items():
        if name in own:
            yield from _other(f"{where}.{name}", field, own[name])
        else:
            near = nearest(name, [column for column in own if column not in ours.fields(table)])
            hint = f"Is it {near!r}? " if near else ""
            yield (
                f"{where}.{name}",
                "a column is missing",
                "",
                name,
                f"{hint}Take it over from our descriptor.",
            )
    for key, wanted in ours.table(table)["schema"].items():
        if (
            key in ("primaryKey", "missingValues")
            and given.get(key, wanted * (key != "primaryKey")) != wanted
        ):
            yield (
                f"{where}.{key}",
                "not as in our descriptor",
                given.get(key, ""),
                str(wanted),
                "Take ours over.",
            )
        for one in wanted if key in ("foreignKeys", "uniqueKeys") else ():
            if one not in given.get(key, []):
                yield f"{where}.{key}", "a key of ours is missing", "", str(one), "Take it over."


def _other(where: str, field: Json, own: Json) -> Iterator[Odd]:
    for key in ("type", "format", "notation", "references", "maxWords"):
        if own.get(key, "") != field.get(key, "") and not (key == "format" and own.get(key) == "default"):
            allowed = str(field.get(key, "nothing"))
            yield f"{where}.{key}", "not as in our descriptor", own.get(key, ""), allowed, "Take ours over."
    limits = own.get("constraints", {})
    for key, wanted in field.get("constraints", {}).items():
        if key == "enum":
            lost = [value for value in wanted if value not in limits.get("enum", [])]
            if lost:
                what = f"the vocabulary lacks {', '.join(lost)}"
                yield (
                    f"{where}.constraints.enum",
                    what,
                    "",
                    "ours, and more",
                    "Words may be added, not taken out.",
                )
        elif limits.get(key) != wanted:
            came = limits.get(key, "")
            yield (
                f"{where}.constraints.{key}",
                "not as in our descriptor",
                came,
                str(wanted),
                "Take ours over.",
            )
