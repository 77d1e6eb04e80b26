"""A map in words: which places claims name, how often, and which of them can be drawn."""

from collections.abc import Sequence

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.describe.verbs import language_name
from nagorno.describe.words import Description, capital, count, lines, listed

WHERE = {
    "map": "On the map",
    "country": "Whole countries",
    "far": "Outside the frame",
    "nowhere": "No point is known",
}
BESIDE = ("country", "far", "nowhere")  # what a map lists beside itself
_ALL = 10_000


def map(
    rows: pd.DataFrame, left_out: pd.DataFrame, claims: int, naming: str, lines_of: str, about: str = ""
) -> Description:
    """Describe a map of the places that claims name.

    Parameters
    ----------
    rows : pandas.DataFrame
        What the chart draws: one row for each claim and place, with ``claim_id``, ``place_id``,
        ``label``, ``precision``, ``role``, ``where``, ``claims``.
    left_out : pandas.DataFrame
        What it folds.
    claims : int
        How many claims there are to choose from.
    naming : str
        A sentence on whose names stand on the map.
    lines_of : str
        A sentence on whose lines are drawn.
    about : str
        A sentence on what was chosen.

    Returns
    -------
    Description
        Headline, kind, numbers, pattern.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno.charts.map import map as chart
    >>> chart(nagorno.open("article")).description.headline
    'Ten places, most often Nagorno-Karabakh: in ten of 28 claims'
    """
    told = pd.concat([rows, left_out]) if len(left_out) else rows
    kind = (
        "Map of the places that claims name, north above. A point is a settlement; a dashed ring is an "
        "area, drawn with one width for all districts and one for all regions, not with its borders. The "
        f"number beside a name counts the claims that name it. {naming} {lines_of} Lakes are left out; no "
        f"front line and no control of land is drawn. {about}"
    )
    return Description(headline(told, claims), kind.strip(), _numbers(rows), _pattern(told, left_out, claims))


def headline(told: pd.DataFrame, claims: int) -> str:
    """Return the finding: how many places, and which is named most often."""
    if told.empty:
        return "No claim names a place"
    most = told[told["claims"] == told["claims"].max()].drop_duplicates("place_id")["label"]
    pair = "\n" in most.iloc[0]  # two forms of a name take the room of the words "most often"
    room = (36 if pair else 28) // min(len(most), 2)
    names = listed((brief(name, room) for name in most), most=2)
    where = f"{count(int(told['claims'].max()), '', ' ').strip()} of {count(claims, 'claim')}"
    places = capital(count(told["place_id"].nunique(), "place"))
    return f"{places}; {names} in {where}" if pair else f"{places}, most often {names}: in {where}"


def brief(name: str, most: int) -> str:
    r"""Return a name in one line; if it is long, it is cut, and of two forms both alike.

    Examples
    --------
    >>> brief("Xankəndi\nStepanakert", 34), brief("a very long name of a place", 12)
    ('Xankəndi / Stepanakert', 'a very long …')
    """
    forms = name.split("\n")
    room = most // len(forms)
    return " / ".join(one if len(one) <= room else f"{one[:room].rsplit(' ', 1)[0]} …" for one in forms)


def _numbers(rows: pd.DataFrame) -> str:
    found = []
    for where, title in WHERE.items():
        here = rows[rows["where"] == where]
        if len(here):
            places = here.groupby("place_id", sort=False)
            found.append(f"{title}: {listed((_place(place) for _, place in places), most=_ALL)}")
    return lines(found)


def _place(place: pd.DataFrame) -> str:
    """Return a place with its claims and what they say it is."""
    first = place.iloc[0]
    roles = place["role"].astype(object).value_counts(sort=False)
    said = listed(f"{number} as {role}" for role, number in roles.items())
    area = "" if first["precision"] in ("exact", "settlement") or first["where"] != "map" else ", an area"
    return f"{first['label'].replace(chr(10), ' / ')} {first['claims']} ({said}{area})"


def _pattern(told: pd.DataFrame, left_out: pd.DataFrame, claims: int) -> str:
    naming, roles = told["claim_id"].nunique(), told["role"].unique()
    part = f" as {roles[0]}" if len(roles) == 1 else ""  # a map of one role leaves out the other places
    named = f"{'names' if naming == 1 else 'name'} a place{part}"
    said = [f"{capital(count(naming, 'claim'))} of {claims} {named}."]
    unnamed = claims - naming
    if unnamed:
        said.append(f"{capital(count(unnamed, 'claim'))} {'names' if unnamed == 1 else 'name'} none{part}.")
    if len(left_out):
        said.append(f"{capital(fold(left_out))}.")
    return " ".join(said)


def fold(left_out: pd.DataFrame) -> str:
    """Return what the fold holds."""
    places = count(left_out["place_id"].nunique(), "more place")
    return f"{places}, named {count(len(left_out), 'time')}"


def naming(corpus: Corpus, by: str, language: object, order: Sequence[str] | None = None) -> str:
    """Return a sentence on whose names stand on the map, in which order."""
    if by == "both":
        names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
        parties = listed(names.get(one, one) for one in order or corpus.schema.parties)
        return f"Names are given in one form for each party, {parties}; where only one is known, in that."
    if language is not None:
        return f"Names are in {language_name(str(language))}; where none is known, in the main report's form."
    return "Names are in the form of the main report, or of the only report."
