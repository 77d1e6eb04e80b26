"""Lesson 01, Read one report: who is speaking here."""

from typing import Any

import pandas as pd

from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import choice, mapping, number, one, several

CODED = (4, 6, 8)  # the paragraphs that the student codes
RELAYED, JUDGED = "c25", "c12"  # a claim handed on by a spokesperson; one that weighs acts told before


def outlet(corpus: Corpus) -> str:
    """Return the actor that publishes the report."""
    return str(corpus.sources.set_index("source_id").loc[corpus.reports[0], "outlet_id"])


def own_voice(corpus: Corpus) -> "pd.Series[bool]":
    """Say for each claim whether the report speaks for itself."""
    return corpus.claims["speaker_id"] == outlet(corpus)


def claim(corpus: Corpus, end: str) -> "pd.Series[Any]":
    """Return the claim with this end of its id."""
    return corpus.claims[corpus.claims["claim_id"].str.endswith(f"-{end}")].iloc[0]


def step(corpus: Corpus, end: str, number: int) -> str:
    """Return who stands at a step of a claim's chain."""
    steps = corpus.attributions[corpus.attributions["claim_id"].str.endswith(f"-{end}")]
    return str(steps.set_index("step").loc[number, "actor_id"])


def acts(corpus: Corpus) -> list[str]:
    """Return the speech acts of the codebook."""
    return corpus.schema.vocabulary("claims", "act")


def coded(corpus: Corpus, column: str) -> dict[str, str]:
    """Return the codes of the three paragraphs."""
    claims = corpus.claims[corpus.claims["paragraph"].isin(CODED)]
    return dict(zip(claims["claim_id"], claims[column].astype("str"), strict=True))


def recoded(corpus: Corpus, column: str, code: str, *ends: str) -> dict[str, str]:
    """Return one code for some of the three paragraphs' claims: a mistake."""
    return {one: code for one in coded(corpus, column) if one.rsplit("-", 1)[-1] in ends}


def state(corpus: Corpus, end: str) -> str:
    """Return what the speaker of a claim is part of."""
    return str(corpus.actors.set_index("actor_id").loc[claim(corpus, end)["speaker_id"], "part_of"])


def agencies(corpus: Corpus) -> list[str]:
    """Return the wire agencies among the actors."""
    kinds = corpus.actors["kind"].astype("str")
    return corpus.actors.loc[kinds == "wire_agency", "actor_id"].tolist()


def news(corpus: Corpus) -> "pd.Series[bool]":
    """Say for each claim whether it tells news, and accuses nobody."""
    return corpus.claims["act"] == "assertion"


