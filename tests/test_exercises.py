"""Exercises meet every answer with sense: three states, foreseen mistakes, and no traceback."""

import contextlib
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nagorno
from nagorno import exercises
from nagorno.errors import DataError
from nagorno.exercises import Foreseen, NotDone, Question, kinds, question, record
from nagorno.exercises.registry import lesson, lessons
from nagorno.exercises.reply import DONE, NOT_YET, OPEN, STATES, Reply

ARTICLE = nagorno.open("article")
QUESTIONS = [one for number in lessons() for one in lesson(number).values()]
PRACTICE = [one for one in QUESTIONS if not one.graded]
IDS = ARTICLE.claims["claim_id"].tolist()
DENIALS = ARTICLE.claims.loc[ARTICLE.claims["act"] == "denial", "claim_id"]

SEVERAL = Question(
    id="99-1",
    asks="Which claims are denials?",
    kind=kinds.several(),
    expected=lambda corpus: corpus.claims.loc[corpus.claims["act"] == "denial", "claim_id"],
    foreseen=(Foreseen(lambda corpus: corpus.claims["claim_id"], "You took every claim."),),
    general="Look at the act.",
    tip="Look at the column act.",
    because="They reject a charge.",
)
ids = pytest.mark.parametrize
of = lambda item: item.id  # noqa: E731


def ask(kind: kinds.Kind, expected: object) -> Question:
    """Make a question of a kind, with nothing foreseen."""
    return Question(
        id="99-2",
        asks="?",
        kind=kind,
        expected=lambda _: expected,
        foreseen=(),
        general="Look.",
        tip="Look.",
        because="So.",
    )


@pytest.fixture(autouse=True)
def _fresh_record():
    record.forget()
    yield
    record.forget()


# The questions of the lessons


@ids("one", QUESTIONS, ids=of)
def test_a_question_foresees_three_wrong_answers_or_more(one: Question) -> None:
    assert len(one.foreseen) >= 3


@ids("one", QUESTIONS, ids=of)
def test_each_foreseen_answer_is_wrong_and_has_a_sentence_of_its_own(one: Question) -> None:
    said = [one._told(it.says) for it in one.foreseen]
    assert len(set(said)) == len(said)
    for it, sentence in zip(one.foreseen, said, strict=True):
        reply = one.check(it.answer(one.tables))
        assert reply.state == NOT_YET
        assert sentence in reply.text


@ids("one", PRACTICE, ids=of)
def test_the_expected_answer_is_done_and_passes_the_grade(one: Question) -> None:
    answer = one.expected(one.tables)
    assert one.check(answer).state == DONE
    assert one.grade(answer) is None


@ids("one", PRACTICE, ids=of)
def test_the_solution_shows_what_is_expected_and_why(one: Question) -> None:
    value = one.value(one.expected(one.tables))
    assert one.solution().text == f"{one.kind.show(value)}\n\n{one._told(one.because)}"
    assert one.because


@ids("one", PRACTICE, ids=of)
def test_hint_and_replies_do_not_give_the_answer_away(one: Question) -> None:
    value = one.value(one.expected(one.tables))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    ways = [one._told(it.says) for it in one.foreseen] + [one.hint().text, one._told(one.general)]
    if not isinstance(value, dict):  # a code that is asked of many claims may be spoken of
        assert [
            part for part in parts for way in ways if re.search(rf"\b{re.escape(str(part))}\b", way)
        ] == []


@ids("one", QUESTIONS, ids=of)
def test_no_sentence_of_ours_adjudicates_or_says_a_bare_wrong(one: Question) -> None:
    texts = [
        one.asks,
        *map(one._told, [one.general, one.tip, one.because, *(it.says for it in one.foreseen)]),
    ]
    words = ["wrong", "incorrect", *ARTICLE.schema.descriptor["houseRules"]["adjudicatingWords"]]
    told = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    assert [text for text in texts if told.search(text)] == []


@ids("one", QUESTIONS, ids=of)
@ids(
    "answer",
    [None, ..., "", " ", "...", [], {}, set(), [...], pd.DataFrame(), pd.Series(dtype="str")],
    ids=repr,
)
def test_nothing_yet_is_a_state_and_no_error(one: Question, answer: object) -> None:
    assert one.check(answer).state == OPEN
    with pytest.raises(NotDone, match="not attempted"):
        one.grade(answer)


