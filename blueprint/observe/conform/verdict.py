"""Whether a sample shows that something is kept, and how sure that is.

A share: the interval of Wilson 1927; where that leaves out what is required, the exact binomial tail has to agree, for
the interval is too short for a handful of cases. A quantile: the interval between two order statistics that holds it with
at least 95 %, by the binomial law, without assuming one for the times. A mean: Student's interval.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint import quantity
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.calendar.due import Reading

SURE = 0.95
_Z = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One declared time against what was measured.

    Attributes:
        kind: what was declared; `share`, `mean`, `max` are of promises.
        within: the declared time, seconds.
        required: the share that has to keep it, or for a mean and a maximum the time again.
        achieved: the share, or the time, that was measured.
        low: of the 95 % interval of `achieved`.
        high: of it.
        n: how many times it rests on.
        kept: None where fewer than required keep it, and the sample is too small to say that it is not kept.
        sure: whether the sample speaks against the other verdict, with 97.5 %.
        late: how many of them are under way, and older already.
        told: the declared time as it was declared, where it is working time.
        others: what other ways to read the words come to, each with its verdict: those that give another share.
    """

    kind: Literal["standard", "tolerance", "limit", "handoff", "share", "mean", "max"]
    within: float
    required: float
    achieved: float
    low: float
    high: float
    n: int
    kept: bool | None
    sure: bool
    late: int = 0
    told: Wording | None = None
    others: tuple[tuple[Reading, Verdict], ...] = ()

    @property
    def limit(self) -> Wording:
        """The declared time: `2 d`, `2 working days`."""
        return self.told or quantity.both(quantity.time, self.within)


def judge_share(kind: str, within: float, required: float, hits: int, n: int) -> Verdict | None:
    """At least a share `required` takes at most `within` seconds; None: nothing was measured."""
    if not n:
        return None
    achieved = hits / n
    low, high = wilson(hits, n)
    if required >= 1:  # one that takes longer is enough
        low, high = achieved, achieved
    enough = not above(required, achieved, NEAR)
    sure = required >= 1 or unlikely(hits, n, required)
    return Verdict(
        kind=kind,  # type: ignore[arg-type]
        within=within,
        required=required,
        achieved=achieved,
        low=low,
        high=high,
        n=n,
        kept=True if enough else (False if sure else None),
        sure=sure,
    )


def judge_mean(within: float, mean: float, sd: float | None, n: int) -> Verdict | None:
    """The mean is at most `within` seconds; None: nothing was measured."""
    if not n:
        return None
    half = mean_half_width(sd, n)
    low, high = max(0.0, mean - half), mean + half
    enough = not above(mean, within, NEAR)
    sure = not above(high, within, NEAR) if enough else above(low, within, NEAR)
    kept = True if enough else (False if sure else None)
    return Verdict(
        kind="mean",
        within=within,
        required=within,
        achieved=mean,
        low=low,
        high=high,
        n=n,
        kept=kept,
        sure=sure,
    )


def judge_max(within: float, longest: float, n: int) -> Verdict | None:
    """Nobody took longer than `within` seconds; None: nothing was measured."""
    if not n:
        return None
    kept = not above(longest, within, NEAR)
    return Verdict(
        kind="max",
        within=within,
        required=within,
        achieved=longest,
        low=longest,
        high=longest,
        n=n,
        kept=kept,
        sure=True,
    )


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    >>> tuple(round(x, 4) for x in wilson(8, 10))
    (0.4902, 0.9433)
    """
    share, z2 = hits / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == n else middle + half)


def unlikely(hits: int, n: int, share: float) -> bool:
    """Whether a sample speaks against a share, 0..1: neither its interval nor the binomial tail of 2.5 % allows it.

    >>> unlikely(0, 1, 0.9), unlikely(0, 2, 0.9), unlikely(9, 10, 0.9)
    (False, True, False)
    """
    from scipy.special import bdtr, bdtrc

    low, high = wilson(hits, n)
    if not above(low, share, NEAR) and not above(share, high, NEAR):
        return False
    below = hits < n * share
    if share in (0, 1):
        return below or hits > n * share
    tail = bdtr(hits, n, share) if below else bdtrc(hits - 1, n, share) if hits else 1.0
    return bool(tail <= (1 - SURE) / 2)


def quantile_interval(values: Sequence[float], p: float) -> tuple[float | None, float | None]:
    """Two of the values, sorted, between which the quantile `p` lies with at least 95 %; None: on that side none does.

    >>> quantile_interval([float(i) for i in range(1, 21)], 0.5)
    (6.0, 15.0)
    """
    import numpy as np
    from scipy.special import bdtr

    n, tail = len(values), (1 - SURE) / 2
    shares = bdtr(np.arange(n + 1), n, p)  # of samples with at most so many values below the quantile
    below = int(np.searchsorted(shares, tail))
    beyond = int(np.searchsorted(shares, 1 - tail)) + 1
    low = values[below - 1] if below >= 1 else None
    high = values[beyond - 1] if beyond <= n else None
    return low, high


def mean_half_width(sd: float | None, n: int) -> float:
    """Half of the 95 % interval of a mean; endless for one value."""
    if n < 2 or sd is None:
        return math.inf
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 1 - (1 - SURE) / 2)) * sd / math.sqrt(n)
