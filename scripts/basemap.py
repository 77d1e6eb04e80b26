"""Build the map's base file from Natural Earth, as the npm package `world-atlas` ships it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/basemap.py package/countries-10m.json

writes nagorno/charts/basemap.json: coast and international boundaries between 43 and 51.5 degrees
east and 37.5 and 42.5 north, in degrees with three decimals. A line that two countries share is a
boundary, one that a single country has is coast. The package holds no lakes and no disputed line.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WEST, EAST, SOUTH, NORTH = 43.0, 51.5, 37.5, 42.5
DECIMALS = 3
OUT = Path(__file__).parent.parent / "nagorno" / "charts" / "basemap.json"
SOURCE = {
    "title": "Natural Earth 4.1.0, 1:10m countries, as shipped by the npm package world-atlas 2.0.2",
    "licence": "Natural Earth: public domain; world-atlas: ISC, copyright 2013-2019 Michael Bostock",
    "lines": "Boundaries are Natural Earth's; a line on a map is somebody's claim.",
}

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the lines of a TopoJSON file in degrees."""
    (kx, ky), (dx, dy) = (topology["transform"][key] for key in ("scale", "translate"))
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        lines.append(line)
    return lines


def users(topology: dict[str, Any]) -> Counter[int]:
    """Count the countries that use each line."""
    found: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        found.update(set(_numbers(country.get("arcs", []))))
    return found


def _numbers(nested: Any) -> Iterator[int]:
    """Yield the numbers of lines; a reversed one is given as its complement."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _numbers(one)


def clipped(line: list[Point]) -> Iterator[list[Point]]:
    """Yield the parts of a line within the frame, with one point more on either side."""
    inside = [WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in line]
    part: list[Point] = []
    for number, point in enumerate(line):
        if any(inside[max(number - 1, 0) : number + 2]):
            rounded = (round(point[0], DECIMALS), round(point[1], DECIMALS))
            if not part or part[-1] != rounded:
                part.append(rounded)
        elif part:
            yield part
            part = []
    if len(part) > 1:
        yield part


def main(path: str) -> None:
    """Read the package's file, write ours."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    count = users(topology)
    drawn: dict[str, list[list[Point]]] = {"coast": [], "boundaries": []}
    for number, line in enumerate(arcs(topology)):
        kind = "boundaries" if count[number] > 1 else "coast"
        drawn[kind] += clipped(line)
    text = json.dumps({"source": SOURCE, **drawn}, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(text) / 1000:.1f} kB, {', '.join(f'{len(v)} {k}' for k, v in drawn.items())}")


if __name__ == "__main__":
    main(sys.argv[1])
