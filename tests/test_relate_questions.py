"""Each question against the same question asked row by row, and against small cases made up for it."""

from collections import Counter, defaultdict

import pandas as pd
import pytest

import nagorno
from nagorno import relate
from nagorno.errors import DataError
from nagorno.relate import answers, gaps, grids, tracing

ARTICLE, TRUCE = nagorno.open("article"), nagorno.open("truce")
SCHEMA = TRUCE.schema
PARTIES = SCHEMA.parties
SIDES = relate.sides(TRUCE.actors, PARTIES, SCHEMA.mediators, SCHEMA.lanes)
CAMP = {row.actor_id: row.lane if row.lane in PARTIES else row.top_id for row in SIDES.itertuples()}
CLAIMS = {row.claim_id: row for row in TRUCE.claims.itertuples()}
SOURCES = {row.source_id: row for row in TRUCE.sources.itertuples()}
KIND = dict(TRUCE.actors[["actor_id", "kind"]].to_numpy())
LINKS = [tuple(row) for row in TRUCE.claim_links[["claim_id", "relation", "other_id"]].to_numpy()]
FIRST = {claim: other for claim, relation, other in LINKS if relation == "repeats"}


def _speaks(claim_id):
    return CAMP[CLAIMS[claim_id].speaker_id]


def _links(*relations):
    return [(claim, relation, other) for claim, relation, other in LINKS if relation in relations]


def test_the_words_that_questions_look_for_are_in_the_vocabularies():
    assert set(tracing.CHANNELS) == set(SCHEMA.vocabulary("attributions", "channel"))
    assert {*gaps.EXTENTS, grids.CITED} == set(SCHEMA.vocabulary("sources", "extent"))
    assert set(answers.ANSWERS) < set(SCHEMA.vocabulary("claim_links", "relation"))
    assert "unnamed" in SCHEMA.vocabulary("actors", "kind")
    assert "accusation" in SCHEMA.vocabulary("claims", "act")
    assert "reported_attack" in SCHEMA.vocabulary("dates", "kind")


# trace


def test_a_trace_has_every_step_once_and_says_something_at_each():
    steps = relate.trace(TRUCE.claims, TRUCE.attributions, TRUCE.actors, TRUCE.sources)
    assert len(steps) == len(TRUCE.attributions)
    assert steps["sentence"].str.endswith(".").all()
    assert steps.groupby("claim_id")["sentence"].last().str.contains("is not said").all()


def _sentences(claim_id, **replaced):
    tables = {**TRUCE.tables, **replaced}
    arguments = [tables[name] for name in ("claims", "attributions", "actors", "sources")]
    return relate.trace(*arguments, claim_id=claim_id)["sentence"].tolist()


def test_a_speaker_who_is_not_named_is_said_aloud():
    unnamed = next(claim for claim, row in CLAIMS.items() if KIND[row.speaker_id] == "unnamed")
    assert "whom the report does not name" in _sentences(unnamed)[-1]


def test_a_channel_that_is_not_given_is_said_aloud():
    steps = TRUCE.attributions[TRUCE.attributions["step"] > 0]
    silent, told = (steps[steps["channel"].isna() == gap]["claim_id"].iloc[0] for gap in (True, False))
    assert tracing.NO_CHANNEL in " ".join(_sentences(silent))
    assert any(words in " ".join(_sentences(told)) for words in tracing.CHANNELS.values())


def test_a_copy_whose_owner_is_not_named_is_said_aloud():
    copies = TRUCE.sources["derivation"] == "wire_copy"
    silent = TRUCE.sources[copies & TRUCE.sources["credits"].isna() & TRUCE.sources["derived_from"].isna()]
    claim = TRUCE.claims[TRUCE.claims["source_id"].isin(silent["source_id"])]["claim_id"].iloc[0]
    assert _sentences(claim)[0].endswith("Its text is a wire copy; whose, it does not name.")


# origins


def _root(source_id):
    while isinstance(SOURCES[source_id].derived_from, str):
        source_id = SOURCES[source_id].derived_from
    return source_id


def _authors():
    printed = defaultdict(Counter)
    for step in TRUCE.attributions.itertuples():
        if step.channel == "text_copy":
            printed[CLAIMS[step.claim_id].source_id][step.actor_id] += 1
    return {
        source: printed[source].most_common(1)[0][0] if source in printed else row.outlet_id
        for source, row in SOURCES.items()
    }


def test_origins_are_what_counting_row_by_row_gives():
    authors, expected = _authors(), defaultdict(list)
    for claim in CLAIMS.values():
        own = claim.speaker_id == SOURCES[claim.source_id].outlet_id
        origin = authors[_root(claim.source_id)] if own else claim.speaker_id
        for event in {claim.date_id if isinstance(claim.date_id, str) else None, None}:
            expected[event].append((claim.source_id, _root(claim.source_id), origin))
    found = relate.origins(TRUCE.claims, TRUCE.attributions, TRUCE.actors, TRUCE.sources)
    for row in found.itertuples(index=False):
        sources, roots, origins = zip(*expected.pop(None if pd.isna(row[0]) else row[0]), strict=True)
        unnamed = [KIND[origin] == "unnamed" for origin in origins]
        named = {origin for origin in origins if KIND[origin] != "unnamed"}
        counts = (len(set(each)) for each in (sources, roots, origins, named))
        assert row[1:] == (len(sources), *counts, sum(unnamed))
    assert not expected


