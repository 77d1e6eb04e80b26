"""Reporting verbs in words: which verb introduces whose claims, and how unequally."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.lanes import lane_note_of
from nagorno.describe.words import Description, capital, count, lines, listed
from nagorno.errors import DataError, one_of

LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hy": "Armenian",
    "it": "Italian",
    "ka": "Georgian",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}
LONG = 14  # letters of a verb that a headline has room for
MOST = 10  # verbs drawn before the others fold
LESS, ELSEWHERE = "less", "languages"
NOTHING = "No claim here is introduced by a reporting verb"


def language_name(tag: str) -> str:
    """Return a language's name for its tag, or the tag where none is known here.

    Examples
    --------
    >>> language_name("en"), language_name("en-GB"), language_name("xx")
    ('English', 'English', 'xx')
    """
    return LANGUAGES.get(tag.split("-")[0], tag)


def table(corpus: Corpus) -> pd.DataFrame:
    """Return what `relate.verbs` counts, language by language, with ``key``, unlike in every row."""
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    found = relate.verbs(corpus.claims, who, schema.parties, corpus.sources)
    return found.assign(key=found["language"].astype(object).fillna("") + ":" + found["verb"].astype(object))


def choose(found: pd.DataFrame, language: str | None) -> str:
    """Return the language asked for, else the one with most claims; raise DataError if there is none."""
    claims = found.groupby("language", dropna=False)["claims"].sum()
    languages = sorted(claims.index.astype(str))
    if language is None:
        return str(claims.sort_index().idxmax()) if len(claims) else ""
    if language not in languages:
        raise DataError(one_of("language of a verb", language, languages))
    return language


def folded(
    found: pd.DataFrame, parties: list[str], language: str, most: int = MOST
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Choose the verbs that are drawn: of one language, those that introduce the parties most often.

    Parameters
    ----------
    found : pandas.DataFrame
        What `table` gives.
    parties : list of str
        Their actor ids.
    language : str
        The tag of the language.
    most : int
        How many verbs are drawn at most.

    Returns
    -------
    tuple of pandas.DataFrame
        The verbs drawn and those left out, with ``mark``: their own key, or that of their fold.
    """
    ours = found["language"].astype(str) == language
    used = found.assign(_used=found[parties].sum(axis=1))
    by = {"_used": False, "claims": False, "verb": True}
    ranked = used[ours].sort_values(list(by), ascending=list(by.values())).drop(columns="_used")
    drawn, less = ranked.head(most), ranked.iloc[most:]
    left = pd.concat([less.assign(mark=LESS), found[~ours].assign(mark=ELSEWHERE)])
    return drawn.assign(mark=drawn["key"]).reset_index(drop=True), left.reset_index(drop=True)


def describe(
    corpus: Corpus, drawn: pd.DataFrame, left: pd.DataFrame, parties: list[str], language: str
) -> Description:
    """Put the verbs in words.

    Parameters
    ----------
    corpus : Corpus
        Names the parties.
    drawn, left : pandas.DataFrame
        What `folded` gives.
    parties : list of str
        The parties, in the order in which they are named.
    language : str
        The tag of the language that is drawn.

    Returns
    -------
    Description
        Its numbers are the verbs that are drawn, each with its counts.
    """
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    sides = {one: names.get(one, one) for one in parties}
    kind = (
        "Dot plot of reporting verbs: a row for each verb, and along it how many claims by "
        f"{listed(sides.values())} it introduces, with a line between the two. The difference has no sign: "
        "neither party is the plus side. Counts, not a bias score."
    )
    sums = totals(drawn, left, parties)
    base = f"Claims that a verb introduces: {listed(f'{name} {sums[one]}' for one, name in sides.items())}"
    numbers = [base, *[_told(row, sides) for row in drawn.to_dict("records")]]
    pattern = [_pattern(drawn, sides), *_folds(left, sides), own_lane(corpus)]
    return Description(
        headline(drawn, left, language), kind, lines(numbers), lines([part for part in pattern if part])
    )


