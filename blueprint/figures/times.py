"""The time of a visit: of one segment, or of the mix."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import fsum

from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.distribution import TimeDistribution, distribution, mix
from blueprint.flow.time.totals import total_time
from blueprint.flow.time.visible import visible_time


@dataclass(frozen=True)
class VisitTime:
    """How long a visit takes, in seconds; figures that need an unknown time are None.

    Attributes:
        mean: expected total time.
        sd: its standard deviation.
        visible: expected time in which something happens before the customer's eyes.
        hidden: expected time in which nothing does; visible and hidden add up to the mean.
        error: how far the mean, visible and hidden may be off; 0 when exact.
        law: the whole distribution.
        unknown: touchpoints that customers walk over whose time is not known.
    """

    mean: float | None = None
    sd: float | None = None
    visible: float | None = None
    hidden: float | None = None
    error: float = 0.0
    law: TimeDistribution | None = None
    unknown: tuple[str, ...] = ()

    def quantile(self, share: float) -> float | None:
        """The time within which a share of the customers is done; None when unknown or without bound."""
        if self.law is None:
            return None
        seconds = self.law.quantile(share)
        return seconds if math.isfinite(seconds) else None


def visit_time(timed: TimedChain, visible: Collection[str]) -> VisitTime:
    """The time of one segment; `visible` are the touchpoints that customers experience."""
    lacking = timed.lacking()
    if lacking:
        return VisitTime(unknown=lacking)
    total = total_time(timed)
    seen = visible_time(timed, visible)
    return VisitTime(
        total.mean, total.sd, seen.visible, seen.hidden, max(total.error, seen.error), distribution(timed)
    )


def mixed_time(parts: Sequence[tuple[float, VisitTime]]) -> VisitTime:
    """The time over all segments, by their shares."""
    if len(parts) == 1:
        return parts[0][1]
    unknown = tuple(dict.fromkeys(id_ for _, part in parts for id_ in part.unknown))
    laws = [(share, part.law) for share, part in parts if part.law is not None]
    if unknown or len(laws) < len(parts):
        return VisitTime(unknown=unknown)
    mean = fsum(share * (part.mean or 0.0) for share, part in parts)
    second = fsum(share * ((part.sd or 0.0) ** 2 + ((part.mean or 0.0) - mean) ** 2) for share, part in parts)
    return VisitTime(
        mean,
        math.sqrt(second),
        fsum(share * (part.visible or 0.0) for share, part in parts),
        fsum(share * (part.hidden or 0.0) for share, part in parts),
        max(part.error for _, part in parts),
        mix(laws),
    )
