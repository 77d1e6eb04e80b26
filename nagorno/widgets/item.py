"""An item of the coding desk as HTML: what is coded, the codebook's lines, and the codebook."""

from collections.abc import Mapping
from html import escape
from typing import Any

from nagorno.coding.listing import TEXTS
from nagorno.coding.sheets import TITLES, Sheet

STYLE = """<style>
.ng-item { border-left: 3px solid var(--jp-border-color1, #918A81); padding: 2px 0 2px 12px;
  max-width: 680px; }
.ng-item dl { display: grid; grid-template-columns: 8.2em minmax(0, 1fr); gap: 2px 10px; margin: .3em 0; }
.ng-item dt { grid-column: 1; float: none; width: auto; padding: 0; font-weight: 400; }
.ng-item dd { grid-column: 2; float: none; width: auto; padding: 0; margin: 0; }
.ng-line { max-width: 590px; margin: 0 0 2px 90px; font-size: 13px; }
.ng-line p { margin: 0; }
.ng-book { max-width: 680px; }
.ng-book details { margin: .2em 0; }
.ng-book dt, .ng-book dd { float: none; width: auto; padding: 0; }
.ng-book dt { margin-top: .4em; }
.ng-book dd { margin: 0 0 0 1em; }
.ng-scroll { max-height: 300px; overflow-y: auto; border: 1px solid var(--jp-border-color2, #DEDCD6);
  padding: 0 10px; }
.ng-scroll:focus-visible { outline: 2px solid var(--jp-brand-color1, #1F6FB2); }
@media (max-width: 700px) { .ng-line { margin-left: 12px; } .ng-book { padding-left: 12px; } }
</style>"""


def item_html(sheet: Sheet, item: int) -> str:
    """Return an item as the coder sees it."""
    told = {name: escape(str(sheet.items.loc[item, name])) for name in TEXTS}
    place = f", {_place(told['paragraph'])}" if told["paragraph"] else ""
    return (
        f'<section class="ng ng-item" role="status" aria-live="polite">'
        f"<p>Item {item} of {len(sheet.items)}{place}</p>"
        f'<p class="ng-words">{told["proposition"]}</p>'
        f"<dl><dt>The text names</dt><dd>{told['speaker'] or 'nobody'}</dd>"
        f"<dt>Its verb</dt><dd>{told['verb'] or 'none'}</dd></dl></section>"
    )


def _place(paragraph: str) -> str:
    return "headline or standfirst" if paragraph == "0" else f"paragraph {paragraph}"


def line_html(sheet: Sheet, column: str, code: str) -> str:
    """Return the codebook's entry for the code that is chosen."""
    entry = sheet.lines.get(column, {}).get(code)
    return _under(_told(entry)) if entry else ""


def hint_html(text: str) -> str:
    """Return a sentence under a control."""
    return _under(f'<span role="alert">{escape(text)}</span>') if text else ""


def _under(html: str) -> str:
    return f'<div class="ng ng-line"><p>{html}</p></div>'


def _told(entry: Mapping[str, Any]) -> str:
    parts = [escape(entry["description"])]
    parts += [f"<em>Example:</em> {escape(entry['example'])}"] if "example" in entry else []
    parts += [f"<em>Not this:</em> {escape(entry['not'])}"] if "not" in entry else []
    return " ".join(parts)


def book_html(sheet: Sheet) -> str:
    """Return the codebook of the desk, folded; it never changes, so what is opened stays open."""
    parts = []
    for column, title in TITLES.items():
        entries = "".join(
            f"<dt><strong>{escape(sheet.label(column, code))}</strong></dt><dd>{_told(entry)}</dd>"
            for code, entry in sheet.lines.get(column, {}).items()
        )
        region = f'<div class="ng-scroll" tabindex="0" role="region" aria-label="{escape(title)}: the codes">'
        listed = f"{region}<dl>{entries}</dl></div>" if entries else ""
        parts.append(
            f"<details><summary>Codebook: {escape(title.lower())}</summary>"
            f"<p>{escape(sheet.rules[column])}</p>{listed}</details>"
        )
    return f'<div class="ng ng-book">{"".join(parts)}</div>'
