"""What a visit leaves: a score drawn from a finite law around the touchpoint's score.

Customers do not feel alike. With a spread (a standard deviation) the law is the normal one around the score, taken
together on a grid from one end of the scale to the other; what lies beyond an end is on the end. The latent mean is
moved until the mean of the law is the score, as the mean of a survey is. Without spread it is the score itself.
A visit that fails, and whose failure is noticed, is drawn around `bad`: a mixture (theory 3.3 (6)).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.experience.distribution import distribution, mixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.experience.distribution import Distribution
    from blueprint.experience.walk.feeling import Feeling

_FEWEST, _MOST = 15, 100
_TOLERANCE = 1e-15


class ScoreLaws:
    """The laws of one map's scores, on one grid.

    Args:
        feelings: of all touchpoints that may meet on a route; the least spread decides how fine the grid is.
        scale: n of the scale -n..+n; > 0.

    Attributes:
        spreads: whether any score varies.
        steps: of the grid, from 0 to an end of the scale: a fifteenth of it or half the spread each, whichever is finer,
            but never finer than a hundredth.
    """

    def __init__(self, feelings: Iterable[Feeling], scale: float) -> None:
        self._scale = scale
        least = min((f.spread for f in feelings if f.experienced and f.spread > 0), default=None)
        self.spreads = least is not None
        self.steps = max(_FEWEST, min(_MOST, math.ceil(2 * scale / least))) if least else _FEWEST

    def around(self, score: float, feeling: Feeling) -> Distribution:
        """The law around a score of a touchpoint."""
        return score_law(score, feeling.spread, self._scale, self.steps)

    def of(self, feeling: Feeling, *, failing: bool = False) -> Distribution:
        """The law as it is; if `failing`, with the noticed failures. A score that is not known counts as 0."""
        score = feeling.score or 0.0
        chance = feeling.noticed_failure if failing else 0.0
        bad = score if feeling.bad is None else feeling.bad
        own = [((1 - chance) * p, s) for s, p in feeling.scores or ((score, 1.0),)]
        laws = [(p, self.around(s, feeling)) for p, s in (*own, (chance, bad)) if p > 0]
        return mixed(laws) if len(laws) > 1 else laws[0][1]


@lru_cache(maxsize=4096)
def score_law(score: float, spread: float, scale: float, steps: int) -> Distribution:
    """The law around a score, by value.

    Args:
        score: its mean.
        spread: standard deviation before anything is put on the ends of the scale; >= 0.
        scale: n of the scale -n..+n.
        steps: of the grid, from 0 to n.
    """
    if score < 0:
        return tuple((-value, p) for value, p in reversed(score_law(-score, spread, scale, steps)))
    if spread == 0 or score >= scale:
        return ((score, 1.0),)
    borders = [scale * (k + 0.5) / steps for k in range(-steps, steps)]
    mean = _latent(score, spread, scale, borders) if score else 0.0
    at = [-math.inf, *((b - mean) / spread for b in borders), math.inf]
    values = (scale * k / steps for k in range(-steps, steps + 1))
    return distribution(zip(values, map(_between, at, at[1:]), strict=True))


def _between(low: float, high: float) -> float:
    """The standard normal probability between two points, with the digits of either tail."""
    if low > 0:
        low, high = -high, -low
    root = math.sqrt(2)
    return (math.erfc(-high / root) - math.erfc(-low / root)) / 2


def _latent(score: float, spread: float, scale: float, borders: list[float]) -> float:
    """The mean of the normal law for which the mean on the grid is the score (Newton, held by bisection)."""
    step = borders[1] - borders[0]
    low, high = -scale - 40 * spread, scale + 40 * spread
    mean = score
    for _ in range(200):
        at = [(mean - b) / spread for b in borders]
        miss = step * math.fsum(math.erfc(-x / math.sqrt(2)) for x in at) / 2 - scale - score
        if abs(miss) <= _TOLERANCE * scale:
            break
        low, high = (mean, high) if miss < 0 else (low, mean)
        slope = step * math.fsum(math.exp(-x * x / 2) for x in at) / math.sqrt(2 * math.pi) / spread
        mean = mean - miss / slope if slope > 0 else low
        if not low < mean < high:
            mean = (low + high) / 2
    return mean
