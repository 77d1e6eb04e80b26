"""The tracer in pure Python: a claim is chosen, its steps are walked, a copy is gone to."""

from typing import Any

import pytest
from screens import ATTACKS, changed, controls, html, poisoned, tags, words

import nagorno
from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.widgets import tracer


@pytest.fixture(scope="module")
def truce() -> Corpus:
    return nagorno.open("truce")


def steps(corpus: Corpus, claim: str) -> list[str]:
    found = relate.trace(corpus.claims, corpus.attributions, corpus.actors, corpus.sources, claim)
    return found["sentence"].tolist()


def star(corpus: Corpus) -> tuple[str, set[str]]:
    """Return the first telling that is repeated most often, and what repeats it."""
    repeats = corpus.claim_links.query("relation == 'repeats'")
    head = str(repeats["other_id"].value_counts().index[0])
    return head, set(repeats.loc[repeats["other_id"] == head, "claim_id"])


def test_every_control_has_a_label_and_a_tooltip(truce: Corpus) -> None:
    found = controls(tracer(truce))
    lists = ["Report", "Search", "Claim", "Step"]
    buttons = ["One step back", "One step towards the page", "Copies", "Go to this copy", "Return"]
    assert list(found) == [*lists, *buttons]
    assert all(control.tooltip for control in found.values())


def test_a_chain_is_walked_step_by_step_to_its_end_and_no_further(truce: Corpus) -> None:
    screen = tracer(truce)
    found = controls(screen)
    sentences = steps(truce, found["Claim"].value)
    for walked in range(len(sentences)):
        assert tags(html(screen)[0]).count("li") == walked + 1
        assert ("Here the chain ends" in html(screen)[0]) == (walked == len(sentences) - 1)
        found["One step back"].click()
    assert found["Step"].value == len(sentences) - 1
    for _ in range(len(sentences) + 1):
        found["One step towards the page"].click()
    assert found["Step"].value == 0


def test_each_step_is_told_as_trace_tells_it_with_its_gaps_marked(truce: Corpus) -> None:
    screen = tracer(truce)
    found = controls(screen)
    for claim in truce.claims["claim_id"].iloc[::40]:
        found["Claim"].value = claim
        found["Step"].value = len(found["Step"].options) - 1
        told = words(html(screen)[0]).casefold().replace("; ", ". ")
        for sentence in steps(truce, claim):
            parts = sentence.casefold().rstrip(".").replace("; ", ". ").split(". ")
            assert all(part in told for part in parts), sentence
        gaps = sum(
            sentence.count(gap)
            for sentence in steps(truce, claim)
            for gap in ("does not say", "is not said", "does not name.")
        )
        assert html(screen)[0].split("</style>")[1].count("ng-gap") == gaps > 0


def test_the_copies_are_those_of_the_star_with_the_text_they_come_from(truce: Corpus) -> None:
    head, repeats = star(truce)
    screen = tracer(truce, head)
    offered = {claim for _, claim in controls(screen)["Copies"].options}
    assert repeats <= offered
    origins = relate.claim_origins(truce.claims, truce.attributions, truce.sources)
    rows = origins[origins["claim_id"].isin({head, *offered})]
    told = words(html(screen)[1])
    assert f"{rows['root_id'].nunique()} texts" in told or rows["root_id"].nunique() <= 12
    assert tags(html(screen)[1]).count("tr") == len(rows) + 1
    copied = truce.sources.dropna(subset="derived_from")
    for report, root in zip(copied["source_id"], copied["derived_from"], strict=True):
        claims = truce.claims.loc[truce.claims["source_id"] == report, "claim_id"]
        if set(claims) & offered:
            assert root in told


def test_a_copy_can_be_gone_to_and_come_back_from(truce: Corpus) -> None:
    head, _ = star(truce)
    screen = tracer(truce, head)
    found = controls(screen)
    found["Report"].value = truce.claims.set_index("claim_id").loc[head, "source_id"]
    found["Claim"].value = head
    inside = {claim for _, claim in found["Claim"].options}
    copy = next(claim for _, claim in found["Copies"].options if claim not in inside)
    found["Copies"].value = copy
    found["Go to this copy"].click()
    assert found["Claim"].value == copy
    assert found["Report"].value == ""
    assert copy in html(screen)[0]
    assert head in {claim for _, claim in found["Copies"].options}
    found["Return"].click()
    assert found["Claim"].value == head
    found["Return"].click()
    assert found["Claim"].value == head


def test_a_claim_that_nothing_repeats_says_so_and_the_button_does_nothing(truce: Corpus) -> None:
    links = truce.claim_links.query("relation in ['repeats', 'summarises']")
    alone = next(
        one for one in truce.claims["claim_id"] if one not in {*links["claim_id"], *links["other_id"]}
    )
    screen = tracer(truce, alone)
    assert "No other claim in these tables repeats it" in html(screen)[1]
    controls(screen)["Go to this copy"].click()
    assert controls(screen)["Claim"].value == alone


def test_a_search_and_a_report_narrow_the_claims(truce: Corpus) -> None:
    screen = tracer(truce)
    found = controls(screen)
    report = truce.claims["source_id"].iloc[-1]
    found["Report"].value = report
    assert {claim for _, claim in found["Claim"].options} == set(
        truce.claims.loc[truce.claims["source_id"] == report, "claim_id"]
    )
    found["Search"].value = "no such word"
    assert found["Claim"].value == ""
    assert "No claim holds this" in words(html(screen)[0])
    assert found["Step"].options == ()
    for name in ("One step back", "One step towards the page", "Go to this copy"):
        found[name].click()
    found["Search"].value = ""
    assert found["Claim"].value in set(truce.claims["claim_id"])


def test_an_unknown_claim_is_named_with_what_is_allowed() -> None:
    article = nagorno.open("article")
    close = f"{article.claims['claim_id'].iloc[0]}x"
    with pytest.raises(DataError, match=f"no claim '{close}'; allowed: .*Did you mean"):
        tracer(article, close)


def test_an_error_becomes_a_sentence(truce: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:
        raise ValueError("broken on purpose")

    screen = tracer(truce)
    monkeypatch.setattr("nagorno.widgets.trace.table", broken)
    controls(screen)["Claim"].value = truce.claims["claim_id"].iloc[-1]
    assert "This cannot be shown (ValueError: broken on purpose)" in words(html(screen)[0])
    assert html(screen)[1] == ""


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_text_of_a_foreign_corpus_is_text(attack: str) -> None:
    screen = tracer(poisoned(nagorno.open("article"), attack))
    found = controls(screen)
    for _, claim in found["Claim"].options:
        found["Claim"].value = claim
        found["Step"].value = len(found["Step"].options) - 1
        for part in html(screen):
            assert not {"script", "img", "a"} & set(tags(part))


def test_a_corpus_without_a_claim_is_a_sentence() -> None:
    article = nagorno.open("article")
    names = ("claims", "attributions", "claim_links", "claim_places")
    screen = tracer(changed(article, **{name: article.tables[name].iloc[:0] for name in names}))
    assert "No claim holds this" in words(html(screen)[0])


def test_a_page_without_a_kernel_shows_the_whole_chain(truce: Corpus) -> None:
    screen = tracer(truce)
    data = screen._repr_mimebundle_()
    assert data["text/plain"] == "Tracer: 645 chains to walk back. Run the cell to choose a claim."
    assert tags(data["text/html"]).count("li") == len(controls(screen)["Step"].options)