def test_two_copies_of_one_agencys_text_are_one_origin_and_a_rewrite_of_them_too():
    found = relate.claim_origins(TRUCE.claims, TRUCE.attributions, TRUCE.sources)
    found = found.merge(TRUCE.claims[["claim_id", "speaker_id"]])
    found = found.merge(TRUCE.sources[["source_id", "outlet_id", "derivation"]])
    rewrites = found[found["root_id"].ne(found["source_id"]) & (found["speaker_id"] == found["outlet_id"])]
    of_agency = rewrites[rewrites["root_id"].str.endswith("-ap")]
    assert of_agency["source_id"].nunique() == 2
    assert set(of_agency["origin_id"]) == {"associated-press"}


# contested, replies


def test_contested_are_the_claims_that_another_side_denies_row_by_row():
    expected = set()
    for reply, _, other in _links("denies", "rebuts"):
        for claim in CLAIMS:
            if other in (claim, FIRST.get(claim)) and _speaks(claim) != _speaks(reply):
                expected.add(claim)
    found = relate.contested(TRUCE.claims, TRUCE.claim_links, SIDES)
    assert found["claim_id"].tolist() == sorted(expected)
    assert ((found["denies"] + found["rebuts"]) >= found["direct"]).all()


def test_a_denial_of_the_first_telling_contests_its_repetition():
    claim, relation, other = next(link for link in _links("denies") if _speaks(link[0]) != _speaks(link[2]))
    repeated = pd.DataFrame({"claim_id": ["x"], "relation": ["repeats"], "other_id": [other]})
    links = pd.concat([pd.DataFrame([(claim, relation, other)], columns=list(repeated)), repeated])
    claims = pd.concat([TRUCE.claims, TRUCE.claims[TRUCE.claims["claim_id"] == other].assign(claim_id="x")])
    found = relate.contested(claims, links, SIDES).set_index("claim_id")
    assert found["direct"].to_dict() == {other: 1, "x": 0}
    assert found["denies"].tolist() == [1, 1]


def test_ones_own_side_does_not_contest():
    claim = TRUCE.claims["claim_id"][0]
    links = pd.DataFrame({"claim_id": [claim], "relation": ["denies"], "other_id": [claim]})
    assert relate.contested(TRUCE.claims, links, SIDES).empty


def test_every_answer_stands_beside_what_it_answers():
    found = relate.replies(TRUCE.claims, TRUCE.claim_links, SIDES, TRUCE.sources)
    pairs = {(reply, relation, claim) for reply, relation, claim in _links(*answers.ANSWERS)}
    assert set(found[["reply_id", "relation", "claim_id"]].itertuples(index=False, name=None)) == pairs
    for row in found.itertuples():
        target = CLAIMS[row.claim_id].target_id
        assert row.by_target == (isinstance(target, str) and CAMP[target] == _speaks(row.reply_id))


def _delay(claim, reply):
    claims = TRUCE.claims.head(2).assign(tz="Asia/Yerevan")
    claims[["said", "said_time"]] = [claim, reply]
    ids = claims["claim_id"].tolist()
    links = pd.DataFrame({"claim_id": ids[1:], "relation": "denies", "other_id": ids[:1], "basis": "coder"})
    found = relate.replies(claims, links, SIDES, TRUCE.sources).iloc[0]
    return found[["delay_earliest", "delay_latest", "precision"]].tolist()


def test_a_delay_is_the_least_and_the_most_that_both_clocks_allow():
    assert _delay(("2020-10-10", "12:00"), ("2020-10-10", "13:30")) == [90, 90, "minute"]
    assert _delay(("2020-10-10", "12:00"), ("2020-10-10", "13")) == [60, 119, "hour"]
    assert _delay(("2020-10-10", None), ("2020-10-11", None)) == [1, 2879, "day"]
    assert _delay(("2020-10-10", "12:00"), ("2020-10", None))[2] == "period"


def test_a_delay_without_a_clock_is_unknown():
    claims = TRUCE.claims.assign(said=None, said_time=None)
    sources = TRUCE.sources.assign(published=pd.NaT)
    found = relate.replies(claims, TRUCE.claim_links, SIDES, sources)
    assert found[["delay_earliest", "delay_latest"]].isna().all(axis=None)
    assert set(found["precision"]) == {"unknown"}
    assert set(found["claim_clock"]) == {"published"}


# silences, coverage


