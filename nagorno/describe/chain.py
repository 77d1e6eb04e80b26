"""Who printed, relayed and first said it: the words of the chart `chain`."""

import pandas as pd

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.routes import PLACES, Chains
from nagorno.describe.words import Description, capital, count, lines, listed

PATHS = 16  # chains that are told one by one
KIND = (
    "A chart of chains in three columns: who printed a claim, who relayed it, who first said it. Lines of "
    "one width lead from each outlet through whoever relayed its claims to the speakers. A dashed box stands "
    "where the report does not say who. Each box has its number of claims."
)


def headline(corpus: Corpus, chains: Chains) -> tuple[str, "pd.Series[int]"]:
    """Return the figure's title, and the counts of `relate.origins` that it tells."""
    claims = corpus.claims[corpus.claims["claim_id"].isin(chains.steps["claim_id"])]
    steps = corpus.attributions[corpus.attributions["claim_id"].isin(claims["claim_id"])]
    found = relate.origins(claims, steps, corpus.actors, corpus.sources, by=None)
    if claims.empty:
        return "No claims, no chains", pd.Series(dtype="int64")
    counts = found.drop(columns="date_id").iloc[0].astype("int64")
    return f"{capital(count(counts['reports'], 'report'))}, {count(counts['named'], 'named origin')}", counts


def describe(corpus: Corpus, chains: Chains) -> Description:
    """Tell the chart in words.

    Parameters
    ----------
    corpus : Corpus
        The reports.
    chains : Chains
        What `follow` gives.

    Returns
    -------
    Description
        Its kind, its numbers column by column and chain by chain, what stands out.

    Examples
    --------
    >>> import nagorno
    >>> from nagorno.describe.routes import follow
    >>> article = nagorno.open("article")
    >>> describe(article, follow(article)).headline
    'One report, seven named origins'
    """
    title, counts = headline(corpus, chains)
    if counts.empty:
        return Description(title, KIND, "There are no claims to follow.")
    about = [f"Only claims about: {chains.about}"] if chains.about else []
    numbers = [*about, *(_column(chains, place) for place in PLACES), _between(chains), _told(chains)]
    return Description(title, KIND, lines([one for one in numbers if one]), lines(_pattern(chains, counts)))


def _column(chains: Chains, place: str) -> str:
    boxes = chains.boxes[(chains.boxes["place"] == place) & ~chains.boxes["gap"]]
    if boxes.empty:
        return {"relayed": "Nobody relays a claim", "said": "Nobody but the outlet itself speaks"}[place]
    ranked = boxes.sort_values(["fold", "claims"], ascending=[True, False], kind="stable")
    names = [f"{label} {number:,}" for label, number in ranked[["label", "claims"]].to_numpy()]
    actors = chains.steps.loc[chains.steps["place"] == place, "actor_id"].nunique()
    noun = {"printed": "outlet", "relayed": "relay", "said": "speaker"}[place]
    verb = {"printed": "Printed", "relayed": "Relayed", "said": "First said"}[place]
    return f"{verb} by {count(actors, noun)}, with the number of claims: {listed(names, most=len(names))}"


def _between(chains: Chains) -> str:
    depth = chains.steps.groupby("claim_id")["step"].max()
    told = {
        "the outlet speaks itself and names no source": depth == 0,
        "it names the speaker and nobody between": depth == 1,
        "it names who relayed the words": depth > 1,
    }
    found = [f"in {count(int(those.sum()), 'claim')} {words}" for words, those in told.items()]
    return f"Between the page and the speaker: {listed(found)}"


def _told(chains: Chains) -> str:
    ranked = chains.paths.most_common()
    paths = [f"{path}: {count(number, 'claim')}" for path, number in ranked[:PATHS]]
    more = [number for _, number in ranked[PATHS:]]
    rest = f"; and {count(len(more), 'more chain')} with {count(sum(more), 'claim')}" if more else ""
    return f"Chains of names, the page first: {'; '.join(paths)}{rest}"


def _pattern(chains: Chains, counts: "pd.Series[int]") -> list[str]:
    told = [f"{capital(count(counts['claims'], 'claim'))} from {count(counts['reports'], 'report')}"]
    if counts["independent"] < counts["reports"]:
        told[0] += f", {counts['independent']} after copies and rewrites are counted with their source"
    told[0] += f"; they have {count(counts['origins'], 'origin')}, an outlet that speaks itself included"
    if counts["unnamed"]:
        told.append(f"The origin of {count(counts['unnamed'], 'claim')} is not named")
    folds = chains.boxes[chains.boxes["fold"]]
    if len(folds):
        told.append(f"Several actors share a box in: {listed(folds['label'], most=len(folds))}")
    return [*told, *filter(None, [chains.note])]
