"""A map's figures, also where customers come by the hour: promises, limits and standards are then those of whole days."""

from __future__ import annotations

from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.map_figures import MapFigures
from blueprint.model.arrivals import Arrivals

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures


class Analysis(MapFigures):
    """The figures of a map without errors; what changes by the hour is gone through when it is asked for.

    Everything else takes the mean of the first day, and says so.
    """

    @cached_property
    def days(self) -> tuple[DayFigures, ...]:
        """Every kind of day, hour by hour, with the people of the map; none where arrivals do not change by the hour."""
        by_hour = isinstance(self.flat.arrivals, Arrivals) and not self.settings.at_mean
        if not by_hour or self.growing:
            return ()
        from blueprint.figures.day.day import days_of  # imports numpy

        return days_of(self)

    @property
    def parts(self) -> tuple[tuple[float, MapFigures], ...]:
        """The figures of every hour of the days, with the share of customers who come in it; itself where there are none."""
        hours = [(weight, hour.analysis) for day in self.days for weight, hour in day.weighted]
        total = fsum(weight for weight, _ in hours)
        return tuple((weight / total, part) for weight, part in hours) or ((1.0, self),)
