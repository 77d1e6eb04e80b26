"""Lesson 04, Put it on a map: what a place is called, by whom, and what a point stands for."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import mapping, number, several

TOWN, PAIR = "thehill-2020-10-10-c08", "thehill-2020-10-10-c10"  # a town; two regions of a country
OTHER_TOWN, PROVINCE = "rt-2020-10-10-night-c03", "memurlar-2020-10-11-c03"
VILLAGE, AROUND = "jamnews-2020-10-11-c09", "tassru-2020-10-10-drones-c01"
READ = {  # a claim, and the words in it that stand for a place
    TOWN: "the town of Kapan",
    PAIR: "Terter",
    OTHER_TOWN: "the town of Terter",
    VILLAGE: "the village of Gapanli",
    AROUND: "Кафанской (Капанской) области",
    PROVINCE: "Vardenis ilinden",
}
SPELT, SPELT_OTHERWISE = "Tartar", "Terter"  # two forms of one name
WORDS = ("Artsakh", "occupied", "breakaway")  # words for one region that carry a stand


def placed(corpus: Corpus, *roles: str) -> pd.DataFrame:
    """Return which claim names which place, in these roles if any is named."""
    told = corpus.claim_places
    return told[told["role"].isin(roles)] if roles else told


def aimed_at(corpus: Corpus) -> "pd.Series[Any]":
    """Return the actors at which the claims that name a target aim."""
    claims = corpus.claims["claim_id"].isin(placed(corpus, "target")["claim_id"])
    return corpus.claims.loc[claims, "target_id"].dropna()


def twins(corpus: Corpus, district: bool) -> "pd.Series[Any]":
    """Return the places that share their name: the districts, or the settlements."""
    shared = corpus.places.duplicated("name", keep=False)
    return corpus.places.loc[shared & ((corpus.places["kind"] == "district") == district), "place_id"]


def naming(corpus: Corpus, places: Iterable[str]) -> pd.DataFrame:
    """Return the rows that name one of these places."""
    return corpus.claim_places[corpus.claim_places["place_id"].isin([*places])]


def meant(corpus: Corpus, claim_id: str) -> str:
    """Return the place that the words of a claim stand for."""
    told = corpus.claim_places
    named = told[(told["claim_id"] == claim_id) & (told["as_named"] == READ[claim_id])]
    return str(named["place_id"].iloc[0])


def twin(corpus: Corpus, claim_id: str) -> str:
    """Return the other place of the same name."""
    places = corpus.places.set_index("place_id")["name"]
    one = meant(corpus, claim_id)
    return str(next(other for other in places.index[places == places[one]] if other != one))


def within(corpus: Corpus, claim_id: str) -> str:
    """Return the larger place that the place of a claim lies in."""
    return str(corpus.places.set_index("place_id").loc[meant(corpus, claim_id), "part_of"])


def printed(corpus: Corpus, place_id: str, form: str) -> pd.DataFrame:
    """Return the claims that name a place by a form that holds another text, with their outlet."""
    told = naming(corpus, [place_id])
    told = told[told["as_named"].str.contains(form, regex=False, na=False)]
    claims = corpus.claims[["claim_id", "source_id", "speaker_id"]].merge(
        corpus.sources[["source_id", "outlet_id"]]
    )
    return told.merge(claims, on="claim_id")


def region(corpus: Corpus) -> str:
    """Return the place that claims name most often."""
    return str(corpus.claim_places["place_id"].value_counts().index[0])


def worded(corpus: Corpus, *words: str) -> pd.DataFrame:
    """Return the claims that name it by a form with one of these words, with their outlet."""
    return pd.concat([printed(corpus, region(corpus), word) for word in words])


def own(told: pd.DataFrame, yes: bool = True) -> "pd.Series[Any]":
    """Return the claims in the outlet's own voice, or the others."""
    return told.loc[(told["speaker_id"] == told["outlet_id"]) == yes, "claim_id"]


def named_places(corpus: Corpus) -> pd.DataFrame:
    """Return the places that claims name."""
    return corpus.places[corpus.places["place_id"].isin(corpus.claim_places["place_id"])]


