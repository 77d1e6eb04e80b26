"""Lesson 06, Compare reports: sixty-five reports, how many origins."""

from dataclasses import replace
from typing import Any

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.exercises import cited
from nagorno.exercises.ask import Foreseen, Question
from nagorno.exercises.kinds import Kind, number, ordered, several, written
from nagorno.exercises.reply import count

ON = "truce"
ATTACKS = 3  # so many of the most told attacks give evidence for the last question
LEAST, FROM, WORDS = 4, 3, 60  # ids, the reports that they are from, and words of the written answer
MODEL, EVIDENCE = "As an example, an answer about a third charge:", "\n\nEvidence: "


def reports(corpus: Corpus) -> pd.DataFrame:
    """Return the sources that are reports of the corpus."""
    return corpus.sources[corpus.sources["source_id"].isin(corpus.reports)]


def texts(sources: pd.DataFrame) -> int:
    """Count sources, each copy together with the text that it is derived from."""
    return int(sources["derived_from"].fillna(sources["source_id"]).nunique())


def steps(corpus: Corpus) -> pd.DataFrame:
    """Return the steps of all chains, each with its report."""
    return corpus.attributions.merge(corpus.claims[["claim_id", "source_id"]], on="claim_id")


def wires(corpus: Corpus) -> pd.DataFrame:
    """Return the steps at which an agency stands behind the page."""
    kinds = corpus.actors.set_index("actor_id")["kind"]
    chains = steps(corpus)
    return chains[(chains["actor_id"].map(kinds) == "wire_agency") & (chains["step"] > 0)]


def agency(corpus: Corpus) -> str:
    """Return the agency whose text is printed most."""
    told = wires(corpus)
    return str(told.loc[told["channel"] == "text_copy", "actor_id"].value_counts().idxmax())


def behind(corpus: Corpus) -> pd.DataFrame:
    """Return the steps at which that agency stands behind the page."""
    found = wires(corpus)
    return found[found["actor_id"] == agency(corpus)]


def printed(corpus: Corpus) -> "pd.Series[str]":
    """Return the reports that print its text, once for each claim."""
    found = behind(corpus)
    return found.loc[found["channel"] == "text_copy", "source_id"]


def credited(corpus: Corpus) -> "pd.Series[str]":
    """Return the reports that credit that agency for whatever it may be."""
    its, name = reports(corpus), agency(corpus)
    named = its["credits"].fillna("").str.split(";").map(lambda names: name in names)
    return its["source_id"][named]


def retold(corpus: Corpus) -> "pd.Series[str]":
    """Return the reports that are derived from a page with the agency's text."""
    its = reports(corpus)
    return its.loc[its["derived_from"].isin(printed(corpus)), "source_id"]


def pairs(corpus: Corpus) -> pd.DataFrame:
    """Set each claim that repeats another beside its first telling."""
    links = corpus.claim_links.loc[corpus.claim_links["relation"] == "repeats", ["claim_id", "other_id"]]
    told = corpus.claims[["claim_id", "source_id", "act"]]
    told = told.merge(reports(corpus)[["source_id", "derivation", "derived_from"]], on="source_id")
    found = links.merge(told, on="claim_id")
    found = found.merge(told, left_on="other_id", right_on="claim_id", suffixes=("", "_first"))
    return found.assign(
        derived=found["derived_from"] == found["source_id_first"], differs=found["act"] != found["act_first"]
    )


def turned(corpus: Corpus) -> "pd.Series[Any]":
    """Return the pair in which a derived report has another speech act."""
    found = pairs(corpus)
    return found[found["derived"] & found["differs"]].iloc[0]


def other_act(corpus: Corpus, which: int) -> str:
    """Return a claim of an outlet's own text that repeats the same claim with another act."""
    found = pairs(corpus)
    same = found["other_id"] == turned(corpus)["other_id"]
    return str(found.loc[same & found["differs"] & ~found["derived"], "claim_id"].iloc[which])


def rewritten(corpus: Corpus, same: bool) -> str:
    """Return a claim of the hand-made rewrite: of the claim that is turned elsewhere, or of its news."""
    found = pairs(corpus)
    found = found[found["derived"] & (found["derivation"] == "rewrite")]
    told = found["other_id"] == turned(corpus)["other_id"] if same else found["act"] == "assertion"
    return str(found.loc[told, "claim_id"].iloc[0])


