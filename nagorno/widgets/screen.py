"""What every screen shares: a box that a reader without a kernel can read too, and its look."""

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

WIDGET = "application/vnd.jupyter.widget-view+json"

# JupyterLab's own variables, so that a screen follows its light and dark themes; the fallbacks
# serve pages without them.
CSS = """<style>
.ng { color: var(--jp-ui-font-color1, #22262B); font-size: 14px; line-height: 1.45; }
.ng p { margin: 0 0 .35em; }
.ng code { color: inherit; background: none; font-size: .86em; padding: 0; overflow-wrap: anywhere; }
.ng summary { cursor: pointer; }
.ng a { color: var(--jp-content-link-color, #1F6FB2); text-decoration: underline; }
.ng summary:focus-visible, .ng-scroll:focus-visible { outline: 2px solid var(--jp-brand-color1, #1F6FB2); }
.ng-scroll { max-height: 640px; overflow-y: auto; border-bottom: 1px solid var(--jp-border-color1, #C9C6BE); }
.ng-cards { display: grid; gap: 10px; padding: 2px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr)); }
.ng-card { border: 1px solid var(--jp-border-color1, #C9C6BE); border-radius: 4px; padding: 10px 14px;
  background: var(--jp-layout-color1, #FBFAF7); min-width: 0; }
.ng-head { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
.ng-head svg { background: #FBFAF7; border-radius: 50%; flex: none; }
.ng-words { font-size: 16px; line-height: 1.35; margin: .2em 0 .5em !important; }
.ng-card dl { display: grid; grid-template-columns: 5.6em minmax(0, 1fr); gap: 4px 10px; margin: .5em 0; }
.ng-card dt { grid-column: 1; float: none; width: auto; padding: 0; font-weight: 400; font-size: 13px; }
.ng-card dd { grid-column: 2; float: none; width: auto; padding: 0; margin: 0; }
.ng-moment .widget-readout { width: 12em; min-width: 12em; max-width: none; }
.ng-steps { padding-left: 2em; margin: .5em 0; }
.ng-steps li { margin-bottom: .5em; }
.ng-steps svg { background: #FBFAF7; border-radius: 50%; vertical-align: -4px; }
.ng-table { max-width: 100%; max-height: 420px; overflow: auto; }
.ng-table table { border-collapse: collapse; font-size: 13px; }
.ng-table caption { text-align: left; padding: 4px 0; }
.ng-table th, .ng-table td { text-align: left; vertical-align: top; padding: 3px 10px 3px 0; font-weight: 400;
  border-bottom: 1px solid var(--jp-border-color2, #DEDCD6); }
.ng-table tbody th { min-width: 9em; }
.ng-table thead th { font-weight: 700; }
.ng-gap { display: block; border-left: 2px dashed #918A81; padding-left: 7px; font-style: italic; }
.ng-foot { font-size: 12.5px; border-top: 1px solid var(--jp-border-color2, #DEDCD6); padding-top: 5px; }
</style>"""


def page(body: str) -> str:
    """Return HTML in the look of the screens."""
    return f'{CSS}<div class="ng">{body}</div>'


def status(html: str) -> str:
    """Return a line that a screen reader says when it changes."""
    return f'<div class="ng" role="status" aria-live="polite">{html}</div>'


class Screen(widgets.VBox):  # type: ignore[misc]
    """A box that shows a text, and HTML, where no kernel draws it: on the web, in a stored copy.

    Parameters
    ----------
    children : sequence of ipywidgets.Widget
        What it holds.
    words : str
        One sentence: what it is, and what it shows at first.
    still : str
        HTML of what it shows at first.
    """

    def __init__(self, children: Sequence[widgets.Widget], words: str, still: str = "") -> None:
        super().__init__(children=tuple(children), layout=widgets.Layout(max_width="100%"))
        self._words, self._still = words, still

    def __repr__(self) -> str:
        """Return the sentence."""
        return self._words

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        data: dict[str, Any] = {"text/plain": self._words}
        if self._still:
            data["text/html"] = self._still
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return data | {WIDGET: view}
