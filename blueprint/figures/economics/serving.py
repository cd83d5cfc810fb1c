"""What serving a customer costs: the work done for them, at the hourly costs of the roles that do it.

The work of a role adds up over all touchpoints that name it, as it does in `figures.roles`; where a role says no cost, or
staff work at a touchpoint that names none, `per_minute` of `economics` stands for it, and what neither covers is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.economics.economics import works
from blueprint.flow.visits.visits import count_visits
from blueprint.model.arrivals import HOUR
from blueprint.model.roles import role_at
from blueprint.model.segments import ALL
from blueprint.ranking import ranked

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.model.touchpoint import Touchpoint

REST = ""
"""Stands for the work that no role with a cost does."""


@dataclass(frozen=True)
class ServingCost:
    """What the work for one customer costs on the mean, in the map's currency.

    Attributes:
        roles: role to what its work costs, by falling cost; `REST` to that of work which `per_minute` stands for.
        paid: what the people of roles with a cost are paid for each customer, the time included in which they wait for
            one; of all customers, where it is known how many come.
        unknown: touchpoints where they work and whose time is unknown: not counted.
        uncosted: touchpoints where staff work and of whose hour nobody says the cost: not counted.
    """

    roles: Mapping[str, float]
    paid: float | None
    unknown: tuple[str, ...]
    uncosted: tuple[str, ...]

    @property
    def cost(self) -> float:
        """All of it."""
        return fsum(self.roles.values())


def serving_cost(analysis: Analysis, segment: str) -> ServingCost | None:
    """Of a segment, or of `all`; None where no role says what an hour of it costs, or nobody walks the map."""
    flat = analysis.flat
    chosen = [s for name, s in analysis.segments.items() if segment in (name, ALL)]
    if not chosen or not any(role.cost for role in flat.roles.values()):
        return None
    total = fsum(s.share for s in chosen)
    parts: dict[str, list[float]] = {}
    unknown: dict[str, None] = {}
    uncosted: dict[str, None] = {}
    for s in chosen:
        served = count_visits(s.chain)  # those who give up visit a touchpoint too, at no work
        for t in s.map.touchpoints.values():
            cost, by = _hour(analysis, t)
            if by is None or not (n := served.get(t.id, 0.0)):
                continue
            if cost is None:
                uncosted[t.id] = None
            elif t.id not in s.service_laws:
                unknown[t.id] = None
            else:
                work = s.share / total * n * s.service_laws[t.id].mean / HOUR
                parts.setdefault(by, []).append(cost * work)
    money = {by: fsum(found) for by, found in parts.items()}
    order = ranked(money, lambda by: money[by])
    return ServingCost(
        {by: money[by] for by in order},
        _paid(analysis) if segment == ALL else None,
        tuple(unknown),
        tuple(uncosted),
    )


def _hour(analysis: Analysis, touchpoint: Touchpoint) -> tuple[float | None, str | None]:
    """What an hour of work at a touchpoint costs, and of which role; no role: nobody works there."""
    role = role_at(analysis.flat.roles, touchpoint)
    if role is not None and role.cost is not None:
        return role.cost.amount, role.id
    if role is None and not works(touchpoint):
        return None, None
    economics = analysis.map.economics
    minute = economics.per_minute if economics else None
    return None if minute is None else minute * 60, REST


def _paid(analysis: Analysis) -> float | None:
    arrivals = analysis.flat.arrivals
    hour = fsum(r.cost.amount * r.servers for r in analysis.flat.roles.values() if r.cost)
    return hour / arrivals if arrivals else None
