"""The five dimensions as a matrix: touchpoints by dimensions, and how customers score them. Start with `chart.py`."""

from blueprint.draw.charts.dimensions.chart import dimensions_chart

__all__ = ["dimensions_chart"]
