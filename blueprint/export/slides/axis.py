"""The picture's coordinates on a slide: boxes keep their size as well as they can, the gaps between give way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LARGEST, _WIDEST_GAP = 1.9, 1.7
Span = tuple[float, float]


@dataclass(frozen=True)
class Axis:
    """A rising, piecewise straight map from the picture to the slide: what was apart stays apart."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    solid: float
    """The scale of boxes."""

    def __call__(self, value: float) -> float:
        """A coordinate on the slide."""
        i = min(max(bisect_right(self.before, value) - 1, 0), len(self.before) - 2)
        x0, x1, y0, y1 = *self.before[i : i + 2], *self.after[i : i + 2]
        return y0 + (value - x0) * (y1 - y0) / (x1 - x0 or 1.0)


def merged(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap, as one."""
    found: list[Span] = []
    for start, stop in sorted(spans):
        if found and start <= found[-1][1] + 0.5:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((start, stop))
    return found


def fitted(spans: Sequence[Span], low: float, high: float, start: float, stop: float, squeeze: float) -> Axis:
    """From `low`..`high` in the picture, with boxes at `spans`, to `start`..`stop` on the slide.

    Gaps give way more than boxes, by `squeeze`.
    """
    inside = [(max(low, a), min(high, b)) for a, b in merged(spans) if a < high and b > low]
    cuts = [low, *(edge for span in inside for edge in span), high]
    full = sum(b - a for a, b in inside)
    gaps = max(high - low - full, 1e-6)
    solid = min(_LARGEST, (stop - start) / (full + squeeze * gaps))
    gap = min(_WIDEST_GAP, (stop - start - solid * full) / gaps)
    at = start + max(0.0, stop - start - solid * full - gap * gaps) / 2
    after = [at]
    for i, (a, b) in enumerate(pairwise(cuts)):
        after.append(after[-1] + (b - a) * (solid if i % 2 else gap))
    return Axis(tuple(cuts), tuple(after), solid)
