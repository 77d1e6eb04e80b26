"""The folder and its descriptor: what can be read of it, where it differs from ours, what tables it has."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nagorno.checks import files
from nagorno.checks.fields import lacking, odd_schema, patterns
from nagorno.checks.head import check_head, undescribed
from nagorno.checks.problem import Problem, Report, shown
from nagorno.checks.table import Table
from nagorno.checks.table import read as read_table
from nagorno.checks.voice import verdicts
from nagorno.errors import nearest
from nagorno.schema import DESCRIPTOR, Schema

_FILE = DESCRIPTOR
_DECLARED = {"rows": int, "bytes": int, "hash": str}
# What would make a reader take the file for something else than what `schema.read` takes it for.
_READING = {"encoding": ("utf-8", "utf8", "UTF-8"), "format": ("csv",), "type": ("table",)}
_UNREAD = ("data", "dialect", "compression", "extrapaths", "profile")

Json = dict[str, Any]


def problem(where: str, what: str, came: object = "", allowed: str = "", remedy: str = "") -> Problem:
    """Return a problem of the descriptor; `where` is the path of a key."""
    return Problem(_FILE, None, shown(where), shown(came), allowed, what, remedy)


def read(folder: Path, report: Report) -> Json | None:
    """Return the descriptor of a folder; None, and the reason reported, if there is none.

    Parameters
    ----------
    folder : pathlib.Path
        A folder that should hold a ``datapackage.json``.
    report : Report
        Where problems go.
    """
    try:
        if not folder.is_dir():
            what = "this is a file, not a folder" if folder.exists() else "there is no such folder"
            remedy = f"Name a folder that holds {_FILE}."
            report.add(Problem(shown(folder, 200), None, "", "", "", what, remedy))
            return None
        raw = files.content(folder / _FILE, _FILE, report, megabytes=2)
    except (OSError, ValueError) as error:
        what = f"the folder cannot be read: {shown(error)}"
        report.add(Problem(shown(folder, 200), None, "", "", "", what, "Mend its name or its permissions."))
        return None
    text = files.text_of(raw, _FILE, report) if raw is not None else None
    return None if text is None else _object(text, report)


def _object(text: str, report: Report) -> Json | None:
    def once(pairs: list[tuple[str, Any]]) -> Json:
        found = dict(pairs)
        if len(found) < len(pairs):
            [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
            report.add(problem(twice, "a key that stands twice in one object", "", "", "Keep one of them."))
        return found

    try:
        descriptor = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg} at column {error.colno}"
        remedy = "A comma or a bracket is missing or too many."
        report.add(Problem(_FILE, error.lineno, "", "", "JSON", what, remedy))
        return None
    except (ValueError, RecursionError) as error:
        what = f"not JSON that can be read: {shown(error)}"
        report.add(problem("", what, "", "JSON", "Begin again from a copy of ours."))
        return None
    if not isinstance(descriptor, dict):
        kind = type(descriptor).__name__
        report.add(problem("", "the descriptor is no object", kind, "{...}", "Put it in braces."))
        return None
    report.extend(problem(*one) for one in check_head(descriptor))
    return descriptor


def resources(descriptor: Json, report: Report) -> dict[str, Json]:
    """Return the descriptor's resources by name; those that are none are reported."""
    listed = descriptor.get("resources")
    if not isinstance(listed, list) or not 0 < len(listed) <= files.MOST:
        remedy = "List the tables, as the shipped descriptor does."
        allowed = f"a list of 1 to {files.MOST} tables"
        report.add(problem("resources", "no list of resources", listed or "", allowed, remedy))
        return {}
    found: dict[str, Json] = {}
    for number, resource in enumerate(listed):
        where = f"resources[{number}]"
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or not re.fullmatch("[a-z0-9][a-z0-9._-]*", name):
            allowed = "an object with a name of small letters, digits and . _ -"
            report.add(problem(where, "a resource without a proper name", name or "", allowed, "Name it."))
        elif name in found:
            report.add(problem(f"{where}.name", "two resources of one name", name, "", "Take one out."))
        else:
            found[name] = resource
    return found


def missing(found: dict[str, Json], ours: Schema) -> Iterator[Problem]:
    """Yield the tables of ours that a package lacks."""
    others = [name for name in found if name not in ours.tables]
    for name in ours.tables:
        if name not in found:
            near = nearest(name, others)
            hint = f"Is it {near!r}? " if near else ""
            remedy = f"{hint}Take its description over from the shipped descriptor; it may have no rows."
            yield problem(f"resources.{name}", "a table is missing", "", ", ".join(ours.tables), remedy)


