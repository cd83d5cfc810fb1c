"""The House of Quality as a house: roof, needs, plans, weights (Hauser & Clausing 1988). Start with `plan.py` (its measures), then `chart.py`."""

from blueprint.draw.charts.house.chart import house_chart

__all__ = ["house_chart"]
