"""Lesson 05, Follow the dispute: what was answered, and what was not."""

import re
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import mapping, several

ANSWERS = ("denies", "rebuts", "counter_accuses", "responds_to")
PAIRS = {  # an answer and the claim that it takes up, to be read closely
    "skytg24-2020-10-11-c06": "skytg24-2020-10-11-c04",
    "evnreport-2020-10-10-c08": "evnreport-2020-10-10-c07",
    "ampgoo-2020-10-11-reuters-c03": "ampgoo-2020-10-11-reuters-c01",
    "cbs17-2020-10-11-ap-c09": "cbs17-2020-10-11-ap-c04",
    "trend-2020-10-12-toll-c01": "trtworld-2020-10-11-late-c01",
}
CHARGE, CORRECTED = "nsn-2020-10-10-c01", "haypress-2020-10-10-c01"  # first tellings of its two forms
TRAVELLED, BESIDE = "rferl-2020-10-11-c08", "rferl-2020-10-11-c06"  # a denial; the charge printed before it
RETOLD = "azatutyun-2020-10-10-shelling-c05"  # another telling of the denial that travelled
MADE, QUOTED = "dailyspokesman-azertac-mfa-c03", "armenpress-2020-10-11-ambulance-c02"
DENIED, ORIGINAL = "armenpress-2020-10-11-ambulance-c03", "armlur-ambulance-c02"
UNSAID = "not said"


def links(corpus: Corpus, *relations: str) -> pd.DataFrame:
    """Return the links with these relations, of all kinds of answer if none is named."""
    return corpus.claim_links[corpus.claim_links["relation"].isin(relations or ANSWERS)]


def told(corpus: Corpus, claim_id: str, column: str) -> str:
    """Return what a column holds of one claim."""
    return str(corpus.claims.set_index("claim_id")[column][claim_id])


def tellings(corpus: Corpus, first: str) -> set[str]:
    """Return a first telling and the claims that repeat it."""
    repeats = links(corpus, "repeats")
    return {first, *repeats.loc[repeats["other_id"] == first, "claim_id"]}


def first_telling(corpus: Corpus, claim_id: str) -> str:
    """Return the first telling of what a claim repeats."""
    repeats = links(corpus, "repeats").set_index("claim_id")
    return str(repeats.loc[claim_id, "other_id"])


def aimed_at(corpus: Corpus, claims: set[str], *relations: str) -> "pd.Series[Any]":
    """Return the answers that point at one of these claims."""
    found = links(corpus, *relations)
    return found.loc[found["other_id"].isin(claims), "claim_id"]


def denied_by(corpus: Corpus, *claims: str) -> "pd.Series[Any]":
    """Return the claims that one of these denies."""
    found = links(corpus, "denies")
    return found.loc[found["claim_id"].isin(claims), "other_id"]


def disputed(corpus: Corpus, *acts: str) -> "pd.Series[Any]":
    """Return the claims about the event of the corrected charge, with these acts if any is named."""
    about = corpus.claims[corpus.claims["date_id"] == told(corpus, CHARGE, "date_id")]
    return about["claim_id"][about["act"].isin(acts) | (not acts)]