def test_ids_are_lesson_and_number_in_order() -> None:
    for number in lessons():
        assert list(lesson(number)) == [f"{number}-{count}" for count in range(1, len(lesson(number)) + 1)]


def test_an_unknown_question_is_met_with_the_nearest() -> None:
    with pytest.raises(DataError, match=r"no question '01-9'.*Did you mean '01-"):
        question("01-9")


def test_a_question_follows_the_tables_that_it_is_asked_of() -> None:
    fewer = ARTICLE.claims[ARTICLE.claims["speaker_id"] != ARTICLE.sources["outlet_id"].iloc[0]]
    other = nagorno.corpus.Corpus(
        "other", ARTICLE.schema, {**ARTICLE.tables, "claims": fewer}, ARTICLE.reports
    )
    assert question("01-1").about(other).check(0).state == DONE


# Answers in every form


FORMS: dict[str, Callable[["pd.Series[Any]"], object]] = {
    "Series": lambda it: it,
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "Index": pd.Index,
    "ndarray": lambda it: it.to_numpy(),
    "2-d ndarray": lambda it: it.to_numpy().reshape(-1, 1),
    "frame": lambda it: ARTICLE.claims.loc[it.index],
    "one-column frame": lambda it: it.to_frame("x"),
    "one-row frame": lambda it: pd.DataFrame([list(it)]),
    "index of a frame": lambda it: ARTICLE.claims.set_index("claim_id").loc[list(it)],
    "index of a Series": lambda it: pd.Series(1, index=list(it)),
    "keys of a dict": lambda it: dict.fromkeys(it, True),
    "text": ", ".join,
    "lines": "\n".join,
    "generator": iter,
    "nested": lambda it: [[one] for one in it],
    "twice": lambda it: [*it, *it],
    "other case and spaces": lambda it: [f"  {one.upper()} " for one in it],
    "ends": lambda it: [one[-3:] for one in it],
    "ends in capitals": lambda it: " ".join(one[-3:].upper() for one in it),
    "categorical": lambda it: it.astype("category"),
    "quoted": lambda it: [f"'{one}'" for one in it],
    "bytes": lambda it: [one.encode() for one in it],
}


@ids("form", FORMS)
def test_ids_are_read_in_every_form(form: str) -> None:
    assert SEVERAL.check(FORMS[form](DENIALS)).state == DONE


@ids(
    ("answer", "told"),
    [
        (ARTICLE.claims["act"] == "denial", "is a mask: True or False for each of 28 rows, True 2 times"),
        ([True, False, True], "is a mask"),
        (len, r"is the function len itself.*len\(\)"),
        (ARTICLE, "is a Corpus, which holds no values"),
        (ARTICLE.claims.index, "take the column 'claim_id'"),
        (8, "You gave the number 8"),
        (ARTICLE.actors, "table of .* rows without the column 'claim_id'"),
        ("thehil-2020-10-10-c04", "There is no claim.*Did you mean 'thehill-2020-10-10-c"),
        (["denial"], "There is no claim 'denial' in these tables"),
        (np.nan, "Your answer has rows without a claim"),
        (pd.Series([True, False], index=IDS[:2]), r"True 1 times.*take them out with `mask.index\[mask\]`"),
        ("c09, The Hill", "There is no claim 'The Hill'"),
    ],
    ids=str,
)
def test_what_is_no_id_is_named_with_a_remedy(answer: object, told: str) -> None:
    reply = SEVERAL.check(answer)
    assert reply.state == NOT_YET
    assert re.search(told, reply.text)


def test_another_wrong_answer_is_told_how_it_differs_without_a_leak() -> None:
    reply = SEVERAL.check(["c09", "c08", "c07"])
    assert "You have 3 claims: 1 of them fits the question, 2 do not and 1 is missing." in reply.text
    assert "Look at the act." in reply.text


def test_an_end_that_many_reports_share_asks_for_the_whole_id() -> None:
    truce = SEVERAL.about(nagorno.open("truce"))
    assert "may be more than one claim" in truce.check("c04").text


@ids(
    "answer",
    ["Steve Biegun", "stephen-biegun", " STEPHEN-BIEGUN ", ["Biegun"], "biegun", pd.Series(["Biegun"])],
)
def test_an_actor_may_be_named(answer: object) -> None:
    assert ask(kinds.one("speaker_id"), "stephen-biegun").check(answer).state == DONE


