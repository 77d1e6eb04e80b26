"""Seven charts, each a function of a corpus that gives a `Chart`: figure, description, rows, folds."""

from nagorno.charts.chain import chain
from nagorno.charts.chart import Chart
from nagorno.charts.coverage import coverage
from nagorno.charts.figures import figures
from nagorno.charts.ledger import ledger
from nagorno.charts.map import map
from nagorno.charts.timeline import timeline
from nagorno.charts.verbs import verbs

__all__ = ["Chart", "chain", "coverage", "figures", "ledger", "map", "timeline", "verbs"]
