"""The touchpoint map: zones and ways on the floor plan, at scale."""

from blueprint.draw.floor.chart import floor_chart

__all__ = ["floor_chart"]
