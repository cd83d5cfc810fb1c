"""A map's figures while customers come at one rate: every segment's, and those of the mix."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self

from blueprint.experience.walk.feeling import Feeling
from blueprint.figures.group import GroupFigures, unknown_figures
from blueprint.figures.limits import limit_figures, limits_of
from blueprint.figures.load import LoadFigures, SteadyState
from blueprint.figures.mix import whole
from blueprint.figures.promises import PromiseFigures, promise_figures
from blueprint.figures.queues import Queues, Serving, overloads
from blueprint.figures.roles import RoleFigures, roles_of
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.settings import Settings
from blueprint.figures.settling import serving_of
from blueprint.flow.calendar.schedule import Schedule, schedule_of
from blueprint.flow.chain.from_map import walked_segments
from blueprint.flow.chain.graph import between, successors
from blueprint.flow.chain.inlining import inlined
from blueprint.flow.chain.unknown_shares import unknown_shares, why_unknown
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.visits.loads import loads_of, with_pressure
from blueprint.model.arrivals import Arrivals
from blueprint.model.segments import ALL, for_segment, segment_shares
from blueprint.model.service_map import ServiceMap
from blueprint.model.unknown_shares import UnknownShares
from blueprint.wording import Wording

_ERRORS = Wording("errors keep the figures away", "存在错误，暂无数字")


def _as_felt(_touchpoint: str, feeling: Feeling) -> Feeling:
    return feeling


class MapFigures:
    """The figures of a map without errors, at one rate of arrival; where nobody knows shares that they need, only what needs none.

    Args:
        service_map: the map.
        settings: how figures are made.
        sound: whether it has no errors; with some there are no figures, but what is needed to draw it.
        steady: its steady state, where somebody has found it already.

    Attributes:
        map: as the file says; ways that follow the pressure of service are open so far.
        flat: as customers walk it: with the maps that its touchpoints stand for written out.
        loads: how many customers take the ways that follow the pressure of service.
        unknown: the shares that nobody knows.
        is_draft: it has errors, and what is drawn of it says so.
        no_figures: why there are no figures, and so no segments and no queues; None where there are.
        serving: the queues, and who leaves them.

    Raises:
        NotWalkable: the map has errors that leave nothing to compute; lint names them.
    """

    def __init__(
        self,
        service_map: ServiceMap,
        settings: Settings | None = None,
        *,
        sound: bool = True,
        steady: SteadyState | None = None,
    ) -> None:
        self.map = service_map
        self.flat = inlined(service_map) if sound else service_map
        self.unknown = unknown_shares(self.flat) if sound else UnknownShares()
        self.is_draft = not sound
        self.no_figures = None if sound else _ERRORS
        if self.unknown:
            self.no_figures = why_unknown(self.unknown, self.flat)
        self.loads: tuple[LoadFigures, ...] = ()
        if loads_of(self.flat) and not self.no_figures:
            steady = steady or SteadyState(self.flat)
            self.map, self.flat = with_pressure(service_map, steady.pressure), steady.map
            self.loads = steady.figures()
        self.settings = settings or Settings()
        shares = {} if self.no_figures else walked_segments(service_map)
        self.segments = {
            name: SegmentFigures(name, float(share), for_segment(self.flat, name), self.settings)
            for name, share in shares.items()
            if share > 0
        }
        self._settle()

    def _settle(self, serving: Serving | None = None) -> None:
        """Put the waits in front of the services; those of `serving`, where it is given."""
        self._wholes: dict[str, GroupFigures] = {}
        kinds = [s.service for s in self.segments.values()]
        self.serving = serving or serving_of(self.flat, kinds)
        for segment in self.segments.values():
            segment.with_queues(self.serving)

    def redrawn(
        self, flat: ServiceMap, segments: Mapping[str, SegmentFigures], serving: Serving | None = None
    ) -> Self:
        """The figures with other inputs: of `flat` its arrivals count, of the segments all; queues come anew if not given."""
        drawn = object.__new__(type(self))
        drawn.map, drawn.flat, drawn.loads, drawn.settings = self.map, flat, self.loads, self._one_rate
        drawn.unknown, drawn.no_figures = self.unknown, self.no_figures
        drawn.segments = dict(segments)
        drawn._settle(serving)
        return drawn

    def with_serving(self, serving: Serving) -> Self:
        """The figures with other queues, all else as it is."""
        segments = {name: s.redrawn(s.service, _as_felt) for name, s in self.segments.items()}
        return self.redrawn(self.flat, segments, serving)

    @property
    def _one_rate(self) -> Settings:
        """Of a draw, and of a part of a day, which has no other parts."""
        return replace(self.settings, at_mean=True)

    @property
    def at_mean(self) -> Self:
        """The figures were as many to come all day as on the mean; itself where arrivals do not change by the hour."""
        by_hour = isinstance(self.flat.arrivals, Arrivals) and not self.settings.at_mean
        return type(self)(self.map, self._one_rate) if by_hour else self

    @property
    def parts(self) -> tuple[tuple[float, MapFigures], ...]:
        """The figures of each part of the days, with the share of customers who come in it; here all of it at one rate."""
        return ((1.0, self),)

    @property
    def by_hour(self) -> bool:
        """Whether promises, limits and standards are those of days that change by the hour."""
        return len(self.parts) > 1

    def timed(self, segments: Collection[str] | None = None) -> list[tuple[float, TimedChain]]:
        """Segments with their times, each with its share of all customers; where days change by the hour, in every hour.

        Args:
            segments: their names; None: all.
        """
        return [
            (weight * s.share, s.timed)
            for weight, part in self.parts
            for name, s in part.segments.items()
            if segments is None or name in segments
        ]

    @cached_property
    def schedule(self) -> Schedule | None:
        """When it is open, and whose work waits for the morning; None where the map says nothing of it."""
        return schedule_of(self.flat)

    @property
    def queues(self) -> Queues:
        """The queue in front of each staffed touchpoint."""
        return self.serving.queues

    @cached_property
    def roles(self) -> tuple[RoleFigures, ...]:
        """How much work each role has, of all customers."""
        return roles_of(self.flat, self.segments.values())

    def overworked(self, start: str, end: str) -> bool:
        """Whether people on the way from one touchpoint to another cannot do all that is theirs: times do not know that."""
        way = between(successors(self.flat), start, end)
        return any(role.has_too_much and any(map(role.works_at, way)) for role in self.roles)

    @property
    def entangled(self) -> bool:
        """Whether what is done at one queue changes who comes elsewhere."""
        return bool(self.loads) or self.serving.entangled

    @cached_property
    def promises(self) -> tuple[PromiseFigures, ...]:
        """Every promise, of all customers."""
        return self._promises(self.timed())

    @cached_property
    def limits(self) -> tuple[PromiseFigures, ...]:
        """Every limit by law and regulation, of all customers; see `limits.limits_of`."""
        return self._limits(ALL, self.timed())

    @property
    def bounds(self) -> tuple[PromiseFigures, ...]:
        """What times are held against: promises, then limits."""
        return (*self.promises, *self.limits)

    @property
    def growing(self) -> bool:
        """Whether some queue grows for ever."""
        return bool(overloads(self.queues))

    @property
    def names(self) -> tuple[str, ...]:
        """Whose figures there are: `all` first, then every segment."""
        return tuple(dict.fromkeys((ALL, *(self.map.segments if self.no_figures else self.segments))))

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
        if self.no_figures:
            share = 1 if name == ALL else segment_shares(self.map)[name]
            known = None if share is None else float(share)
            return unknown_figures(name, known, self.map.promises, limits_of(self.map), self.no_figures)
        chosen = [self.segments[s] for s in segments]
        bounds = (
            (self.promises, self.limits)
            if name == ALL
            else (self._promises(self.timed(segments)), self._limits(name, self.timed(segments)))
        )
        return whole(name, chosen, self.queues, *bounds)

    def _promises(self, parts: Sequence[tuple[float, TimedChain]]) -> tuple[PromiseFigures, ...]:
        return tuple(promise_figures(p, parts, self.schedule) for p in self.map.promises)

    def _limits(self, name: str, parts: Sequence[tuple[float, TimedChain]]) -> tuple[PromiseFigures, ...]:
        own = self.map if name == ALL else for_segment(self.map, name)
        return tuple(limit_figures(own, limit, parts, self.schedule) for limit in limits_of(own))
