"""What failures cost a customer on the mean: the service as it is, beside the same one in which nothing fails.

Without the failures of a touchpoint the arrow to their recovery carries none of them (`whatif.recovery`), so the work done
again, the time it takes and those who leave for it are gone. Work costs what an hour of its role does (`serving.py`), else
`per_minute`; who leaves by an exit that is not good does not pay the `price`. A failure with no arrow to its recovery changes nothing in the map: what it costs is not known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.economics.economics import economics_of
from blueprint.figures.economics.serving import serving_cost
from blueprint.figures.whatif.assigning import BadChange
from blueprint.figures.whatif.changes import apply_changes
from blueprint.figures.whatif.recovery import recovery_of
from blueprint.model.exits import good_exits
from blueprint.model.segments import for_segment
from blueprint.model.writing import written_share

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Failure

CHANCES = 1.5
"""What nobody counted: the odds of a failure times or divided by this, as an 80 % range."""
_FINEST = 1_000_000_000
_Z = 1.2815515655446004


@dataclass(frozen=True)
class Cost:
    """What failures cost one customer on the mean.

    Attributes:
        work: of work done again, in the map's currency.
        leaving: price not paid by those who leave for it; None where no exit is known to be good, or there is no price.
        seconds: of the customers' time, where the time of a visit is known.
    """

    work: float
    leaving: float | None
    seconds: float | None

    @property
    def money(self) -> float:
        """All that is known of it in money."""
        return self.work + (self.leaving or 0.0)


@dataclass(frozen=True)
class FailureCosts:
    """What failures cost.

    Attributes:
        all: of all failures together.
        range: of `all.money`, were every chance as small, or as large, as it may be.
        touchpoints: touchpoint to what its failures alone cost, by falling cost.
        unknown: touchpoints whose failures lead nowhere in the map.
    """

    all: Cost
    range: tuple[float, float]
    touchpoints: Mapping[str, Cost]
    unknown: tuple[str, ...]


def failure_costs(analysis: Analysis, segment: str) -> FailureCosts | None:
    """Of a segment, or of `all`; None where the map says nothing of money, nothing fails, or work is not known."""
    from blueprint.ranking import ranked

    failing = [id_ for id_, t in analysis.map.touchpoints.items() if _fails(t.fails)]
    costs = _Costs(analysis, segment)
    if not failing or not costs.known:
        return None
    tied = [id_ for id_ in failing if recovery_of(analysis.map.touchpoints[id_]) is not None]
    alone = {id_: found for id_ in tied if (found := costs.without([id_])) is not None}
    if not alone:
        return FailureCosts(Cost(0.0, 0.0, 0.0), (0.0, 0.0), {}, tuple(failing))
    whole = costs.without(list(alone))
    if whole is None:
        return None
    low, high = (costs.moved(list(alone), side) for side in (-1, 1))
    ends = sorted((whole.money + low, whole.money, whole.money + high))
    order = ranked(alone, lambda id_: alone[id_].money)
    return FailureCosts(
        whole,
        (max(0.0, ends[0]), ends[2]),
        {id_: alone[id_] for id_ in order},
        tuple(id_ for id_ in failing if id_ not in alone),
    )


def _fails(failure: Failure | None) -> bool:
    return failure is not None and bool(failure.chance)


class _Costs:
    """The money of one group in a map and in others like it."""

    def __init__(self, analysis: Analysis, segment: str) -> None:
        self._analysis, self._segment = analysis, segment
        self._now = self._of(analysis)

    @property
    def known(self) -> bool:
        return self._now is not None

    def without(self, ids: Sequence[str]) -> Cost | None:
        """What it costs that some touchpoints fail."""
        other = self._changed(dict.fromkeys(ids, 0.0))
        if other is None or self._now is None:
            return None
        work, leaving, seconds = (
            None if now is None or then is None else now - then
            for now, then in zip(self._now, other, strict=True)
        )
        return Cost(work or 0.0, leaving, seconds)

    def moved(self, ids: Sequence[str], side: int) -> float:
        """How much more all failures cost, were their chances at one end of what they may be."""
        chances = {id_: self._end(id_, side) for id_ in ids}
        other = self._changed(chances)
        if other is None or self._now is None:
            return 0.0
        return fsum(
            then - now
            for now, then in zip(self._now[:2], other[:2], strict=True)
            if now is not None and then is not None
        )

    def _end(self, id_: str, side: int) -> float:
        fails = self._analysis.map.touchpoints[id_].fails
        assert fails is not None
        p = float(fails.chance or 0)
        if fails.n:
            return min(1.0, max(0.0, p + side * _Z * math.sqrt(p * (1 - p) / fails.n)))
        assumed = self._analysis.map.assumed
        factor = float(assumed.chances) if assumed is not None and assumed.chances else CHANCES
        odds = p / (1 - p) * factor**side if p < 1 else math.inf
        return odds / (1 + odds) if math.isfinite(odds) else 1.0

    def _changed(
        self, chances: Mapping[str, float]
    ) -> tuple[float | None, float | None, float | None] | None:
        """The same in a map with other chances."""
        from blueprint.figures.analysis import Analysis

        service_map = self._analysis.map
        said = [
            f"{where}{id_}.fails.chance={written_share(Fraction(chance).limit_denominator(_FINEST))}"
            for id_, chance in chances.items()
            for where in ("", *_own(service_map, id_))
        ]
        try:
            return self._of(Analysis(apply_changes(service_map, said).map, self._analysis.settings))
        except BadChange:
            return None

    def _of(self, analysis: Analysis) -> tuple[float | None, float | None, float | None] | None:
        """Work and price not paid in money, and seconds of a visit."""
        economics, work = analysis.map.economics, _work(analysis, self._segment)
        if economics is None or work is None:
            return None
        whole = analysis.of(self._segment)
        good = good_exits(analysis.map, whole.exits)
        lost = 1 - fsum(whole.exits[name] for name in sorted(good)) if good else None
        leaving = None if lost is None or economics.price is None else lost * economics.price
        return work, leaving, whole.time.mean


def _work(analysis: Analysis, segment: str) -> float | None:
    """What the work for a customer costs; None where its times or its cost are not known."""
    serving = serving_cost(analysis, segment)
    if serving is not None:
        return None if serving.unknown else serving.cost
    economics, found = analysis.map.economics, economics_of(analysis, segment)
    if economics is None or found is None or found.worked is None or economics.per_minute is None:
        return None
    return economics.per_minute * found.worked / 60


def _own(service_map: ServiceMap, id_: str) -> list[str]:
    """Segments whose failures there differ."""
    plain = service_map.touchpoints[id_].fails
    return [
        f"{name}:"
        for name in service_map.segments
        if for_segment(service_map, name).touchpoints[id_].fails != plain
    ]
