"""Money for programs: the map's currency, seconds, shares 0..1, nothing rounded."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.figures.economics.economics import EconomicsFigures


def as_data(figures: EconomicsFigures) -> dict[str, Any]:
    """A break-even that no time or every time meets is null."""
    limit = figures.break_even
    data: dict[str, Any] = {
        "worked_mean": figures.worked,
        "cost_mean": figures.cost,
        "profit_mean": figures.profit,
        "break_even": limit if limit is not None and math.isfinite(limit) else None,
        "loss_share": figures.loss_share,
    }
    return data | ({"unknown": list(figures.unknown)} if figures.unknown else {})
