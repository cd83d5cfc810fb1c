"""One chain with the laws of its scores, under one rule of the peak: what all figures of peak and end start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from blueprint.experience.distribution import expectation
from blueprint.experience.peak.orders import Orders
from blueprint.experience.peak.within import Within
from blueprint.experience.walk.feeling import DEFAULT_RULE, with_assumed_range
from blueprint.experience.walk.score_law import ScoreLaws
from blueprint.experience.walk.touchpoints import every_touchpoint, lacking
from blueprint.experience.walk.walk import Beside, Walk, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blueprint.experience.distribution import Distribution
    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.dense import Matrix

_NOISE = 1e-13
"""What rounding can leave of a difference of equal probabilities, relative to them."""


@dataclass(frozen=True)
class Study:
    """Figures over those who experience something, of whom there must be some.

    Attributes:
        chain: of the segment.
        feelings: touchpoint to feeling; where nobody says how well and how badly it goes, with an assumed range.
        assumed: the touchpoints whose range is.
        rule: how a route is remembered.
        scale: n of the scale -n..+n.
        failing: visits draw around `bad` with their noticed failure probability.
        others: more feelings that touchpoints may have.
    """

    chain: Chain
    feelings: Mapping[str, Feeling]
    assumed: tuple[str, ...]
    rule: PeakRule
    scale: float
    failing: bool = False
    others: Sequence[Feeling] = ()

    @classmethod
    def of(
        cls,
        chain: Chain,
        feelings: Mapping[str, Feeling],
        rule: PeakRule = DEFAULT_RULE,
        scale: float = 5.0,
        *,
        failing: bool = False,
        others: Sequence[Feeling] = (),
    ) -> Study:
        """A study of the touchpoints of a chain, of which `feelings` may have more.

        Scores that are not known count as 0: ask `lacking` first.
        """
        known = set(every_touchpoint(chain))
        filled, assumed = with_assumed_range({n: f for n, f in feelings.items() if n in known}, scale)
        return cls(chain, filled, assumed, rule, scale, failing, others)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """The touchpoints customers experience whose score is unknown."""
        return lacking(self.chain, self.feelings)

    @cached_property
    def _score_laws(self) -> ScoreLaws:
        return ScoreLaws(self.feelings.values(), self.scale)

    @cached_property
    def laws(self) -> dict[str, Distribution]:
        """Touchpoint to the law of its score."""
        return self.laws_of(self.feelings)

    def laws_of(self, feelings: Mapping[str, Feeling]) -> dict[str, Distribution]:
        """Touchpoint to the law of its score with some feelings, its own or of `others`."""
        return {name: self._law(f) for name, f in feelings.items() if f.experienced and name in self.feelings}

    def _law(self, feeling: Feeling) -> Distribution:
        return self._score_laws.of(feeling, failing=self.failing)

    @cached_property
    def good(self) -> dict[str, Distribution]:
        """Touchpoint to its law when it goes very well."""
        return self._as({name: f.good for name, f in self.feelings.items()})

    @cached_property
    def bad(self) -> dict[str, Distribution]:
        """Touchpoint to its law when it goes badly."""
        return self._as({name: f.bad for name, f in self.feelings.items()})

    def _as(self, scores: Mapping[str, float | None]) -> dict[str, Distribution]:
        laws = self._score_laws
        return {
            name: laws.around(score, self.feelings[name])
            for name, score in scores.items()
            if score is not None and name in self.laws
        }

    @cached_property
    def walk(self) -> Walk:
        """The chain laid out."""
        return lay_out(self.chain, self.laws)

    @cached_property
    def orders(self) -> Orders:
        """The levels and their orders."""
        laws = {*self.laws.values(), *self.good.values(), *self.bad.values(), *map(self._law, self.others)}
        scores = {value for law in laws for value, _ in law}
        return Orders.of(scores, self.rule.peak, shared=self._score_laws.spreads)

    @cached_property
    def within(self) -> Within:
        """The walk with the laws."""
        probabilities = self.orders.probabilities(self.laws.values())
        return Within(self.walk, dict(zip(self.laws, probabilities, strict=True)), self.orders)

    @cached_property
    def felt(self) -> float:
        """Probability that a customer experiences anything."""
        return float(self.walk.ends.felt)

    @cached_property
    def remembered(self) -> float:
        """E[U]."""
        peak = float(self.orders.expected(self.within.felt)) / self.felt
        return self.rule.weight * peak + (1 - self.rule.weight) * expectation(self.last)

    @cached_property
    def first(self) -> Distribution:
        """The score of the first touchpoint felt."""
        return self._at(self.walk.ends.first)

    @cached_property
    def last(self) -> Distribution:
        """The score of the last."""
        return self._at(self.walk.ends.last)

    def _at(self, shares: Sequence[float]) -> Distribution:
        """The score of the touchpoint at a state met with these probabilities."""
        met = np.array([shares[i] for i in self.within.states])[:, None]
        return self._by_level((self.within.probabilities * met).sum(axis=0))

    def _by_level(self, probabilities: Matrix) -> Distribution:
        pairs = zip(self.orders.levels.tolist(), (probabilities / self.felt).tolist(), strict=True)
        return tuple((level, p) for level, p in pairs if p > 0)

    @cached_property
    def _peaks(self) -> tuple[list[str], Matrix]:
        """Touchpoints, and the probabilities of each being the peak: by orders by levels in their order."""
        found = self.within.peaks(later=True)
        shares = np.array(list(found.values()))
        if self.orders.shared:
            shares = (shares + np.array(list(self.within.peaks(later=False).values()))) / 2
        return list(found), shares

    @property
    def peak_share(self) -> dict[str, float]:
        """Touchpoint to the probability that it is the peak."""
        names, shares = self._peaks
        mine = shares[:, : self.orders.of_peak].sum(axis=(1, 2)) / self.orders.of_peak / self.felt
        return dict(zip(names, mine.tolist(), strict=True))

    @property
    def end_share(self) -> dict[str, float]:
        """Touchpoint to the probability that it is the last one felt."""
        last = self.walk.ends.last
        return {name: last[i] / self.felt for i, name in self.walk.touchpoints.items()}

    @property
    def peak(self) -> Distribution:
        """The peak's score."""
        return self._highest(range(self.orders.of_peak))

    @property
    def maximum(self) -> Distribution:
        """The highest score."""
        return self._highest([self.orders.of_peak])

    @property
    def minimum(self) -> Distribution:
        """The lowest score."""
        return self._highest([self.orders.of_peak + 1])

    def _highest(self, orders: Sequence[int]) -> Distribution:
        """The last level that is reached, over some orders."""
        shares = self._peaks[1].sum(axis=0)
        found = np.zeros(len(self.orders.levels))
        for o in orders:
            found[self.orders.order[o]] += shares[o] / len(orders)
        return self._by_level(found)

    @cached_property
    def peak_is_end(self) -> float:
        """Probability that the strongest moment is the last one felt."""
        within, orders, n = self.within, self.orders, self.orders.of_peak
        score = within.probabilities[:, orders.order[:n]]
        finish = np.array(self.walk.ends.finish)[within.states][:, None, None]
        arriving = within.arriving[within.states][:, :n]
        until = arriving[:, :, 1:]
        if orders.shared:
            until = (until + arriving[:, :, :-1]) / 2
        return float((until * score * finish).sum()) / n / self.felt

    @property
    def distribution(self) -> Distribution:
        """Of U."""
        orders, within, weight = self.orders, self.within, self.rule.weight
        n = orders.of_peak
        finish = np.array(self.walk.ends.finish)[within.states][:, None] / self.felt / n
        # Everything within a set, and the score of the end: orders by sets by levels.
        until = np.einsum("ios,il->osl", within.arriving[within.states][:, :n], within.probabilities * finish)
        scores: list[Matrix] = []
        masses: list[Matrix] = []
        for o, order in enumerate(orders.order[:n]):
            ends = until[o][:, order]
            more = ends[1:] - ends[:-1]
            more[more <= _NOISE * ends[1:]] = 0.0
            # The end is below the peak, or is the peak.
            joint = np.tril(more, -1) + np.diag(ends[1:].diagonal())
            level = orders.levels[order]
            scores.append((weight * level[:, None] + (1 - weight) * level).ravel())
            masses.append(joint.ravel())
        # Weighted sums that differ in the last digit are one value.
        values, place = np.unique(np.round(np.concatenate(scores), 12), return_inverse=True)
        total = np.bincount(place.ravel(), np.concatenate(masses))
        return tuple((v, p) for v, p in zip(values.tolist(), total.tolist(), strict=True) if p > 0)

    def gains(self, other: Mapping[str, Distribution]) -> dict[str, float]:
        """Touchpoint to what E[U] gains if it alone had another law: `good`, `bad`, or of one of `others`."""
        orders, weight = self.orders, self.rule.weight
        laws = orders.probabilities(other.values())
        found = self.within.gained(dict(zip(other, orders.cumulated(laws), strict=True)))
        if not found:
            return {}
        peaks = orders.expected(np.array(list(found.values()))).tolist()
        now = orders.probabilities([self.laws[name] for name in other])
        rises = dict(zip(other, ((laws - now) * orders.levels).sum(axis=1).tolist(), strict=True))
        last = self.end_share
        gained = {}
        for name, peak in zip(found, peaks, strict=True):
            gain = weight * peak / self.felt + (1 - weight) * last.get(name, 0.0) * rises[name]
            # It never falls when a score rises (theory 2.3) but by rounding.
            gained[name] = gain if gain * rises[name] > 0 else 0.0
        return gained

    def new_peak_share(self, other: Mapping[str, Distribution]) -> dict[str, float]:
        """Touchpoint to the probability that it is the peak if it alone has another law."""
        stay = dict(zip(other, self.orders.cumulated(self.orders.probabilities(other.values())), strict=True))
        strictly = self._rise(
            stay, {name: np.append(g[:, 1:], g[:, -1:], axis=1) for name, g in stay.items()}
        )
        if not self.orders.shared:
            return strictly
        evenly = self._rise({name: np.append(g[:, :1], g[:, :-1], axis=1) for name, g in stay.items()}, stay)
        return {name: (share + evenly[name]) / 2 for name, share in strictly.items()}

    def _rise(self, below: Mapping[str, Matrix], above: Mapping[str, Matrix]) -> dict[str, float]:
        low, high = self.within.gained(below), self.within.gained(above)
        n = self.orders.of_peak
        return {name: float((high[name] - low[name])[:n].sum()) / n / self.felt for name in low}

    def unknown(self, side: Literal["fork", "join"]) -> tuple[str, ...]:
        """Blocks after which (`join`) nothing more may be felt, or before which (`fork`) nothing may have been."""
        shares = self.walk.ends.last if side == "join" else self.walk.ends.first
        found: Iterable[Beside] = (block for i, block in self.walk.blocks.items() if shares[i] > 0)
        return tuple(dict.fromkeys(getattr(beside.block, side) for beside in found))
