"""Guesses that come nearer to x = f(x) where f overshoots: the more are thought to come, the fewer stay.

Taking f(x) for the next guess may go to and fro for ever. The next guess is where the straight line through the last
two misses ends (Anderson 1965, of depth one); where it misses by more than the best one so far, half a step, a
quarter, and so on, from the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

_Guess = tuple[list[float], list[float], float]


class Nearing:
    """Guesses of one fixed point of numbers that are not negative."""

    def __init__(self) -> None:
        self._best: _Guess | None = None
        self._before: _Guess | None = None
        self._share = 1.0

    def after(self, x: Sequence[float], image: Sequence[float]) -> list[float]:
        """The next guess after `x`, of which f made `image`."""
        miss = [b - a for a, b in zip(x, image, strict=True)]
        size = fsum(m * m for m in miss)
        if self._best is not None and size >= self._best[2]:
            self._share /= 2
            at, step, _ = self._best
            return [max(a + self._share * m, 0.0) for a, m in zip(at, step, strict=True)]
        self._before, self._best, self._share = self._best, (list(x), miss, size), 1.0
        if self._before is None:
            return list(image)
        at, step, _ = self._before
        if size == 0:
            return list(image)
        turn = [m - s for m, s in zip(miss, step, strict=True)]
        part = fsum(t * m for t, m in zip(turn, miss, strict=True)) / fsum(t * t for t in turn)
        moved = [b - a for a, b in zip(at, x, strict=True)]
        return [max(a + m - part * (d + t), 0.0) for a, m, d, t in zip(x, miss, moved, turn, strict=True)]
