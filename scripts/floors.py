"""Print the lowest version of each core dependency that pyproject.toml allows, as pip's pins."""

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def floors(text: str) -> list[str]:
    """Turn ``pandas >= 3.0`` into ``pandas==3.0``; with the lowest narwhals goes a duckdb of its age."""
    project = tomllib.loads(text)["project"]
    engines = [item for item in project["optional-dependencies"]["test"] if item.startswith("duckdb")]
    return [item.replace(" ", "").replace(">=", "==") for item in [*project["dependencies"], *engines]]


if __name__ == "__main__":
    print("\n".join(floors(PYPROJECT.read_text(encoding="utf-8"))))
