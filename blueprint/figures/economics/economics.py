"""What a customer brings, depending on the time that serving them takes (Shostack 1984, Exhibit II).

Profit is price less materials, other costs and a minute's cost times the minutes worked. Worked is the time
of the touchpoints where staff do something: frontstage, backstage and support, and those of the customer
that meet staff (`contact_with: staff`). Waits cost the customer's time, not this one. Work that goes on at the
same time adds up, so the law of the time worked is known only where parallel blocks hold no work.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import is_gate, touchpoint_of
from blueprint.flow.chain.waits import is_wait
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.distribution import distribution, mix
from blueprint.flow.time.laws import Fixed
from blueprint.flow.visits.visits import count_visits

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.segment import SegmentFigures
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class EconomicsFigures:
    """What one customer of a group brings and costs, in the map's currency; None where something is unknown.

    Attributes:
        worked: expected seconds of work for a customer.
        cost: expected cost of a customer.
        profit: expected profit on a customer.
        break_even: seconds of work at which the price just covers the costs; infinite where time costs
            nothing, below 0 where no time is short enough.
        loss_share: of those who do not give up waiting, the share served at a loss, 0..1.
        unknown: touchpoints where staff work and whose time is unknown.
    """

    worked: float | None
    cost: float | None
    profit: float | None
    break_even: float | None
    loss_share: float | None
    unknown: tuple[str, ...]


def economics_of(analysis: Analysis, segment: str) -> EconomicsFigures | None:
    """The figures of a segment, or of `all`; None where the map says nothing of money."""
    economics = analysis.map.economics
    chosen = [s for name, s in analysis.segments.items() if segment in (name, "all")]
    if economics is None or not chosen:
        return None
    total = fsum(s.share for s in chosen)
    unknown = tuple(dict.fromkeys(id_ for s in chosen for id_ in _unknown(s)))
    worked = None if unknown else fsum(s.share / total * _worked_mean(s) for s in chosen)
    limit = economics.break_even
    profit = None if worked is None else economics.profit_at(worked)
    return EconomicsFigures(
        worked=worked,
        cost=None if profit is None or economics.price is None else economics.price - profit,
        profit=profit,
        break_even=limit,
        loss_share=None if unknown or limit is None else _loss(chosen, total, limit),
        unknown=unknown,
    )


def works(touchpoint: Touchpoint) -> bool:
    """Whether staff do something here that takes their time."""
    if is_wait(touchpoint) or touchpoint.lane == "evidence":
        return False
    return touchpoint.lane != "customer" or touchpoint.contact_with == "staff"


def _unknown(s: SegmentFigures) -> list[str]:
    visited = s.visits.visits
    return [
        t.id
        for t in s.map.touchpoints.values()
        if works(t) and visited.get(t.id, 0.0) > 0 and t.id not in s.service_laws
    ]


def _worked_mean(s: SegmentFigures) -> float:
    served = count_visits(s.chain)  # those who give up visit a touchpoint too, at no work
    return fsum(
        served.get(t.id, 0.0) * s.service_laws[t.id].mean
        for t in s.map.touchpoints.values()
        if works(t) and t.id in s.service_laws
    )


def _loss(chosen: list[SegmentFigures], total: float, limit: float) -> float | None:
    """The share whose work takes longer than the break-even."""
    if not math.isfinite(limit) or limit < 0:
        return 0.0 if limit > 0 else 1.0
    parts = [(s.share * s.staying / total, law) for s in chosen if (law := _law(s)) is not None]
    mixed = mix(parts)
    return None if len(parts) < len(chosen) or mixed is None else max(0.0, 1.0 - mixed.share_within(limit))


def _law(s: SegmentFigures) -> TimeDistribution | None:
    """The law of the time worked for a customer; None where work goes on in parallel."""
    touchpoints = s.map.touchpoints
    one_after_another = set(s.chain.ids)  # what is inside parallel blocks is not among the chain's own states
    if any(works(touchpoints[touchpoint_of(id_)]) for id_ in s.visits.visits if id_ not in one_after_another):
        return None
    nothing = Fixed(0.0)
    waits = dict.fromkeys(filter(is_gate, s.chain.ids), nothing)
    laws = {id_: s.service_laws.get(id_, nothing) if works(t) else nothing for id_, t in touchpoints.items()}
    return distribution(TimedChain(s.chain, waits | laws))
