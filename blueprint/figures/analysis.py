"""A map's figures: every segment's, and those of the mix."""

from __future__ import annotations

from functools import cached_property

from blueprint.figures.promises import PromiseFigures, promise_figures
from blueprint.figures.queues import Queues, overloads, queues_of, waiting
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.settings import Settings
from blueprint.figures.times import VisitTime, mixed_time
from blueprint.model.segments import for_segment, segment_shares
from blueprint.model.service_map import ServiceMap


class Analysis:
    """The figures of a map without errors.

    Raises:
        NotWalkable: the map has errors that leave nothing to compute; lint names them.
    """

    def __init__(self, service_map: ServiceMap, settings: Settings | None = None) -> None:
        self.map = service_map
        self.settings = settings or Settings()
        self.segments = {
            name: SegmentFigures(name, float(share), for_segment(service_map, name), self.settings)
            for name, share in segment_shares(service_map).items()
            if share > 0
        }
        settled, growing = waiting(self.queues), overloads(self.queues)
        for segment in self.segments.values():
            segment.with_queues(settled, growing)

    @cached_property
    def queues(self) -> Queues:
        """The queue in front of each staffed touchpoint."""
        return queues_of(self.map, [(s.share, s.visits.visits, s.service_laws) for s in self.segments.values()])

    @cached_property
    def time(self) -> VisitTime:
        """The time of a visit over all segments."""
        return mixed_time([(s.share, s.time) for s in self.segments.values()])

    @cached_property
    def promises(self) -> tuple[PromiseFigures, ...]:
        """Every promise over all segments."""
        return self.promises_to(tuple(self.segments))

    def promises_to(self, segments: tuple[str, ...]) -> tuple[PromiseFigures, ...]:
        """Every promise over some segments."""
        chosen = [(self.segments[name].share, self.segments[name].timed) for name in segments]
        return tuple(promise_figures(p, chosen) for p in self.map.promises)