def unmet(corpus: Corpus, claims: "pd.Series[Any]", met: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the claims that are not among those met."""
    return claims[~claims.isin(met)]


def met_on_its_page(corpus: Corpus) -> "pd.Series[Any]":
    """Return the claims that an answer in the same report points at."""
    page, found = corpus.claims.set_index("claim_id")["source_id"], links(corpus)
    same = found["claim_id"].map(page) == found["other_id"].map(page)
    return found.loc[same, "other_id"]


def unanswered(corpus: Corpus) -> "pd.Series[Any]":
    """Return the accusations about any event that nobody of the side accused answers."""
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    tables = corpus.claims, corpus.claim_links, corpus.sources, corpus.dates
    found = relate.silences(*tables, who, schema.parties)
    return found.loc[found["kind"] == "unanswered", "claim_id"]


def relations(corpus: Corpus) -> list[str]:
    """Return the relations of the codebook."""
    return corpus.schema.vocabulary("claim_links", "relation")


def related(corpus: Corpus) -> dict[str, str]:
    """Return the relation of each of the pairs."""
    found = corpus.claim_links.set_index(["claim_id", "other_id"])["relation"].astype("str")
    return {reply: str(found.loc[(reply, other)]) for reply, other in PAIRS.items()}


def whose(corpus: Corpus) -> list[str]:
    """Return what can be said of the dead: one of the parties', or nothing."""
    return [*corpus.schema.parties, UNSAID]


def dead(corpus: Corpus) -> dict[str, str]:
    """Return whose soldiers each claim says the dead were."""
    return {one: _soldiers(corpus, one) for one in (MADE, QUOTED, DENIED, ORIGINAL)}


def _soldiers(corpus: Corpus, claim_id: str) -> str:
    named = re.search(r"(\w+) soldiers", told(corpus, claim_id, "proposition"))
    parties = [party for party in corpus.schema.parties if named and named[1].casefold().startswith(party)]
    return parties[0] if parties else UNSAID


QUESTIONS = (
    Question(
        id="05-1",
        asks="Which claims do both: they answer a claim, and are answered themselves?",
        kind=several(),
        expected=lambda corpus: set(links(corpus)["claim_id"]) & set(links(corpus)["other_id"]),
        foreseen=(
            Foreseen(
                lambda corpus: links(corpus)["other_id"],
                "You took every claim that is answered. Half is missing: it has to answer one, too.",
            ),
            Foreseen(
                lambda corpus: links(corpus)["claim_id"],
                "You took every claim that answers one. Half is missing: it has to be answered, too.",
            ),
            Foreseen(
                lambda corpus: {*links(corpus)["claim_id"], *links(corpus)["other_id"]},
                "You joined the two columns with 'or': every claim that stands in one of them. Asked for is "
                "'and'.",
            ),
            Foreseen(
                lambda corpus: links(corpus, "denies")["claim_id"],
                "You took the denials. Look at the other column: does anything point at them?",
            ),
        ),
        general="A claim in the middle stands in both columns of the answers: once as `claim_id`, once as "
        "`other_id`.",
        tip="`isin` asks each value of one column whether it stands in another. Which two columns have to "
        "hold the same id? In the figure: from which boxes does an arrow start, and at which does one end?",
        because="These answer a charge with a charge, and the charge is then denied: what was a reply has "
        "become a claim to reply to.",
    ),
    Question(
        id="05-2",
        asks="How does each of the five claims take up the other one?",
        kind=mapping(relations, column="relation"),
        on="truce",
        expected=related,
        foreseen=(
            Foreseen(
                lambda _: {"skytg24-2020-10-11-c06": "denies"},
                "skytg24, c06: you took a counter-charge for a rejection. Does it say anything about what "
                "was charged?",
            ),
            Foreseen(
                lambda _: {"evnreport-2020-10-10-c08": "denies"},
                "evnreport, c08: you heard a rejection. It does not say that the other claim is untrue; ask "
                "what it does instead.",
            ),
            Foreseen(
                lambda _: {"evnreport-2020-10-10-c08": "counter_accuses"},
                "evnreport, c08: you heard a charge. It names nobody as the doer, and the claim that it "
                "meets charges nobody.",
            ),
            Foreseen(
                lambda _: {"ampgoo-2020-10-11-reuters-c03": "denies"},
                "ampgoo, c03: you took 'no information' for 'no'. Whoever does not know rejects nothing.",
            ),
            Foreseen(
                lambda _: {"cbs17-2020-10-11-ap-c09": "rebuts"},
                "cbs17, c09: you went by its second half, which tells another account. Read the first half: "
                "what is said of the charge itself?",
            ),
            Foreseen(
                lambda _: {"trend-2020-10-12-toll-c01": "denies"},
                "trend, c01: you took a new number for a rejection. Ask whose number it was before.",
            ),
            Foreseen(
                lambda _: {"trend-2020-10-12-toll-c01": "repeats"},
                "trend, c01: you saw that one office speaks twice. It does not say the same twice.",
            ),
        ),
        general="Ask first who speaks in both claims. Then ask what the first one says *of* the other: "
        "nothing, that it is untrue, or something else in its place.",
        tip="Read the lines 'not this' of the codebook. Three questions part the five: does one office "
        "speak twice? Is a charge made? Is the other claim called untrue?",
        because="One of each kind. In the second two speakers of one lane differ; the third is no denial: "
        "a spokesman without information has rejected nothing.",
    ),
    Question(
        id="05-3",
        asks="Which claims deny the charge in its second form, in any of its tellings?",
        kind=several(),
        on="truce",
        expected=lambda corpus: aimed_at(corpus, tellings(corpus, CORRECTED), "denies"),
        foreseen=(
            Foreseen(
                lambda corpus: aimed_at(corpus, {CORRECTED}, "denies"),
                "You looked for links that point at the first telling alone. A denial may point at a claim "
                "that repeats it.",
            ),
            Foreseen(
                lambda corpus: aimed_at(corpus, tellings(corpus, CHARGE), "denies"),
                "You followed the charge in its first form, the town. Asked for is what meets it after the "
                "correction.",
            ),
            Foreseen(
                lambda corpus: disputed(corpus, "denial"),
                "You took every denial about the event. The links tell which form each rejects.",
            ),
            Foreseen(
                lambda corpus: set(links(corpus, "denies")["other_id"]) & tellings(corpus, CORRECTED),
                "You gave claims that are denied: the link is read the other way round. Whoever denies "
                "stands in `claim_id`.",
            ),
            Foreseen(
                lambda corpus: aimed_at(corpus, tellings(corpus, CORRECTED)),
                "You took every answer. A counter-charge answers without rejecting: keep one relation.",
            ),
            Foreseen(
                lambda corpus: tellings(corpus, CORRECTED),
                "You gave the tellings of the charge. That is the first step; now ask what points at them.",
            ),
            Foreseen(
                lambda corpus: tellings(corpus, CORRECTED) - {CORRECTED},
                "You gave the claims that repeat the charge. That is the first step; now ask what points at "
                "them, and at the first telling.",
            ),
            Foreseen(
                lambda corpus: aimed_at(corpus, tellings(corpus, CORRECTED), *relations(corpus)),
                "You took whatever points at a telling. A claim that repeats it points at it, too: keep one "
                "relation.",
            ),
        ),
        general="Two steps: gather the first telling and whatever repeats it; then find the denials that "
        "point at one of these.",
        tip="Both steps use `links`. First 'repeats' with `other_id` equal to the first telling; then "
        "'denies' with `other_id` among what you found.",
        because="Each points at a telling of the second form. One of them rejects the charges without saying "
        "which, so the coder let it count for both forms.",
    ),
    Question(
        id="05-4",
        asks="Which claims does the statement behind the travelled denial deny, at its first telling?",
        kind=several(),
        on="truce",
        expected=lambda corpus: denied_by(corpus, first_telling(corpus, TRAVELLED)),
        foreseen=(
            Foreseen(
                lambda _: [BESIDE],
                "You took the charge that stands before it on the page. Next to each other is a place, not a "
                "reply: no link joins the two.",
            ),
            Foreseen(
                lambda corpus: [first_telling(corpus, TRAVELLED)],
                "You found the first telling of the denial. One step more: what does that one deny?",
            ),
            Foreseen(
                lambda corpus: denied_by(corpus, RETOLD),
                "You followed another retelling, in another report. The question is about the first telling.",
            ),
            Foreseen(
                lambda _: [TRAVELLED],
                "You gave the printed denial itself. Its row in `links` leads on: look at `other_id`.",
            ),
            Foreseen(
                lambda corpus: [
                    one
                    for one in denied_by(corpus, first_telling(corpus, TRAVELLED))
                    if told(corpus, one, "source_id")
                    == told(corpus, first_telling(corpus, TRAVELLED), "source_id")
                ],
                "You stayed within the report that prints the statement. A statement answers what was said "
                "elsewhere, too.",
            ),
            Foreseen(
                lambda corpus: tellings(corpus, first_telling(corpus, TRAVELLED)),
                "You gave the tellings of the denial. Asked for is what it answers: look at `other_id`.",
            ),
        ),
        general="Follow two links: from the printed denial by 'repeats' to its first telling, and from there "
        "by 'denies' to what it rejects.",
        tip="In which row of `links` is the printed denial the `claim_id`? Its `other_id` is where to look "
        "next.",
        because="The statement was first told on 10 October, and these are the charges it is set against. "
        "That the two texts are one statement is the coder's reading: the note says 'likely'.",
    ),
    Question(
        id="05-5",
        asks="Whose soldiers were the dead that the vehicle collected, in the words of each claim?",
        kind=mapping(whose, column="dead"),
        on="truce",
        expected=dead,
        foreseen=(
            Foreseen(
                lambda corpus: {MADE: corpus.schema.parties[1]},
                "dailyspokesman, c03: you gave the side that speaks. Read whose soldiers the claim names.",
            ),
            Foreseen(
                lambda corpus: {QUOTED: corpus.schema.parties[0]},
                "armenpress, c02: you read the charge as it was made. This is the charge as the other side "
                "quotes it.",
            ),
            Foreseen(
                lambda corpus: {ORIGINAL: corpus.schema.parties[1]},
                "armlur, c02: you filled the gap from the English text. What does this text say of its own?",
            ),
            Foreseen(
                lambda corpus: {DENIED: corpus.schema.parties[1]},
                "armenpress, c03: you carried it over from the charge that is quoted beside it. The denial "
                "has its own words.",
            ),
            Foreseen(
                lambda corpus: {MADE: UNSAID},
                "dailyspokesman, c03: you left it open, perhaps because the vehicle's owner is not named. "
                "Asked for is whose the dead were.",
            ),
        ),
        general="Read each claim for itself, as if the others were not there. What a text does not say stays "
        "open.",
        tip="Look for the word before 'soldiers'. If there is none, nothing is said.",
        because="The charge as made, as quoted in English and as quoted in Armenian are three. The denial "
        "answers the charge as its own report quotes it.",
    ),
    Question(
        id="05-6",
        asks="Which accusations about the event did nobody of the side accused answer, in any telling, in "
        "what was read?",
        kind=several(),
        on="truce",
        foreseen=(
            Foreseen(
                lambda corpus: unmet(corpus, disputed(corpus, "accusation"), links(corpus)["other_id"]),
                "You took every accusation that no answer points at. An answer to one telling meets the "
                "other tellings, too.",
            ),
            Foreseen(
                lambda corpus: unmet(corpus, disputed(corpus, "accusation"), corpus.claim_links["other_id"]),
                "You took every accusation that no link of any relation points at. An answer to one telling "
                "meets the others, too; and a claim that repeats or supports another is no answer to it.",
            ),
            Foreseen(
                unanswered,
                "You took the accusations about all events. Keep those about this one.",
            ),
            Foreseen(
                lambda corpus: unmet(corpus, disputed(corpus, "accusation"), met_on_its_page(corpus)),
                "You looked for answers in the same report only. They may stand in another one.",
            ),
            Foreseen(
                lambda corpus: unmet(corpus, disputed(corpus), links(corpus)["other_id"]),
                "You took claims of every act. Asked for are accusations: a denial that nobody answers is "
                "something else.",
            ),
            Foreseen(
                lambda corpus: unmet(corpus, disputed(corpus, "accusation"), links(corpus)["claim_id"]),
                "You took accusations that answer nothing. Asked for are those that *are not answered*: the "
                "link is read the other way round.",
            ),
            Foreseen(
                lambda corpus: disputed(corpus, "accusation"),
                "You took every accusation about the event. Most are met by an answer somewhere.",
            ),
        ),
        general="Three conditions: it is about this event, it is an accusation, and neither it nor another "
        "telling of it is answered by the side accused.",
        tip="`found` holds them for all events, among others: look at its columns `kind` and `date_id`.",
    ),
)
