"""The touchpoint map: zones and ways on the floor plan, at scale. Start with `plan.py`, then `ways.py`."""

from blueprint.draw.floor.chart import floor_chart

__all__ = ["floor_chart"]
