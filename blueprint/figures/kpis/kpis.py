"""Key figures of a map: computed where they follow from it, counted where a table gives counts, else unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import fsum, sqrt
from typing import TYPE_CHECKING, Literal

from blueprint.figures.kpis.contacts import answered_and_lost, passed_on, resolved_at_first
from blueprint.figures.queues import waiting
from blueprint.model.arrivals import HOUR
from blueprint.packs.kpis import Kpi, kpis
from blueprint.ranking import above
from blueprint.wording import Wording, both_listed

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.kpis.counts import Count
    from blueprint.flow.queues.queue import QueueFigures

WITHIN = 20.0
"""Seconds of the service level, as is customary (80 % in 20 s)."""
_OCCUPANCY = "inbound-occupancy"
_Z = 1.959964
"""Of the normal law, for 95 %."""

_NEEDS = {
    "queue": Wording(
        "needs `arrivals` of the map and `staffed` touchpoints", "需要地图的 `arrivals` 与 `staffed` 触点"
    ),
    "flow": Wording("needs loops that are less tangled", "流程的循环过于纠缠"),
    None: Wording("needs counts: see --data", "需要统计数：见 --data"),
}
_NO_SUCCESS = Wording(
    "no exit is known to be good: say it in the map, `exits: {done: {good: yes}}`",
    "没有哪个出口被认定为办成：请在地图中写明，如 `exits: {done: {good: yes}}`",
)
_NO_TIME = Wording(
    "needs the time of {touchpoints}: from an hour on, a contact is over meanwhile",
    "需要 {touchpoints} 的耗时：达到一小时，本次接触即告结束",
)
_OVERLOADED = Wording("the queue grows for ever at {touchpoints}", "{touchpoints} 的队伍会无限增长")


@dataclass(frozen=True)
class KpiFigure:
    """One key figure of a map.

    Attributes:
        kpi: its definition.
        value: a share 0..1, a mean, seconds, or a net share -1..1; None where it is unknown.
        basis: `map` where it is computed, `data` where it was counted, None where it is unknown.
        low, high: 95 % confidence limits of a count (Wilson 1927; of a net share normal); None else.
        good: whether it lies in the good range; None where there is none.
        needs: why it is unknown.
        by_touchpoint: the same at each queue that counts, where that says more; each lies in the good range or none does.
    """

    kpi: Kpi
    value: float | None = None
    basis: Literal["map", "data"] | None = None
    low: float | None = None
    high: float | None = None
    good: bool | None = None
    needs: Wording | None = None
    by_touchpoint: Mapping[str, float] = field(default_factory=dict)


def kpi_figures(
    analysis: Analysis, counts: Mapping[str, Count] | None = None, within: float = WITHIN
) -> tuple[KpiFigure, ...]:
    """Every key figure, in the order of their definitions.

    Args:
        analysis: the figures of the map.
        counts: what a table says, by key figure; a count stands before what is computed.
        within: seconds of the service level.
    """
    computed = _of_queues(analysis, within) | _of_flow(analysis)
    found = []
    for kpi in kpis().values():
        count = (counts or {}).get(kpi.id)
        if count is not None:
            figure = KpiFigure(kpi, *_counted(kpi, count))
        elif isinstance(value := computed.get(kpi.id), float):
            parts = _busy(analysis) if kpi.id == _OCCUPANCY else {}
            figure = KpiFigure(kpi, value, "map", by_touchpoint=parts)
        else:
            figure = KpiFigure(kpi, needs=value if isinstance(value, Wording) else _NEEDS[kpi.follows])
        found.append(_judged(figure))
    return tuple(found)


def queues_counted(analysis: Analysis) -> dict[str, QueueFigures]:
    """The queues that key figures speak of: those reached by voice, or all where there is none."""
    settled = waiting(analysis.queues)
    voice = {i: q for i, q in settled.items() if analysis.flat.touchpoints[i].channel == "voice"}
    return voice or settled


def _titles(analysis: Analysis, ids: Iterable[str]) -> Wording:
    return both_listed(analysis.flat.touchpoints[id_].title for id_ in ids)


def _of_queues(analysis: Analysis, within: float) -> dict[str, float | Wording]:
    queues = queues_counted(analysis)
    overloaded = [i for i in analysis.queues if i not in waiting(analysis.queues)]
    if overloaded:
        names = [kpi.id for kpi in kpis().values() if kpi.follows == "queue"]
        return dict.fromkeys(names, _OVERLOADED.filled(touchpoints=_titles(analysis, overloaded)))
    customers = answered_and_lost(analysis, queues)
    if customers is None:
        return {}
    come = fsum(q.arrivals_per_hour for q in queues.values())
    servers = sum(q.servers for q in queues.values())

    def mean(figure: Mapping[str, float]) -> float:
        return fsum(q.arrivals_per_hour * figure[i] for i, q in queues.items()) / come

    answered = {i: q.arrivals_per_hour * (1 - q.abandoned) for i, q in queues.items()}
    waited = fsum(answered[i] * q.wait_mean for i, q in queues.items())
    busy = fsum(q.utilisation * q.servers for q in queues.values())
    handled = fsum(answered.values())
    return {
        "connect-rate": customers[0],
        "service-level": mean({i: q.service_level(within) for i, q in queues.items()}),
        "answer-time": waited / handled,
        "handle-time": busy * HOUR / handled,
        "transfer-rate": passed_on(analysis, queues) or 0.0,
        "abandon-rate": customers[1],
        _OCCUPANCY: busy / servers,
    }


def _busy(analysis: Analysis) -> dict[str, float]:
    return {i: q.utilisation for i, q in queues_counted(analysis).items()}


def _of_flow(analysis: Analysis) -> dict[str, float | Wording]:
    if not any(s.success for s in analysis.segments.values()):
        return {"first-contact-resolution": _NO_SUCCESS}
    found = resolved_at_first(analysis)
    if found is None:
        return {}
    if isinstance(found, tuple):
        return {"first-contact-resolution": _NO_TIME.filled(touchpoints=_titles(analysis, found))}
    return {"first-contact-resolution": found}


def _counted(kpi: Kpi, count: Count) -> tuple[float, Literal["data"], float | None, float | None]:
    if count.value is not None:
        return count.value, "data", None, None
    whole, part = count.whole or 0.0, count.part or 0.0
    if kpi.kind == "net":
        up, down = part / whole, (count.minus or 0.0) / whole
        off = _Z * sqrt(max(up + down - (up - down) ** 2, 0.0) / whole)
        return up - down, "data", max(-1.0, up - down - off), min(1.0, up - down + off)
    if kpi.kind != "share":
        return part / whole, "data", None, None
    p, z2 = part / whole, _Z * _Z / whole
    middle, off = p + z2 / 2, _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole))
    return p, "data", max(0.0, (middle - off) / (1 + z2)), min(1.0, (middle + off) / (1 + z2))


def _judged(figure: KpiFigure) -> KpiFigure:
    low, high = figure.kpi.low, figure.kpi.high
    if figure.value is None or (low is None and high is None):
        return figure

    def within(value: float) -> bool:
        return not (low is not None and above(low, value)) and not (high is not None and above(value, high))

    return replace(figure, good=all(map(within, (figure.value, *figure.by_touchpoint.values()))))
