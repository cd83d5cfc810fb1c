"""What measures are worth in remembered experience.

E[U] with one score or one chance of failure moved is not run again but read off: what is known of each touchpoint
while everything else stays within each level says what its peak becomes with any other law (theory 2.3, 3.3). That is
exact, for all touchpoints at once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.experience.mixing import feeling_weights
from blueprint.experience.walk.feeling import Feeling, with_assumed_range
from blueprint.figures.invest.measures import UNITS, Kind, improved_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.experience.peak.study import Study
    from blueprint.figures.segment import SegmentFigures


@dataclass(frozen=True)
class Gain:
    """What remembered experience gains, in points of the scale.

    Attributes:
        remembered: where no visit fails.
        with_failures: where visits can fail.
        peak: of a score: the share of customers for whom the touchpoint is then the peak, nothing else on
            their route being as strong.
    """

    remembered: float = 0.0
    with_failures: float = 0.0
    peak: float = 0.0

    @property
    def points(self) -> tuple[float, float]:
        """Of what is remembered, without failures and with them."""
        return self.remembered, self.with_failures

    def plus(self, weight: float, other: Gain) -> Gain:
        """With the gain of a segment of this weight."""
        return Gain(
            self.remembered + weight * other.remembered,
            self.with_failures + weight * other.with_failures,
            self.peak + weight * other.peak,
        )


class Remembering:
    """The remembered experience of some segments, after measures already taken.

    Args:
        weighted: (share of all customers, segment) each.
    """

    def __init__(self, weighted: Sequence[tuple[float, SegmentFigures]]) -> None:
        self._segments = [s for _, s in weighted]
        self._weights = feeling_weights([(w, s.experience) for w, s in weighted])
        self._feelings = [dict(s.feelings) for s in self._segments]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Touchpoints that lack what remembered experience needs."""
        found = (
            id_ for s in self._segments if s.experience.remembered is None for id_ in s.experience.unknown
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def with_failures(self) -> float:
        """E[U] before any measure is taken, visits failing as they do; 0 where nobody feels anything."""
        felt = [
            (w, s.experience.remembered_with_failures)
            for w, s in zip(self._weights, self._segments, strict=True)
        ]
        return math.fsum(w * (u or 0.0) for w, u in felt)

    def take(self, kind: Kind, id_: str) -> None:
        """Take a measure; later gains are on top of it."""
        for segment, feelings in zip(self._segments, self._feelings, strict=True):
            feelings[id_] = improved_feeling(feelings[id_], kind, segment.map.emotion_scale)

    def gains(self, kind: Kind, ids: Sequence[str]) -> dict[str, Gain]:
        """Touchpoint to what one measure of a kind is worth there."""
        found = dict.fromkeys(ids, Gain())
        for weight, segment, feelings in zip(self._weights, self._segments, self._feelings, strict=True):
            if not weight > 0:
                continue
            here = [id_ for id_ in ids if id_ in feelings and feelings[id_].experienced]
            new = {id_: improved_feeling(feelings[id_], kind, segment.map.emotion_scale) for id_ in here}
            new = {id_: feeling for id_, feeling in new.items() if feeling != feelings[id_]}
            new = with_assumed_range(new, segment.map.emotion_scale)[0]
            gained = (_scores if kind == "emotion" else _failures)(segment, feelings, new)
            for id_, gain in gained.items():
                found[id_] = found[id_].plus(weight, gain)
        return found


def improved_feeling(feeling: Feeling, kind: Kind, scale: float) -> Feeling:
    """The feeling after one unit; must say the same as `measures.improved`."""
    if kind == "emotion" and feeling.score is not None:
        raised = tuple((improved_score(s, feeling.good, scale), p) for s, p in feeling.scores)
        score = (
            math.fsum(s * p for s, p in raised)
            if raised
            else improved_score(feeling.score, feeling.good, scale)
        )
        return replace(feeling, score=score, scores=raised)
    if kind == "failure":
        return replace(feeling, fail_chance=max(feeling.fail_chance - UNITS[kind], 0.0))
    return feeling


def _failures(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], new: Mapping[str, Feeling]
) -> dict[str, Gain]:
    if not new:
        return {}
    study = _study(segment, feelings, new, failing=True)
    gained = study.gains(study.laws_of(new))
    return {id_: Gain(with_failures=gained.get(id_, 0.0)) for id_ in new}


def _scores(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], new: Mapping[str, Feeling]
) -> dict[str, Gain]:
    if not new:
        return {}
    plain = _study(segment, feelings, new, failing=False)
    fails = any(f.experienced and f.noticed_failure > 0 for f in feelings.values())
    failing = _study(segment, feelings, new, failing=True) if fails else plain
    laws = plain.laws_of(new)
    gained, peaks, with_failures = (
        plain.gains(laws),
        plain.new_peak_share(laws),
        failing.gains(failing.laws_of(new)),
    )
    return {id_: Gain(gained.get(id_, 0.0), with_failures.get(id_, 0.0), peaks.get(id_, 0.0)) for id_ in new}


def _study(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], new: Mapping[str, Feeling], *, failing: bool
) -> Study:
    from blueprint.experience.peak.study import Study  # imports numpy

    rule, scale = segment.settings.rule, segment.map.emotion_scale
    return Study.of(segment.chain, feelings, rule, scale, failing=failing, others=tuple(new.values()))