NAMES = ["The Hill", "the AP", "the Armenian military"]


@ids(
    "answer", [" ← ".join(NAMES), " -> ".join(NAMES), dict(zip("abc", NAMES, strict=True)), ", ".join(NAMES)]
)
def test_a_chain_is_read_as_it_is_shown(answer: object) -> None:
    asked = ask(kinds.ordered("actor_id"), ["thehill", "associated-press", "armenia-military"])
    assert asked.check(answer).state == DONE


LETTERS = dict(zip("ABS", IDS, strict=False))


@ids("answer", ["S A B", "sab", [*"SAB"], "S, A, B", [IDS[2], *IDS[:2]]], ids=repr)
def test_letters_stand_for_ids_in_an_order(answer: object) -> None:
    asked = ask(kinds.ordered(letters=LETTERS), [IDS[2], *IDS[:2]])
    assert asked.check(answer).state == DONE
    assert asked.solution().text.startswith("S A B\n\n")


def test_a_letter_that_stands_for_nothing_is_named() -> None:
    reply = ask(kinds.ordered(letters=LETTERS), IDS[:3]).check("S A X")
    assert "The letters to choose from are A, B and S; you wrote X, too." in reply.text


NUMBERS = [3, 3.0, "3", " 3 claims", np.int64(3), np.float32(3), [3], (3,), {3}, np.array(3), np.array([[3]])]


@ids("answer", [*NUMBERS, pd.Series([3]), pd.DataFrame({"n": [3]}), pd.Index([3]), "3,0"], ids=repr)
def test_a_number_is_read_in_every_form(answer: object) -> None:
    assert ask(kinds.number(), 3).check(answer).state == DONE


@ids(
    ("answer", "told"),
    [
        ([1, 2], "You gave 2 values"),
        (True, "Your answer is True"),
        ("many", "holds 0 numbers"),
        (float("nan"), "no number"),
        (float("inf"), "no number"),
        (2, "Your 2 is less"),
        (4.5, "Your 4.5 is more"),
        (1j, "no number"),
        (ARTICLE.claims, "a table of 28 rows; one number is asked for. `len(table)` counts the rows"),
        (ARTICLE.claims["act"] == "denial", "`mask.sum()` is how many rows it keeps"),
    ],
    ids=str,
)
def test_a_number_that_is_none_or_another_is_told_so(answer: object, told: str) -> None:
    assert told in ask(kinds.number(), 3).check(answer).text


CODES = {"thehill-2020-10-10-c09": "denial", "thehill-2020-10-10-c10": "accusation"}
ACTS = ask(kinds.mapping(lambda corpus: corpus.schema.vocabulary("claims", "act"), column="act"), CODES)


@ids(
    "answer",
    [
        CODES,
        {"c09": "Denial ", "C10": "ACCUSATION"},
        pd.Series(CODES),
        list(CODES.items()),
        pd.Series(CODES, name="act").rename_axis("claim_id"),
        pd.Series(CODES, name="act").rename_axis("claim_id").reset_index(),
        ARTICLE.claims,
        {"c09": ["denial"], "c10": np.str_("accusation")},
    ],
    ids=[*"abcdefgh"],
)
def test_codes_are_read_in_every_form(answer: object) -> None:
    assert ACTS.check(answer).state == DONE


def test_codes_are_told_how_many_are_as_in_the_tables_and_which_are_not() -> None:
    assert (
        "Of your 1 code 1 is as in the tables; 1 is still open."
        in ACTS.check({"c09": "denial", "c10": ""}).text
    )
    assert "0 are as in the tables; look again at c09;" in ACTS.check({"c09": "call"}).text
    assert "none of the words to choose from" in ACTS.check({"c09": "denail"}).text
    assert ACTS.check({"c09": "denail"}).text.endswith("Did you mean 'denial'?")


def test_claims_of_two_reports_that_end_alike_are_named_in_full() -> None:
    two = dict.fromkeys(("nsn-2020-10-10-c03", "almanar-2020-10-10-c03"), "denial")
    reply = replace(ACTS, expected=lambda _: two, on="truce").check(dict.fromkeys(two, "call"))
    assert "look again at nsn-2020-10-10-c03 and almanar-2020-10-10-c03." in reply.text


