"""What is needed to put a map on Ciw's stage, and how long its queues take to become normal."""

from __future__ import annotations

import math

from blueprint.figures.analysis import Analysis
from blueprint.figures.queues import overloads, waiting
from blueprint.figures.simulation.network import Kind, Stage
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.laws import Fixed
from blueprint.flow.time.moments import walk_reach
from blueprint.flow.time.place import find_place
from blueprint.flow.time.walk import Clock
from blueprint.model.arrivals import HOUR, Day
from blueprint.wording import Wording

_NO_ARRIVALS = Wording(
    "the map does not say how many customers arrive; write `arrivals: 60/h`",
    "地图没有写客户到达频率；请写上 `arrivals: 60/h`",
)
_UNKNOWN = Wording("no time is known for {ids}", "“{ids}”的时间未知")
_GROWS = Wording(
    "the queue at {id!r} grows for ever, so there is nothing to settle down to; {n} servers are needed",
    "{id!r} 的队伍无限增长，没有稳定状态可言；至少需要 {n} 名服务人员",
)
_IN_BLOCK = Wording(
    "people for whom customers wait serve at {id!r}, which lies in a parallel block: no queue can be simulated there",
    "{id!r} 由客户等候的人员服务，且位于并行块内：无法在其中模拟排队",
)


class NotSimulable(Exception):
    """The map lacks what a simulation needs."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def stage_of(analysis: Analysis, day: Day | None = None) -> Stage:
    """The stage of a map.

    Args:
        analysis: of the map.
        day: one of its days, to go through by the hour; else customers come at the mean rate for ever.

    Raises:
        NotSimulable: it lacks arrivals or times, a queue grows for ever or stands in a parallel block.
    """
    if analysis.flat.arrivals is None:
        raise NotSimulable(_NO_ARRIVALS)
    for id_, overload in overloads(analysis.queues).items() if day is None else ():
        raise NotSimulable(_GROWS.filled(id=id_, n=overload.servers_needed))
    touchpoints = analysis.flat.touchpoints
    waits = {id_: gate.queue for id_, gate in analysis.serving.gates.items() if gate.queue != id_}
    shared = {id_: pool.role for pool in analysis.serving.pools for id_ in pool.members}
    kinds = []
    for segment in analysis.segments.values():
        laws = {**segment.service_laws, **{id_: Fixed(0.0) for id_ in waits}}
        timed = TimedChain(segment.service.chain, laws)
        if lacking := timed.lacking():
            raise NotSimulable(_UNKNOWN.filled(ids=", ".join(lacking)))
        for id_ in dict.fromkeys((*analysis.queues, *shared)):
            place = find_place(timed.chain, id_)
            if place is not None and place.branches:
                raise NotSimulable(_IN_BLOCK.filled(id=id_))
        rate = analysis.flat.arrivals if day is None else day.mean
        kinds.append(Kind(segment.name, rate / HOUR * segment.share, timed))
    staffed = {id_: touchpoints[id_].staffed for id_ in analysis.queues}
    away = {id_: to for id_ in staffed if (to := touchpoints[id_].gives_up)}
    patience = {
        id_: s.patience.seconds for id_, s in staffed.items() if s and s.patience and s.patience.seconds
    }
    servers = {id_: q.servers for id_, q in analysis.queues.items()}
    hours = day.intervals if day else ()
    pace = tuple((a - hours[0][0], b - hours[0][0], rate / day.mean) for a, b, rate in hours) if day else ()
    return Stage(tuple(kinds), servers, patience, away, waits=waits, pace=pace, shared=shared)


def horizon(analysis: Analysis) -> float:
    """Seconds after which a customer who came in has, very likely, left the last queue, and queues are normal."""
    longest = 0.0
    for segment in analysis.segments.values():
        chain, staffed = segment.chain, set(analysis.queues)
        ahead = {i for i, id_ in enumerate(chain.ids) if touchpoint_of(id_) in staffed}
        while more := {i for i, row in enumerate(chain.moves) if i not in ahead and ahead & set(row)}:
            ahead |= more
        moves = [{j: p for j, p in row.items() if j in ahead} for row in chain.moves]
        stops = [max(0.0, 1 - math.fsum(row.values())) * (i in ahead) for i, row in enumerate(moves)]
        entry = {i: p for i, p in enumerate(chain.entry) if p > 0 and i in ahead}
        if entry:
            _, walk = segment.timed.walk(chain, Clock(entry, moves, stops, [0.0] * len(chain)))
            longest = max(longest, walk_reach(walk, 0.01) if walk else 0.0)
    settling = (q.waiting.mean for q in waiting(analysis.queues).values())
    return max(longest, 10 * max(settling, default=0.0), HOUR / 10)
