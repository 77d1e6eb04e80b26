"""Screens for a notebook: thin layers of ipywidgets over the tables."""

from nagorno.widgets.choice import ask
from nagorno.widgets.coder import desk
from nagorno.widgets.explore import explorer
from nagorno.widgets.play import replay
from nagorno.widgets.switches import places, text_only_switch
from nagorno.widgets.trace import tracer

__all__ = ["ask", "desk", "explorer", "places", "replay", "text_only_switch", "tracer"]
