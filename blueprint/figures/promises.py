"""Whether promises are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blueprint.figures.doubt import Doubt, doubt_of, doubted
from blueprint.flow.chain.graph import entries
from blueprint.flow.time.chain import TimedChain, UnknownTime
from blueprint.flow.time.distribution import TimeDistribution, mix, walk_distribution
from blueprint.flow.time.promise import Judgement, ModelledTime, judge_max, judge_mean, judge_share
from blueprint.flow.time.slack import slack_by_touchpoint
from blueprint.flow.time.stretch import Stretch, Unanswerable, stretch
from blueprint.model.service_map import Promise, ServiceMap
from blueprint.wording import Wording

_NOBODY = Wording("no customer goes from {a!r} to {b!r}", "没有客户从 {a!r} 走到 {b!r}")
_UNKNOWN = Wording("the time of {ids} is unknown", "{ids} 的时间未知")


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
    """

    promise: Promise
    judgements: tuple[Judgement, ...] = ()
    never: float | None = None
    law: TimeDistribution | None = None
    reason: Wording | None = None
    unknown: tuple[str, ...] = ()

    @property
    def kept(self) -> bool | None:
        """Whether all of it is kept; None when that is unknown."""
        return all(j.kept for j in self.judgements) if self.judgements else None


def promise_figures(promise: Promise, segments: Sequence[tuple[float, TimedChain]]) -> PromiseFigures:
    """A promise over segments, `(share of all customers, chain with its times)` each."""
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
    return PromiseFigures(promise, tuple(judge(promise, doubted(law, doubts))), never, law)


def _laws(share: float, found: Stretch, promise: Promise) -> Iterator[tuple[float, TimeDistribution]]:
    if found.walk is not None:
        asked = [t.seconds for t in (promise.within, promise.mean, promise.max) if t]
        yield share * found.both, walk_distribution(found.walk, asked=asked)


def judge(promise: Promise, law: ModelledTime) -> Iterator[Judgement]:
    """Each promised quantity against the law of the time."""
    if promise.within:
        share = 1.0 if promise.share is None else float(promise.share)
        yield judge_share(law, promise.within.seconds, share)
    if promise.mean:
        yield judge_mean(law, promise.mean.seconds)
    if promise.max:
        yield judge_max(law, promise.max.seconds)


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
