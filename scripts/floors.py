"""Print the lowest version of each core dependency that pyproject.toml allows, as pip's pins."""

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def floors(text: str) -> list[str]:
    """Turn ``pandas >= 3.0`` into ``pandas==3.0``."""
    return [
        item.replace(" ", "").replace(">=", "==") for item in tomllib.loads(text)["project"]["dependencies"]
    ]


if __name__ == "__main__":
    print("\n".join(floors(PYPROJECT.read_text(encoding="utf-8"))))
