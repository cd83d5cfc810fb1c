"""What is remembered and what each touchpoint can do to it, in many draws of what a map does not know, at once.

A draw has other probabilities and other scores; all are solved in the same arrays (`stack.py`). A drawn score lies
anywhere: its law is shared between those of the two points of a fine raster beside it, so that its mean is the score.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from blueprint.experience.peak.orders import Orders
from blueprint.experience.peak.within import Within
from blueprint.experience.walk.feeling import with_assumed_range
from blueprint.experience.walk.score_law import ScoreLaws, score_law
from blueprint.experience.walk.stack import lay_out_together
from blueprint.experience.walk.touchpoints import every_touchpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.dense import Matrix

_RASTER = 40
"""Points of the raster of scores, from 0 to an end of the scale."""


class DrawnExperience:
    """Figures of one segment, an array of them by draw. See `Experience` and `Moments`.

    Args:
        chains: of one segment, per draw.
        feelings: touchpoint to feeling, per draw; every touchpoint that is experienced has a score.
        rule: how a route is remembered.
        scale: n of the scale -n..+n.

    Attributes:
        felt: probability that a customer experiences anything; the other figures are over those who do.
    """

    def __init__(
        self, chains: Sequence[Chain], feelings: Sequence[Mapping[str, Feeling]], rule: PeakRule, scale: float
    ) -> None:
        known = dict.fromkeys(every_touchpoint(chains[0]))
        self._names = [name for name in known if feelings[0][name].experienced]
        self._rule, self._scale = rule, scale
        self._feelings = [
            with_assumed_range({n: drawn[n] for n in self._names}, scale)[0] for drawn in feelings
        ]
        base = self._feelings[0]
        self._steps = ScoreLaws(base.values(), scale).steps
        self._levels = scale * np.arange(-self._steps, self._steps + 1) / self._steps
        shared = any(base[name].spread for name in self._names)
        self._orders = Orders.of(self._levels.tolist(), rule.peak, shared=shared).peak_only()
        self._place = {name: at for at, name in enumerate(self._names)}
        self._walk = lay_out_together(chains, self._place)
        self._none = np.zeros(len(chains))
        self.felt: Matrix = np.ravel(np.asarray(sum(self._walk.ends.first), dtype=float))

    @cached_property
    def _score(self) -> Matrix:
        return self._as_they_are(self._names, self._feelings)

    @cached_property
    def _failing_score(self) -> Matrix:
        """The laws where visits can fail."""
        found = self._with_failures(self._names, self._feelings)
        return self._score if found is None else found

    def _around(self, names: Sequence[str], feelings: Sequence[Mapping[str, Feeling]], of: str) -> Matrix:
        """The laws around some score of some touchpoints, by draw."""
        return np.array(
            [
                self._laws(np.array([getattr(drawn[n], of) for drawn in feelings]), feelings[0][n])
                for n in names
            ]
        )

    def _as_they_are(self, names: Sequence[str], feelings: Sequence[Mapping[str, Feeling]]) -> Matrix:
        """The laws of the scores; where they differ from visit to visit, of the mix."""
        found = self._around(names, feelings, "score")
        for row, name in zip(found, names, strict=True):
            for at, drawn in enumerate(feelings):
                if mix := drawn[name].scores:
                    laws = self._laws(np.array([s for s, _ in mix]), drawn[name])
                    row[at] = np.array([p for _, p in mix]) @ laws
        return found

    def _with_failures(
        self, names: Sequence[str], feelings: Sequence[Mapping[str, Feeling]]
    ) -> Matrix | None:
        """The same where visits can fail; None where none can."""
        chance = np.array([[drawn[n].noticed_failure for drawn in feelings] for n in names])[:, :, None]
        if not chance.any():
            return None
        bad = self._around(names, feelings, "bad")
        return np.asarray((1 - chance) * self._as_they_are(names, feelings) + chance * bad)

    def _laws(self, scores: Matrix, feeling: Feeling) -> Matrix:
        return _laws(scores, feeling.spread, self._scale, self._steps)

    @cached_property
    def _within(self) -> Within:
        return self._inside(self._score)

    @cached_property
    def _failing(self) -> Within:
        fails = self._failing_score is not self._score
        return self._inside(self._failing_score) if fails else self._within

    def _inside(self, laws: Matrix) -> Within:
        return Within(self._walk, dict(zip(self._names, laws, strict=True)), self._orders)

    def _share(self, of: Sequence[Any]) -> dict[str, Matrix]:
        return {name: np.ravel(of[i]) / self.felt for i, name in self._walk.touchpoints.items()}

    @cached_property
    def _last(self) -> dict[str, Matrix]:
        return self._share(self._walk.ends.last)

    def _met(self, laws: Matrix, shares: Mapping[str, Matrix]) -> Matrix:
        mean = dict(zip(self._names, laws @ self._levels, strict=True))
        return np.asarray(sum((mean[name] * share for name, share in shares.items()), self._none))

    def _peak(self, within: Within) -> Matrix:
        return np.asarray(self._orders.expected(within.felt) / self.felt)

    def _gained(self, within: Within, now: Matrix, other: Matrix, names: Sequence[str]) -> dict[str, Matrix]:
        """What E[U] gains where one touchpoint has another law."""
        weight, orders = self._rule.weight, self._orders
        found = within.gained(dict(zip(names, orders.cumulated(other), strict=True)))
        rises = dict(zip(names, (other - now) @ self._levels, strict=True))
        return {
            name: weight * orders.expected(gain) / self.felt
            + (1 - weight) * self._last.get(name, self._none) * rises[name]
            for name, gain in found.items()
        }

    @cached_property
    def first(self) -> Matrix:
        """The expected score of the first touchpoint felt."""
        return self._met(self._score, self._share(self._walk.ends.first))

    @cached_property
    def peak(self) -> Matrix:
        """The expected score of the peak."""
        return self._peak(self._within)

    @cached_property
    def end(self) -> Matrix:
        """The expected score of the last touchpoint felt."""
        return self._met(self._score, self._last)

    @cached_property
    def remembered(self) -> Matrix:
        """E[U]."""
        return self._rule.weight * self.peak + (1 - self._rule.weight) * self.end

    @cached_property
    def remembered_with_failures(self) -> Matrix:
        """The same where visits can fail."""
        end = self._met(self._failing_score, self._last)
        return self._rule.weight * self._peak(self._failing) + (1 - self._rule.weight) * end

    @cached_property
    def reward(self) -> dict[str, Matrix]:
        """By touchpoint, what E[U] gains where it goes very well."""
        good = self._around(self._names, self._feelings, "good")
        return self._gained(self._within, self._score, good, self._names)

    @cached_property
    def penalty(self) -> dict[str, Matrix]:
        """By touchpoint, what E[U] loses where it goes badly."""
        bad = self._around(self._names, self._feelings, "bad")
        lost = self._gained(self._within, self._score, bad, self._names)
        return {name: -gain for name, gain in lost.items()}

    def gains(self, other: Sequence[Mapping[str, Feeling]]) -> dict[str, Matrix]:
        """What E[U], visits failing as they do, gains where one touchpoint has another feeling.

        Args:
            other: touchpoint to its other feeling, per draw; the same touchpoints in each.
        """
        filled = [with_assumed_range(drawn, self._scale)[0] for drawn in other]
        names = [name for name in self._names if name in filled[0]]
        if not names:
            return {}
        laws = self._with_failures(names, filled)
        place = [self._place[name] for name in names]
        laws = self._as_they_are(names, filled) if laws is None else laws
        return self._gained(self._failing, self._failing_score[place], laws, names)


def _laws(scores: Matrix, spread: float, scale: float, steps: int) -> Matrix:
    """The laws around some scores, by level of the grid."""
    table = _table(spread, scale, steps)
    place = (np.clip(scores, -scale, scale) / scale + 1) * _RASTER
    low = np.minimum(place.astype(int), len(table) - 2)
    part = (place - low)[..., None]
    return np.asarray((1 - part) * table[low] + part * table[low + 1])


@lru_cache(maxsize=64)
def _table(spread: float, scale: float, steps: int) -> Any:
    """The laws around the scores of the raster, by level of the grid."""
    found = np.zeros((2 * _RASTER + 1, 2 * steps + 1))
    for row, k in zip(found, range(-_RASTER, _RASTER + 1), strict=True):
        score = scale * k / _RASTER
        for value, p in score_law(score, spread, scale, steps):
            at = (value / scale + 1) * steps
            low = min(int(at), 2 * steps - 1)
            row[low] += p * (1 - (at - low))
            row[low + 1] += p * (at - low)
    return found