QUESTIONS = (
    Question(
        id="04-1",
        asks="Which places does the report name as what was hit or attacked?",
        kind=several("place_id"),
        expected=lambda corpus: placed(corpus, "target")["place_id"],
        foreseen=(
            Foreseen(
                lambda corpus: naming(corpus, corpus.places["place_id"]).loc[
                    lambda it: it["claim_id"].isin(placed(corpus, "target")["claim_id"]), "place_id"
                ],
                "You took every place in the claims that name a target. A claim may name a larger place, "
                "too, to say where the target lies.",
            ),
            Foreseen(
                lambda corpus: placed(corpus, "target", "location")["place_id"],
                "You took where it is said to have happened as well. Where and what was hit are two roles.",
            ),
            Foreseen(
                lambda corpus: placed(corpus, "location")["place_id"],
                "You took where things are said to have happened. Asked for is what was hit or attacked.",
            ),
            Foreseen(
                aimed_at,
                "You took the states. They are whom the charges are aimed at (`target_id`), or the larger "
                "places that the targets lie in. Asked for is what is told as hit.",
            ),
        ),
        general="The role belongs to the pair of claim and place. One place can be a target in one claim "
        "and a location in the next.",
        tip="The table above the question has a column `role`, and `told` holds the rows of all claims; the "
        "description of the map tells the role in brackets.",
        because="Two charges name them, one of each side. That a place is told as hit says who told it, "
        "and no more.",
    ),
    Question(
        id="04-2",
        asks="How many claims name a district that shares its name with a town?",
        kind=number(),
        on="truce",
        expected=lambda corpus: naming(corpus, twins(corpus, district=True))["claim_id"].nunique(),
        foreseen=(
            Foreseen(
                lambda corpus: len(naming(corpus, twins(corpus, district=True))),
                "You counted rows of `claim_places`. A claim that names two districts has two rows.",
            ),
            Foreseen(
                lambda corpus: naming(corpus, twins(corpus, district=False))["claim_id"].nunique(),
                "You counted the claims on the towns: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: naming(
                    corpus, [*twins(corpus, district=True), *twins(corpus, district=False)]
                )["claim_id"].nunique(),
                "You counted claims on districts and towns. Keep those on districts.",
            ),
            Foreseen(
                lambda corpus: len(twins(corpus, district=True)),
                "You counted districts. Asked for are the claims that name one.",
            ),
            Foreseen(
                lambda corpus: naming(
                    corpus, corpus.places.loc[corpus.places["precision"] == "area", "place_id"]
                )["claim_id"].nunique(),
                "You counted the claims that name any area. Asked for are districts that share a town's "
                "name.",
            ),
        ),
        general="Three steps: the districts among `twins`, the rows of `claim_places` that name one, and "
        "each claim once.",
        tip="`isin` finds the rows; `nunique` counts different values of a column.",
        because="If a map put these districts at their towns' points, so many claims would stand at a "
        "spot that none of them named. The towns themselves are named in fewer.",
    ),
    Question(
        id="04-3",
        asks="Which place do the words of each claim stand for?",
        kind=mapping("place_id"),
        on="truce",
        expected=lambda corpus: {one: meant(corpus, one) for one in READ},
        foreseen=(
            Foreseen(
                lambda corpus: {TOWN: meant(corpus, AROUND)},
                "thehill, c08: the fire is told as near it, so you took the land around. The words name "
                "the town, and the tables record what is named.",
            ),
            Foreseen(
                lambda corpus: {PAIR: twin(corpus, PAIR)},
                "thehill, c10: you went by the name. The claim speaks of regions; a region is not its town.",
            ),
            Foreseen(
                lambda corpus: {OTHER_TOWN: twin(corpus, OTHER_TOWN)},
                "rt, c03: you carried over what most claims name. Read the word that stands before the name.",
            ),
            Foreseen(
                lambda corpus: {VILLAGE: meant(corpus, TOWN)},
                "jamnews, c09: you heard two names as one. A village in the north-east is not a town in "
                "the south.",
            ),
            Foreseen(
                lambda corpus: {VILLAGE: within(corpus, VILLAGE)},
                "jamnews, c09: you gave the larger place. The claim names it only to say where the "
                "village lies.",
            ),
            Foreseen(
                lambda corpus: {AROUND: meant(corpus, TOWN)},
                "tassru, c01: you took the town. The words speak of the land around it, and the claim is "
                "of two villages there.",
            ),
            Foreseen(
                lambda corpus: {AROUND: within(corpus, AROUND)},
                "tassru, c01: you gave the larger place that it lies in. The words name a land by the town "
                "in its middle.",
            ),
            Foreseen(
                lambda corpus: {PROVINCE: twin(corpus, PROVINCE)},
                "memurlar, c03: you took the town. Its words speak of a province.",
            ),
            Foreseen(
                lambda corpus: {PROVINCE: within(corpus, PROVINCE)},
                "memurlar, c03: you gave the larger province that the town lies in. The words name a land "
                "by the town in its middle.",
            ),
        ),
        general="The name alone does not decide. Look for the word beside it: town, village, region, area.",
        tip="*Области* and *il* are words for a land, not for a settlement. Where two places share a "
        "name, write the whole id.",
        because="The word beside the name decides. Where there is none, the coder has to read, and the "
        "note of the place says how.",
    ),
    Question(
        id="04-4",
        asks="Which outlets print a form of the district's name that holds Tartar?",
        kind=several("outlet_id"),
        on="truce",
        expected=lambda corpus: printed(corpus, meant(corpus, PAIR), SPELT)["outlet_id"],
        foreseen=(
            Foreseen(
                lambda corpus: printed(corpus, meant(corpus, PAIR), SPELT).loc[
                    lambda it: it["as_named"] == SPELT, "outlet_id"
                ],
                "You asked for that form and nothing beside it. It may have an ending, or a word behind "
                "it: ask what *contains* it.",
            ),
            Foreseen(
                lambda corpus: printed(corpus, meant(corpus, PAIR), SPELT_OTHERWISE)["outlet_id"],
                "You took the outlets that print the other spelling.",
            ),
            Foreseen(
                lambda corpus: printed(corpus, meant(corpus, PAIR), "")["outlet_id"],
                "You took every outlet that names the district, in whatever form.",
            ),
        ),
        general="The forms stand in `as_named`, a row for each form of each outlet.",
        tip="`str.contains` asks a column of texts what each holds; the outlet stands beside it.",
        because="They print in several countries, the two parties' among them, and take the name by "
        "different roads. This spelling is nobody's badge.",
    ),
    Question(
        id="04-5",
        asks="In which claims does an outlet print one of three words for the region in its own voice?",
        kind=several(),
        on="truce",
        expected=lambda corpus: own(worded(corpus, *WORDS)),
        foreseen=(
            Foreseen(
                lambda corpus: worded(corpus, *WORDS)["claim_id"],
                "You took every claim that prints such a word. Some are somebody else's: compare speaker "
                "and outlet.",
            ),
            Foreseen(
                lambda corpus: own(worded(corpus, *WORDS), yes=False),
                "You took the claims of other speakers: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: own(worded(corpus, WORDS[0])),
                "You followed one of the three words. Whichever side you think a word leans to, the question "
                "is the same.",
            ),
            Foreseen(
                lambda corpus: own(worded(corpus, *WORDS[1:])),
                "You left out the first of the three words. Whichever side you think a word leans to, the "
                "question is the same.",
            ),
        ),
        general="The table holds every claim with such a word; keep those whose speaker is the outlet.",
        tip="Both columns stand in the table above the question. Lesson 01 had the same comparison.",
        because="Here nobody else is credited. In the others the claim is another's; whose *word* it is "
        "shows only where the text quotes.",
    ),
    Question(
        id="04-6",
        asks="Which places that the claims of these reports name have no point at all?",
        kind=several("place_id"),
        on="truce",
        foreseen=(
            Foreseen(
                lambda corpus: corpus.places.loc[corpus.places["lat"].isna(), "place_id"],
                "You took every place without a point. Not each of them is named by a claim: some are "
                "there because another place lies in them, or a date is set there.",
            ),
            Foreseen(
                lambda corpus: named_places(corpus).loc[lambda it: it["precision"] == "area", "place_id"],
                "You took the areas. They have a point, which stands for no more than some middle.",
            ),
            Foreseen(
                lambda corpus: named_places(corpus).loc[
                    lambda it: it["lat"].isna() & it["place_id"].isin(placed(corpus, "target")["place_id"]),
                    "place_id",
                ],
                "You took those that are told as targets, as the map above shows them. Claims name "
                "places in other roles, too.",
            ),
            Foreseen(
                lambda corpus: named_places(corpus).loc[lambda it: it["lat"].notna(), "place_id"],
                "You took the places that have a point: the condition is turned round.",
            ),
        ),
        general="Two conditions: a claim names the place, and its latitude is missing.",
        tip="`isna()` asks for what is missing, `isin` whether a place stands in `claim_places`; & joins "
        "the two.",
    ),
)
