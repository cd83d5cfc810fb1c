"""A walk along a route, one touchpoint at a time. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from blueprint.flow.chain.from_map import entry_shares
from blueprint.flow.chain.graph import entries
from blueprint.model.service_map import ServiceMap


@dataclass(frozen=True)
class Choice:
    """One way on: a touchpoint or an exit, and the share of customers who take it."""

    target: str
    leaves: bool
    share: Fraction | None


def start(service_map: ServiceMap) -> str | None:
    """Where a walk begins: where most customers come in."""
    found = [id_ for id_ in entries(service_map) if id_ in service_map.touchpoints]
    if not found:
        return next((id_ for id_ in service_map.touchpoints if id_ in service_map.walked), None)
    shares = entry_shares(service_map)
    return max(found, key=lambda id_: shares.get(id_) or Fraction(0))


def choices(service_map: ServiceMap, at: str) -> list[Choice]:
    """The ways on, the likeliest first."""
    touchpoint = service_map.touchpoints[at]
    known = (Choice(*way) for way in touchpoint.ways)
    return sorted(
        (c for c in known if c.leaves or c.target in service_map.touchpoints),
        key=lambda c: -(c.share or Fraction(0)),
    )
