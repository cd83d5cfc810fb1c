"""What measures are worth in remembered experience.

Scores: E[U] with one score moved is not run again but read off: the probability that a touchpoint is passed
while everything else stays within each level says what its peak becomes at any score (theory 2.3, 3.3). That is
exact, for all touchpoints at once. Chances of failure: see `failure_gain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from blueprint.experience.mixing import feeling_weights
from blueprint.experience.peak.study import Study
from blueprint.experience.walk.feeling import Feeling, with_scale_ends
from blueprint.figures.invest.failure_gain import failure_gains
from blueprint.figures.invest.measures import UNITS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.figures.segment import SegmentFigures
    from blueprint.flow.linear.dense import Matrix


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

    def take(self, kind: Kind, id_: str) -> None:
        """Take a measure; later gains are on top of it."""
        for segment, feelings in zip(self._segments, self._feelings, strict=True):
            feelings[id_] = _improved(feelings[id_], kind, segment.map.emotion_scale)

    def gains(self, kind: Kind, ids: Sequence[str]) -> dict[str, Gain]:
        """Touchpoint to what one measure of a kind is worth there."""
        found = dict.fromkeys(ids, Gain())
        for weight, segment, feelings in zip(self._weights, self._segments, self._feelings, strict=True):
            if not weight > 0:
                continue
            here = [id_ for id_ in ids if id_ in feelings and feelings[id_].experienced]
            new = {id_: _improved(feelings[id_], kind, segment.map.emotion_scale) for id_ in here}
            new = {id_: feeling for id_, feeling in new.items() if feeling != feelings[id_]}
            gained = (_scores if kind == "emotion" else _failures)(segment, feelings, new)
            for id_, gain in gained.items():
                found[id_] = found[id_].plus(weight, gain)
        return found


def _improved(feeling: Feeling, kind: Kind, scale: float) -> Feeling:
    """The feeling after one unit; must say the same as `measures.improved`."""
    if kind == "emotion" and feeling.score is not None:
        return replace(feeling, score=max(feeling.score, min(feeling.score + UNITS[kind], scale)))
    if kind == "failure":
        return replace(feeling, fail_chance=max(feeling.fail_chance - UNITS[kind], 0.0))
    return feeling


def _failures(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], new: Mapping[str, Feeling]
) -> dict[str, Gain]:
    if not new:
        return {}
    rule, scale = segment.settings.rule, segment.map.emotion_scale
    study = Study.of(segment.chain, with_scale_ends(feelings, scale)[0], rule.peak, failing=True)
    last: dict[str, float] = {}
    for impression, share in zip(study.walk.felt, study.ends.last, strict=True):
        if impression >= 0:
            last[study.names[impression]] = last.get(study.names[impression], 0.0) + share
    gains = failure_gains(segment.chain, feelings, new, rule, scale, last)
    return {id_: Gain(with_failures=gain / study.felt) for id_, gain in gains.items()}


def _scores(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], new: Mapping[str, Feeling]
) -> dict[str, Gain]:
    scores = {id_: feeling.score for id_, feeling in new.items() if feeling.score is not None}
    plain = _moved(segment, feelings, scores, failing=False)
    filled = with_scale_ends(feelings, segment.map.emotion_scale)[0]
    fails = any(f.experienced and f.noticed_failure > 0 for f in feelings.values())
    failing = _moved(segment, filled, scores, failing=True) if fails else plain
    nothing = (0.0, 0.0)
    found = {id_: (*plain.get(id_, nothing), failing.get(id_, nothing)[0]) for id_ in scores}
    return {id_: Gain(gain, with_failures, peak) for id_, (gain, peak, with_failures) in found.items()}


def _moved(
    segment: SegmentFigures, feelings: Mapping[str, Feeling], scores: Mapping[str, float], *, failing: bool
) -> dict[str, tuple[float, float]]:
    """What E[U] gains when a touchpoint leaves another score, one touchpoint at a time; and who peaks there."""
    import numpy as np

    from blueprint.experience.peak.peak_spread import spread

    rule = segment.settings.rule
    study = Study.of(segment.chain, feelings, rule.peak, failing=failing)
    levels = np.array(study.ranking.levels)
    last: dict[int, float] = {}
    for impression, share in zip(study.walk.felt, study.ends.last, strict=True):
        last[impression] = last.get(impression, 0.0) + share

    def peaks(score: float) -> Matrix:
        """The peak at this score, alone and beside each level of everything else."""
        below = study.ranking.below(score, rule.peak)
        return np.concatenate([[score], np.full(below, score), levels[below:]])

    passing = spread(study.walk, study.ranking, study.ends)
    found: dict[str, tuple[float, float]] = {}
    for id_, score in scores.items():
        impressions = [i for i, _ in study.outcomes.get(id_, ()) if i in passing]
        # Of a visit that can fail there are two; the first is the one that does not.
        now = feelings[id_].score
        certain = failing and feelings[id_].noticed_failure >= 1
        if not impressions or now is None or certain:
            continue
        shares = np.diff(passing[impressions[0]], prepend=0.0)
        peak = float(shares @ (peaks(score) - peaks(now)))
        end = last.get(impressions[0], 0.0) * (score - now)
        alone = passing[impressions[0]][study.ranking.below(score, rule.peak)]
        gain = rule.weight * peak + (1 - rule.weight) * end
        found[id_] = gain / study.felt, float(alone) / study.felt
    return found
