"""Money for programs: the map's currency, seconds, shares 0..1, nothing rounded."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from blueprint.figures.economics.serving import REST

if TYPE_CHECKING:
    from blueprint.figures.economics.economics import EconomicsFigures
    from blueprint.figures.economics.failures import Cost, FailureCosts
    from blueprint.figures.economics.serving import ServingCost


def as_data(figures: EconomicsFigures, failures: FailureCosts | None) -> dict[str, Any]:
    """A break-even that no time or every time meets is null; failures where something fails."""
    limit = figures.break_even
    data: dict[str, Any] = {
        "worked_mean": figures.worked,
        "cost_mean": figures.cost,
        "profit_mean": figures.profit,
        "break_even": limit if limit is not None and math.isfinite(limit) else None,
        "loss_share": figures.loss_share,
    }
    data |= {"failures": _failures(failures)} if failures else {}
    return data | ({"unknown": list(figures.unknown)} if figures.unknown else {})


def serving_as_data(found: ServingCost) -> dict[str, Any]:
    """What serving costs; `other` is the work that no role with a cost does."""
    return {
        "cost_mean": found.cost,
        "roles": {role: cost for role, cost in found.roles.items() if role != REST},
        "other": found.roles.get(REST, 0.0),
        "paid_mean": found.paid,
        "unknown": list(found.unknown),
        "uncosted": list(found.uncosted),
    }


def _failures(found: FailureCosts) -> dict[str, Any]:
    return {
        **_cost(found.all),
        "range": list(found.range),
        "touchpoints": {id_: _cost(cost) for id_, cost in found.touchpoints.items()},
        "unknown": list(found.unknown),
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {"cost_mean": cost.money, "work": cost.work, "leaving": cost.leaving, "time_mean": cost.seconds}
