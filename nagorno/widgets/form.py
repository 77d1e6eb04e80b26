"""Controls with a label and a tooltip, and how code changes them without an answer to each change."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

LABEL = "84px"


def row(*controls: widgets.Widget) -> widgets.HBox:
    """Lay controls out side by side; where there is no room, below each other."""
    return widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap", width="100%"))


def group(*controls: widgets.Widget) -> widgets.HBox:
    """Keep controls together in a row."""
    return widgets.HBox(controls, layout=widgets.Layout(width="auto", flex_flow="row wrap"))


def _layout(least: int, most: int) -> widgets.Layout:
    return widgets.Layout(width="auto", flex=f"1 1 {least}px", min_width=f"{least}px", max_width=f"{most}px")


def select(label: str, options: Iterable[Any], tooltip: str, value: Any = "", most: int = 420) -> Any:
    """Return a drop-down list: JupyterLab takes the arrow keys of an open one for itself."""
    look = {"style": {"description_width": LABEL}, "layout": _layout(230, most)}
    return widgets.Dropdown(options=list(options), value=value, description=label, tooltip=tooltip, **look)


def search(tooltip: str) -> Any:
    """Return a field for words; they count once Enter is pressed or the field is left."""
    look = {"style": {"description_width": LABEL}, "layout": _layout(230, 420)}
    return widgets.Text(
        description="Search",
        placeholder="words, then Enter",
        tooltip=tooltip,
        continuous_update=False,
        **look,
    )


def button(label: str, tooltip: str) -> Any:
    """Return a button as wide as its label."""
    return widgets.Button(description=label, tooltip=tooltip, layout=widgets.Layout(width="auto"))


def toggle(label: str, tooltip: str) -> Any:
    """Return a button that stays pressed."""
    return widgets.ToggleButton(description=label, tooltip=tooltip, layout=widgets.Layout(width="auto"))


@contextmanager
def quiet(observer: Callable[..., None], controls: Iterable[Any]) -> Iterator[None]:
    """Let code change controls without an answer to each change."""
    controls = list(controls)
    for control in controls:
        control.unobserve(observer, names="value")
    try:
        yield
    finally:
        for control in controls:
            control.observe(observer, names="value")


def offer(control: Any, options: Iterable[tuple[str, Any]], value: Any = None) -> None:
    """Change what a list offers and keep what is chosen, in one message and only if it differs.

    Parameters
    ----------
    control : ipywidgets.Dropdown
        The list.
    options : iterable of tuple
        Labels and values.
    value : object, optional
        What is chosen then; by default what is chosen now, or the first if that is gone.
    """
    listed = list(options)
    values = [one for _, one in listed]
    wanted = control.value if value is None else value
    with control.hold_sync():
        if tuple(listed) != tuple(control.options):
            control.options = listed
        control.value = wanted if wanted in values else values[0] if values else None