def other_acts(corpus: Corpus) -> "pd.Series[Any]":
    """Return every claim whose act is not that of the claim which it repeats."""
    found: pd.DataFrame = pairs(corpus)
    return found["claim_id"][found["differs"]]


def another(value: tuple[str, ...], _: object) -> str:
    """Say how an answer differs from the one claim that is asked for."""
    if len(value) > 1:
        return f"You gave {count(len(value), 'claim')}; one is asked for."
    return f"You gave {value[0]}; the tables hold another claim here."


def accusing(corpus: Corpus) -> pd.DataFrame:
    """Return what one verb introduces for both sides, with their lanes and first tellings."""
    schema = corpus.schema
    who = relate.sides(corpus.actors, schema.parties, schema.mediators, schema.lanes)
    said = corpus.claims.merge(who, left_on="speaker_id", right_on="actor_id")
    said = said[(said["verb"] == "accused") & said["lane"].isin(schema.parties)]
    first = pairs(corpus).set_index("claim_id")["other_id"]
    origin = relate.claim_origins(corpus.claims, corpus.attributions, corpus.sources)
    said = said.assign(first=said["claim_id"].map(first).fillna(said["claim_id"]))
    return said.merge(origin[["claim_id", "root_id"]], on="claim_id")


def accused(corpus: Corpus) -> pd.DataFrame:
    """Return what it introduces for the side for which it introduces most."""
    said = accusing(corpus)
    return said[said["lane"] == said["lane"].value_counts().idxmax()]


def corrections(corpus: Corpus) -> "pd.Series[str]":
    """Return the older claim that each correcting claim points at."""
    links = corpus.claim_links[corpus.claim_links["relation"] == "corrects"]
    return links.set_index("claim_id")["other_id"]


def way_back(corpus: Corpus) -> list[str]:
    """Return the longest way from a claim through what it corrects, newest first."""
    older = corrections(corpus)
    way = [str(older.index[older.isin(older.index)][0])]
    while way[-1] in older.index:
        way.append(str(older[way[-1]]))
    return way


def parts(corpus: Corpus) -> list[str]:
    """Return the newest claim of that way with the claims that it sums up."""
    links, newest = corpus.claim_links, way_back(corpus)[0]
    mine = links[(links["claim_id"] == newest) & (links["relation"] == "summarises")]
    return [newest, *mine["other_id"]]


def all_that_correct(corpus: Corpus) -> list[str]:
    """Return that way with every claim that corrects its last one."""
    older, way = corrections(corpus), way_back(corpus)
    return [way[0], *older.index[older == way[-1]], way[-1]]


def attacks(corpus: Corpus) -> list[str]:
    """Return the most told attacks, those told of in most reports first."""
    kinds = corpus.dates.set_index("date_id")["kind"]
    about = corpus.claims[corpus.claims["date_id"].map(kinds) == "reported_attack"]
    told = about.groupby("date_id")["source_id"].nunique()
    return [str(one) for one in told.sort_values(ascending=False, kind="stable").index[:ATTACKS]]


def evidence(corpus: Corpus) -> list[str]:
    """Return the claims about these attacks."""
    return corpus.claims.loc[corpus.claims["date_id"].isin(attacks(corpus)), "claim_id"].tolist()


def example(corpus: Corpus) -> str:
    """Answer the last question for the charge that students are not asked about."""
    about = attacks(corpus)[-1]
    charge = corpus.claims[(corpus.claims["date_id"] == about) & (corpus.claims["act"] == "accusation")]
    found = relate.claim_origins(corpus.claims, corpus.attributions, corpus.sources)
    found = found[found["claim_id"].isin(charge["claim_id"])]
    tops = relate.sides(corpus.actors, corpus.schema.parties).set_index("actor_id")["top_id"]
    bodies = found["origin_id"].map(tops).nunique()
    same = pairs(corpus)
    same = same[same["claim_id"].isin(found["claim_id"])]
    copies = ", ".join(same.loc[same["derived_from"].notna(), "claim_id"])
    label = corpus.dates.set_index("date_id").loc[about, "label"]
    return (
        f"{MODEL} {label!s}. I count as one origin a body that could know of it without any of the others. "
        f"{found['source_id'].nunique()} reports make the charge, in {found['root_id'].nunique()} texts; "
        f"{found['origin_id'].nunique()} voices speak, and counted with the state or organisation that they "
        f"belong to they are {count(bodies, 'body')}, so I count {bodies}. The first telling is "
        f"{same['other_id'].iloc[0]}; "
        f"{', '.join(same['claim_id'][:2])} repeat it. I do not count {copies}: they retell a page that "
        "prints an agency. That several offices say it may mean that each knew, or that each was told; the "
        "openings that were read do not say, and what stands below them I cannot know."
    )


