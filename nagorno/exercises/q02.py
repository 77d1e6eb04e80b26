"""Lesson 02, Trace a claim: how do we know that they said it."""

from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import mapping, number, ordered, several

ROLES = ("page", "relay", "speaker")
AGENCIES = (  # claims in whose chain an agency stands: twice in each part
    "thehill-2020-10-10-c05",
    "azatutyun-2020-10-10-shelling-c02",
    "armenpress-2020-10-10-hadrut-fire-c05",
    "asbarez-2020-10-11-c02",
    "azernews-2020-10-11-mod-c01",
    "trend-2020-10-11-prosecutor-c04",
)
THROUGH = "armenpress-2020-10-11-ambulance-c01"  # a charge in the words of those who reject it


def depth(corpus: Corpus) -> "pd.Series[Any]":
    """Return the number of the last step of each claim's chain."""
    return corpus.attributions.groupby("claim_id")["step"].max()


def relayed(corpus: Corpus) -> list[str]:
    """Return the claims that somebody hands on between page and speaker."""
    last = depth(corpus)
    return [str(one) for one in last.index[last >= 2]]


def between(corpus: Corpus) -> pd.DataFrame:
    """Return the steps that are neither the first of a chain nor its last."""
    steps = corpus.attributions
    return steps[(steps["step"] > 0) & (steps["step"] < steps["claim_id"].map(depth(corpus)))]


def kinds(corpus: Corpus) -> "pd.Series[Any]":
    """Return the kind of each actor, by id."""
    return corpus.actors.set_index("actor_id")["kind"].astype("str")


def by_kind(corpus: Corpus, steps: pd.DataFrame, kind: str) -> list[str]:
    """Return the claims of those steps at which an actor of a kind stands."""
    found = steps.loc[steps["actor_id"].map(kinds(corpus)) == kind, "claim_id"]
    return [str(one) for one in found]


def roles(corpus: Corpus) -> dict[str, str]:
    """Return the part of the agency in each claim that is asked about."""
    steps = corpus.attributions[corpus.attributions["actor_id"].map(kinds(corpus)) == "wire_agency"]
    its, last = steps.set_index("claim_id")["step"], depth(corpus)
    return {one: ROLES[0 if its[one] == 0 else 2 if its[one] == last[one] else 1] for one in AGENCIES}


def taken_for(role: int, *places: int) -> dict[str, str]:
    """Return one part for some of these claims: a mistake."""
    return {AGENCIES[place]: ROLES[role] for place in places}


def unnamed(corpus: Corpus) -> "pd.Series[bool]":
    """Say for each claim whether its speaker is not named."""
    return corpus.claims["speaker_id"].map(kinds(corpus)) == "unnamed"


def way(corpus: Corpus, *steps: int) -> list[str]:
    """Return who stands at these steps of the charge that its opponent tells."""
    rows = corpus.attributions[corpus.attributions["claim_id"] == THROUGH]
    actors = rows.set_index("step")["actor_id"]
    return [str(actors[number]) for number in steps]


def state(corpus: Corpus, actor: str) -> str:
    """Return what an actor is part of."""
    return str(corpus.actors.set_index("actor_id")["part_of"][actor])


def chains(corpus: Corpus) -> pd.DataFrame:
    """Return a row for each claim that says through whom it came."""
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    return relate.chain(corpus.attributions, corpus.actors, who, corpus.sources)


def retold(corpus: Corpus) -> pd.DataFrame:
    """Return the links from a claim to its first telling."""
    return corpus.claim_links[corpus.claim_links["relation"] == "repeats"]


def opposed(corpus: Corpus) -> "pd.Series[Any]":
    """Return the claims that an actor of the other party hands on."""
    found = chains(corpus)
    return pd.Series(found.loc[found["via_opponent"], "claim_id"])


def first_tellings(corpus: Corpus) -> "pd.Series[str]":
    """Return the first tellings of the claims that an opponent hands on."""
    links = retold(corpus)
    return links.loc[links["claim_id"].isin(opposed(corpus)), "other_id"]


def elsewhere(corpus: Corpus) -> "pd.Series[str]":
    """Return those of the claims handed on by an opponent that repeat another."""
    told = opposed(corpus)
    return told[told.isin(retold(corpus)["claim_id"])]


def denials(corpus: Corpus) -> "pd.Series[str]":
    """Return the claims that deny what an opponent hands on, where that repeats no other."""
    told = opposed(corpus)
    lone = told[~told.isin(retold(corpus)["claim_id"])]
    links = corpus.claim_links
    return links.loc[(links["relation"] == "denies") & links["other_id"].isin(lone), "claim_id"]


