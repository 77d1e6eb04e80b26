"""The descriptor against the official Data Package profile, offline."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

HERE = Path(__file__).resolve().parent
PROFILE = json.loads((HERE / "profile" / "datapackage.json").read_text(encoding="utf-8"))
DESCRIPTOR = HERE.parent / "data" / "datapackage.json"


def problems(descriptor: dict[str, Any]) -> list[str]:
    """Every problem the official profile finds, with its place in the descriptor."""
    found = Draft7Validator(PROFILE, format_checker=FormatChecker()).iter_errors(descriptor)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def test_the_descriptor_follows_the_official_profile() -> None:
    assert problems(json.loads(DESCRIPTOR.read_text(encoding="utf-8"))) == []


def test_the_profile_is_self_contained_and_of_the_draft_we_validate_with() -> None:
    assert '"$ref"' not in json.dumps(PROFILE)
    assert PROFILE["$schema"] == Draft7Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"resources": []},
        {"resources": [{"path": "claims.csv"}]},
        {"resources": [{"name": "claims", "path": "../claims.csv"}]},
        {"resources": [{"name": "claims", "path": "claims.csv", "schema": {"fields": [{"type": "string"}]}}]},
    ],
    ids=["empty", "no resource", "no name", "path that leaves the folder", "field without a name"],
)
def test_the_profile_rejects_what_is_no_data_package(broken: dict[str, Any]) -> None:
    assert problems(broken)