def bearing(corpus: Corpus) -> str:
    """Return the example, followed by every id that counts as evidence."""
    return f"{example(corpus)}{EVIDENCE}{', '.join(evidence(corpus))}"


def tellings(corpus: Corpus) -> str:
    """Return the claims that tell one charge in one agency's text, first telling included."""
    found = pairs(corpus)
    about = set(corpus.claims.loc[corpus.claims["act"] == "accusation", "claim_id"]) & set(evidence(corpus))
    heads = found[found["derived"] & found["other_id"].isin(about)]["other_id"]
    head = str(heads.value_counts().idxmax())
    return ", ".join([head, *found.loc[found["other_id"] == head, "claim_id"]])


def first_telling(corpus: Corpus) -> str:
    """Return the first telling of the charge that is repeated most."""
    found = pairs(corpus)["other_id"]
    return str(found[found.isin(evidence(corpus))].value_counts().idxmax())


def page_states(corpus: Corpus) -> str:
    """Return the toll in two states of one page."""
    numbers = corpus.claims[corpus.claims["number_of"].isin(["killed"])]
    its = reports(corpus).dropna(subset="derived_from")
    versions = its[its["derivation"] == "page_version"].iloc[0]
    both = [versions["derived_from"], versions["source_id"]]
    return ", ".join(numbers.loc[numbers["source_id"] == one, "claim_id"].iloc[0] for one in both)


def charge_and_denial(corpus: Corpus) -> str:
    """Return a charge with the denial that answers it in the same report."""
    charge = tellings(corpus).split(", ")[0]
    links = corpus.claim_links[corpus.claim_links["relation"] == "denies"]
    report = corpus.claims.set_index("claim_id")["source_id"]
    here = links[(links["other_id"] == charge) & (links["claim_id"].map(report) == report[charge])]
    return f"{charge}, {here['claim_id'].iloc[0]}"


def essay() -> Kind:
    """Ask for words and evidence, and say what the tables hold of the claims that are named."""
    plain = written(LEAST, WORDS)

    def pages(value: Any) -> int:
        return len({one.rpartition("-")[0] for one in value[1]})

    def differs(value: Any, expected: Any) -> str:
        few = value[1] and pages(value) < FROM
        more = f" They have to be from {FROM} reports or more; yours are from {pages(value)}." if few else ""
        return f"{plain.differs(value, expected)}{more}"

    return replace(
        plain,
        differs=differs,
        same=lambda value, expected: plain.same(value, expected) and pages(value) >= FROM,
        # Shown without the list of all that counts as evidence.
        show=lambda value: value[0].split(EVIDENCE.strip())[0].strip(),
        remark=lambda value, corpus: cited.remark(value[1], corpus),
    )


