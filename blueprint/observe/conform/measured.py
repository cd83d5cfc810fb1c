"""Statistics of times, as the engine gives them and as people read them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blueprint.observe.conform.data import Measured, PatienceMeasured
from blueprint.observe.conform.verdict import mean_half_width, quantile_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.model.touchpoint import Touchpoint

_MICRO = 1_000_000


def measured(stats: Sequence[Any], values: Sequence[int]) -> Measured:
    """Statistics in microseconds as times in seconds; `values`, sorted, give the intervals of small samples."""
    n, total, sd, least, most, quantiles = stats
    if not n:
        return Measured(n=0, intervals={})
    p50, p90, p95 = (round(float(q), 3) / _MICRO for q in quantiles)  # without the noise of interpolation
    mean = float(total) / n / _MICRO
    spread = None if sd is None or n < 2 else float(sd) / _MICRO
    intervals = {}
    if values:
        half = mean_half_width(spread, n)
        intervals["mean"] = (mean - half, mean + half) if n > 1 else (None, None)
        for name, p in (("p50", 0.5), ("p90", 0.9), ("p95", 0.95)):
            low, high = quantile_interval(values, p)
            intervals[name] = (
                None if low is None else low / _MICRO,
                None if high is None else high / _MICRO,
            )
    return Measured(
        n=n,
        mean=mean,
        sd=spread,
        least=least / _MICRO,
        most=most / _MICRO,
        p50=p50,
        p90=p90,
        p95=p95,
        intervals=intervals,
    )


def patience(row: Sequence[Any], queue: str, server: Touchpoint) -> PatienceMeasured:
    """What waits say of patience (`Questions.patience`)."""
    waited, gave_up, total, quarter, half = row
    staffed = server.staffed
    found = PatienceMeasured(
        queue=queue,
        server=server.id,
        waited=int(waited),
        gave_up=int(gave_up),
        quarter=None if quarter is None else quarter / _MICRO,
        half=None if half is None else half / _MICRO,
        declared=staffed.patience.seconds if staffed and staffed.patience else None,
    )
    if not gave_up:
        return found
    from scipy.special import gammaincinv

    seconds = float(total) / _MICRO
    low, high = (seconds / float(gammaincinv(gave_up, p)) for p in (0.975, 0.025))
    return replace(found, mean=seconds / float(gave_up), interval=(low, high))
