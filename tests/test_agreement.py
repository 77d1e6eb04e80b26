"""Agreement between coders: known values, what is undefined, what must not matter."""

import doctest
import re
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nagorno import agreement
from nagorno.agreement import alpha, disagreements, kappa, percent, summary

# Krippendorff (2011), example C: four observers, twelve units, gaps.
EXAMPLE_C = pd.DataFrame(
    {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
)
NOBODY = pd.DataFrame(
    {"you": ["armenia", "", None, "", ""], "reference": ["armenia", "", "azerbaijan", "armenia", ""]},
    index=["c01", "c02", "c03", "c04", "c05"],
)

# A summary takes some 20 ms.
few = settings(max_examples=25, deadline=None)

codings = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from(["denial", "threat", "call", ""]), min_size=coders, max_size=coders),
        min_size=1,
        max_size=12,
    ).map(pd.DataFrame)
)


def pair(first: str, second: str) -> pd.DataFrame:
    """Make the codes of two coders from one letter a unit; a blank is a cell left empty."""
    return pd.DataFrame({"you": list(first), "reference": list(second)}).replace(" ", "")


def repeated(counts: dict[str, int]) -> pd.DataFrame:
    return pd.DataFrame([list(codes) for codes, times in counts.items() for _ in range(times)])


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_is_krippendorffs_own_in_his_example(level, value):
    assert alpha(EXAMPLE_C, level) == pytest.approx(value, abs=0.0005)


def test_alpha_is_the_same_for_names_as_for_numbers():
    names = EXAMPLE_C.replace(dict(enumerate(["", "denial", "threat", "call", "appraisal", "background"])))
    assert alpha(names) == alpha(EXAMPLE_C)


def test_kappa_takes_out_what_chance_brings():
    # 35 of 50 the same; by chance 25 of 50 would be.
    assert kappa(repeated({"yy": 20, "yn": 5, "ny": 10, "nn": 15})) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [("abcd", "abcd", 1), ("abcd", "abdc", 0.5), ("ab c", "aa c", 2 / 3), ("a", "b", 0)],
)
def test_percent_is_the_share_of_equal_codes(first, second, share):
    assert percent(pair(first, second)) == pytest.approx(share)


def test_percent_compares_every_two_coders():
    assert percent(pd.DataFrame([["a", "a", "b"], ["a", "", "a"]])) == pytest.approx(2 / 4)


def test_an_empty_cell_is_no_code_unless_it_stands_for_one():
    assert percent(NOBODY) == 1.0
    assert percent(NOBODY, missing="none") == pytest.approx(3 / 5)
    assert isnan(kappa(NOBODY))
    assert kappa(NOBODY, missing="none") == pytest.approx(1 / 3)
    assert alpha(NOBODY, missing="none") == alpha(NOBODY.fillna("").replace("", "none"))


@pytest.mark.parametrize("measure", [percent, kappa, alpha])
def test_all_equal_is_one(measure):
    assert measure(pair("aabbc", "aabbc")) == 1.0


@pytest.mark.parametrize("measure", [kappa, alpha])
@pytest.mark.parametrize(
    ("first", "second"),
    [("aaa", "aaa"), ("a b", " a "), ("", ""), ("aab", "aa ")],
    ids=["one value", "no unit coded twice", "no units", "a second value that nothing is compared with"],
)
def test_what_chance_cannot_be_reckoned_from_is_undefined(measure, first, second):
    assert isnan(measure(pair(first, second)))


@pytest.mark.parametrize(
    ("codes", "measure", "meaning"),
    [
        (pair("aaa", "aaa"), "percent", "1: the same code in 3 of 3 comparisons"),
        (pair("aaa", "aaa"), "kappa", "undefined: only one value was used"),
        (pair("aaa", "aaa"), "alpha", "undefined: only one value was used"),
        (pair("a ", " a"), "percent", "undefined: no units that two coders have coded"),
        (pair("", ""), "alpha", "undefined: no units that two coders have coded"),
        (EXAMPLE_C, "kappa", "undefined: kappa compares exactly two coders"),
        (EXAMPLE_C, "alpha", "0.743: tentative (0.667-0.8)"),
        (pair("aabbc", "aabbc"), "alpha", "1: reliable by Krippendorff's customary 0.8"),
        (pair("aabb", "abbb"), "alpha", "0.533: too low to rely on (below 0.667)"),
        (pair("aabbc", "aabbb"), "kappa", "0.667: of the agreement that chance leaves open, 67% was reached"),
        (pair("ab", "ba"), "kappa", "-1: no more agreement than by chance"),
        (pair("ab", "ba"), "alpha", "-0.5: no more agreement than by chance"),
    ],
)
def test_a_summary_says_in_words_what_a_value_means(codes, measure, meaning):
    assert summary(codes).set_index("measure").loc[measure, "meaning"] == meaning