def test_unanswered_are_the_accusations_to_which_the_other_side_links_nothing():
    found = relate.silences(TRUCE.claims, TRUCE.claim_links, TRUCE.sources, TRUCE.dates, SIDES, PARTIES)
    answered = {(FIRST.get(other, other), _speaks(reply)) for reply, _, other in _links(*answers.ANSWERS)}
    expected = [
        claim
        for claim, row in CLAIMS.items()
        if row.act == "accusation"
        and isinstance(row.target_id, str)
        and (FIRST.get(claim, claim), CAMP[row.target_id]) not in answered
    ]
    unanswered = found[found["kind"] == "unanswered"]
    assert sorted(unanswered["claim_id"]) == sorted(expected)
    assert set(unanswered["extent"]) == {"opening"}, "the answer may stand in what was not read"


def test_a_party_is_not_heard_where_nobody_in_its_lane_speaks():
    found = relate.silences(TRUCE.claims, TRUCE.claim_links, TRUCE.sources, TRUCE.dates, SIDES, PARTIES)
    found = found[found["kind"] == "party_not_heard"]
    heard = {(row.source_id, CAMP[row.speaker_id]) for row in CLAIMS.values()}
    expected = {(report, party) for report in TRUCE.reports for party in PARTIES} - heard
    assert set(found[["source_id", "actor_id"]].itertuples(index=False, name=None)) == expected


def test_the_article_lets_both_parties_speak_and_gives_no_figure_for_two_attacks():
    found = relate.silences(
        ARTICLE.claims, ARTICLE.claim_links, ARTICLE.sources, ARTICLE.dates, SIDES, PARTIES
    )
    assert found["kind"].tolist() == ["no_figure", "no_figure"]
    assert found["extent"].eq("full").all()


@pytest.mark.parametrize("by", ["date_id", "proposition"])
def test_coverage_has_a_cell_for_every_pair_and_its_counts_add_up(by):
    found = relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors, TRUCE.claim_links, by=by)
    key = found.columns[0]
    assert len(found) == found[key].nunique() * len(TRUCE.reports)
    assert (found["claims"] == found[["attributed", "unnamed", "own_voice"]].sum(axis=1)).all()
    assert ((found["claims"] == 0) == found["state"].isin(["absent", "not_read"])).all()
    assert found.loc[found["state"] == "absent", "extent"].eq("full").all()
    told = TRUCE.claims["date_id"].count() if by == "date_id" else len({*FIRST, *FIRST.values()})
    assert found["claims"].sum() == told


def test_coverage_of_what_is_told_only_is_the_rest_of_the_grid():
    whole = relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors)
    told = relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors, missing=False)
    pd.testing.assert_frame_equal(told, whole[whole["claims"] > 0].reset_index(drop=True))


def test_coverage_says_what_it_needs():
    with pytest.raises(DataError, match="Did you mean 'proposition'"):
        relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors, by="propositions")
    with pytest.raises(DataError, match="needs the table claim_links"):
        relate.coverage(TRUCE.claims, TRUCE.sources, TRUCE.actors, by="proposition")


# verbs, figures, naming


def test_exchanging_the_parties_exchanges_two_columns_of_the_verbs():
    found = relate.verbs(TRUCE.claims, SIDES, PARTIES)
    turned = relate.verbs(TRUCE.claims, SIDES, PARTIES[::-1])
    pd.testing.assert_frame_equal(found, turned[found.columns])
    lanes = Counter(CAMP[row.speaker_id] for row in CLAIMS.values() if isinstance(row.verb, str))
    assert found[PARTIES].sum().to_dict() == {party: lanes[party] for party in PARTIES}
    assert found["claims"].sum() == TRUCE.claims["verb"].count()


def test_without_any_verb_of_a_party_shares_are_still_numbers():
    said = TRUCE.claims[TRUCE.claims["speaker_id"].map(CAMP) == PARTIES[0]]
    found = relate.verbs(said, SIDES, PARTIES)
    assert found["points"].sum() == pytest.approx(100)


def test_figures_stand_beside_the_range_of_what_counts_the_same():
    found = relate.figures(TRUCE.claims)
    numbers = TRUCE.claims[["number_low", "number_high", "number_text"]].notna().any(axis=1)
    assert len(found) == numbers.sum()
    for (_, _), group in found.groupby(["date_id", "number_of"]):
        bounds = group[["number_low", "number_high"]].stack()
        assert group["statements"].eq(len(group)).all()
        assert group["speakers"].eq(group["speaker_id"].nunique()).all()
        if len(bounds):
            assert (group["lowest"].iloc[0], group["highest"].iloc[0]) == (bounds.min(), bounds.max())


def test_a_figure_of_no_known_event_stands_alone():
    found = relate.figures(TRUCE.claims.assign(date_id=None))
    assert found["statements"].eq(1).all()
    assert found["lowest"].dropna().le(found["highest"].dropna()).all()


def test_naming_counts_every_form_that_is_printed():
    found = relate.naming(TRUCE.claim_places, TRUCE.claims, TRUCE.sources)
    printed = TRUCE.claim_places.dropna(subset="as_named").drop_duplicates(
        ["claim_id", "place_id", "as_named"]
    )
    assert found["claims"].sum() == len(printed)
    assert (found["reports"] <= found["claims"]).all()
