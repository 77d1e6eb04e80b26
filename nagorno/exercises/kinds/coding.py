"""Answers that give a code to each claim, and answers in the student's own words."""

import re
from typing import Any

from nagorno.corpus import Corpus
from nagorno.exercises.forms import ids, known
from nagorno.exercises.kinds.kind import Kind, Options
from nagorno.exercises.kinds.single import word
from nagorno.exercises.reading import Unread, is_open, pairs, values
from nagorno.exercises.reply import count, joined


def mapping(value: Options | str, key: str = "claim_id", column: str = "") -> Kind:
    """Ask for a code for each of several claims.

    Parameters
    ----------
    value : callable or str
        Corpus to the words that may stand as codes, or the column whose ids they are.
    key : str
        Whose ids are the keys.
    column : str
        Which column holds the codes, where the answer is a frame; by default `value`.

    Returns
    -------
    Kind
        Values are dicts of id to code; what is left open is left out.
    """
    named = column or (value if isinstance(value, str) else "code")

    def read(answer: object, corpus: Corpus) -> dict[str, str] | None:
        if is_open(answer):
            return None
        codes = {}
        for place, code in pairs(answer, key, named):
            found = ids(place, corpus, key)
            if found and len(found) == 1 and not is_open(code):
                codes[found[0]] = _code(code, value, corpus)
        return codes or None

    def differs(codes: dict[str, str], expected: dict[str, str]) -> str:
        asked = {one: code for one, code in codes.items() if one in expected}
        other = [one for one, code in asked.items() if code != expected[one]]
        left = len(expected) - len(asked)
        right = len(asked) - len(other)
        parts = [
            f"Of your {count(len(asked), 'code')} {right} {'is' if right == 1 else 'are'} as in the tables"
        ]
        ends = {one: _end(one) for one in expected}
        # Ends that two reports share would leave open which is meant.
        names = ends if len({*ends.values()}) == len(ends) else {one: one for one in expected}
        parts += [f"look again at {joined([names[one] for one in other])}"] if other else []
        parts += [f"{left} {'is' if left == 1 else 'are'} still open"] if left else []
        return "; ".join(parts) + "."

    return Kind(
        "a code for each claim",
        read,
        differs,
        lambda codes: "\n".join(f"{one}: {code}" for one, code in codes.items()),
        same=lambda codes, expected: {one: codes.get(one) for one in expected} == expected,
        like=lambda codes, foreseen: all(codes.get(one) == code for one, code in foreseen.items()),
        partial=True,
        start="Write your answers between the quotation marks, and run the cell again.",
    )


def _code(code: object, value: Options | str, corpus: Corpus) -> str:
    if not isinstance(value, str):
        return word(code, value(corpus))
    found = ids(code, corpus, value) or ()
    if len(found) != 1:
        raise Unread(f"{str(code)[:60]!r} stands for {len(found)}; give one for each claim.")
    return found[0]


def _end(claim_id: str) -> str:
    return claim_id.rsplit("-", 1)[-1] if re.search(r"-c\d+$", claim_id) else claim_id


def written(least: int, words: int = 20, column: str = "claim_id") -> Kind:
    """Ask for an answer in the student's own words that rests on claims.

    Parameters
    ----------
    least : int
        How many of the expected ids it has to name.
    words : int
        How many words it has at least.
    column : str
        Whose ids.

    Returns
    -------
    Kind
        Values are pairs of the text and the ids it names. Whether it convinces is for a reader.
    """

    def read(answer: object, corpus: Corpus) -> tuple[str, tuple[str, ...]] | None:
        if is_open(answer):
            return None
        text = " ".join(str(part) for part in values(answer))
        forms = known(corpus, column)
        # Whole ids and ends such as c08, never a bare number that the text counts with.
        marks = re.findall(r"[^\W_]+(?:-[^\W_]+)+|\bc\d+\b", text.casefold())
        named = [next(iter(forms[one])) for one in marks if len(forms.get(one, ())) == 1]
        named += [next(iter(forms[f"c{int(one[1:])}"])) for one in marks if _ends_one(one, forms)]
        return text, tuple(dict.fromkeys(named))

    def differs(value: tuple[str, tuple[str, ...]], expected: Any) -> str:
        text, named = value
        fit = len(set(named) & set(expected[1]))
        bear = f"{fit or 'none'} bear{'s' * (fit == 1)} on the question"
        names = f"{count(len(named), 'id')}, of which {bear}" if named else "no claim by its id"
        has = f"Your text has {count(len(text.split()), 'word')} and names {names}"
        asked = f"asked for are {words} words and {least} ids that bear on it."
        ends = [one for one in re.findall(r"(?<![\w-])c\d{1,3}\b", text) if one not in map(_end, named)]
        short = f" {ends[0]} stands in many reports: write whole ids." if ends else ""
        return f"{has}; {asked}{short}"

    def same(value: tuple[str, tuple[str, ...]], expected: Any) -> bool:
        return len(set(value[1]) & set(expected[1])) >= least and len(value[0].split()) >= words

    return Kind(
        "a text that names ids",
        read,
        differs,
        lambda value: f"{value[0]}\n(names {joined(list(value[1]))})",
        same=same,
        like=lambda value, foreseen: bool(value[1]) and set(value[1]) == set(foreseen[1]),
        keep=lambda value: value[0],
    )


def _ends_one(mark: str, forms: dict[str, set[str]]) -> bool:
    return (
        bool(re.fullmatch(r"c\d{1,3}", mark))
        and mark not in forms
        and len(forms.get(f"c{int(mark[1:])}", ())) == 1
    )
