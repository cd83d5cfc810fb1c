"""A map's figures: every segment's, and those of the mix."""

from __future__ import annotations

from functools import cached_property

from blueprint.figures.group import GroupFigures
from blueprint.figures.load import LoadFigures, SteadyState
from blueprint.figures.mix import whole
from blueprint.figures.promises import promise_figures
from blueprint.figures.queues import Queues, overloads, queues_of, waiting
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.settings import Settings
from blueprint.flow.chain.inlining import inlined
from blueprint.flow.visits.loads import loads_of, with_pressure
from blueprint.model.segments import ALL, for_segment, segment_shares
from blueprint.model.service_map import ServiceMap


class Analysis:
    """The figures of a map without errors.

    Attributes:
        map: as the file says; ways that follow the pressure of service are open so far.
        flat: as customers walk it: with the maps that its touchpoints stand for written out.
        loads: how many customers take the ways that follow the pressure of service.

    Raises:
        NotWalkable: the map has errors that leave nothing to compute; lint names them.
    """

    def __init__(self, service_map: ServiceMap, settings: Settings | None = None) -> None:
        self.map = service_map
        self.flat = inlined(service_map)
        self.loads: tuple[LoadFigures, ...] = ()
        if loads_of(self.flat):
            steady = SteadyState(self.flat)
            self.map, self.flat = with_pressure(service_map, steady.pressure), steady.map
            self.loads = steady.figures()
        self.settings = settings or Settings()
        self.segments = {
            name: SegmentFigures(name, float(share), for_segment(self.flat, name), self.settings)
            for name, share in segment_shares(service_map).items()
            if share > 0
        }
        self._wholes: dict[str, GroupFigures] = {}
        settled, growing = waiting(self.queues), overloads(self.queues)
        for segment in self.segments.values():
            segment.with_queues(settled, growing)

    @cached_property
    def queues(self) -> Queues:
        """The queue in front of each staffed touchpoint."""
        return queues_of(
            self.flat, [(s.share, s.visits.visits, s.service_laws) for s in self.segments.values()]
        )

    @cached_property
    def all(self) -> GroupFigures:
        """The figures of all customers."""
        return self._whole(ALL, tuple(self.segments))

    def of(self, segment: str) -> GroupFigures:
        """The figures of one segment, or of `all`.

        Raises:
            KeyError: there is no such segment.
        """
        if segment == ALL:
            return self.all
        if segment not in self._wholes:
            self._wholes[segment] = self._whole(segment, (segment,))
        return self._wholes[segment]

    def wholes(self) -> dict[str, GroupFigures]:
        """`all` first, then every segment."""
        return {ALL: self.all, **{name: self.of(name) for name in self.segments if name != ALL}}

    def _whole(self, name: str, segments: tuple[str, ...]) -> GroupFigures:
        chosen = [self.segments[s] for s in segments]
        parts = [(s.share, s.timed) for s in chosen]
        promises = tuple(promise_figures(p, parts) for p in self.map.promises)
        return whole(name, chosen, self.queues, promises)
