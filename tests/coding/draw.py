"""Draw what is coded a second time: a seeded tenth of the claims, and pairs of them.

    python tests/coding/draw.py FOLDER

writes to FOLDER what a blind coder may see, `act.csv` and `relation.csv`: propositions, verbs and
targets, without the first coding. Half of the pairs are linked in the tables, half are not;
the order is shuffled.
"""

import sys
from pathlib import Path

import pandas as pd

import nagorno
from nagorno.corpus import Corpus

SEED = 20201010


def claims(corpus: Corpus) -> pd.DataFrame:
    """Return a tenth of the claims of a corpus, the same each time."""
    return corpus.claims.sample(n=-(-len(corpus.claims) // 10), random_state=SEED).sort_index()


def pairs(corpus: Corpus) -> pd.DataFrame:
    """Return the links of the drawn claims, and as many pairs on the same matter that no link joins."""
    drawn = claims(corpus)["claim_id"]
    links = corpus.claim_links[["claim_id", "other_id", "relation"]]
    linked = links.loc[links["claim_id"].isin(drawn), ["claim_id", "other_id"]]
    matter = corpus.claims[["claim_id", "date_id"]].dropna()
    near = matter[matter["claim_id"].isin(drawn)].merge(matter, on="date_id")
    near = near.rename(columns={"claim_id_x": "claim_id", "claim_id_y": "other_id"})[["claim_id", "other_id"]]
    # A link holds for every telling of the claims that it joins.
    repeats = links[links["relation"] == "repeats"].set_index("claim_id")["other_id"]
    told = {tuple(sorted(repeats.get(end, end) for end in pair)) for pair in links.iloc[:, :2].to_numpy()}
    near["told"] = [tuple(sorted(repeats.get(end, end) for end in pair)) for pair in near.to_numpy()]
    unlinked = near[[pair not in told and pair[0] != pair[1] for pair in near["told"]]].drop(columns="told")
    both = [linked, unlinked.sample(n=len(linked), random_state=SEED)]
    return pd.concat(both).sample(frac=1, random_state=SEED).reset_index(drop=True)


def main(folder: str) -> None:
    """Write the two lists."""
    corpus = nagorno.open("truce")
    names = corpus.actors.set_index("actor_id")["name"]
    shown = corpus.claims.assign(
        speaker=corpus.claims["speaker_id"].map(names), target=corpus.claims["target_id"].map(names)
    ).set_index("claim_id")
    acts = shown.loc[claims(corpus)["claim_id"], ["verb", "target", "proposition"]]
    acts.to_csv(Path(folder) / "act.csv", lineterminator="\n")
    found = pairs(corpus)
    for end in ("claim", "other"):
        for column in ("source_id", "speaker", "target", "proposition"):
            found[f"{end}_{column}"] = found[f"{end}_id"].map(shown[column])
    found.to_csv(Path(folder) / "relation.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main(sys.argv[1])
