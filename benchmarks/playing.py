"""Cases played as a map says: who comes when, goes where, and how long it takes. For logs to compare with; no queues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from blueprint.flow.chain.blocks import find_blocks
from blueprint.model.arrivals import WEEKDAYS, Arrivals, weekdays_of

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

Visit = tuple[str, str, float, float]
"""Case, touchpoint, start and end in seconds since 1970."""
_DAY, _HOUR = 86_400, 3_600
_MOST = 10_000


class Played:
    """Cases of a map whose shares and times are all known.

    Args:
        service_map: with `arrivals`.
        seed: of all that is drawn.
    """

    def __init__(self, service_map: ServiceMap, seed: int = 1) -> None:
        self._map, self._draw = service_map, np.random.default_rng(seed)
        self._blocks = find_blocks(service_map)[0]

    def log(self, cases: int, begin: float) -> Iterator[Visit]:
        """So many cases, the first of which comes at `begin` or after it."""
        starts = [(t.id, float(t.start)) for t in self._map.touchpoints.values() if t.start]
        starts = starts or [(next(iter(self._map.touchpoints)), 1.0)]
        for case, at in enumerate(self._arrivals(cases, begin)):
            yield from self._walk(f"case {case}", self._one(starts), at, "")[0]

    def _arrivals(self, cases: int, begin: float) -> Iterator[float]:
        rate = self._map.arrivals
        assert rate is not None, "a map from a log knows how many come"
        most = max(r for d in rate.days for _, r in d.rates) if isinstance(rate, Arrivals) else float(rate)
        at = begin
        for _ in range(cases):
            while True:  # thinning
                at += self._draw.exponential(_HOUR / most)
                if self._draw.random() * most <= _rate(rate, at):
                    break
            yield at

    def _walk(self, case: str, id_: str, at: float, join: str) -> tuple[list[Visit], float]:
        """Visits from a touchpoint on, until `join` or out, and when that is."""
        visits: list[Visit] = []
        for _ in range(_MOST):
            if not id_ or id_ == join:
                break
            touchpoint = self._map.touchpoints[id_]
            estimate = touchpoint.time.estimate if touchpoint.time else None
            took = 0.0
            mean = estimate.mean.seconds if estimate and estimate.mean else 0.0
            if estimate and mean:
                spread = max(float(estimate.cv or 0.0), 1e-6) ** 2
                took = self._draw.gamma(1 / spread, mean * spread)
            visits.append((case, id_, at, at + took))
            at += took
            if touchpoint.together:
                meet = self._blocks[id_].join
                ends = [self._walk(case, c.to, at, meet) for c in touchpoint.next]
                visits += [v for part, _ in ends for v in part]
                id_, at = meet, max(end for _, end in ends)
            else:
                ways = [
                    ("" if leaves else name, float(share or 0)) for name, leaves, share in touchpoint.ways
                ]
                id_ = self._one(ways) if ways else ""
        return visits, at

    def _one(self, ways: list[tuple[str, float]]) -> str:
        shares = np.array([share for _, share in ways])
        return ways[int(self._draw.choice(len(ways), p=shares / shares.sum()))][0]


def _rate(rate: float, at: float) -> float:
    """Customers an hour at a moment."""
    if not isinstance(rate, Arrivals):
        return float(rate)
    weekday = WEEKDAYS[datetime.fromtimestamp(at, UTC).weekday()]
    day = next((d for d in rate.days if weekday in weekdays_of(d.days)), None)
    return 0.0 if day is None else ([0.0] + [r for t, r in day.rates if t <= at % _DAY])[-1]
