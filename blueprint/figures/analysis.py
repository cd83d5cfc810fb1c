"""A map's figures: every segment's, and those of the mix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from blueprint.figures.group import GroupFigures, unknown_figures
from blueprint.figures.load import LoadFigures, SteadyState
from blueprint.figures.mix import whole
from blueprint.figures.promises import PromiseFigures, promise_figures
from blueprint.figures.queues import Queues, Serving, overloads, serving_of
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.settings import Settings
from blueprint.flow.chain.from_map import walked_segments
from blueprint.flow.chain.inlining import inlined
from blueprint.flow.chain.unknown_shares import unknown_shares, why_unknown
from blueprint.flow.visits.loads import loads_of, with_pressure
from blueprint.model.segments import ALL, for_segment, segment_shares
from blueprint.model.service_map import ServiceMap


class Analysis:
    """The figures of a map without errors; where nobody knows shares that they need, only what needs none.

    Attributes:
        map: as the file says; ways that follow the pressure of service are open so far.
        flat: as customers walk it: with the maps that its touchpoints stand for written out.
        loads: how many customers take the ways that follow the pressure of service.
        unknown: the shares that nobody knows; with some there are no segments and no queues.
        serving: the queues, and who leaves them.

    Raises:
        NotWalkable: the map has errors that leave nothing to compute; lint names them.
    """

    def __init__(self, service_map: ServiceMap, settings: Settings | None = None) -> None:
        self.map = service_map
        self.flat = inlined(service_map)
        self.unknown = unknown_shares(self.flat)
        self.loads: tuple[LoadFigures, ...] = ()
        if loads_of(self.flat) and not self.unknown:
            steady = SteadyState(self.flat)
            self.map, self.flat = with_pressure(service_map, steady.pressure), steady.map
            self.loads = steady.figures()
        self.settings = settings or Settings()
        shares = {} if self.unknown else walked_segments(service_map)
        self.segments = {
            name: SegmentFigures(name, float(share), for_segment(self.flat, name), self.settings)
            for name, share in shares.items()
            if share > 0
        }
        self._settle()

    def _settle(self) -> None:
        """Put the waits in front of the services."""
        self._wholes: dict[str, GroupFigures] = {}
        kinds = [s.service for s in self.segments.values()]
        self.serving = serving_of(self.flat, kinds) if kinds else Serving()
        for segment in self.segments.values():
            segment.with_queues(self.serving)

    def redrawn(self, flat: ServiceMap, segments: Mapping[str, SegmentFigures]) -> Analysis:
        """The figures with other inputs: of `flat` its arrivals count, of the segments all."""
        drawn = object.__new__(Analysis)
        drawn.map, drawn.flat, drawn.loads, drawn.settings = self.map, flat, self.loads, self.settings
        drawn.unknown = self.unknown
        drawn.segments = dict(segments)
        drawn._settle()
        return drawn

    @property
    def queues(self) -> Queues:
        """The queue in front of each staffed touchpoint."""
        return self.serving.queues

    @property
    def entangled(self) -> bool:
        """Whether what is done at one queue changes who comes elsewhere."""
        return bool(self.loads) or self.serving.entangled

    @cached_property
    def promises(self) -> tuple[PromiseFigures, ...]:
        """Every promise, of all customers."""
        return self._promises(tuple(self.segments.values()))

    @property
    def growing(self) -> bool:
        """Whether some queue grows for ever."""
        return bool(overloads(self.queues))

    @property
    def names(self) -> tuple[str, ...]:
        """Whose figures there are: `all` first, then every segment."""
        return tuple(dict.fromkeys((ALL, *(self.map.segments if self.unknown else self.segments))))

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
        if segment not in self.names:
            raise KeyError(segment)
        if segment not in self._wholes:
            self._wholes[segment] = self._whole(segment, (segment,))
        return self._wholes[segment]

    def members(self, segment: str) -> tuple[SegmentFigures, ...]:
        """The segments that make up a group: all of them, or the one; none where shares are unknown."""
        return tuple(s for name, s in self.segments.items() if segment in (ALL, name))

    def wholes(self) -> dict[str, GroupFigures]:
        """`all` first, then every segment."""
        return {name: self.of(name) for name in self.names}

    def _whole(self, name: str, segments: tuple[str, ...]) -> GroupFigures:
        if self.unknown:
            share = 1 if name == ALL else segment_shares(self.map)[name]
            why = why_unknown(self.unknown, self.flat)
            return unknown_figures(name, None if share is None else float(share), self.map.promises, why)
        chosen = [self.segments[s] for s in segments]
        promises = self.promises if name == ALL else self._promises(chosen)
        return whole(name, chosen, self.queues, promises)

    def _promises(self, chosen: Sequence[SegmentFigures]) -> tuple[PromiseFigures, ...]:
        parts = [(s.share, s.timed) for s in chosen]
        return tuple(promise_figures(p, parts) for p in self.map.promises)
