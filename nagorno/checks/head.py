"""What citing a package and showing its codebook need: titles, version, licence, descriptions."""

import re
from collections.abc import Iterator
from typing import Any

from nagorno.checks.fields import Odd

Json = dict[str, Any]

# Wherever they stand in a descriptor.
_TEXTS = ("title", "description", "homepage", "id", "image", "mediatype", "rdfType", "$schema")
_LISTS = {"keywords": str, "sources": dict, "licenses": dict, "contributors": dict}


def check_head(descriptor: Json) -> Iterator[Odd]:
    """Yield what is missing for a card and a citation.

    Parameters
    ----------
    descriptor : dict
        A package's descriptor.
    """
    yield from _mistyped("", descriptor)
    for key in ("name", "title", "version"):
        if not _is_text(descriptor.get(key)):
            yield key, "no text", descriptor.get(key, ""), "a line of text", "A citation needs it: write it."
    created = descriptor.get("created")
    if not isinstance(created, str) or not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", created):
        yield "created", "no day", created or "", "such as 2026-01-31T00:00:00Z", "A citation needs the year."
    for key in ("licenses", "contributors"):
        listed = descriptor.get(key)
        whole = isinstance(listed, list) and bool(listed)
        if not whole or not all(isinstance(one, dict) and _is_text(one.get("title")) for one in listed or ()):
            yield key, "no list of titles", listed or "", '[{"title": "..."}]', "A citation needs them."


def undescribed(name: str, resource: Json) -> Iterator[Odd]:
    """Yield the table, columns and values that the codebook could say nothing about.

    Parameters
    ----------
    name : str
        The name of a resource.
    resource : dict
        The resource; its schema can be followed.
    """
    where = f"resources.{name}"
    parts = [(where, resource)]
    for field in resource["schema"]["fields"]:
        parts.append((f"{where}.schema.{field['name']}", field))
        values = field.get("categories", [])
        parts += [(f"{where}.schema.{field['name']}.{one['value']}", one) for one in values]
    for place, part in parts:
        yield from _mistyped(f"{place}.", part)
        if not _is_text(part.get("description")):
            remedy = "Say in a sentence what it is: the codebook shows it."
            yield f"{place}.description", "no description", part.get("description", ""), "a sentence", remedy


def _mistyped(where: str, part: Json) -> Iterator[Odd]:
    for key in _TEXTS:
        if key in part and not isinstance(part[key], str):
            yield f"{where}{key}", "no text", part[key], "a line of text", "Put it in quotation marks."
    for key, kind in _LISTS.items():
        listed = part.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(one, kind) for one in listed):
            allowed = "a list of " + ("texts" if kind is str else "objects")
            yield f"{where}{key}", "not the list that it should be", listed, allowed, "Write it as ours is."


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