@ids("code", [1994, " 1994 ", "2020-10-09 / 2020-10-10"])
def test_a_date_may_be_a_number_or_have_spaces(code: object) -> None:
    dates = kinds.mapping(lambda _: ["1994", "2020-10-09/2020-10-10"])
    assert (
        "1 is as in the tables"
        in ask(dates, {IDS[0]: str(code).replace(" ", ""), IDS[1]: "1994"}).check({IDS[0]: code}).text
    )


def test_an_order_is_told_where_it_departs() -> None:
    asked = ask(kinds.ordered(), ["c08", "c09", "c10"])
    assert asked.check("c08 c09 c10").state == DONE
    assert "departs from the tables at place 2" in asked.check("c08 c10 c09").text


def test_a_written_answer_rests_on_claims() -> None:
    asked = ask(kinds.written(least=2, words=5), "c08, c09")
    assert asked.check("I say so because of c08 and thehill-2020-10-10-c09.").state == DONE
    assert "names 1 id, of which 1 bears on the question" in asked.check("I say so because of c08.").text


def test_a_written_answer_with_ends_of_ids_alone_is_asked_for_whole_ones() -> None:
    asked = replace(ask(kinds.written(least=2, words=5), "nsn-2020-10-10-c01"), on="truce")
    said = asked.check("I say so because of c08.").text
    assert "names no claim by its id; asked for are 5 words and 2 ids that bear on it." in said
    assert "c08 stands in many reports: write whole ids." in said


COPIED = ["newsnation-2020-10-10-ap-c08", "justthenews-2020-10-10-c03"]
APART = ["thehill-2020-10-10-c08", "nsn-2020-10-10-c02", "evnreport-2020-10-10-c04"]


def test_a_written_answer_is_told_which_of_its_claims_the_tables_tie_together() -> None:
    text = f"{'word ' * 60} {', '.join(COPIED + APART)}"
    reply = question("06-6").check(text)
    assert reply.state == DONE
    said = reply.text.split("\n\n")
    text, statement = "One text, that of newsnation-2020-10-10-ap", "One statement, first told in "
    assert f"{text}, and its copies: {' and '.join(COPIED)}." in said
    assert f"{statement}{COPIED[0]}: {APART[0]}, {' and '.join(COPIED)}." in said
    assert "No charge, and so no telling of one: nsn-2020-10-10-c02 (denial)." in said
    assert "the 4 charges that you name are 4 reports, 3 texts, 3 authors, 2 voices and 2 bodies." in said[-1]
    assert not [one for one in said if one.startswith("One voice")]  # the same claims as one statement


def test_a_written_answer_on_two_charges_or_few_reports_is_told_so() -> None:
    named = ["nsn-2020-10-10-c01", "nsn-2020-10-10-c02", "voa-2020-10-11-c01", "voa-2020-10-11-c02"]
    reply = question("06-6").check(f"{'word ' * 60} {', '.join(named)}")
    assert reply.state == NOT_YET
    assert "They have to be from 3 reports or more; yours are from 2." in reply.text
    assert "The question is about one charge." in reply.text


def test_words_alone_are_told_nothing_of_claims() -> None:
    assert "claims that you name are" not in question("06-6").check("word " * 60).text


def test_a_place_may_be_named_as_the_report_names_it() -> None:
    assert "1 of them fits" in question("04-1").check("the town of Kapan").text
    assert question("04-3").value({COPIED[0]: "Kapan"}) == {COPIED[0]: "kapan"}  # a name in use comes first


def test_and_parts_ids_in_a_text() -> None:
    assert ask(kinds.several(), ["c08", "c09", "c10"]).check("c08, c09 and c10").state == DONE


def _raises(*_: object) -> Any:
    raise RuntimeError


METHODS = ["getattr", "iter", "eq", "len", "str", "repr", "bool", "float", "hash", "contains", "array"]
Hostile = type("Hostile", (), {f"__{name}__": _raises for name in METHODS})


def knot() -> list[object]:
    """Return a list that holds itself."""
    tied: list[object] = []
    tied.append(tied)
    return tied


