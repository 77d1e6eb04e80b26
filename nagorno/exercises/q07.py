"""Lesson 07, Code it yourself: would two readers agree."""

from dataclasses import replace
from math import isnan

import pandas as pd

from nagorno import agreement
from nagorno.coding.sheets import NONE
from nagorno.corpus import Corpus
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import choice, number, several, written
from nagorno.relate import sides

# What a reader codes who goes by the verb alone; all other verbs, and none, tell that something is so.
BY_VERB = {"accused": "accusation", "denied": "denial", "called": "appraisal", "calling for": "call"}
CODED = ("speaker_id", "act", "target_id")
FIRST = 7  # claims that both readers code alike
VALUES = ("perfect", "low", "chance", "undefined")
LEAST, WORDS = 2, 40  # ids and words that the written answer has
EVIDENCE = "\n\nEvidence: "


def published(corpus: Corpus) -> pd.DataFrame:
    """Return the codes of the tables, by claim; nobody is a code too."""
    codes = corpus.claims.set_index("claim_id")[list(CODED)]
    return codes.astype("str").fillna(NONE)


def hasty(corpus: Corpus) -> pd.DataFrame:
    """Return the codes of a reader with three habits, by claim."""
    claims, steps = corpus.claims.set_index("claim_id"), corpus.attributions
    first = steps[steps["step"] <= 1].groupby("claim_id")["actor_id"].last()
    schema = corpus.schema
    bodies = sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    tops = bodies.set_index("actor_id")["top_id"]
    return pd.DataFrame(
        {
            "speaker_id": first.reindex(claims.index),
            "act": claims["verb"].map(BY_VERB).fillna("assertion"),
            "target_id": claims["target_id"].map(tops).fillna(NONE),
        }
    )


def both(corpus: Corpus, column: str) -> pd.DataFrame:
    """Return the codes of both readers, side by side."""
    return pd.DataFrame({"hasty": hasty(corpus)[column], "tables": published(corpus)[column]})


def differing(corpus: Corpus, column: str) -> list[str]:
    """Return the claims on which the two differ."""
    return agreement.disagreements(both(corpus, column)).index.tolist()


def same(corpus: Corpus, column: str) -> list[str]:
    """Return the claims on which the two agree."""
    return [one for one in corpus.claims["claim_id"] if one not in differing(corpus, column)]


def named(corpus: Corpus) -> "pd.Series[bool]":
    """Say of each claim whether one of the two names a target."""
    return ~both(corpus, "target_id").isin([NONE]).all(axis=1)


def worth(corpus: Corpus) -> str:
    """Return what alpha of the first claims' speech acts is, as a word."""
    value = agreement.alpha(both(corpus, "act").head(FIRST))
    if isnan(value):
        return "undefined"
    return "perfect" if value == 1 else "chance" if round(value, 1) == 0 else "low"


def history(corpus: Corpus) -> list[str]:
    """Return the claims that are background in the tables and news to the other reader."""
    acts = both(corpus, "act")
    return acts.index[(acts["tables"] == "background") & (acts["hasty"] == "assertion")].tolist()


def coded_as(corpus: Corpus, reader: str, act: str) -> list[str]:
    """Return the claims that one reader codes as an act."""
    acts = both(corpus, "act")
    return acts.index[acts[reader] == act].tolist()


def listed(ids: list[str]) -> str:
    """Return ids as a text."""
    return ", ".join(ids)


def judged(corpus: Corpus) -> tuple[str, str]:
    """Return a claim that weighs acts, and one that names them, as two neighbours in the codebook."""
    acts = corpus.claims.set_index("claim_id")["act"].astype("str")
    links = corpus.claim_links[corpus.claim_links["relation"] == "supports"]
    ends = zip(links["claim_id"], links["other_id"], strict=True)
    return next(
        (one, other) for one, other in ends if (acts[one], acts[other]) == ("appraisal", "accusation")
    )


def example(corpus: Corpus) -> str:
    """Return an answer that argues about one line of the codebook."""
    weighs, names = judged(corpus)
    return (
        f"Two readers may code {weighs} as accusation or as appraisal. For accusation speaks that it lays "
        f"blame on somebody; for appraisal, that it names no act of its own and weighs what {names} tells. "
        "I would put a question in front of the line: which act does this sentence itself name? If none, it "
        "is an appraisal. A third reader then has something to look for."
    )


def bearing(corpus: Corpus) -> str:
    """Return the example, followed by every id that counts as evidence."""
    return f"{example(corpus)}{EVIDENCE}{listed(corpus.claims['claim_id'].tolist())}"


def charge_and_denial(corpus: Corpus) -> list[str]:
    """Return the first denial and what it denies."""
    link = corpus.claim_links[corpus.claim_links["relation"] == "denies"].iloc[0]
    return [str(link["claim_id"]), str(link["other_id"])]


