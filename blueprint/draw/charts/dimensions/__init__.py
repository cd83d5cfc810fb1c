"""The five dimensions as a matrix: touchpoints by dimensions, who meets them, and how customers score them."""

from blueprint.draw.charts.dimensions.chart import dimensions_chart

__all__ = ["dimensions_chart"]
