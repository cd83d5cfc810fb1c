"""Whether promises are kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from blueprint.figures.calendar.readings import Read, Readings, readings
from blueprint.figures.doubt import Doubt, doubt_of, doubted
from blueprint.flow.calendar.schedule import Schedule
from blueprint.flow.chain.graph import entries
from blueprint.flow.time.chain import TimedChain, UnknownTime
from blueprint.flow.time.distribution import TimeDistribution, mix, walk_distribution
from blueprint.flow.time.promise import TOLERATED, Judgement, ModelledTime, judge_max, judge_mean, judge_share
from blueprint.flow.time.slack import slack_by_touchpoint
from blueprint.flow.time.stretch import Stretch, Unanswerable, stretch
from blueprint.model.duration import Duration
from blueprint.model.service_map import Promise, ServiceMap
from blueprint.model.working_time import WorkingTime
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

_NOBODY = Wording("no customer goes from {a!r} to {b!r}", "没有客户从 {a!r} 走到 {b!r}")
_UNKNOWN = Wording("the time of {ids} is unknown", "“{ids}”的时间未知")


@dataclass(frozen=True)
class PromiseFigures:
    """One promise against the model.

    Attributes:
        promise: as the map says it.
        judgements: one per promised quantity; empty when it cannot be computed.
        never: of the customers who enter `from`, the share that never leaves `to`; None when unknown.
        law: the time from entering `from` to leaving `to`, of the customers who do both.
        reason: why there is no answer.
        unknown: touchpoints whose time is not known.
        readings: kind of judgement to what it comes to over nights, weekends and holidays, where these come in.
    """

    promise: Promise
    judgements: tuple[Judgement, ...] = ()
    never: float | None = None
    law: TimeDistribution | None = None
    reason: Wording | None = None
    unknown: tuple[str, ...] = ()
    readings: Mapping[str, Readings] = field(default_factory=dict)

    @property
    def kept(self) -> bool | None:
        """Whether all of it is kept; None when that is unknown."""
        return all(j.kept for j in self.judgements) if self.judgements else None

    def other_reading(self, j: Judgement) -> Read | None:
        """Where the words of a promised time leave open how to count: the other reading to tell beside them."""
        found = self.readings.get(j.kind)
        return found.other(j.share_required) if found else None


def promise_figures(
    promise: Promise, segments: Sequence[tuple[float, TimedChain]], schedule: Schedule | None
) -> PromiseFigures:
    """A promise over segments, `(share of all customers, chain with its times)` each, and the hours of the map."""
    laws: list[tuple[float, TimeDistribution]] = []
    doubts: list[tuple[float, Doubt]] = []
    entered = both = 0.0
    for share, timed in segments:
        try:
            found = stretch(timed, promise.from_, promise.to)
            if isinstance(found, Unanswerable):
                return PromiseFigures(promise, reason=found.reason)
            entered += share * found.entered
            both += share * found.both
            laws.extend(_laws(share, found, promise))
            if found.walk is not None:
                doubts.append((share * found.both, doubt_of(timed, found.walk, promise)))
        except UnknownTime as unknown:
            ids = unknown.touchpoints
            return PromiseFigures(promise, reason=_UNKNOWN.filled(ids=", ".join(ids)), unknown=ids)
    never = max(0.0, 1 - both / entered) if entered else None
    law = mix(laws)
    if law is None:
        return PromiseFigures(promise, never=never, reason=_NOBODY.filled(a=promise.from_, b=promise.to))
    time = doubted(law, doubts)
    way = (promise.from_, promise.to)
    read: dict[str, Readings] = {}
    for key, said in (("share", promise.within), ("max", promise.max)):
        if said is not None and (found_by := readings(said, way, segments, schedule, time)):
            read[key] = found_by
    judged = tuple(
        judge_reading(j, found_by, time) if (found_by := read.get(j.kind)) else j
        for j in judge(promise, time)
    )
    return PromiseFigures(promise, judged, never, law, readings=read)


def judge_reading(plain: Judgement, found: Readings, time: ModelledTime) -> Judgement:
    """The judgement of a promised time over nights and weekends, as its words say; `plain` is that by the clock."""
    said = found.said
    if said.limit.reading == "clock" and not found.drawn and said.least == plain.within:
        return plain
    if plain.kind == "share":
        sure = said.error == 0 or above(abs(said.achieved - plain.required), said.error)
        kept = not above(plain.required, said.achieved, NEAR)
        return replace(plain, achieved=said.achieved, beyond=1 - said.achieved, kept=kept, sure=sure)
    beyond = 1 - said.achieved
    bounded = math.isfinite(time.largest) and said.least is not None
    tolerated = 0.0 if bounded else TOLERATED
    kept = not above(time.largest, said.least or 0.0, NEAR) if bounded else not above(beyond, tolerated, NEAR)
    sure = bounded or said.error == 0 or above(abs(beyond - tolerated), said.error)
    return replace(plain, achieved=math.inf, beyond=beyond, tolerated=tolerated, kept=kept, sure=sure)


def _laws(share: float, found: Stretch, promise: Promise) -> Iterator[tuple[float, TimeDistribution]]:
    if found.walk is not None:
        asked = [t.seconds for t in (promise.within, promise.mean, promise.max) if t]
        yield share * found.both, walk_distribution(found.walk, asked=asked)


def judge(promise: Promise, law: ModelledTime) -> Iterator[Judgement]:
    """Each promised quantity against the law of the time."""
    if promise.within:
        share = 1.0 if promise.share is None else float(promise.share)
        yield _as_said(judge_share(law, promise.within.seconds, share), promise.within)
    if promise.mean:
        yield judge_mean(law, promise.mean.seconds)
    if promise.max:
        yield _as_said(judge_max(law, promise.max.seconds), promise.max)


def _as_said(judged: Judgement, said: Duration) -> Judgement:
    return replace(judged, told=said.wording) if isinstance(said, WorkingTime) else judged


def journey_slack(service_map: ServiceMap, timed: TimedChain) -> dict[str, float]:
    """Seconds that the promise about the whole journey leaves on the mean, by touchpoint on its stretch.

    That promise is the first one that starts where customers come in. A negative slack says that customers
    who come by the touchpoint take longer than promised, on the mean. Without such a promise, or with
    unknown times, there is none.
    """
    start = set(entries(service_map))
    for promise in service_map.promises:
        limit = promise.within or promise.max or promise.mean
        if promise.from_ in start and limit:
            try:
                found = stretch(timed, promise.from_, promise.to)
            except UnknownTime:
                return {}
            if isinstance(found, Unanswerable) or found.walk is None:
                return {}
            slacks = slack_by_touchpoint(timed, limit.seconds, found)
            return {id_: s.journey for id_, s in slacks.items()}
    return {}