STRANGE = [
    Hostile(),
    [Hostile()],
    {"c09": Hostile()},
    {1: 2},
    knot(),
    itertools.count(),
    itertools.repeat("c09"),
    object(),
    Hostile,
    ARTICLE.claims.groupby("act"),
    ARTICLE.claims.describe(),
    pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]),
    pd.DataFrame([["c09", "c10"]] * 2, columns=["claim_id", "claim_id"]),
    pd.Series([], dtype="object"),
    pd.Series([pd.NA, None, np.nan], dtype="object"),
    pd.array([True, None], dtype="boolean"),
    pd.NA,
    pd.NaT,
    pd.Timestamp("2020-10-10"),
    10**400,
    "1" * 5000,
    -1e309,
    b"\xff",
    memoryview(b"abc"),
    range(10**12),
    (one for one in ["c09", Hostile()]),
    NotImplemented,
    Exception("x"),
    "\0",
    "(" * 200,
]


@ids("one", [*QUESTIONS, SEVERAL, ACTS, ask(kinds.ordered(), IDS), ask(kinds.written(1), "c08")], ids=of)
@ids("answer", STRANGE, ids=[str(number) for number in range(len(STRANGE))])
def test_no_strange_answer_raises(one: Question, answer: object) -> None:
    assert_meets(one, answer)


def assert_meets(one: Question, answer: object) -> None:
    reply = one.check(answer)
    assert reply.state in STATES
    assert reply.text
    assert one.readable(answer) in (True, False)
    with contextlib.suppress(NotDone):
        assert one.grade(answer) is None


SCALARS = st.one_of(
    st.none(),
    st.just(...),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.binary(max_size=5),
    st.sampled_from([*IDS, *(one[-3:] for one in IDS), "denial", "The Hill", "15"]),
    st.sampled_from([np.int64(3), np.float64(2.5), np.bool_(True), np.str_("c04"), pd.NA, pd.NaT]),
)
HASHABLE = st.one_of(st.text(max_size=20), st.integers(), st.sampled_from(IDS))
ANSWERS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.sets(HASHABLE, max_size=4),
        st.dictionaries(HASHABLE, inner, max_size=4),
        st.lists(inner, max_size=4).map(lambda it: pd.Series(it, dtype="object")),
        st.dictionaries(HASHABLE, inner, max_size=4).map(lambda it: pd.Series(it, dtype="object")),
        st.lists(st.lists(SCALARS, min_size=2, max_size=2), max_size=3).map(pd.DataFrame),
        st.lists(HASHABLE, max_size=4).map(lambda it: np.array(it, dtype=object)),
        st.lists(HASHABLE, max_size=4).map(lambda it: pd.Index(it, dtype="object")),
    ),
    max_leaves=8,
)


@ids("one", [*QUESTIONS, ask(kinds.ordered(), IDS[:3]), ask(kinds.written(1), "c08")], ids=of)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=ANSWERS)
def test_no_answer_at_all_raises(one: Question, answer: object) -> None:
    assert_meets(one, answer)


# What is shown


def test_a_reply_is_text_and_an_announced_status_with_everything_escaped() -> None:
    reply = SEVERAL.check("<script>")
    assert repr(reply) == (
        "Question 99-1: not yet. There is no claim '<script>' in these tables. "
        "Take the ids from the column 'claim_id'."
    )
    assert reply._repr_html_().startswith('<div role="status"')
    assert "<script>" not in reply._repr_html_()


def test_a_reply_sets_code_and_stressed_words_in_html_alone() -> None:
    reply = Reply("Hint", "Look at `a<b` and *this*; 2*3*4 stays.")
    assert "<code>a&lt;b</code> and <em>this</em>; 2*3*4 stays." in reply._repr_html_()
    assert "`a<b` and *this*" in repr(reply)


def test_a_hint_repeats_what_the_check_said_of_this_answer() -> None:
    SEVERAL.check("c09")
    assert SEVERAL.hint().text.startswith(
        "Look at the column act.\n\nQuestion 99-1: not yet. You have 1 claim"
    )
    assert SEVERAL.solution().text.endswith("Your answer: not yet.")
    SEVERAL.check(...)
    assert SEVERAL.hint().text == "Look at the column act."


def test_a_cell_to_fill_in_says_where_to_write() -> None:
    assert "between the quotation marks" in ACTS.check({"c09": "", "c10": ""}).text


