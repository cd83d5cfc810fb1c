"""How a wait feels, by how long it lasts: `at: {0m: 1, 5m: -1, 10m: -4}`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from blueprint.model.duration import DURATION, Duration, parse_duration
from blueprint.model.fields import SCORE
from blueprint.model.values import Grammar, shape_of, wrong
from blueprint.wording import Wording

_EXAMPLE = Wording("write it as `{{0m: 1, 5m: -1, 10m: -4}}`", "请写成 `{{0m: 1, 5m: -1, 10m: -4}}`")


@dataclass(frozen=True)
class WaitScores:
    """Scores at lengths of time: straight between them, flat before the first and after the last.

    Attributes:
        points: (seconds, score), by time; at least one.
    """

    points: tuple[tuple[float, float], ...]

    def score(self, seconds: float) -> float:
        """The score of a wait.

        >>> WaitScores(((0.0, 1.0), (300.0, -1.0))).score(150)
        0.0
        """
        times = [t for t, _ in self.points]
        k = bisect_right(times, seconds)
        if k in (0, len(times)):
            return self.points[min(k, len(times) - 1)][1]
        (t0, a), (t1, b) = self.points[k - 1], self.points[k]
        return a + (b - a) * (seconds - t0) / (t1 - t0)

    @property
    def written(self) -> dict[str, float]:
        """As a map says it."""
        return {Duration(t).text: score for t, score in self.points}


def _parse(value: Any) -> WaitScores:
    if not isinstance(value, dict) or not value:
        raise wrong(
            "wrong-shape",
            Wording(
                "expected scores by length of the wait, found {found}",
                "这里应为按等候时长的分数，却是{found}",
            ).filled(found=shape_of(value)),
            _EXAMPLE.filled(),
        )
    points = sorted((parse_duration(time).seconds, SCORE.parse(score)) for time, score in value.items())
    for (one, _), (other, _) in pairwise(points):
        if one == other:
            raise wrong(
                "wrong-shape",
                Wording("{time} has two scores", "{time} 有两个分数").filled(time=Duration(one)),
                Wording("keep one of them", "请只留一个"),
            )
    return WaitScores(tuple(points))


def _schema() -> dict[str, Any]:
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": SCORE.schema(),
        "propertyNames": {"pattern": DURATION.schema()["pattern"]},
    }


AtTimes = Annotated[WaitScores, Grammar(_parse, _schema)]