QUESTIONS = (
    Question(
        id="06-1",
        on=ON,
        asks="How many texts are left if each copy counts together with the text that it is derived from?",
        kind=number(),
        expected=lambda corpus: texts(reports(corpus)),
        foreseen=(
            Foreseen(
                lambda corpus: len(reports(corpus)),
                "You counted all reports, each copy as one of its own. Give a copy the id of the text that "
                "it is derived from, then count different ids.",
            ),
            Foreseen(
                lambda corpus: reports(corpus)["derived_from"].notna().sum(),
                "You counted the copies. Asked for is what is left once they are counted with their texts.",
            ),
            Foreseen(
                lambda corpus: reports(corpus)["derived_from"].nunique(),
                "You counted the texts that others are derived from. All the reports that nobody copies are "
                "texts too.",
            ),
            Foreseen(
                lambda corpus: (reports(corpus)["derivation"] == "original").sum(),
                "You kept the outlets' own texts only. A wire copy whose agency page is not in the table has "
                "nothing to be counted with: here it is the one trace of that text, and stays.",
            ),
            Foreseen(
                lambda corpus: (reports(corpus)["derivation"] != "original").sum(),
                "You counted the texts that are somebody else's. Asked for is how many different texts "
                "there are in all.",
            ),
            Foreseen(
                lambda corpus: len(corpus.sources),
                "You counted all of `sources`, and each as a text of its own. Start from `reports`.",
            ),
            Foreseen(
                lambda corpus: texts(corpus.sources),
                "You counted all of `sources`. Those of extent `cited` support dates and places and are no "
                "reports: start from `reports`.",
            ),
            Foreseen(
                lambda corpus: reports(corpus)["outlet_id"].nunique(),
                "You counted outlets. One outlet may print several texts, and one text may stand in several "
                "outlets.",
            ),
        ),
        general="A copy has the id of its text in `derived_from`; every other report is its own text.",
        tip="`derived_from` is empty for a text that is derived from none in the table. What should stand "
        "there instead, so that `nunique` counts it?",
        because="Fewer than you may have expected: for most copies the agency's own page is not in the "
        "table, so nothing ties them together. What a table cannot see, it counts apart.",
    ),
    Question(
        id="06-2",
        on=ON,
        asks="Which reports carry the text of the agency that is printed most, as it is or retold?",
        kind=several("source_id"),
        expected=lambda corpus: {*printed(corpus), *retold(corpus)},
        foreseen=(
            Foreseen(
                credited,
                "You went by `credits`. An agency may be credited for a picture or a single fact; and "
                "whoever retells its story may credit nobody.",
            ),
            Foreseen(
                lambda corpus: behind(corpus)["source_id"],
                "You took every report in whose chains the agency stands. One of them cites it for single "
                "facts: look at `channel`. And those who retell leave it out of their chains.",
            ),
            Foreseen(
                printed,
                "You have the pages that print the text as it is. Now ask which reports are derived from one "
                "of these pages.",
            ),
            Foreseen(
                retold,
                "You have the reports that retell, and not the pages that print the text as it is.",
            ),
            Foreseen(
                lambda corpus: reports(corpus).loc[reports(corpus)["derivation"] == "wire_copy", "source_id"],
                "You took the copies of every agency, and only the plain copies. One agency is asked about, "
                "and its text may also be told anew.",
            ),
        ),
        general="Two steps: the pages whose chains have the agency with the channel `text_copy`; then the "
        "reports whose `derived_from` is one of these pages.",
        tip="First find the reports that print it (`actor_id` and `channel` in `steps`). Then look for their "
        "ids in another column of `reports`.",
        because="Some print the text and say so; others retell it and name no agency. By their credits alone "
        "the second sort cannot be found.",
    ),
    Question(
        id="06-3",
        on=ON,
        asks="Which claim of a derived report has another speech act than the claim that it repeats there?",
        kind=replace(several("claim_id"), noun="one claim id", differs=another),
        expected=lambda corpus: turned(corpus)["claim_id"],
        foreseen=(
            Foreseen(
                other_acts,
                "You compared the acts alone. Most of these claims stand in texts that outlets wrote "
                "themselves: keep the one whose report is derived from that of the first telling.",
            ),
            Foreseen(
                lambda corpus: turned(corpus)["other_id"],
                "You gave the claim as it stands in the text that is retold. Asked for is what became of it.",
            ),
            Foreseen(
                lambda corpus: rewritten(corpus, same=True),
                "This one repeats the same sentence with the same act. Look for another report that is "
                "derived from the same page.",
            ),
            Foreseen(
                lambda corpus: rewritten(corpus, same=False),
                "Something moved here too: a sentence changed its mouth. But the speech act is still that of "
                "the claim which it repeats.",
            ),
            Foreseen(
                lambda corpus: other_act(corpus, 0),
                "Its act differs, and yet the report is its outlet's own text: it chose from the sentence. "
                "Compare only where `derived_from` names the other report.",
            ),
            Foreseen(
                lambda corpus: other_act(corpus, 1),
                "Its act differs, but this outlet wrote its own text from other words of the same speaker. "
                "Compare only where `derived_from` names the other report.",
            ),
        ),
        general="Two conditions on `pairs`: the report's `derived_from` is the report of the first telling, "
        "and `act` is not `act_first`.",
        tip="Map `source_id` to `derived_from`, and compare with `source_id_first`. Then compare both acts.",
        because="Words were exchanged one by one, as software does it, and who is fired at with them: a "
        "charge became a judgement in which nobody is charged. Nothing on the page shows it.",
    ),
    Question(
        id="06-4",
        on=ON,
        asks="How many different statements are the claims that 'accused' introduces for one side?",
        kind=number(),
        expected=lambda corpus: accused(corpus)["first"].nunique(),
        foreseen=(
            Foreseen(
                lambda corpus: len(accused(corpus)),
                "You counted claims. Several of them repeat one statement: count different first tellings.",
            ),
            Foreseen(
                lambda corpus: accused(corpus)["source_id"].nunique(),
                "You counted the reports. One report may make two charges with one verb, and several reports "
                "one charge.",
            ),
            Foreseen(
                lambda corpus: accused(corpus)["root_id"].nunique(),
                "You counted texts. That takes out the copies of a page; asked for is what is said, whoever "
                "prints it.",
            ),
            Foreseen(
                lambda corpus: accused(corpus)["speaker_id"].nunique(),
                "If you counted speakers: one speaker may make several charges. If you took the other side's "
                "claims: look at `lane`.",
            ),
            Foreseen(
                lambda corpus: accusing(corpus)["first"].nunique(),
                "You counted the statements of both sides. Choose by `lane`, too.",
            ),
        ),
        general="Choose the rows by `verb` and `lane`, then count the different values of `first`.",
        tip="`spoken` has all you need: a mask on two columns, and `nunique` on a third.",
        because="About half is left. So it is for the other side's claims with this verb: copying swells "
        "both counts, and not always equally.",
    ),
    Question(
        id="06-5",
        on=ON,
        asks="Which claims does the newest toll lead to, step by step, through what it corrects?",
        kind=ordered("claim_id"),
        expected=way_back,
        foreseen=(
            Foreseen(
                lambda corpus: way_back(corpus)[::-1],
                "You have the claims, oldest first. The newer claim stands in `claim_id`, the older in "
                "`other_id`: begin with the start and go back.",
            ),
            Foreseen(
                lambda corpus: way_back(corpus)[:2],
                "You took one step. Look whether the claim that you came to corrects another in its turn.",
            ),
            Foreseen(
                lambda corpus: way_back(corpus)[1:],
                "You left the start out. It is the newest of them.",
            ),
            Foreseen(
                parts,
                "You took the claims that the start sums up in its own report. Follow `corrects`, not "
                "`summarises`.",
            ),
            Foreseen(
                all_that_correct,
                "You took every claim that corrects the oldest one. Several reports tell the same number; go "
                "from the start, one step at a time.",
            ),
        ),
        general="From each claim, find its row in `claim_id` and go to `other_id`, until there is no row.",
        tip="In the table above, look for the start in the column `claim_id`. The next one stands beside it.",
        because="One office, one count, three states of it: they replace each other. The order of the "
        "earlier two is read from the numbers, since no report gives an hour.",
    ),
    Question(
        id="06-6",
        on=ON,
        asks="How many independent origins has one of the two charges? Answer in your own words.",
        kind=essay(),
        expected=bearing,
        foreseen=(
            Foreseen(
                tellings,
                "The claims that you name are one charge in one agency's words, printed, cited and retold. "
                "Name also claims that came another way, or say in more words why there are none.",
            ),
            Foreseen(
                first_telling,
                "You name the first telling. It shows that a thing was said; how many say it independently, "
                "only its company can show.",
            ),
            Foreseen(
                page_states,
                "The two claims that you name stand on one page, at two times. A changed page is no second "
                "report.",
            ),
            Foreseen(
                charge_and_denial,
                "You name a charge and its denial. That there are two parties does not make two origins of "
                "one charge.",
            ),
        ),
        general="Say what you count, give your number, and name the claims that it rests on by whole ids: "
        "the tables of this section lead to them.",
        tip="Begin with: 'I count as one origin ...'. Then take the tellings one by one: through whom did "
        "each come, and is that way already counted? An end such as c08 stands in many reports: write "
        "whole ids.",
        because="There are words and claims enough for a reader. Other definitions give other numbers: what "
        "makes an answer good is that a reader can count again with yours, and that it says what was not "
        "read.",
    ),
)
