"""SERVQUAL and SERVPERF of the five dimensions (Parasuraman, Zeithaml & Berry 1988; Cronin & Taylor 1992).

gap_k = perception - expectation of an item; a dimension's gap D_d is the mean over its items; the score is the
mean of D_d, or the sum of w_d D_d with weights that sum to 1. Asked in the negative, an answer x counts as
n + 1 - x on a scale of 1 to n. SERVPERF takes the perceptions alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from blueprint.model.names import Dimension
from blueprint.packs.servqual import servqual
from blueprint.ranking import most

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.perception import Perception, Scores


@dataclass(frozen=True)
class DimensionScores:
    """Mean expectation and perception of a dimension, on the map's scale; None is unknown.

    `items`: how many items of the questionnaire it rests on; 0 when the map gives the means themselves.
    """

    expectation: float | None
    perception: float | None
    items: int = 0

    @property
    def gap(self) -> float | None:
        """Perception less expectation; below 0, customers expected more."""
        if self.expectation is None or self.perception is None:
            return None
        return self.perception - self.expectation


class Perceptions:
    """The scores of all dimensions, from what a map says."""

    def __init__(self, perception: Perception | None) -> None:
        self.said = perception

    @cached_property
    def scores(self) -> dict[Dimension, DimensionScores]:
        """By dimension; means that the map gives count before its items."""
        return {d: self._scores(d) for d in Dimension}

    def _scores(self, dimension: Dimension) -> DimensionScores:
        if self.said is None:
            return DimensionScores(None, None)
        given = self.said.of(dimension)
        items = [
            self._turned(item.id, self.said.items[item.id])
            for item in servqual().of(dimension.value)
            if item.id in self.said.items
        ]
        expectation, perception = (given.expectation, given.perception) if given is not None else (None, None)
        own = expectation is not None or perception is not None
        if own or not items:
            return DimensionScores(expectation, perception)
        return DimensionScores(_mean([e for e, _ in items]), _mean([p for _, p in items]), len(items))

    def _turned(self, id_: str, scores: Scores) -> tuple[float | None, float | None]:
        """Expectation and perception of an item; turned round where it was asked in the negative."""
        assert self.said is not None
        if id_ not in self.said.reversed:
            return scores.expectation, scores.perception
        turn = self.said.top + 1
        return (
            None if scores.expectation is None else turn - scores.expectation,
            None if scores.perception is None else turn - scores.perception,
        )

    @cached_property
    def own_weights(self) -> bool:
        """Whether the map weighs dimensions itself."""
        return self.said is not None and any(
            (p := self.said.of(d)) is not None and p.weight is not None for d in Dimension
        )

    @cached_property
    def weights(self) -> Mapping[Dimension, float | None]:
        """Dimension to weight; they sum to 1. Those of the map, else those of 1990; None where one is missing."""
        if not self.own_weights:
            points = {d: servqual().weights[d.value].points for d in Dimension}
            return {d: p / fsum(points.values()) for d, p in points.items()}
        assert self.said is not None
        own = {d: p.weight if (p := self.said.of(d)) is not None else None for d in Dimension}
        total = fsum(w for w in own.values() if w is not None)
        return {d: None if w is None or not total else w / total for d, w in own.items()}

    @cached_property
    def gaps(self) -> dict[Dimension, float]:
        """The gaps that are known."""
        return {d: s.gap for d, s in self.scores.items() if s.gap is not None}

    @property
    def unweighted(self) -> float | None:
        """SERVQUAL: the mean gap; None unless all five are known."""
        return _mean(list(self.gaps.values())) if len(self.gaps) == len(Dimension) else None

    @property
    def weighted(self) -> float | None:
        """SERVQUAL, weighted; None unless all five gaps and weights are known."""
        weights = [self.weights[d] for d in Dimension]
        if len(self.gaps) < len(Dimension) or any(w is None for w in weights):
            return None
        return fsum((w or 0.0) * self.gaps[d] for d, w in zip(Dimension, weights, strict=True))

    @property
    def servperf(self) -> float | None:
        """SERVPERF: the mean perception of the five dimensions; None unless all are known."""
        known = [s.perception for s in self.scores.values() if s.perception is not None]
        return _mean(known) if len(known) == len(Dimension) else None

    @property
    def servperf_sum(self) -> float | None:
        """SERVPERF as it was published: the sum over all 22 items; None unless each of them is answered."""
        if self.said is None:
            return None
        turned = [
            self._turned(i.id, self.said.items[i.id])[1] for i in servqual().items if i.id in self.said.items
        ]
        known = [p for p in turned if p is not None]
        return fsum(known) if len(known) == len(servqual().items) else None

    @property
    def weakest(self) -> Dimension | None:
        """The dimension with the worst gap; None when no gap is known."""
        return most(self.gaps, lambda d: -self.gaps[d]) if self.gaps else None


def _mean(values: list[float | None] | list[float]) -> float | None:
    known = [v for v in values if v is not None]
    return fsum(known) / len(known) if known else None
