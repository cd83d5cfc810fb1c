"""What one customer pays, and what serving them costs."""

from __future__ import annotations

import math
from functools import cached_property

from blueprint.model.fields import Money
from blueprint.model.part import Part, key
from blueprint.model.text import LocaleText


class Economics(Part):
    """Price and costs of one customer, so that time has a price too (Shostack 1984, Exhibit II)."""

    price: Money | None = key("What a customer pays.", "每位客户付多少。")
    per_minute: Money | None = key("Cost of a minute of work.", "每分钟工作的成本。")
    materials: Money | None = key("Materials for one customer.", "每位客户的物料成本。")
    other: Money | None = key("Other costs of one customer.", "每位客户的其他成本。")
    currency: LocaleText | None = key("Of which money.", "币种。")
    source: LocaleText | None = key(
        "Where the numbers come from; `assumed` when nobody counted.", "数字出处；未核算时写 assumed。"
    )

    def profit_at(self, seconds: float) -> float | None:
        """The profit on a customer who takes so many seconds of work; None where price or time's cost is unknown."""
        if self.price is None or self.per_minute is None:
            return None
        costs = (self.materials or 0.0, self.other or 0.0, self.per_minute * seconds / 60)
        return math.fsum((self.price, *(-c for c in costs)))

    @cached_property
    def break_even(self) -> float | None:
        """Seconds of work at which nothing is left; infinite where time costs nothing, below 0 where none is short enough."""
        at_once = self.profit_at(0.0)
        if at_once is None or self.per_minute is None:
            return None
        if self.per_minute == 0:
            return math.inf if at_once >= 0 else -math.inf
        return 60 * at_once / self.per_minute
