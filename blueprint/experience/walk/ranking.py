"""Which of two impressions is the peak: the strict order of theory 3.3 (5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.experience.walk.feeling import Peak

_KEYS: Mapping[Peak, Callable[[float], tuple[float, bool]]] = {
    "extreme": lambda e: (abs(e), e < 0),
    "max": lambda e: (e, False),
    "min": lambda e: (-e, False),
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Impressions ordered by what it takes to outdo them.

    An impression is a touchpoint with one of its scores. It is known by its number, the declaration order.

    Attributes:
        levels: the distinct scores, the least peak-like first.
        level: per impression, the index of its score in `levels`.
        place: per impression, its place in the strict order; a later place outdoes an earlier one.
    """

    levels: tuple[float, ...]
    level: tuple[int, ...]
    place: tuple[int, ...]

    @classmethod
    def of(cls, scores: Sequence[float], peak: Peak) -> Ranking:
        """Rank impressions, given by their scores in declaration order."""
        key = _KEYS[peak]
        levels = tuple(sorted(set(scores), key=key))
        index = {score: at for at, score in enumerate(levels)}
        level = tuple(index[score] for score in scores)
        place = [0] * len(scores)
        for at, impression in enumerate(sorted(range(len(scores)), key=lambda i: (level[i], i))):
            place[impression] = at
        return cls(levels, level, tuple(place))

    def below(self, score: float, peak: Peak) -> int:
        """How many levels an impression of this score would outdo."""
        key = _KEYS[peak]
        return sum(key(level) < key(score) for level in self.levels)