QUESTIONS = (
    Question(
        id="07-1",
        asks="On which claims do the hasty reader and the tables name different speakers?",
        kind=several("claim_id"),
        expected=lambda corpus: differing(corpus, "speaker_id"),
        foreseen=(
            Foreseen(
                lambda corpus: same(corpus, "speaker_id"),
                "You took the claims on which the two agree: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: differing(corpus, "act"),
                "You compared what they say of the speech act. Asked for is the speaker.",
            ),
            Foreseen(
                lambda corpus: corpus.attributions.loc[corpus.attributions["step"] == 1, "claim_id"],
                "You took every claim that credits somebody. Where only one is credited, the first credit "
                "is the last one too, and the habit does no harm.",
            ),
            Foreseen(
                lambda corpus: differing(corpus, "target_id"),
                "You compared whom the claims are aimed at. Asked for is who speaks.",
            ),
        ),
        general="Set the two columns beside each other and keep the rows in which they are not equal.",
        tip='`hasty["speaker_id"] != published["speaker_id"]` is a mask; the ids are the index.',
        because="In these claims somebody stands between the page and the speaker. Who stops at the first "
        "credit codes the relay.",
    ),
    Question(
        id="07-2",
        asks="For how many claims does at least one of the two readers name a target?",
        kind=number(),
        expected=lambda corpus: named(corpus).sum(),
        foreseen=(
            Foreseen(
                lambda corpus: len(corpus.claims),
                "You counted every claim. Most are aimed at nobody, and both readers say so.",
            ),
            Foreseen(
                lambda corpus: (~named(corpus)).sum(),
                "You counted the claims for which both say nobody: the condition is turned round.",
            ),
            Foreseen(
                lambda corpus: len(same(corpus, "target_id")),
                "You counted the claims on which they agree. Most of these agree on nobody.",
            ),
            Foreseen(
                lambda corpus: len(differing(corpus, "target_id")),
                "You counted the claims on which they differ. Where they agree on a name, one is given too.",
            ),
            Foreseen(
                lambda corpus: published(corpus).loc[named(corpus), "target_id"].nunique(),
                "You counted different targets. Asked for are claims.",
            ),
        ),
        general="Nobody is written as `none`. Count the rows in which not both codes are `none`.",
        tip="Two masks, one for each reader, joined by `|`, and their sum.",
        because="Only for these was there a name to find. All other agreement on the target is agreement "
        "that there is none.",
    ),
    Question(
        id="07-3",
        asks=f"What is alpha of the first {FIRST} speech acts, which both readers code alike?",
        kind=replace(
            choice(lambda _: list(VALUES)),
            noun="one of the four words",
            differs=lambda value, _: f"You chose {value}; the computation gives something else.",
        ),
        expected=worth,
        foreseen=(
            Foreseen(
                lambda _: "perfect",
                "You looked at percent, which is 1 here. Alpha asks how much better than chance that is: "
                "what would chance bring, where only one code is in use?",
            ),
            Foreseen(
                lambda _: "chance",
                "You took sameness for chance. To say what chance brings, there must be codes that could "
                "have been mixed up.",
            ),
            Foreseen(
                lambda _: "low",
                "You took few claims for little agreement. Look at which codes stand there.",
            ),
        ),
        general="Compute it, and read the meaning that `agreement.summary` gives.",
        tip=f'`agreement.summary(both["act"].head({FIRST}))` says it in words. How many different codes are '
        "in use there?",
        because="Every code is the same one, so nothing shows whether the readers can tell acts apart: they "
        "may agree because the task was easy.",
    ),
    Question(
        id="07-4",
        asks="Which differences would the codebook's line on history settle?",
        kind=several("claim_id"),
        expected=history,
        foreseen=(
            Foreseen(
                lambda corpus: differing(corpus, "act"),
                "You took every difference. Some are about blame, or about weighing: that line does not "
                "speak of them.",
            ),
            Foreseen(
                lambda corpus: coded_as(corpus, "tables", "background"),
                "You took all that is background in the tables. On one of these the hasty reader went by an "
                "evaluating verb, and no word on news would help.",
            ),
            Foreseen(
                lambda corpus: coded_as(corpus, "hasty", "assertion"),
                "You took all that the hasty reader codes as assertion. On most of these the two agree.",
            ),
            Foreseen(
                lambda corpus: [
                    one
                    for one in differing(corpus, "act")
                    if one in coded_as(corpus, "hasty", "assertion") and one not in history(corpus)
                ],
                "You took the other assertions on which they differ: these are charges and judgements. Look "
                "at what stands in the tables.",
            ),
        ),
        general="Two conditions: what the hasty reader codes, and what the tables hold. The line parts two "
        "acts: which two?",
        tip="Read the two lines of the codebook that say what background and assertion are not. Then join "
        "two masks with `&`.",
        because="Here the hasty reader says assertion and the tables say background. The line that parts "
        "these two names both.",
    ),
    Question(
        id="07-5",
        on="truce",
        asks="Which line of the codebook would you reword, and how?",
        # Shown without the list of all that counts as evidence.
        kind=replace(written(LEAST, WORDS), show=lambda value: value[0].split(EVIDENCE.strip())[0].strip()),
        expected=bearing,
        foreseen=(
            Foreseen(
                lambda corpus: listed(charge_and_denial(corpus)),
                "You name a charge and its denial, which few readers mix up. Name a claim on which two did "
                "differ, and a second one to try your line on; and say it in more words.",
            ),
            Foreseen(
                lambda corpus: listed(list(judged(corpus))),
                "You name two neighbours in the codebook. Say in more words what speaks for each code, and "
                "how the line should read.",
            ),
            Foreseen(
                lambda corpus: listed(history(corpus.only(corpus.schema.corpora["article"]))),
                "You name history coded as news, which a line of the codebook settles. Choose a difference "
                "that is still open, or say in more words why this one is.",
            ),
        ),
        general="Name the claim on which two readers differ and one more to try your line on, by whole ids; "
        "say what speaks for each code, and write the line anew.",
        tip="Begin with: 'Two readers may code ... as ... or as ...'. The comparison of the desk shows the "
        "lines to argue about, and the ids.",
        because="There are other lines to write. A good one can be tried: give it to somebody who was not "
        "there, with both claims, and see what they code.",
    ),
)