QUESTIONS = (
    Question(
        id="01-1",
        asks="In how many of its claims does the report speak in its own voice?",
        kind=number(),
        expected=lambda corpus: own_voice(corpus).sum(),
        foreseen=(
            Foreseen(
                lambda corpus: len(corpus.claims),
                "You counted every claim that stands in the report. All of them are printed there; in its "
                "own voice are those for which nobody else is credited. Compare `speaker_id` with "
                "`outlet_id`.",
            ),
            Foreseen(
                lambda corpus: (~own_voice(corpus)).sum(),
                "You counted the claims of all other speakers: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: corpus.claims["speaker_id"].nunique(),
                "You counted speakers, and how many there are. Asked for are claims: one speaker may make "
                "many.",
            ),
            Foreseen(
                lambda corpus: (
                    own_voice(corpus).sum() + corpus.claims["speaker_id"].isin(agencies(corpus)).sum()
                ),
                "You counted the news agency's claims among the report's own. A credited agency is a voice "
                "of its own: the report leaves it answerable for the words.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[own_voice(corpus), "paragraph"].nunique(),
                "You counted the paragraphs in which the report speaks. A paragraph may hold several claims.",
            ),
        ),
        general="Own voice means: the speaker of the claim is the actor that publishes the report. Count "
        "rows of `claims`, one for each claim.",
        tip="`article.sources` says who publishes the report. In how many rows of `claims` does the same "
        "actor stand in `speaker_id`?",
        because="In these claims speaker and publisher are the same actor: nobody else is credited.",
    ),
    Question(
        id="01-2",
        asks=f"Who is the speaker of claim {RELAYED}?",
        kind=one("speaker_id"),
        expected=lambda corpus: claim(corpus, RELAYED)["speaker_id"],
        foreseen=(
            Foreseen(
                lambda corpus: step(corpus, RELAYED, 0),
                "You took the page for the speaker. The report prints the sentence and credits somebody for "
                "it.",
            ),
            Foreseen(
                lambda corpus: step(corpus, RELAYED, 1),
                "You took who hands the words on. A spokesperson speaks for somebody: ask whose concern it "
                "is.",
            ),
            Foreseen(
                lambda corpus: corpus.actors.set_index("actor_id").loc[step(corpus, RELAYED, 2), "part_of"],
                "You took the office for the person. The report names a person, and the tables go no higher "
                "than the text does.",
            ),
        ),
        general="The speaker is where the chain of credits ends. Follow `attributions` from step 0, the "
        "page, to its last step.",
        tip="Look at the rows of this claim in `article.attributions`, ordered by `step`.",
        because="The last step of the chain is the speaker: the words are told as this person's, whoever "
        "hands them on.",
    ),
    Question(
        id="01-3",
        asks=f"Which speech act is claim {JUDGED}?",
        kind=choice(acts),
        expected=lambda corpus: claim(corpus, JUDGED)["act"],
        foreseen=(
            Foreseen(
                lambda _: "accusation",
                "You heard blame in it. An accusation names a blameworthy act of its own; look at whether "
                "this claim names one, or speaks of acts that were told before.",
            ),
            Foreseen(
                lambda _: "assertion",
                "You took it as news. Ask what could be looked up: that something happened, or how much it "
                "matters?",
            ),
            Foreseen(
                lambda _: "denial",
                "You took a negative outcome for a rejected charge. A denial says of a charge that it is "
                "not so.",
            ),
            Foreseen(
                lambda _: "threat",
                "You heard what may follow. A threat announces harm or force by the speaker's own side.",
            ),
        ),
        general="Decide from what is said, not from the verb. Read what the codebook says each act is not.",
        tip="Which act is done before this claim, and by whom? What does the claim add to it? The codebook's "
        "lines 'not this' part neighbours from each other.",
        because="It takes acts as given and weighs what they mean; it names no new one.",
    ),
    Question(
        id="01-4",
        asks="Who is the speaker of each claim in paragraphs 4, 6 and 8?",
        kind=mapping("speaker_id"),
        expected=lambda corpus: coded(corpus, "speaker_id"),
        foreseen=(
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", outlet(corpus), "c20", "c21"),
                "c20 and c21: you took the page for the speaker. The words stand in quotation marks, and the "
                "report says whose they are.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", agencies(corpus)[0], "c18"),
                "c18: you let a credit run backwards. It holds for its own sentence and no further.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", agencies(corpus)[0], "c19"),
                "c19: you let the agency answer for the number beside its words. Is it credited with that "
                "sentence, too?",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", agencies(corpus)[0], "c09"),
                "c09: you carried a credit over from the paragraph before. Look whom this paragraph names.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", agencies(corpus)[0], "c10", "c11"),
                "c10 and c11: you named an agency for whole paragraphs. The report credits it sentence by "
                "sentence, and not here.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", state(corpus, "c09"), "c09", "c10", "c11"),
                "c09 to c11: you named the state. The report names one of its offices, and the tables keep "
                "to what it names.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", state(corpus, "c13"), "c13"),
                "c13: you named the state, where the report names one of its offices.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", str(claim(corpus, "c13")["target_id"]), "c13"),
                "c13: you named whom the claim is aimed at. The speaker is who says it.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "speaker_id", str(claim(corpus, "c09")["target_id"]), "c09"),
                "c09: you named who made the charge. The speaker is who answers it here.",
            ),
        ),
        general="Ask of each sentence: does it credit somebody? If so, that is the speaker; if not, the "
        "report is.",
        tip="A credit holds for its own sentence. Where a sentence credits nobody, the report speaks for "
        "itself.",
        because="A credit makes the speaker; without one the report speaks for itself.",
    ),
    Question(
        id="01-5",
        asks="Which speech act is each claim in paragraphs 4, 6 and 8?",
        kind=mapping(acts, column="act"),
        expected=lambda corpus: coded(corpus, "act"),
        foreseen=(
            Foreseen(
                lambda corpus: recoded(corpus, "act", "accusation", "c09"),
                "c09: you heard a charge in the harsh word. Ask what the claim does with the other side's "
                "charge.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "assertion", "c13"),
                "c13: you read it as a plain statement. It says of a charge that it is not so; there is an "
                "act for that.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "appraisal", "c09"),
                "c09: you heard a judgement, and there is one in it. Does another act fit as well? Then look "
                "which of the two counts.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "denial", "c10"),
                "c10: you took a counter-charge for a rejection. It leaves the first charge unanswered, and "
                "names an act of the other side.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "denial", "c11"),
                "c11: you took it for a rejection. *Also* adds something to what was said before: what?",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "assertion", "c17"),
                "c17: you coded how things have long stood as news of these days. From when does *since* "
                "count?",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "background", "c18"),
                "c18: you took the fighting for history. What the news is about is no background.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "background", "c19"),
                "c19: you took a count of these weeks for history. Ask which fighting it belongs to.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "assertion", "c20"),
                "c20: you coded a comparison as news. To say how large something is, measured by others of "
                "its kind, is to weigh it.",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "background", "c20"),
                "c20: you saw the year. Ask what it is there for: to tell of an old war, or to say how "
                "large the present fighting is?",
            ),
            Foreseen(
                lambda corpus: recoded(corpus, "act", "assertion", "c21"),
                "c21: you coded history as news. Ask whether it belongs to the days that are reported on.",
            ),
        ),
        general="Decide from what is said, not from the verb; if two acts fit, take the one that stands "
        "later in the codebook's list.",
        tip="For each claim: is a charge made, or rejected? Is something weighed, told as news, or as "
        "history?",
        because="Where two acts fit, the one that stands later in the codebook's list counts. You may "
        "disagree: then say which line of the codebook speaks for you.",
    ),
    Question(
        id="01-6",
        asks="Which claims does the report tell as news (assertions) in its own voice?",
        kind=several("claim_id"),
        foreseen=(
            Foreseen(
                lambda corpus: corpus.claims["claim_id"],
                "You gave every claim of the report: nothing is selected yet.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[own_voice(corpus), "claim_id"],
                "You took everything in the report's own voice. Some of it is history: look at `act`.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[news(corpus), "claim_id"],
                "You took every assertion. Some have another speaker: look at `speaker_id`.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[news(corpus) & ~own_voice(corpus), "claim_id"],
                "You took the assertions of everybody else: the condition on the speaker is turned round.",
            ),
            Foreseen(
                lambda corpus: corpus.claims.loc[own_voice(corpus) | news(corpus), "claim_id"],
                "You took the claims that meet one condition or the other. Both have to hold: join them "
                "with &.",
            ),
        ),
        general="Two conditions have to hold for the same row: who speaks, and what is done.",
        tip="Each condition gives a mask, True or False for each row; & joins two masks. Put each in "
        "brackets.",
    ),
)
