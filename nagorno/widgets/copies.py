"""Where else a claim is told: what repeats it, what sums it up, and from which texts and origins."""

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import Any

from nagorno import relate
from nagorno.corpus import Corpus
from nagorno.describe.words import capital, count
from nagorno.widgets.lookup import Book, Row

FIRST, SAME = "is the first telling of it", "repeats the same first telling"
MOST = 60  # rows of a table
_HEADS = ("Claim", "How it is related", "Speaker", "The report’s text", "Origin")


@dataclass(frozen=True)
class Copies:
    """For each claim the others that tell it, and where each claim comes from.

    Parameters
    ----------
    others : dict of str to dict
        By claim id: the ids of the other claims, each with how it is related to this one.
    origins : dict of str to dict
        By claim id: the row of `relate.claim_origins`.
    """

    others: dict[str, dict[str, str]]
    origins: dict[str, Row]


def copies(corpus: Corpus) -> Copies:
    """Find the copies of every claim of a corpus.

    Parameters
    ----------
    corpus : Corpus
        The reports.

    Returns
    -------
    Copies
        The first telling of a claim comes first, then what repeats it, then what sums it up or is
        summed up by it.
    """
    links = corpus.claim_links
    stars: dict[str, list[str]] = defaultdict(list)
    sums: list[tuple[str, str]] = []
    for one, relation, other in zip(links["claim_id"], links["relation"], links["other_id"], strict=True):
        if relation == "repeats":
            stars[other].append(one)
        elif relation == "summarises":
            sums.append((one, other))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for head, members in stars.items():
        found[head] |= dict.fromkeys(members, "repeats it")
        for one in members:
            found[one] |= {head: FIRST} | {other: SAME for other in members if other != one}
    for one, other in sums:
        found[other].setdefault(one, "sums it up")
        found[one].setdefault(other, "is summed up in it")
    origins = relate.claim_origins(corpus.claims, corpus.attributions, corpus.sources)
    rows: list[Any] = origins.astype(object).where(origins.notna(), "").to_dict("records")
    return Copies(dict(found), {row["claim_id"]: row for row in rows})


def told(copies: Copies, claim: str) -> str:
    """Say as HTML in how many reports a claim is told, out of how many texts and origins."""
    others = copies.others.get(claim, {})
    if not others:
        return "<p>No other claim in these tables repeats it or sums it up.</p>"
    rows = [copies.origins[one] for one in (claim, *others)]
    reports, texts, origins = (
        len({row[name] for row in rows}) for name in ("source_id", "root_id", "origin_id")
    )
    tellings = f"{capital(count(len(rows), 'telling'))} in {count(reports, 'report')}"
    where = f"copies and rewrites followed, {count(texts, 'text')} and {count(origins, 'origin')}"
    return f"<p>{tellings}; {where}. Many tellings of one origin count as one.</p>"


def offered(copies: Copies, book: Book, claim: str) -> list[tuple[str, str]]:
    """Return the other tellings of a claim as label and id."""
    others = copies.others.get(claim, {})
    return [(f"{one}, {_speaker(book, one)}", one) for one in others]


def table(copies: Copies, book: Book, claim: str) -> str:
    """Return this claim and its copies as an HTML table: where, by whom, how related, from which text."""
    others = copies.others.get(claim, {})
    if not others:
        return ""
    rows = [(claim, "this claim"), *others.items()]
    body = "".join(_line(copies, book, one, relation) for one, relation in rows[:MOST])
    more = f"<p>And {len(rows) - MOST} more.</p>" if len(rows) > MOST else ""
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    head = f"<caption>Where it is told</caption><thead><tr>{heads}</tr></thead>"
    table = f"<table>{head}<tbody>{body}</tbody></table>"
    return f'<div class="ng-table" tabindex="0" role="region" aria-label="Copies">{table}</div>{more}'


def _line(copies: Copies, book: Book, claim: str, relation: str) -> str:
    origin = copies.origins[claim]
    cells = (relation, _speaker(book, claim), _text(book, origin), book.name(origin["origin_id"]))
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row"><code>{escape(claim)}</code></th>{told}</tr>'


def _speaker(book: Book, claim: str) -> str:
    return book.name(book.claims[claim]["speaker_id"])


def _text(book: Book, origin: Row) -> str:
    """Say what kind of text the report is, and which text it goes back to."""
    report = book.reports.get(origin["source_id"], {})
    kind = book.label("derivation", report.get("derivation", ""))
    root = "" if origin["root_id"] == origin["source_id"] else f" of {origin['root_id']}"
    return f"{kind}{root}" or "not said"
