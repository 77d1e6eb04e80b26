"""One claim as a card of HTML: who says it, through whom, when, where, and what answers it."""

from html import escape
from textwrap import shorten
from typing import Any

from nagorno.style import INK, PAPER, Role
from nagorno.widgets.lookup import Book, Row

REPLIES = ("denies", "rebuts", "counter_accuses", "responds_to")
_SHAPES = {
    "o": '<circle r="5"{}/>',
    "D": '<path d="M0-6.2 6.2 0 0 6.2-6.2 0z"{}/>',
    "s": '<path d="M-4.4-4.4h8.8v8.8h-8.8z"{}/>',
}


def card(book: Book, claim_id: str) -> str:
    """Return one claim as HTML.

    Parameters
    ----------
    book : Book
        The indexed corpus.
    claim_id : str
        Which claim.

    Returns
    -------
    str
        An ``article`` element; every text of the tables is escaped.
    """
    row = book.claims[claim_id]
    role, speaker = book.role(row["speaker_id"]), escape(book.name(row["speaker_id"]))
    lines = [
        ("Told by", _told(book, row)),
        ("Aimed at", escape(book.name(row["target_id"])) if row["target_id"] else ""),
        ("Speaks of", _names(book, row["about_ids"])),
        ("Matter", escape(str(book.dates.get(row["date_id"], {}).get("label", "")))),
        ("When", _when(row)),
        ("Where", _where(book, claim_id)),
        ("Number", _number(book, row)),
        ("Hedge", _quoted(row["hedge"])),
        ("Quoted", _quoted(row["quote"])),
        ("Takes up", _takes_up(book, claim_id)),
        ("Taken up", _replies(book, claim_id)),
        ("Note", escape(row["note"])),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in lines if text)
    return (
        f'<article class="ng-card" aria-label="Claim {escape(claim_id)}">'
        f'<p class="ng-head">{mark(role, row["act"] == "denial")}<strong>{speaker}</strong>'
        f" <span>{escape(_body(book, row['speaker_id']))}</span></p>"
        f'<p class="ng-words">{escape(row["proposition"])}</p>{_act(book, row["act"])}<dl>{listed}</dl>'
        f'<p class="ng-foot"><code>{escape(claim_id)}</code>, {_part(row["paragraph"])}'
        f"{_page(book.reports.get(row['source_id'], {}))}</p></article>"
    )


def _body(book: Book, actor: str) -> str:
    """Return the side of an actor, and its own body in another's lane; its kind where it has no side."""
    role, top = book.role(actor), book.top(actor)
    if role.dashed:
        return book.label("kind", book.actors.get(actor, {}).get("kind", ""))
    own = role.lane in (top, "mediators")
    return role.label if own else f"{book.name(top)}, in the lane of {role.label}"


def mark(role: Role, hollow: bool = False) -> str:
    """Return the mark of a lane as SVG; a hollow one is a denial."""
    fill, edge = PAPER if hollow else role.colour, INK if role.dashed else role.colour
    line = '1.2" stroke-dasharray="2.4 1.53' if role.dashed else "1.6"
    look = f' fill="{fill}" stroke="{edge}" stroke-width="{line}"'
    shape = _SHAPES[role.marker].format(look)
    return f'<svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">{shape}</svg>'


def _names(book: Book, actors: str) -> str:
    return escape(", ".join(book.name(actor) for actor in actors.split(";"))) if actors else ""


def _act(book: Book, act: str) -> str:
    meaning = book.meanings["act"].get(act, {})
    text = escape(meaning.get("description", ""))
    other = f" Not this: {escape(meaning['not'])}" if "not" in meaning else ""
    return (
        f"<details><summary>Speech act: <strong>{escape(book.label('act', act))}</strong></summary>"
        f"<p>{text}{other}</p></details>"
    )


def _part(paragraph: Any) -> str:
    return "headline or standfirst" if paragraph == 0 else f"paragraph {paragraph}"


def _page(report: Row) -> str:
    """Link the report; an address that is none of the web is no link."""
    url = str(report.get("url", ""))
    if not url.lower().startswith(("https://", "http://")):
        return ""
    title = escape(str(report.get("title", "")) or "the page")
    return f' of <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{title}</a>'


def _told(book: Book, row: Row) -> str:
    """Say the chain in words, and the gap in it."""
    first, *others = book.steps[row["claim_id"]] or [{"actor_id": row["speaker_id"]}]
    outlet = escape(book.name(first["actor_id"]))
    if not others:
        return f"{outlet}, in its own voice.{_gap('Nobody is credited for it.')}"
    steps = "".join(f", citing {_step(book, step)}" for step in others)
    wire = any(book.actors.get(step["actor_id"], {}).get("kind") == "wire_agency" for step in others)
    gap = "" if wire else _gap("No news agency is credited.")
    return f"{outlet}{steps}.{gap}"