def headline(drawn: pd.DataFrame, left: pd.DataFrame, language: str, quoted: bool = True) -> str:
    """Return where the two sides' counts differ most, and how many claims it is about.

    A verb is quoted unless it is too long, or its letters cannot be drawn (`quoted` is False).
    """
    if drawn.empty:
        return NOTHING
    ours = pd.concat([drawn, left[left["mark"] == LESS]])
    size = f"n = {int(ours['claims'].sum()):,} claims, {language_name(language)}"
    largest = int(ours["difference"].max())
    if not largest:
        return f"No verb introduces one side more often than the other ({size})"
    verbs = ours.loc[ours["difference"] == largest, "verb"].tolist()
    short = quoted and len(verbs) == 1 and len(verbs[0]) <= LONG
    which = f"in “{verbs[0]}”" if short else f"in {count(len(verbs), 'verb')}"
    return f"Counts differ most {which}, by {largest} ({size})"


def totals(drawn: pd.DataFrame, left: pd.DataFrame, parties: list[str]) -> dict[str, int]:
    """Return how many claims of each party verbs of the language drawn introduce."""
    ours = pd.concat([drawn, left[left["mark"] == LESS]])
    return {party: int(ours[party].sum()) for party in parties}


def others(row: Mapping[Any, Any], parties: Mapping[str, str] | list[str]) -> int:
    """Return how many claims of neither party a verb introduces."""
    return int(row["claims"]) - sum(int(row[party]) for party in parties)


def _told(row: Mapping[Any, Any], sides: Mapping[str, str]) -> str:
    counts = listed(f"{name} {int(row[one])}" for one, name in sides.items())
    differs = f"differs by {int(row['difference'])}" if row["difference"] else "equal"
    rest = others(row, sides)
    return f"“{row['verb']}”: {counts}, {differs}" + (f"; others {rest}" if rest else "")


def _pattern(drawn: pd.DataFrame, sides: Mapping[str, str]) -> str:
    both = drawn[list(sides)].sum(axis=1)
    equal = drawn.loc[(drawn["difference"] == 0) & (both > 0), "verb"]
    parts = [f"equal for both: {_quoted(equal)}"] * bool(len(equal))
    for one, name in sides.items():
        only = drawn.loc[(drawn[one] > 0) & (drawn[one] == both), "verb"]
        parts += [f"of the two, only with {name}: {_quoted(only)}"] * bool(len(only))
    return capital("; ".join(parts))


def _quoted(verbs: "pd.Series[Any]") -> str:
    return listed(f"“{verb}”" for verb in verbs)


def fold(rest: pd.DataFrame, mark: str, sides: Mapping[str, str]) -> str:
    """Return how many verbs a fold holds, and how many claims of each side they introduce."""
    counts = [f"{name} {int(rest[one].sum())}" for one, name in sides.items()]
    other = int(rest["claims"].sum() - rest[list(sides)].sum().sum())
    sizes = listed([*counts, *[f"others {other}"] * bool(other)])
    if mark == LESS:
        return f"and {count(len(rest), 'more verb')}: {sizes}"
    languages = count(rest["language"].nunique(), "other language")
    return f"and {count(len(rest), 'verb')} in {languages}: {sizes}"


def _folds(left: pd.DataFrame, sides: Mapping[str, str]) -> list[str]:
    found = [capital(fold(left[left["mark"] == mark], str(mark), sides)) for mark in left["mark"].unique()]
    elsewhere = left.loc[left["mark"] == ELSEWHERE, "language"].value_counts()
    told = [f"{language_name(str(tag))} {number}" for tag, number in elsewhere.items()]
    return [*found, *[f"Verbs of the other languages: {listed(told, most=20)}"] * bool(told)]


def own_lane(corpus: Corpus) -> str:
    """Say which actors of their own are counted in a party's lane, if verbs introduce them."""
    return lane_note_of(corpus, corpus.claims.loc[corpus.claims["verb"].notna(), "speaker_id"])
