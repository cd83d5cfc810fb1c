"""From what a map says of a touchpoint to what the mathematics takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import fsum

from blueprint.experience.walk.feeling import CONTACT_WEIGHTS, UNIFORM_CHANNELS, Feeling
from blueprint.flow.time.estimate import Pert
from blueprint.flow.time.laws import Fixed, Gamma, Law
from blueprint.flow.time.nodes import nodes
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.vocabulary import OwnChannel
from blueprint.model.wait_scores import WaitScores
from blueprint.ranking import ceiling


def law_of(touchpoint: Touchpoint) -> Law | None:
    """The law of the time at one visit, without any wait in front of it; None when no time is known.

    An estimate says how long it really takes: three points are PERT, a mean with a coefficient of variation
    is gamma. Without one it takes exactly the standard, but where staff serve, whose times always vary,
    it is taken as exponential around it (`assumed_exponential`).
    """
    times = touchpoint.time
    estimate = times.estimate if times else None
    if estimate and estimate.min and estimate.likely and estimate.max:
        low, likely, high = estimate.min.seconds, estimate.likely.seconds, estimate.max.seconds
        return Fixed(low) if low == high else Pert(low, likely, high)
    if estimate and estimate.mean:
        return Gamma(estimate.mean.seconds, estimate.cv or 0.0) if estimate.mean.seconds else Fixed(0.0)
    if times is None or times.standard is None:
        return None
    seconds = times.standard.seconds
    return Gamma(seconds, 1.0) if assumed_exponential(touchpoint) and seconds else Fixed(seconds)


def assumed_exponential(touchpoint: Touchpoint) -> bool:
    """Whether the touchpoint's service time is taken as exponential for want of an estimate."""
    return touchpoint.staffed is not None and (touchpoint.time is None or touchpoint.time.estimate is None)


def laws_of(service_map: ServiceMap) -> dict[str, Law]:
    """Touchpoint to its law; touchpoints without a known time are left out."""
    laws = {id_: law_of(t) for id_, t in service_map.touchpoints.items()}
    return {id_: law for id_, law in laws.items() if law is not None}


ASSUMED_SPREAD = 0.2
"""Standard deviation of scores between customers where nobody says, as part of the scale."""


def spread_of(service_map: ServiceMap) -> float:
    """The spread of scores at touchpoints that give none, on the map's scale."""
    given = service_map.emotion_spread
    return ASSUMED_SPREAD * service_map.emotion_scale if given is None else given


def feelings_of(service_map: ServiceMap, laws: dict[str, Law]) -> dict[str, Feeling]:
    """Touchpoint to its feelings, in declaration order."""
    spread = spread_of(service_map)
    return {
        id_: feeling_of(t, laws[id_].mean if id_ in laws else None, spread, service_map.channels)
        for id_, t in service_map.touchpoints.items()
        if id_ in service_map.walked
    }


def feeling_of(
    touchpoint: Touchpoint,
    time_mean: float | None,
    spread: float = 0.0,
    channels: Mapping[str, OwnChannel] | None = None,
) -> Feeling:
    """The feelings of one touchpoint.

    Args:
        touchpoint: whose.
        time_mean: in seconds.
        spread: of its scores where it gives none.
        channels: that its map declares.
    """
    emotion, fails = touchpoint.emotion, touchpoint.fails
    return Feeling(
        score=emotion.score if emotion else None,
        good=emotion.good if emotion else None,
        bad=emotion.bad if emotion else None,
        spread=spread if emotion is None or emotion.spread is None else emotion.spread,
        fail_chance=float(fails.chance or 0) if fails else 0.0,
        caught=float(fails.caught or 0) if fails else 0.0,
        contact_weight=_contact_weight(touchpoint.channel, channels) if touchpoint.lane.experienced else 0.0,
        uniform=touchpoint.channel in UNIFORM_CHANNELS,
        experienced=touchpoint.lane.experienced,
        time_mean=time_mean,
    )


def _contact_weight(channel: str | None, channels: Mapping[str, OwnChannel] | None) -> float:
    """What the map says of the channel, else what is known of one of that name."""
    declared = channels.get(channel) if channels and channel else None
    if declared is not None and declared.weight is not None:
        return declared.weight
    return CONTACT_WEIGHTS.get(channel, 0.0)


UNFELT = Feeling(experienced=False)
"""Of a state that is no touchpoint, such as the place where a queue is joined."""


def felt_by_time(feeling: Feeling, at: WaitScores, law: Law | None, scale: float) -> Feeling:
    """The feelings of a touchpoint that feels as long as it lasts; without a time its score is unknown.

    What `good` and `bad` do not say is the best and the worst it can be.

    Args:
        feeling: but for what follows the time.
        at: scores by time.
        law: of the time at one visit; no sum.
        scale: n of the scale -n..+n.
    """
    ends = [score for _, score in at.points]
    good = max(ends) if feeling.good is None else feeling.good
    bad = min(ends) if feeling.bad is None else feeling.bad
    if law is None:
        return replace(feeling, score=None, good=good, bad=bad)
    scores = _scores(at, law, feeling.spread, scale)
    mean = fsum(score * p for score, p in scores)
    return replace(feeling, score=mean, good=max(good, mean), bad=min(bad, mean), scores=scores)


def shifted(before: Feeling, after: Feeling, scale: float) -> Feeling:
    """A feeling with another score: where the score follows the time, all of its scores move along."""
    if not before.scores or before.score is None or after.score is None:
        return after
    by = after.score - before.score
    scores = tuple((max(-scale, min(score + by, scale)), p) for score, p in before.scores)
    return replace(after, score=fsum(score * p for score, p in scores), scores=scores)


_COARSE, _MOST = 10, 100


@lru_cache(maxsize=16)  # segments wait in the same queues
def _scores(at: WaitScores, law: Law, spread: float, scale: float) -> tuple[tuple[float, float], ...]:
    """Scores with their probabilities: of stretches of time over which they differ by a tenth of the scale or a spread."""
    return tuple(_score_each(at, law, spread, scale))


def _score_each(at: WaitScores, law: Law, spread: float, scale: float) -> Iterator[tuple[float, float]]:
    before = law.cdf(0.0)
    if before > 0:
        yield at.score(0.0), before
    step = scale / min(_MOST, max(_COARSE, ceiling(scale / spread) if spread else _COARSE))
    cuts = [0.0]
    for (t0, a), (t1, b) in pairwise(at.points):
        parts = max(1, ceiling(abs(b - a) / step))
        cuts += [t0 + (t1 - t0) * k / parts for k in range(parts + 1)]
    cuts = list(dict.fromkeys(cuts))
    for time, p in nodes(law, cuts):
        yield at.score(time), p
    beyond = 1.0 - law.cdf(cuts[-1])
    if beyond > 0:
        yield at.score(cuts[-1]), beyond
