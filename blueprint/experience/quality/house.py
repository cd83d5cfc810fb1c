"""The House of Quality of a map: needs by touchpoints, weighed (Hauser & Clausing 1988; theory 5.4).

Absolute weight of a touchpoint T_j = sum over needs of w_i r_ij; relative T_j / sum T. Where the map says how
well needs are met and how well they are to be met, the customer weight W_i = importance x target / ours x
sales point takes the place of the importance (Besterfield).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from blueprint.model.names import Effect
from blueprint.ranking import above, places, ranked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.needs import Need, RoofPair
    from blueprint.model.service_map import ServiceMap

HELP = {Effect.HELPS: 0.3, Effect.STRONGLY_HELPS: 0.9}
"""How much of a relationship passes along the roof; a convention, the 3 and 9 of the matrix over 10."""
HINDERING = frozenset({Effect.HINDERS, Effect.STRONGLY_HINDERS})


@dataclass(frozen=True)
class Planning:
    """The planning side of one need.

    Attributes:
        ratio: improvement ratio, target / ours; 1 where one of them is not given.
        weight: absolute customer weight, importance x ratio x sales point.
    """

    need: Need
    ratio: float
    weight: float


@dataclass(frozen=True)
class Weights:
    """Weights of touchpoints: absolute, and as shares that sum to 1 (empty when there are none)."""

    absolute: Mapping[str, float]

    @cached_property
    def relative(self) -> dict[str, float]:
        """Shares of all weight."""
        total = fsum(self.absolute.values())
        return {id_: weight / total for id_, weight in self.absolute.items()} if total else {}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Place by falling weight, from 1; equal weights share the better place. What has no weight has none."""
        return places({id_: w for id_, w in self.absolute.items() if w})


@dataclass(frozen=True)
class Conflict:
    """Two touchpoints that hinder each other and both weigh at least the average."""

    pair: RoofPair
    relative: tuple[float, float]


class House:
    """The House of Quality of a map.

    Attributes:
        needs: the rows.
        columns: touchpoints that customers or their matters come to, and all others that meet a need.
        planned: whether the map has planning data.
    """

    def __init__(self, service_map: ServiceMap) -> None:
        self.map = service_map
        self.needs = tuple(service_map.needs)
        touchpoints = service_map.touchpoints.values()
        self.columns = tuple(t.id for t in touchpoints if t.id in service_map.walked or any(t.meets.values()))
        self.planned = any(
            (n.ours is not None and n.target is not None) or n.sales_point is not None
            for n in service_map.needs.values()
        )

    def relation(self, need: str, touchpoint: str) -> float:
        """How much a touchpoint does for a need: 9, 3, 1, or 0."""
        return self.map.touchpoints[touchpoint].meets.get(need, 0.0)

    @cached_property
    def importance(self) -> dict[str, float]:
        """Need to what customers give it; 0 where nothing is given."""
        return {id_: need.importance or 0.0 for id_, need in self.map.needs.items()}

    @cached_property
    def planning(self) -> dict[str, Planning]:
        """The planning side; empty without planning data."""
        if not self.planned:
            return {}
        return {id_: self._planning(need) for id_, need in self.map.needs.items()}

    def _planning(self, need: Need) -> Planning:
        ratio = need.target / need.ours if need.ours and need.target else 1.0
        return Planning(need, ratio, self.importance[need.id] * ratio * (need.sales_point or 1.0))

    @cached_property
    def customer_weights(self) -> Weights:
        """Needs by customer weight W, or by importance where there are no planning data."""
        if not self.planned:
            return Weights(self.importance)
        return Weights({id_: p.weight for id_, p in self.planning.items()})

    @cached_property
    def by_importance(self) -> Weights:
        """Touchpoints with some `meets`, weighed by importance alone."""
        return self._weights(self.importance)

    @cached_property
    def weights(self) -> Weights:
        """Touchpoints weighed by what counts: customer weights where there are any, else importance."""
        return self._weights(self.customer_weights.absolute)

    def _weights(self, by_need: Mapping[str, float]) -> Weights:
        return Weights(
            {
                id_: fsum(by_need[n] * r for n, r in t.meets.items() if n in by_need)
                for id_, t in self.map.touchpoints.items()
                if t.meets
            }
        )

    @cached_property
    def roof(self) -> tuple[RoofPair, ...]:
        """The pairs of the roof whose touchpoints are both columns."""
        columns = set(self.columns)
        return tuple(p for p in self.map.roof if set(p.between) <= columns and len(set(p.between)) == 2)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Hindering pairs whose relative weights are both at least the average, the heaviest first."""
        relative = self.weights.relative
        average = 1 / len(relative) if relative else 0.0
        found = [
            Conflict(p, (relative.get(p.between[0], 0.0), relative.get(p.between[1], 0.0)))
            for p in self.roof
            if p.effect in HINDERING
        ]
        strong = [c for c in found if not above(average, min(c.relative)) and min(c.relative) > 0]
        return tuple(ranked(strong, lambda c: fsum(c.relative)))

    @cached_property
    def normalised(self) -> Weights:
        """Weights with each row made 1, and helping pairs of the roof passing relationships on (Wasserman 1993).

        r'_ij = sum_k r_ik g_kj / sum_j sum_k r_ik g_kj, with g_jj = 1. Hindering pairs are no part of it: with
        negative g a row may sum to nothing. They are told as conflicts instead.
        """
        passing: dict[tuple[str, str], float] = {}
        for pair in self.roof:
            if pair.effect in HELP:
                one, other = pair.between
                passing[one, other] = passing[other, one] = HELP[pair.effect]
        parts: dict[str, list[float]] = {id_: [] for id_ in self.columns}
        for need, weight in self.customer_weights.absolute.items():
            row = {
                j: fsum(
                    self.relation(need, k) * (1.0 if k == j else passing.get((k, j), 0.0))
                    for k in self.columns
                )
                for j in self.columns
            }
            whole = fsum(row.values())
            for j, r in row.items():
                parts[j].append(weight * r / whole if whole else 0.0)
        return Weights({j: fsum(each) for j, each in parts.items()})

    @property
    def unserved(self) -> tuple[str, ...]:
        """Empty rows: needs that no touchpoint meets."""
        met = {n for t in self.map.touchpoints.values() for n, r in t.meets.items() if r}
        return tuple(n for n in self.needs if n not in met)

    @property
    def idle(self) -> tuple[str, ...]:
        """Empty columns: touchpoints that meet no need."""
        return tuple(id_ for id_ in self.columns if not any(self.relation(n, id_) for n in self.needs))
