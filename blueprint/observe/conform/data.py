"""What is measured of one thing, beside what is declared of it. Times in seconds, shares 0..1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.model.names import Period
    from blueprint.observe.conform.verdict import Verdict
    from blueprint.observe.conform.wall import Span

Interval = tuple[float | None, float | None]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Times of one kind.

    Attributes:
        n: how many times are known.
        mean: None, as all others, where none is.
        sd: standard deviation; None of fewer than two.
        least: the shortest.
        most: the longest.
        p50: the median.
        intervals: `mean`, `p50`, `p90`, `p95` to their 95 % intervals, of small samples; a side where the sample is too
            small for one is None.
    """

    n: int
    mean: float | None = None
    sd: float | None = None
    least: float | None = None
    most: float | None = None
    p50: float | None = None
    p90: float | None = None
    p95: float | None = None
    intervals: Mapping[str, Interval]


@dataclass(frozen=True, kw_only=True)
class TouchpointMeasured:
    """A touchpoint: how often cases were there, how long, and what the map says of it.

    Attributes:
        visits: how many.
        skipped: how many times an arrow that is not on the map led past it.
        verdicts: of its standard and its tolerance; of a limit on its own clock too.
    """

    id: str
    visits: int
    time: Measured
    standard: float | None
    tolerance: float | None
    limit: float | None
    verdicts: tuple[Verdict, ...]
    skipped: int = 0

    @property
    def kept(self) -> bool | None:
        """Whether all that is declared is kept; None: nothing is, or the sample is too small to tell."""
        return whole(v.kept for v in self.verdicts)


@dataclass(frozen=True, kw_only=True)
class ConnectionMeasured:
    """From one touchpoint to another.

    Attributes:
        share: of the visits of the first; None at the start of parallel branches, and where nobody came.
        interval: of the share, 95 %.
        declared: whether the map has the arrow.
        declared_share: None: not declared, or nobody knows it.
        differs: whether the sample speaks against the declared share.
        handoff: times between leaving one and starting the other.
        verdict: of the limit of the hand-off.
        limited: whether there is one.
        skips: touchpoints of the map that an arrow that is not on it leads past.
        cases: some cases that went it, where it is not on the map.
    """

    start: str
    end: str
    count: int
    share: float | None
    interval: tuple[float, float] | None
    declared: bool
    declared_share: float | None
    differs: bool
    handoff: Measured
    verdict: Verdict | None
    limited: bool = False
    skips: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EndMeasured:
    """Cases that end at a touchpoint; `declared` where the map has an exit there."""

    touchpoint: str
    count: int
    share: float | None
    interval: tuple[float, float] | None
    declared: bool
    declared_share: float | None


@dataclass(frozen=True, kw_only=True)
class PeriodMeasured:
    """A promise in one period of those for which it is counted, by when its clock started.

    Attributes:
        span: which.
        started: how many cases got to the start of the promise.
        verdict: of those of them that got to its end, or are late already; None: nobody is either. Of a period that the log has as a whole what was counted
            decides, however few they are, and it is sure where all have got there.
        covered: whether the log has the period as a whole.
    """

    span: Span
    started: int
    verdict: Verdict | None
    covered: bool


@dataclass(frozen=True, kw_only=True)
class PromiseMeasured:
    """A promise, or a limit on its clock.

    Attributes:
        id: of the promise, or of the touchpoint that has the limit.
        started: how many cases got to its start.
        time: of those that got to its end.
        verdicts: one for each quantity promised.
        working: the same times in opening hours, where it is promised in working time.
        per: the period for which it is counted.
        periods: what it comes to in each.
        never: the share that did not get to the end; None where none started.
        under_way: how many were on their way to it when the log ended.
    """

    id: str
    start: str
    end: str
    started: int
    time: Measured
    verdicts: tuple[Verdict, ...]
    under_way: int = 0
    working: Measured | None = None
    per: Period | None = None
    periods: tuple[PeriodMeasured, ...] = ()

    @property
    def never(self) -> float | None:
        """The share of those who started that had not got to the end when the log ended."""
        return 1 - self.time.n / self.started if self.started else None

    @property
    def kept(self) -> bool | None:
        """Whether all that is promised is kept; None: nobody can say."""
        return whole(v.kept for v in self.verdicts)


@dataclass(frozen=True, kw_only=True)
class PatienceMeasured:
    """How long customers are ready to wait in a line: those who were served show only that it was longer than their wait.

    Attributes:
        queue: the touchpoint that is the wait.
        server: the touchpoint waited for.
        waited: how many waits there were.
        gave_up: how many of them ended with the customer leaving.
        mean: all time waited over those who gave up, the estimate of an exponential law (total time on test); None: nobody did.
        interval: of the mean, 95 %, exact for an exponential law.
        quarter: when a quarter would have left, were nobody served (Kaplan & Meier 1958); None: nobody waited so long.
        half: when half would have.
        declared: what the map says of the mean.
    """

    queue: str
    server: str
    waited: int
    gave_up: int
    mean: float | None = None
    interval: tuple[float, float] | None = None
    quarter: float | None = None
    half: float | None = None
    declared: float | None = None


@dataclass(frozen=True, kw_only=True)
class CasesMeasured:
    """Cases from their first event to their last.

    Attributes:
        off_map: how many went an arrow that the map does not have.
        ways: how many different sequences of touchpoints there are.
        frequent: the most frequent of them, each with its count.
        started: touchpoint to how many cases start there.
        strange_starts: those of them where the map lets nobody in.
        first: when the first case began, microseconds since 1970.
        last: when the last one began.
    """

    n: int
    time: Measured
    off_map: int
    ways: int
    frequent: tuple[tuple[tuple[str, ...], int], ...]
    started: Mapping[str, int]
    strange_starts: tuple[str, ...]
    first: int | None
    last: int | None


def whole(kept: object) -> bool | None:
    """What several verdicts come to: broken where one is, unknown where one is or there is none."""
    found = list(kept)  # type: ignore[call-overload]
    if False in found:
        return False
    return None if None in found or not found else True
