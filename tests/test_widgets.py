"""The screens, driven in pure Python: a choice is set, the HTML that follows is read."""

import time
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import ipywidgets as widgets
import pandas as pd
import pytest
from traitlets import TraitError

import nagorno
from nagorno.corpus import Corpus
from nagorno.errors import DataError
from nagorno.widgets import ask, explorer
from nagorno.widgets.claim import spoken
from nagorno.widgets.explore import SHOWN, cards, matching


@pytest.fixture(scope="module")
def article() -> Corpus:
    return nagorno.open("article")


def changed(corpus: Corpus, **tables: pd.DataFrame) -> Corpus:
    """Return the same corpus with other tables."""
    return replace(corpus, tables={**corpus.tables, **tables})


def selects(screen: widgets.VBox) -> dict[str, widgets.Dropdown]:
    return {select.description: select for select in screen.children[0].children}


def shown(screen: widgets.VBox) -> str:
    return str(screen.children[2].value)


def counted(screen: widgets.VBox) -> str:
    return str(screen.children[1].value)


class Tags(HTMLParser):
    """Notes opening tags; each must be closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note a tag."""
        self.names.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Fail unless it closes the innermost one."""
        assert self.open.pop() == tag


def tags(html: str) -> list[str]:
    parser = Tags()
    parser.feed(html)
    assert parser.open == []
    return parser.names


def test_the_explorer_opens_the_article_with_every_claim(article: Corpus) -> None:
    screen = explorer()
    assert tags(shown(screen)).count("article") == len(article.claims)
    assert f"<strong>{len(article.claims)}</strong> of {len(article.claims)} claims" in counted(screen)


def test_every_control_has_a_label(article: Corpus) -> None:
    assert list(selects(explorer(article))) == ["Speaker", "Speech act", "Paragraph"]


@pytest.mark.parametrize(
    ("control", "column"), [("Speaker", "speaker_id"), ("Speech act", "act"), ("Paragraph", "paragraph")]
)
def test_each_choice_shows_its_claims_and_no_other(article: Corpus, control: str, column: str) -> None:
    screen = explorer(article)
    select = selects(screen)[control]
    for label, value in select.options[1:]:
        select.value = value
        ids = article.claims.loc[article.claims[column] == value, "claim_id"].tolist()
        assert label.endswith(f"({len(ids)})")
        assert [
            one for one in article.claims["claim_id"] if f'aria-label="Claim {one}"' in shown(screen)
        ] == ids


def test_choices_narrow_each_other_and_going_back_restores_the_first_view(article: Corpus) -> None:
    screen = explorer(article)
    before, chosen = shown(screen), selects(screen)
    claim = article.claims.iloc[-1]
    chosen["Speaker"].value, chosen["Speech act"].value = claim["speaker_id"], claim["act"]
    found = matching(article, claim["speaker_id"], claim["act"])
    assert tags(shown(screen)).count("article") == len(found) < len(article.claims)
    chosen["Speaker"].value = chosen["Speech act"].value = ""
    assert shown(screen) == before


def test_speakers_are_grouped_by_side_and_the_order_can_be_turned(article: Corpus) -> None:
    def sides(order: list[str] | None) -> list[str]:
        labels = [label for label, _ in selects(explorer(article, order))["Speaker"].options[1:]]
        return list(dict.fromkeys(label.split(":")[0] for label in labels))

    usual, turned = sides(None), sides(article.schema.parties[::-1])
    assert usual[0] == turned[2]
    assert usual[2] == turned[0]
    assert usual[1::2] == turned[1::2] == ["Mediators", "Others"]


def test_a_choice_that_nothing_fits_says_so_without_a_finding(article: Corpus) -> None:
    unused = next(
        act for act in article.schema.vocabulary("claims", "act") if act not in set(article.claims["act"])
    )
    assert matching(article, act=unused).empty
    assert "No claim fits this choice" in cards(article, act=unused)


def test_a_value_that_is_not_offered_is_refused(article: Corpus) -> None:
    with pytest.raises(TraitError):
        selects(explorer(article))["Speaker"].value = "nobody"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"speaker": "nobody"}, "no speaker 'nobody'; allowed: "),
        ({"act": "denail"}, "no speech act 'denail'; .*Did you mean 'denial'?"),
        ({"paragraph": 99}, "no paragraph 99; allowed: 0, 1"),
        ({"report": "x"}, "no report 'x'; allowed: "),
    ],
)
def test_an_unknown_value_is_named_with_what_is_allowed(
    article: Corpus, wanted: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        matching(article, **wanted)


def test_an_error_in_a_callback_reaches_whoever_chose(
    article: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> str:
        raise RuntimeError("broken on purpose")

    screen = explorer(article)
    monkeypatch.setattr("nagorno.widgets.explore._cards", broken)
    with pytest.raises(RuntimeError, match="broken on purpose"):
        selects(screen)["Speech act"].value = "denial"


def test_every_text_of_a_foreign_corpus_is_escaped(article: Corpus) -> None:
    attack = "<script>alert('x')</script>\"&"
    kept = {"claim_id", "source_id", "other_id", "actor_id", "speaker_id", "target_id", "place_id", "date_id"}

    def poisoned(table: pd.DataFrame) -> pd.DataFrame:
        texts = [name for name in table if table[name].dtype == "str" and name not in kept]
        return table.assign(**dict.fromkeys(texts, attack))

    foreign = changed(article, **{name: poisoned(table) for name, table in article.tables.items()})
    html = cards(foreign)
    assert "&lt;script&gt;" in html
    assert "script" not in tags(html)
    assert "script" not in tags(explorer(foreign)._repr_mimebundle_()["text/html"])


def test_ids_are_escaped_too(article: Corpus) -> None:
    claims = article.claims.assign(claim_id='"><script>', speaker_id="<b>")
    html = cards(changed(article, claims=claims, claim_links=article.claim_links.iloc[:0]))
    assert not {"script", "b"} & set(tags(html))


def test_a_large_corpus_shows_the_first_forty_and_counts_the_rest(article: Corpus) -> None:
    many = pd.concat([article.claims] * 18, ignore_index=True)
    many = many.assign(claim_id=[f"c{number}" for number in range(len(many))])
    screen = explorer(changed(article, claims=many, claim_links=article.claim_links.iloc[:0]))
    assert tags(shown(screen)).count("article") == SHOWN
    assert f"And {len(many) - SHOWN} more" in shown(screen)
    start = time.perf_counter()
    selects(screen)["Speech act"].value = "denial"
    assert time.perf_counter() - start < 0.1


def test_several_reports_are_chosen_by_report(article: Corpus) -> None:
    two = replace(article, reports=(*article.reports, "other"))
    assert list(selects(explorer(two))) == ["Speaker", "Speech act", "Report"]


def test_a_corpus_without_a_claim_is_an_empty_screen(article: Corpus) -> None:
    empty = {name: article.tables[name].iloc[:0] for name in ("claims", "attributions", "claim_links")}
    screen = explorer(changed(article, **empty))
    assert "No claim fits this choice" in shown(screen)


def test_a_card_says_the_chain_in_words(article: Corpus) -> None:
    steps = article.attributions.groupby("claim_id")["actor_id"].agg(list)
    names = article.actors.set_index("actor_id")["name"]
    for claim, chain in steps[steps.str.len() > 1].items():
        paragraph = article.claims.set_index("claim_id").loc[claim, "paragraph"]
        html = cards(article, chain[-1], paragraph=int(paragraph))
        assert html.count("citing") >= len(chain) - 1
        assert all(names[actor].replace("'", "&#x27;") in html for actor in chain)


def test_a_card_says_aloud_where_nobody_is_credited(article: Corpus) -> None:
    outlet = article.sources["outlet_id"].iloc[0]
    own = matching(article, outlet)
    assert cards(article, outlet).count("in its own voice. ") <= len(own)
    assert cards(article, outlet).count("Nobody is credited for it.") == len(own)


def test_a_claim_without_an_agency_says_so_and_one_with_an_agency_does_not(article: Corpus) -> None:
    kinds = article.actors.set_index("actor_id")["kind"]
    steps = article.attributions.assign(wire=lambda t: t["actor_id"].map(kinds) == "wire_agency")
    chains = steps.groupby("claim_id").agg(wire=("wire", "any"), depth=("step", "max"))
    silent = chains[~chains["wire"] & (chains["depth"] > 0)]
    assert cards(article).count("No news agency is credited.") == len(silent)


def test_links_are_told_from_both_ends(article: Corpus) -> None:
    link = article.claim_links.query("relation == 'denies'").iloc[0]
    by_id = article.claims.set_index("claim_id")
    denier, denied = by_id.loc[link["claim_id"]], by_id.loc[link["other_id"]]
    assert f"<em>denies</em> <code>{link['other_id']}</code>" in cards(article, denier["speaker_id"])
    assert "<em>denies it</em>" in cards(article, denied["speaker_id"])


def test_silence_is_said_of_each_claim_that_nothing_answers(article: Corpus) -> None:
    replies = ["denies", "rebuts", "counter_accuses", "responds_to"]
    answered = article.claim_links.loc[article.claim_links["relation"].isin(replies), "other_id"].nunique()
    silent = len(article.claims) - answered
    assert cards(article).count("Nothing in this report answers it.") == silent


def test_silence_is_limited_to_what_was_read(article: Corpus) -> None:
    opening = changed(article, sources=article.sources.assign(extent="opening"))
    assert "Nothing in what was read of this report answers it." in cards(opening)


def test_a_speech_act_is_explained_on_the_card_without_a_pointer(article: Corpus) -> None:
    html = cards(article, act="denial")
    assert tags(html).count("summary") == len(matching(article, act="denial"))
    assert "Not this:" in html


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-10-10", "2020-10-10"),
        ("1991~", "about 1991"),
        ("1991?", "perhaps 1991"),
        ("1991%", "perhaps about 1991"),
        ("2020-10-09/2020-10-10", "2020-10-09 to 2020-10-10"),
        ("1991/..", "1991 and after"),
        ("../1994~", "until about 1994"),
    ],
)
def test_dates_are_read_aloud(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (7, None, "days: at least 7"),
        (None, 7, "days: at most 7"),
        (7, 9, "days: 7 to 9"),
        (None, None, "days: no exact figure"),
    ],
)
def test_numbers_are_said_with_their_bounds(
    article: Corpus, low: float | None, high: float | None, text: str
) -> None:
    one = article.claims.iloc[:1].assign(number_low=low, number_high=high, number_of="days", hedge="about")
    one = one.astype({"number_low": "Float64", "number_high": "Float64"})
    html = cards(changed(article, claims=one, claim_links=article.claim_links.iloc[:0]))
    assert f"<dd>{text}" in html
    assert "<dt>Hedge</dt><dd>“about”</dd>" in html


def test_a_page_without_a_kernel_shows_the_first_cards(article: Corpus) -> None:
    data = explorer(article)._repr_mimebundle_()
    assert data["text/plain"].startswith(f"Explorer: {len(article.claims)} claims by ")
    assert tags(data["text/html"]).count("article") == 3
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_question_starts_open_and_meets_each_answer_with_its_own_sentence() -> None:
    screen = ask("Which <one>?", {"left": "You went left & on.", "right": "You went right."})
    head, choice, reply = screen.children
    assert choice.value is None
    assert "Nothing chosen yet" in reply.value
    assert "Which &lt;one&gt;?" in head.value
    choice.value = "left"
    assert "You went left &amp; on." in reply.value
    choice.value = None
    assert "Nothing chosen yet" in reply.value


def test_a_question_without_a_choice_is_refused() -> None:
    with pytest.raises(DataError, match="1 answers to 'Why\\?'; a choice needs two or more"):
        ask("Why?", {"because": "So it is."})
