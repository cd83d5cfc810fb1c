"""What is asked of times under any number of servers; every queue and every stretch is computed once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from blueprint.figures.analysis import Analysis
from blueprint.figures.limits import limit_figures
from blueprint.figures.promises import PromiseFigures, promise_figures
from blueprint.figures.queues import Queues, overloads, queue_alone
from blueprint.figures.queues import Serving as WithQueues
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.staffing.asked import Asked
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.flow.time.chain import TimedChain, UnknownTime
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.flow.time.walk import laws_of
from blueprint.model.pools import with_pool_servers
from blueprint.model.roles import role_at
from blueprint.model.service_map import Promise, ServiceMap

Servers: TypeAlias = dict[str, int]


class Serving:
    """The service of a map with arrivals.

    Args:
        analysis: of the map.
        asked: of its times.
        progress: called with (stretches computed, 0) after each: nobody knows how many there will be.
    """

    def __init__(
        self, analysis: Analysis, asked: Sequence[Asked], progress: Callable[[int, int], None]
    ) -> None:
        self._map = analysis.flat
        self._outer, self._schedule = analysis.map, analysis.schedule
        self._asked = asked
        self._settings = analysis.settings
        self._segments = list(analysis.segments.values())
        self._staffed = stands_for(analysis)
        self._queues: dict[tuple[str, int], QueueFigures | Overload] = {}
        self._promises: dict[tuple[int, tuple[int, ...]], PromiseFigures] = {}
        self._concerned = [self._on_stretch(a) for a in asked]
        self._progress = progress
        # Where customers give up, or follow the pressure of service, every server moves them: nothing can be reused.
        self._whole = analysis if analysis.entangled else None
        self._analyses: dict[tuple[int, ...], Analysis] = {}

    def analysis(self, servers: Mapping[str, int]) -> Analysis:
        """The figures with so many servers, ways that follow the pressure moved."""
        key = tuple(servers[id_] for id_ in self._staffed)
        if key not in self._analyses:
            self._analyses[key] = Analysis(with_servers(self._map, servers), self._settings)
            self._progress(len(self._analyses), 0)
        return self._analyses[key]

    def queue(self, id_: str, count: int) -> QueueFigures | Overload:
        """The queue in front of a touchpoint with so many servers."""
        if (id_, count) not in self._queues:
            alone = with_servers(self._map, {id_: count}).touchpoints[id_]
            customers = [
                (s.share * s.visits.visits.get(id_, 0.0), s.service_laws[id_])
                for s in self._segments
                if id_ in s.service_laws
            ]
            found = queue_alone(alone, self._map.arrivals or 0.0, customers)
            assert found is not None, "only queues that somebody comes to are staffed"
            self._queues[id_, count] = found
        return self._queues[id_, count]

    def plenty(self, id_: str, servers: int, busy: float) -> int:
        """So many servers that next to nobody has to wait, and none is busier; at least as many as there are."""
        if self._whole is None:
            return _plenty(self.queue(id_, servers), busy)
        now, most = 0, servers
        while most > now:  # the calmer it is, the more come: ways that lead past it shut
            now = most
            others = {other: self._whole.queues[other].servers for other in self._staffed}
            most = max(now, _plenty(self.analysis({**others, id_: now}).queues[id_], busy))
        return most

    def settles(self, servers: Mapping[str, int]) -> bool:
        """Whether no queue grows for ever."""
        if self._whole is not None:
            return not overloads(self.analysis(servers).queues)
        return all(isinstance(self.queue(id_, n), QueueFigures) for id_, n in servers.items())

    def queues(self, servers: Mapping[str, int]) -> Queues:
        """Every queue with so many servers."""
        if self._whole is not None:
            return self.analysis(servers).queues
        return {id_: self.queue(id_, n) for id_, n in servers.items()}

    def times(self, servers: Mapping[str, int]) -> tuple[PromiseFigures, ...]:
        """What is asked of times, with so many servers; all queues must settle."""
        return tuple(self._judged(at, servers) for at in range(len(self._asked)))

    def _judged(self, at: int, servers: Mapping[str, int]) -> PromiseFigures:
        concerned = self._concerned[at] if self._whole is None else self._staffed
        key = (at, tuple(servers[id_] for id_ in concerned))
        if key not in self._promises:
            asked = self._asked[at]
            parts = [(share, timed) for name, share, timed in self._timed(servers) if name in asked.segments]
            if asked.kind == "limit":
                self._promises[key] = limit_figures(self._outer, asked.promise, parts, self._schedule)
            else:
                self._promises[key] = promise_figures(asked.promise, parts, self._schedule)
            self._progress(len(self._promises), 0)
        return self._promises[key]

    def _timed(self, servers: Mapping[str, int]) -> Iterator[tuple[str, float, TimedChain]]:
        """Every segment's share and times with so many servers."""
        if self._whole is not None:
            for s in self.analysis(servers).segments.values():
                yield s.name, s.share, s.timed
            return
        queues: Queues = {id_: self.queue(id_, n) for id_, n in servers.items()}
        settled = {id_: q for id_, q in queues.items() if isinstance(q, QueueFigures)}
        serving = WithQueues(dict(settled))
        for s in self._segments:
            yield s.name, s.share, TimedChain(s.chain, serving.laws(s.service))

    def _on_stretch(self, asked: Asked) -> tuple[str, ...]:
        """Staffed touchpoints that a time has to do with."""
        found = {id_ for s in self._segments for id_ in self._in_segment(asked.promise, s)}
        return tuple(id_ for id_ in self._staffed if id_ in found)

    def _in_segment(self, promise: Promise, segment: SegmentFigures) -> tuple[str, ...]:
        try:
            found = stretch(TimedChain(segment.chain, segment.service_laws), promise.from_, promise.to)
        except UnknownTime:
            return ()  # no number of servers makes it known
        if not isinstance(found, Stretch) or found.walk is None:
            return ()
        here = {id(law) for part in found.walk.parts for law in laws_of(part)}
        laws = segment.service_laws
        return tuple(id_ for id_ in self._staffed if id_ in laws and id(laws[id_]) in here)


def _plenty(q: QueueFigures | Overload, busy: float) -> int:
    left = q.abandoned if isinstance(q, QueueFigures) else 0.0
    load = q.utilisation * q.servers / (1 - left)
    return max(q.servers, math.ceil(load + 8 * math.sqrt(load) + 8), math.ceil(load / busy))


def stands_for(analysis: Analysis) -> tuple[str, ...]:
    """The queues whose servers are chosen: of a pool the first, for all of it."""
    again = {id_ for pool in analysis.serving.pools for id_ in pool.queued[1:]}
    return tuple(id_ for id_ in analysis.queues if id_ not in again)


def with_servers(service_map: ServiceMap, servers: Mapping[str, int]) -> ServiceMap:
    """The map with other numbers of servers; a touchpoint of a pool stands for all of it."""
    roles, touchpoints = dict(service_map.roles), dict(service_map.touchpoints)
    for id_, count in servers.items():
        touchpoint = touchpoints[id_]
        assert touchpoint.staffed is not None
        if role := role_at(service_map.roles, touchpoint):
            roles[role.id] = role.model_copy(update={"servers": count})
        changed = touchpoint.staffed.model_copy(update={"servers": count})
        touchpoints[id_] = touchpoint.model_copy(update={"staffed": changed})
    return with_pool_servers(service_map.model_copy(update={"touchpoints": touchpoints, "roles": roles}))