def _step(book: Book, step: Row) -> str:
    actor = book.actors.get(step["actor_id"], {})
    name, named = book.name(step["actor_id"]), step["as_named"]
    # The report's own article: "the Associated Press"; no person has one, nor a name with its owner in front.
    bare = actor.get("kind") in ("person", "unnamed") or name.lower().startswith("the ") or "'s " in name
    article = "the " if named.lower().startswith("the ") and not bare else ""
    channel = f" ({escape(book.label('channel', step['channel']))})" if step["channel"] else ""
    return f"{article}{escape(name)}{channel}"


def _quoted(text: str) -> str:
    return f"“{escape(text)}”" if text else ""


def _when(row: Row) -> str:
    """Say when, as told and as resolved, and when it was said."""
    told, clock = _quoted(row["date_text"]), f"{row['time']} {row['tz']}" if row["time"] else ""
    meant = escape(f"{spoken(row['edtf'])} {clock}".strip())
    found = [f"told as {told}" if told else "", f"read as {meant}" if meant else ""]
    uttered = f"said on {spoken(row['said'])} {row['said_time']}" if row["said"] else ""
    parts = [part for part in (*found, escape(uttered.strip())) if part]
    return "; ".join(parts) if parts else _gap("The report gives no date for it.")


def _gap(sentence: str) -> str:
    return f' <span class="ng-gap">{sentence}</span>'


def spoken(edtf: str) -> str:
    """Return a date of the tables as a reader says it.

    Parameters
    ----------
    edtf : str
        Such as ``1991~`` or ``2020-09-27/..``.

    Returns
    -------
    str
        Such as ``about 1991`` or ``2020-09-27 or later``.
    """
    start, _, end = edtf.partition("/")
    if start == "..":
        return f"until {spoken(end)}"
    if end == "..":
        return f"{spoken(start)} and after"
    if end:
        return f"{spoken(start)} to {spoken(end)}"
    doubt = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}
    return doubt.get(edtf[-1:], "{}").format(edtf.rstrip("~?%"))


def _where(book: Book, claim_id: str) -> str:
    return "; ".join(_site(book, site) for site in book.sites[claim_id])


def _site(book: Book, site: Row) -> str:
    name, named = str(book.places.get(site["place_id"], {}).get("name", site["place_id"])), site["as_named"]
    words = f", named {_quoted(named)}" if named not in ("", name) else ""
    return f"{escape(name)}{words} ({escape(book.label('role', site['role']))})"


def _number(book: Book, row: Row) -> str:
    if not row["number_of"]:
        return ""
    ends = [f"{float(row[end]):,.10g}" for end in ("number_low", "number_high") if row[end] != ""]
    low, high = row["number_low"] != "", row["number_high"] != ""
    size = (
        " to ".join(dict.fromkeys(ends)) if low == high else f"{'at least' if low else 'at most'} {ends[0]}"
    )
    told = f", told as {_quoted(row['number_text'])}" if row["number_text"] else ""
    return f"{escape(book.label('number_of', row['number_of']))}: {size or 'no exact figure'}{told}"


def _takes_up(book: Book, claim_id: str) -> str:
    return "".join(f"<p>{_other(book, link['other_id'], link)}</p>" for link in book.answers[claim_id])


def _replies(book: Book, claim_id: str) -> str:
    """Say what takes the claim up, and whether anything answers it."""
    links = book.answered[claim_id]
    found = "".join(f"<p>{_other(book, link['claim_id'], link, turned=True)}</p>" for link in links)
    return found if any(link["relation"] in REPLIES for link in links) else found + _silence(book)


def _silence(book: Book) -> str:
    """Say that nothing answers a claim, within what was read."""
    where = "this report" if len(book.reports) == 1 else "these reports"
    read = all(report["extent"] == "full" for report in book.reports.values())
    scope = where if read else f"what was read of {where}"
    return _gap(f"Nothing in {scope} answers it{book.until}.")


def _other(book: Book, claim_id: str, link: Row, turned: bool = False) -> str:
    """Name the claim at the other end of a link: ``denies c08, Armenian military: ...``."""
    other = book.claims[claim_id]
    relation = escape(book.label("relation", link["relation"]))
    who = f"<code>{escape(claim_id)}</code>, {escape(book.name(other['speaker_id']))}"
    words = escape(shorten(other["proposition"], 120, placeholder=" …"))
    coder = " <em>(link drawn by the coder)</em>" if link["basis"] == "coder" else ""
    return (
        f"{who} <em>{relation} it</em>: {words}{coder}"
        if turned
        else f"<em>{relation}</em> {who}: {words}{coder}"
    )