def tables(folder: Path, found: dict[str, Json], ours: Schema, report: Report) -> dict[str, Table]:
    """Return a table, with its file read, for each resource whose file is safe to read.

    Parameters
    ----------
    folder : pathlib.Path
        The package's folder.
    found : dict
        Its resources by name.
    ours : Schema
        The shipped descriptor.
    report : Report
        Where problems go.
    """
    made: dict[str, Table] = {}
    readers: dict[Path, str] = {}
    folder = folder.resolve()
    known, rules = patterns(ours), ours.descriptor["houseRules"]
    for name, resource in found.items():
        report.extend(_resource(name, resource))
        odd = [*odd_schema(name, resource.get("schema"), known)]
        if not odd:
            report.extend(problem(*one) for one in undescribed(name, resource))
        if not odd and name in ours.tables:
            report.extend(problem(*one) for one in lacking(name, resource["schema"], ours))
        report.extend(problem(*one) for one in odd)
        path = _path(folder, name, resource, report)
        if table := _table(ours, name, resource, path, not odd):
            made[name] = table
            other = readers.setdefault(folder / path, name)
            if path and other == name:
                read_table(table, folder / path, report)
            elif path:
                what = f"the file is that of {other!r} too"
                report.add(problem(f"resources.{name}.path", what, path, "", "One file a table."))
            report.extend(verdicts(_FILE, None, table.fields, rules))
            report.extend(verdicts(table.file, 1, [c for c in table.header if c not in table.fields], rules))
    report.extend(_nowhere(made))
    return made


def _resource(name: str, resource: Json) -> Iterator[Problem]:
    where = f"resources.{name}"
    for key, options in _READING.items():
        if key in resource and resource[key] not in options:
            remedy = "Tables are UTF-8, separated by commas."
            yield problem(f"{where}.{key}", "no such reading of a table", resource[key], options[0], remedy)
    for key in _UNREAD:
        if key in resource:
            yield problem(
                f"{where}.{key}", "a key that is not followed here", resource[key], "", "Take it out."
            )
    for key, kind in _DECLARED.items():
        if key in resource and type(resource[key]) is not kind:
            allowed = "sha256:..." if kind is str else "a whole number"
            yield problem(f"{where}.{key}", "not what it holds", resource[key], allowed, "Run make data.")


def _path(folder: Path, name: str, resource: Json, report: Report) -> str:
    """Return the path of a resource's file; empty, and the reason reported, if it is not a safe one."""
    path = resource.get("path")
    what = files.unsafe(folder, path) if isinstance(path, str) and path else "no path to a file"
    if not what:
        return str(path)
    allowed = "a path inside the folder, such as claims.csv"
    remedy = "Put the file into the folder and name it so."
    report.add(problem(f"resources.{name}.path", what, path or "", allowed, remedy))
    return ""


def _table(ours: Schema, name: str, resource: Json, path: str, even: bool) -> Table | None:
    """Join what the package wants of a table with what we want of it; None if nobody says."""
    package = Schema(ours.folder, {"resources": [resource]})
    if even:
        own, reader = package.fields(name), package
    elif name in ours.tables:
        own, reader = ours.fields(name), ours
    else:
        return None
    fields = {column: [field] for column, field in own.items()}
    for column, field in ours.fields(name).items() if name in ours.tables else ():
        if column in own and own[column] != field:
            fields[column] = [own[column], _with_enum(field, own[column])]
    of = reader.table(name)["schema"]
    declared = {key: resource[key] for key, kind in _DECLARED.items() if type(resource.get(key)) is kind}
    references = dict.fromkeys(reader.references(name))
    if name in ours.tables:
        references |= dict.fromkeys(ours.references(name))
    primary, unique = of.get("primaryKey", []), of.get("uniqueKeys", [])
    return Table(name, path or f"{name}.csv", fields, primary, unique, [*references], declared)


def _with_enum(field: Json, own: Json) -> Json:
    enum = own.get("constraints", {}).get("enum")
    if not enum or "enum" not in field.get("constraints", {}):
        return field
    return {**field, "constraints": {**field["constraints"], "enum": enum}}


def _nowhere(made: dict[str, Table]) -> Iterator[Problem]:
    for table in made.values():
        for reference in table.references:
            target = made.get(reference.to_table)
            if target is None or reference.to_column not in target.fields:
                where = f"resources.{table.name}.schema.{reference.column}"
                came = f"{reference.to_table}.{reference.to_column}"
                yield problem(where, "it points at a column that is not there", came, "", "Name one that is.")


def strangers(folder: Path, made: dict[str, Table], report: Report) -> None:
    """Report the CSV files that the descriptor does not know."""
    known = [table.file for table in made.values()]
    inside = {(folder / file).name for file in known}
    try:
        found = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() == ".csv")
    except OSError:
        return
    what, remedy = "a file that the descriptor does not know", f"Take it out, or describe it in {_FILE}."
    for name in (name for name in found if name not in inside):
        report.add(Problem(shown(name), None, "", shown(name), "files that it names", what, remedy, known))