def test_a_grade_is_one_red_line_and_returns_nothing() -> None:
    assert SEVERAL.grade(DENIALS) is None
    with pytest.raises(AssertionError, match=r"99-1: not yet\. You took every claim\.") as raised:
        SEVERAL.grade(IDS)
    (line,) = raised.value._render_traceback_()
    assert line.startswith("\x1b[31m")


def test_a_graded_question_keeps_its_answer_to_the_hidden_test() -> None:
    graded = next(one for one in QUESTIONS if one.graded)
    assert "solution" not in repr(graded)
    assert "marked by your teacher's tests" in graded.solution().text
    assert graded.check("c09").title.endswith("ready to hand in")
    assert graded.grade("c09", ["thehill-2020-10-10-c09"]) is None
    with pytest.raises(NotDone, match="graded copy only"):
        graded.grade("c09")


# The slip, and work that outlives the session


def test_the_slip_holds_states_and_no_name_unless_typed_in() -> None:
    question("01-1").check(...)
    question("01-6").check("c09")
    assert exercises.slip().csv.splitlines()[:2] == ["question,state,marked_by", "01-1,not attempted,check"]
    assert exercises.slip().csv.endswith("01-6,ready to hand in,teacher\n")
    assert exercises.slip("Ani  B").csv.splitlines()[1] == "01-1,not attempted,check,Ani B"
    assert repr(exercises.slip("Ani")).startswith("Ani: 0 of 6 questions done, 1 ready to hand in.")
    assert "&lt;b&gt;" in exercises.slip("<b>")._repr_html_()


@ids("name", ["=1+1", "@x", "+1", "-1"])
def test_a_name_is_no_formula_in_a_spreadsheet(name: str) -> None:
    question("01-1").check(...)
    assert f",'{name}" in exercises.slip(name).csv


def test_running_an_untouched_cell_again_takes_nothing_back() -> None:
    question("01-1").check(15)
    question("01-1").check(...)
    assert record.entry("01-1").state == DONE


def test_saved_answers_come_back_with_their_states(tmp_path) -> None:
    path = tmp_path / "mine.json"
    question("01-1").check(28)
    question("01-4").check({"c09": "Azerbaijan's Defense Ministry"})
    question("01-6").check(DENIALS)
    assert "3 answers in" in exercises.save(path).text
    before = {one: record.entry(one) for one in record.seen()}
    record.forget()
    told = exercises.resume(path)
    assert told.title == f"Resumed 3 answers from {path}"
    assert "01-1, not yet: 28" in told.text
    assert "01-6, ready to hand in: [" in told.text
    assert {one: record.entry(one).state for one in record.seen()} == {
        one: it.state for one, it in before.items()
    }


def test_saving_again_keeps_what_is_not_answered_anew(tmp_path) -> None:
    path = tmp_path / "mine.json"
    question("01-1").check(15)
    exercises.save(path)
    record.forget()
    question("01-3").check("call")
    assert "1 answer in" in exercises.save(path).text
    assert sorted(json.loads(path.read_text(encoding="utf-8"))["answers"]) == ["01-1", "01-3"]


@ids("content", ["notes of mine", "{}", '{"format": "nagorno exercises 1", "answers": {"x": 1}}', "[1]", ""])
def test_another_file_is_never_overwritten_nor_read(tmp_path, content: str) -> None:
    path = tmp_path / "notes.json"
    path.write_text(content, encoding="utf-8")
    assert "holds something else" in exercises.save(path).text
    assert path.read_text(encoding="utf-8") == content
    assert "holds no answers" in exercises.resume(path).text


def test_a_folder_is_no_file(tmp_path) -> None:
    assert "holds something else" in exercises.save(tmp_path).text
    assert "There is no file" in exercises.resume(tmp_path).text


@pytest.mark.parametrize("report", ["voa-2020-10-11", "jamnews-2020-10-11"])
def test_a_question_about_another_report_answers_or_is_refused_at_once(report: str) -> None:
    other = nagorno.open("truce").only(report)
    refused, asked = [], []
    for one in [one for number in lessons() for one in lesson(number).values()]:
        try:
            asked.append(one.about(other))
        except DataError as error:
            refused.append(str(error))
    assert all(f"cannot be asked of '{report}'" in message for message in refused)
    assert len(asked) > 1
    for one in asked:
        assert all(repr(reply) for reply in (one.check(3), one.hint(), one.solution()))