QUESTIONS = (
    Question(
        id="02-1",
        asks="Which claims reach the page through somebody between it and the speaker?",
        kind=several("claim_id"),
        expected=relayed,
        foreseen=(
            Foreseen(
                lambda corpus: corpus.claims["claim_id"],
                "You gave every claim of the report. `depth`, and any mask made of it, has one row for each: "
                "keep the rows that you mean, as in `depth[depth == 0].index`.",
            ),
            Foreseen(
                lambda corpus: corpus.attributions.loc[corpus.attributions["step"] >= 1, "claim_id"],
                "You took every claim that credits somebody. Step 1 may be the speaker already: then nobody "
                "stands between.",
            ),
            Foreseen(
                lambda corpus: depth(corpus).index[depth(corpus) < 2],
                "You took the claims without a relay: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: depth(corpus).index[depth(corpus) == 1],
                "You took the chains with a step 1. If it is also the last one, it is the speaker's.",
            ),
            Foreseen(
                lambda corpus: depth(corpus).index[depth(corpus) == 0],
                "You took the claims in which the page speaks itself. Their chain has one step, and nobody "
                "else in it.",
            ),
            Foreseen(
                lambda corpus: by_kind(corpus, corpus.attributions, "wire_agency"),
                "You took the claims in whose chain the agency stands. In some of them it is where the chain "
                "ends, so it hands on nothing; and an agency is not the only one who hands on words.",
            ),
            Foreseen(
                lambda corpus: by_kind(corpus, between(corpus), "wire_agency"),
                "You have those that an agency hands on. Look who else hands on words in this report.",
            ),
            Foreseen(
                lambda corpus: by_kind(corpus, between(corpus), "person"),
                "You have those that a spokesperson hands on. Look who else hands on words in this report.",
            ),
        ),
        general="The first step is the page, the last one is the speaker. Between means: neither of the two.",
        tip="How many steps does a chain have at least, if somebody stands between? `depth` gives the number "
        "of the last step, and counting begins at 0.",
        because="In these chains the speaker stands at step 2, so step 1 is a relay: twice an agency, twice "
        "a spokesperson. In all others the report names nobody between.",
    ),
    Question(
        id="02-2",
        on="truce",
        asks="Which part has the agency in the chain of each claim: page, relay or speaker?",
        kind=mapping(lambda _: list(ROLES), column="role"),
        expected=roles,
        foreseen=(
            Foreseen(
                lambda _: taken_for(1, 0),
                "thehill: you expect somebody behind the agency. There may be one; the page does not say so, "
                "and the tables add nobody.",
            ),
            Foreseen(
                lambda _: taken_for(0, 0, 4),
                "thehill and azernews: you gave the part of the outlet. Asked for is the agency's.",
            ),
            Foreseen(
                lambda _: taken_for(1, 1),
                "azatutyun: you took a credit for handing on. Whom does the agency credit in turn?",
            ),
            Foreseen(
                lambda _: taken_for(1, 2),
                "armenpress: you put the agency between two others. Who would come before it?",
            ),
            Foreseen(
                lambda _: taken_for(2, 2),
                "armenpress: you let the agency answer for words that it credits to somebody.",
            ),
            Foreseen(
                lambda _: taken_for(2, 3),
                "asbarez: you took the agency that asked for the one who answers. Where does the chain end?",
            ),
            Foreseen(
                lambda _: taken_for(2, 4),
                "azernews: you stopped at the agency. A step comes after it: whose words does it hand on?",
            ),
            Foreseen(
                lambda _: taken_for(1, 5),
                "trend: you looked for the agency in the middle, where agencies often stand. Look at its "
                "step.",
            ),
            Foreseen(
                lambda _: taken_for(2, 5),
                "trend: you let the agency speak because it writes the text. Who is credited at the end?",
            ),
        ),
        general="Ask of each chain: at which step does the agency stand, and does the chain go on after it?",
        tip="Step 0 is the page, the last step the speaker. Compare the agency's step with both.",
        because="At its own site an agency is the page. Where another page prints it, it answers for the "
        "words themselves if the chain ends with it; if the chain goes on, it answers only for saying that "
        "somebody said them.",
    ),
    Question(
        id="02-3",
        on="truce",
        asks="How many claims of all reports end with a speaker who is not named?",
        kind=number(),
        expected=lambda corpus: unnamed(corpus).sum(),
        foreseen=(
            Foreseen(
                lambda corpus: (kinds(corpus) == "unnamed").sum(),
                "You counted actors. Asked for are claims: one unnamed speaker may make several, and some "
                "make none.",
            ),
            Foreseen(
                lambda corpus: len(by_kind(corpus, corpus.attributions, "unnamed")),
                "You counted steps of `attributions`. Some of these unnamed actors hand words on, and do not "
                "speak: look at where the chain ends.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[unnamed(corpus), "source_id"].nunique(),
                "You counted reports, or different speakers, or the claims of two speakers alone. Asked for "
                "are the claims of all in `nobody`: count rows.",
            ),
            Foreseen(
                lambda corpus: corpus.claims["speaker_id"].isin(corpus.actors["name"]).sum(),
                "You found none: `speaker_id` holds ids, and was compared with something else, or in the "
                'one report alone. Compare it with `nobody["actor_id"]` in `reports.claims`.',
            ),
            Foreseen(
                lambda corpus: (depth(corpus) == 0).sum(),
                "You counted claims in the page's own voice. There the speaker is known: it is the outlet. "
                "What is not said is how it knows.",
            ),
            Foreseen(
                lambda corpus: (~unnamed(corpus)).sum(),
                "You counted the claims with a named speaker: the condition is turned round.",
            ),
        ),
        general="Count the rows of `reports.claims` whose `speaker_id` is one of `nobody`.",
        tip="The speaker of each claim stands in `reports.claims`. `isin` gives a mask, and the sum of a "
        "mask counts.",
        because="A small share of all. Most of them are *officials* or a *side*; a few are people who saw "
        "something and belong to the newsroom itself.",
    ),
    Question(
        id="02-4",
        on="truce",
        asks="Who stands in the chain of a charge that a ministry rejects, from the page to the speaker?",
        kind=ordered("actor_id"),
        expected=lambda corpus: way(corpus, 0, 1, 2),
        foreseen=(
            Foreseen(
                lambda corpus: way(corpus, 2, 1, 0),
                "You began with the speaker. That is the way the words went; a trace starts where you met "
                "them, on the page.",
            ),
            Foreseen(
                lambda corpus: way(corpus, 0, 1),
                "You stopped at the one who is quoted. Is the charge its own, or does it repeat what "
                "somebody else is said to have charged?",
            ),
            Foreseen(
                lambda corpus: way(corpus, 0, 2),
                "You went from the page straight to the speaker. The page does not quote the speaker: ask in "
                "whose statement the charge stands.",
            ),
            Foreseen(
                lambda corpus: [way(corpus, 0)[0], state(corpus, way(corpus, 1)[0]), *way(corpus, 2)],
                "You named the state in the middle. The report credits one of its offices: keep to what the "
                "text names.",
            ),
            Foreseen(
                lambda corpus: [*way(corpus, 0), *(state(corpus, one) for one in way(corpus, 1, 2))],
                "You named two states. The page names an office of the one and a side of the other: keep to "
                "what it names.",
            ),
            Foreseen(
                lambda corpus: [*way(corpus, 0, 1), state(corpus, way(corpus, 2)[0])],
                "You named the state at the end. The page speaks of its side and leaves open who it was; the "
                "tables have an actor for that.",
            ),
            Foreseen(
                lambda corpus: way(corpus, 1, 2),
                "You left the page out. It is step 0: what you see is what it prints.",
            ),
            Foreseen(
                lambda corpus: way(corpus, 0, 2, 1),
                "You took the one who rejects the charge for its speaker. Whoever quotes a charge in order "
                "to reject it hands it on.",
            ),
        ),
        general="Three places: the page, whoever hands the charge on, whoever made it.",
        tip="Give `relate.trace` the id of this claim, as above, and look at the column `actor_id`.",
        because="The charge reaches the page in the words of those who reject it: their choice of what to "
        "quote comes with it, and who said it has no name here.",
    ),
    Question(
        id="02-5",
        on="truce",
        asks="Which claims that an opponent hands on have no other telling in what was read?",
        kind=several("claim_id"),
        foreseen=(
            Foreseen(
                opposed,
                "You took every claim that an opponent hands on. Most of them are told elsewhere too: look "
                "for them among the links.",
            ),
            Foreseen(
                elsewhere,
                "You took those that are told elsewhere too: the second condition is turned round.",
            ),
            Foreseen(
                first_tellings,
                "You gave the first tellings, which stand in other reports. Asked for are claims that came "
                "through an opponent.",
            ),
            Foreseen(
                lambda corpus: retold(corpus)["claim_id"],
                "You took every claim that repeats another, whoever hands it on. Begin with `opponent`.",
            ),
            Foreseen(
                denials,
                "You gave the denials. They are the opponent's own claims; asked for is what they reject.",
            ),
        ),
        general="Two conditions: an opponent hands the claim on, and it does not repeat another claim.",
        tip="Begin with `opponent`. Which of its ids stand in `claim_id` of a link that says *repeats*? Keep "
        "the others: `~` turns a mask round.",
    ),
)
