"""What a row of dates, places, names or sources owes itself: caches, clock times, points, bearers."""

from collections.abc import Iterator
from statistics import median

from nagorno import times
from nagorno.checks.data import Data, needs
from nagorno.checks.keys import climb
from nagorno.checks.problem import Problem, shown
from nagorno.checks.table import Row, Table

# A point is held for swapped if the swap brings it this near to places of its own country, from this far.
NEAR, FAR = 3.0, 5.0


@needs(dates="edtf time start end granularity")
def caches(data: Data) -> Iterator[Problem]:
    """Find `start`, `end` and `granularity` that are not what `edtf` and `time` say."""
    table = data.tables["dates"]
    for row in table.rows:
        for column, wanted in _said(row["edtf"], row["time"]).items():
            if row[column] != wanted:
                problem = f"not what edtf '{shown(row['edtf'])}' says"
                remedy = f"Write {wanted}." if wanted else "Leave the cell empty."
                yield table.at(row, column, problem, wanted or "an empty cell", remedy)


def _said(edtf: str, time: str) -> dict[str, str]:
    """Return what the caches of a date should hold, as far as the date can be read."""
    try:
        span = times.parse(edtf)
    except ValueError:
        return {}
    start, end = (day.isoformat() if day else "" for day in (span.earliest, span.latest))
    try:
        return {"start": start, "end": end, "granularity": times.granularity(edtf, time)}
    except ValueError:
        return {"start": start, "end": end}


@needs(dates="edtf time tz")
def date_times(data: Data) -> Iterator[Problem]:
    """Find clock times without a day or a zone."""
    yield from _clocks(data.tables["dates"], [("edtf", "time")], "tz")


@needs(sources="published published_time published_tz")
def source_times(data: Data) -> Iterator[Problem]:
    """Find clock times without a day or a zone."""
    yield from _clocks(data.tables["sources"], [("published", "published_time")], "published_tz")


@needs(claims="edtf time said said_time tz")
def claim_times(data: Data) -> Iterator[Problem]:
    """Find clock times without a day or a zone."""
    yield from _clocks(data.tables["claims"], [("edtf", "time"), ("said", "said_time")], "tz")


def _clocks(table: Table, pairs: list[tuple[str, str]], zone: str) -> Iterator[Problem]:
    names = " or ".join(time for _, time in pairs)
    for row in table.rows:
        given = [time for _, time in pairs if row[time]]
        if given and not row[zone]:
            remedy = "Name the zone, such as Asia/Yerevan."
            yield table.at(row, zone, f"{given[0]} is given without a time zone", "an IANA zone", remedy)
        elif row[zone] and not given:
            remedy = "Leave the cell empty; the zone belongs to a clock time."
            yield table.at(row, zone, f"a time zone without {names}", "an empty cell", remedy)
        for day, time in pairs:
            if row[time]:
                yield from _moment(table, row, day, time, zone)


def _moment(table: Table, row: Row, day: str, time: str, zone: str) -> Iterator[Problem]:
    if not row[day]:
        yield table.at(row, time, f"a clock time without {day}", "an empty cell", f"Fill {day}, or clear it.")
        return
    try:
        for read, column in ((times.parse, day), (times.clock, time), (times.zone, zone)):
            if row[column]:
                read(row[column])
    except ValueError:  # the cell itself is told already
        return
    try:
        times.bounds(row[day], row[time], row[zone])
    except ValueError as error:
        told = shown(str(error).rstrip("."), 200)
        yield table.at(row, time, told, f"a time of one day in {day}", "Leave one of them out.")


@needs(places="lat lon precision")
def points(data: Data) -> Iterator[Problem]:
    """Find `lat`, `lon` and `precision` that are not given together."""
    table = data.tables["places"]
    for row in table.rows:
        empty = [column for column in ("lat", "lon", "precision") if not row[column]]
        if empty and len(empty) < 3:
            problem = "lat, lon and precision are given together or not at all"
            yield table.at(row, empty[0], problem, "", "Fill it, or leave all three empty.")


@needs(places="place_id part_of lat lon")
def swapped(data: Data) -> Iterator[Problem]:
    """Find points far from all others that lie among their own when turned round."""
    table = data.tables["places"]
    above = {row["place_id"]: row["part_of"] for row in table.rows}
    points = {row["place_id"]: point for row in table.rows if (point := _point(row))}
    if len(points) < 4:
        return
    middle = (median(lat for lat, _ in points.values()), median(lon for _, lon in points.values()))
    top = {place: climb(place, above)[-1] for place in points}
    for row in table.rows:
        lat, lon = points.get(row["place_id"], middle)
        if _apart((lat, lon), middle) <= FAR or _apart((lon, lat), middle) > NEAR:
            continue
        # Rostov, turned round, lies in Karabakh; but no other place of Russia is near there.
        own = [
            points[other]
            for other in points
            if other != row["place_id"] and top[other] == top[row["place_id"]]
        ]
        if not own or min(_apart((lon, lat), point) for point in own) <= NEAR:
            remedy = f"Did you mean lat {row['lon']}, lon {row['lat']}?"
            yield table.at(
                row, "lat", "latitude and longitude look swapped", "a point near the others", remedy
            )


def _point(row: Row) -> tuple[float, float] | None:
    try:
        return float(row["lat"]), float(row["lon"])
    except ValueError:
        return None


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


@needs(names="actor_id place_id")
def bearers(data: Data) -> Iterator[Problem]:
    """Find names that are not borne by one actor or one place."""
    table = data.tables["names"]
    for row in table.rows:
        if bool(row["actor_id"]) == bool(row["place_id"]):
            problem = "exactly one of actor_id and place_id is given"
            remedy = "Give each its own row." if row["actor_id"] else "Say who or what bears the name."
            yield table.at(row, "actor_id", problem, "one of the two", remedy)


RULES = (caches, date_times, source_times, claim_times, points, swapped, bearers)