def test_a_summary_counts_the_units_that_two_coders_coded():
    found = summary(EXAMPLE_C, "interval")
    assert list(found.columns) == ["measure", "value", "n_units", "n_coders", "meaning"]
    assert list(found["measure"]) == ["percent", "kappa", "alpha"]
    assert set(found["n_units"]) == {11}
    assert set(found["n_coders"]) == {4}
    assert found["value"].iloc[2] == alpha(EXAMPLE_C, "interval")


def test_disagreements_are_the_units_with_two_codes_or_more():
    assert disagreements(NOBODY).empty
    assert disagreements(NOBODY, missing="none").to_dict("index") == {
        "c03": {"you": "none", "reference": "azerbaijan"},
        "c04": {"you": "none", "reference": "armenia"},
    }


def test_disagreements_show_what_is_known_of_their_units():
    units = pd.DataFrame({"proposition": list("vwxyz")}, index=reversed(NOBODY.index))
    found = disagreements(NOBODY, units, missing="none")
    assert list(found.columns) == ["proposition", "you", "reference"]
    assert list(found["proposition"]) == ["x", "w"]


def test_codes_may_be_of_any_dtype():
    mixed = pd.DataFrame(
        {"you": pd.Categorical(["a", "b", None]), "reference": pd.array(["a", "c", pd.NA], dtype="str")}
    )
    assert percent(mixed) == 0.5
    assert (
        percent(pd.DataFrame({"you": pd.array([1, 2, None], dtype="Int64"), "reference": [1.0, 3, 4]})) == 0.5
    )


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: percent(pair("a", "a")[["you"]]),
            "agreement needs two coders or more, one column each; 1 came: you.",
        ),
        (lambda: alpha(pd.DataFrame()), "agreement needs two coders or more, one column each; 0 came: none."),
        (
            lambda: kappa(EXAMPLE_C),
            "kappa compares exactly two coders; 4 came: A, B, C, D. Use alpha for any number.",
        ),
        (lambda: alpha(EXAMPLE_C, "ordinl"), "Did you mean 'ordinal'?"),
        (
            lambda: alpha(pair("ab1", "112"), "interval"),
            "level 'interval' needs numbers; 'a', 'b' came. Number the codes, or use 'nominal'.",
        ),
        (lambda: summary(pair("12", "1 "), "ordinal", missing="none"), "needs numbers; 'none' came."),
        (lambda: alpha(EXAMPLE_C - 2, "ratio"), "level 'ratio' needs numbers from 0 up; -1.0 came."),
        (
            lambda: disagreements(NOBODY, NOBODY.head(3), missing="none"),
            "`units` has no row for c04; its index must be that of `codes`.",
        ),
    ],
)
def test_what_cannot_be_compared_says_what_came_and_what_to_do(ask, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        ask()


def values(codes: pd.DataFrame) -> list[object]:
    return [round(value, 9) if not isnan(value) else None for value in summary(codes)["value"]]


@few
@given(codes=codings, data=st.data())
def test_the_order_of_coders_and_of_units_does_not_matter(codes, data):
    coders, units = (data.draw(st.permutations(list(axis))) for axis in (codes.columns, codes.index))
    assert values(codes.loc[units, coders]) == values(codes)


@few
@given(codes=codings)
def test_what_the_codes_are_called_does_not_matter(codes):
    assert values(codes.replace({"denial": "z", "threat": "y", "call": "denial"})) == values(codes)


@few
@given(codes=st.lists(st.sampled_from("abc"), min_size=1), coders=st.integers(2, 4))
def test_coders_who_are_all_equal_agree_perfectly(codes, coders):
    equal = pd.DataFrame(dict.fromkeys(range(coders), codes))
    assert percent(equal) == 1.0
    assert alpha(equal) == 1.0 or (isnan(alpha(equal)) and len(set(codes)) == 1)
    assert disagreements(equal).empty


@few
@given(codes=codings)
def test_agreement_is_perfect_where_there_are_no_disagreements(codes):
    share = percent(codes)
    assert isnan(share) or 0 <= share <= 1
    assert (share < 1) == (len(disagreements(codes)) > 0)
    assert isnan(alpha(codes)) or alpha(codes) <= 1


def test_the_examples_in_the_docstrings_run():
    assert doctest.testmod(agreement).failed == 0
