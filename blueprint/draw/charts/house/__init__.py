"""The House of Quality as a house: roof, needs by touchpoints, planning side, weights (Hauser & Clausing 1988)."""

from blueprint.draw.charts.house.chart import house_chart

__all__ = ["house_chart"]
