"""The best few measures together: chosen one after the other, each on top of those before it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from blueprint.figures.analysis import Analysis
from blueprint.figures.group import GroupFigures
from blueprint.figures.invest.measures import Measure, with_measures
from blueprint.figures.invest.remembered_gain import Remembering
from blueprint.figures.invest.time_gain import Hurrying
from blueprint.figures.invest.worth import MEMORY, WORTHWHILE, Worth
from blueprint.figures.queues import overloads
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.shortfall import total_shortfall, within
from blueprint.ranking import NEAR, above, most

_TELLING_POINTS, _TELLING_SHARE = 0.01, 0.001
"""Points, and shares of customers: nobody is told to do what gains less."""
_WIDE = 6
"""How many of the best single measures the search looks at, of kinds that are dear."""


class BestFew:
    """The search for the best few.

    Args:
        analysis: of the map as it is.
        weighted: whose customers count: (share of these, segment).
        before: the figures as they are.
        hurrying: what measures make of them.
        unknown: touchpoints whose scores are not known.
    """

    def __init__(
        self,
        analysis: Analysis,
        weighted: Sequence[tuple[float, SegmentFigures]],
        before: GroupFigures,
        hurrying: Hurrying,
        unknown: Sequence[str],
    ) -> None:
        self._analysis, self._weighted = analysis, weighted
        self._bounds, self._staying = before.bounds, before.staying
        self._hurrying, self._unknown = hurrying, unknown

    def remembered(self, worths: Sequence[Worth], few: int) -> list[Measure]:
        """The best few for what is remembered, each on top of those before it."""
        # Another score at a touchpoint costs next to nothing, another chance of failure a run.
        left = [w.measure for w in worths if w.measure.kind == "emotion"]
        failures = [w.measure for w in worths if w.measure.kind == "failure"]
        left += [m for m in failures if not (m.reroutes and self._unknown)][:_WIDE]
        state = Remembering(self._weighted)
        chosen: list[Measure] = []
        while left and len(chosen) < few:
            still = [m for m in left if not m.reroutes]
            gains = {
                (kind, id_): gain.with_failures
                for kind in MEMORY
                for id_, gain in state.gains(kind, [m.touchpoint for m in still if m.kind == kind]).items()
            }
            now = self._with(chosen).with_failures if len(still) < len(left) else 0.0
            gained = [
                (
                    m,
                    self._with([*chosen, m]).with_failures - now
                    if m.reroutes
                    else gains[m.kind, m.touchpoint],
                )
                for m in left
            ]
            best, gain = most(gained, lambda pair: pair[1], within=NEAR)
            if not above(gain, _TELLING_POINTS):
                break
            left.remove(best)
            chosen.append(best)
            if best.reroutes:
                state = self._with(chosen)
            else:
                state.take(best.kind, best.touchpoint)
        return chosen

    def _with(self, measures: Sequence[Measure]) -> Remembering:
        """What is remembered after measures, customers going other ways."""
        analysis = Analysis(with_measures(self._analysis.flat, measures), self._analysis.settings)
        return Remembering([(w, analysis.segments[s.name]) for w, s in self._weighted])

    def hurried(self, worths: Sequence[Worth], few: int, taken: Sequence[Measure]) -> list[Measure]:
        """The best few for the promises and for who stays, each on top of those before it; none that is taken."""
        worths = [w for w in worths if w.measure not in taken]
        if overloads(self._analysis.queues):
            return [w.measure for w in worths if w.settles][:few]
        left = [
            w.measure
            for w in worths
            if above(w.staying, WORTHWHILE) or (w.promises and above(max(w.shortfall, w.within), WORTHWHILE))
        ][:_WIDE]
        chosen: list[Measure] = []
        reached = (total_shortfall(self._bounds) - self._staying, -within(self._bounds))
        while left and len(chosen) < few:
            tried = [(m, *self._after([*chosen, m])) for m in left]
            best, *missing = most(tried, lambda after: -after[1], lambda after: -after[2], within=NEAR)
            if not above(math.fsum(reached) - math.fsum(missing), _TELLING_SHARE):
                break
            reached = (missing[0], missing[1])
            left.remove(best)
            chosen.append(best)
        return chosen

    def _after(self, measures: Sequence[Measure]) -> tuple[float, float]:
        """What is missing after measures, less who stays, and how many are not within the promised times."""
        after = self._hurrying.after(measures)
        assert after is not None
        staying = self._staying if after.staying is None else after.staying
        return total_shortfall(after.promises) - staying, -within(after.promises)
