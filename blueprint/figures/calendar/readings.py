"""The share of customers for whom a promised time is kept, over all moments at which they come, by each reading of its words.

Where nothing of the way waits for the morning, or all of it does, the share is that of the law of the time, at the time
that each start leaves until it is due: exact but for the law, and for customers of a quarter of an hour, who count as
coming in its middle. Where some of it waits, customers are drawn (`drawing.py`), and the error is theirs.
The clock is taken to start when customers come in.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from blueprint.figures.calendar.drawing import drawn, max_of
from blueprint.flow.calendar.calendar import DAY, Horizon
from blueprint.flow.calendar.due import Limit, due_at, limits
from blueprint.flow.calendar.schedule import Schedule
from blueprint.flow.time.at_work import AtWork
from blueprint.flow.time.stretch import Unanswerable, stretch
from blueprint.flow.time.walk import laws_of
from blueprint.model.working_time import WorkingTime
from blueprint.ranking import NEAR, above, steady

if TYPE_CHECKING:
    import numpy as np

    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.promise import ModelledTime
    from blueprint.flow.time.walk import Walk
    from blueprint.model.duration import Duration

Segments = Sequence[tuple[float, "TimedChain"]]
_Z = 1.2815515655446004
"""Half of an 80 % interval, in standard errors."""
_FEW = 60
"""So many different times are enough for a range."""
_LEAST_HOUR = 0.002
"""Hours of the week in which fewer come are not the worst ones."""


class SharedWithin(Protocol):
    """A law that tells shares."""

    def share_within(self, t: float, /) -> float:
        """P(T <= t), 0..1."""


@dataclass(frozen=True)
class Read:
    """A promised time, read in one way.

    Attributes:
        limit: how.
        achieved: the share of customers for whom it is kept.
        error: how far off that may be.
        least: the shortest time that it leaves, in the time that the law is of; None where customers are drawn.
        by_weekday: the same of those who come on a weekday, 0 for Monday.
        worst: weekday, hour and share of the hour of the week in which it is kept least.
        left: how much time starts leave, in seconds, and for which share of customers; nothing where customers are drawn.
    """

    limit: Limit
    achieved: float
    error: float
    least: float | None
    by_weekday: Mapping[int, float]
    worst: tuple[int, int, float]
    left: tuple[tuple[float, float], ...] = ()

    def keeps(self, required: float) -> bool:
        """Whether it is kept for a share of customers."""
        return not above(required, self.achieved, NEAR)

    def share_of(self, law: SharedWithin) -> float:
        """The share of customers for whom it would be kept with another law of the time."""
        return math.fsum(weight * law.share_within(t) for t, weight in self.left)


@dataclass(frozen=True)
class Readings:
    """A promised time over the calendar.

    Attributes:
        reads: by each way to read its words; the first is what they say.
        assumed: whether nobody said when it is open.
        years: for which holidays are known; none are counted where it is empty.
        left_out: share of customers left out, because it is due later than holidays are known.
        drawn: whether customers are drawn.
    """

    reads: tuple[Read, ...]
    assumed: bool
    years: tuple[int, ...]
    left_out: float
    drawn: bool

    @property
    def said(self) -> Read:
        """What the words say."""
        return self.reads[0]

    @property
    def open(self) -> tuple[Read, ...]:
        """The other readings that come to another share."""
        return tuple(
            read for read in self.reads[1:] if abs(read.achieved - self.said.achieved) > max(read.error, 5e-4)
        )

    def turning(self, required: float) -> Read | None:
        """A reading by which more, or fewer, than the share `required` are served in time, where the words' own is not."""
        kept = self.said.keeps(required)
        return next((read for read in self.open if read.keeps(required) is not kept), None)

    def other(self, required: float) -> Read | None:
        """The one reading to tell beside what the words say: one that turns whether it is kept, else the first."""
        return self.turning(required) or next(iter(self.open), None)


def readings(
    said: Duration, way: tuple[str, str], segments: Segments, schedule: Schedule | None, law: ModelledTime
) -> Readings | None:
    """The readings of a promised time; None where nights and weekends do not come in: its law is all there is to say.

    Args:
        said: the time.
        way: from entering one touchpoint to leaving another.
        segments: share of all customers, and chain.
        schedule: the hours of the map.
        law: the time between, of those who do both.

    Raises:
        UnknownTime: a touchpoint between has no law.
    """
    working = isinstance(said, WorkingTime)
    if schedule is None and not working:
        return None
    schedule = schedule or Schedule()
    walks = list(_walks(way, segments, schedule))
    parts = [part for _, walk in walks for part in walk.parts]
    waiting = {inner.calendar for part in parts for inner in laws_of(part) if isinstance(inner, AtWork)}
    if not walks or not (working or waiting or said.seconds >= DAY):
        return None
    whole = len(waiting) == 1 and all(
        isinstance(x, AtWork) or not x.largest for p in parts for x in laws_of(p)
    )
    return _Over(said, schedule, law, walks, "all" if whole else "some" if waiting else "none").readings


def _walks(way: tuple[str, str], segments: Segments, schedule: Schedule) -> Iterator[tuple[float, Walk]]:
    for share, timed in segments:
        found = stretch(schedule.marked(timed), *way)
        if not isinstance(found, Unanswerable) and found.walk is not None:
            yield share * found.both, found.walk


class _Over:
    def __init__(
        self,
        said: Duration,
        schedule: Schedule,
        law: ModelledTime,
        walks: Sequence[tuple[float, Walk]],
        waits: str,
    ) -> None:
        self._law, self._walks, self._schedule = law, walks, schedule
        ways = limits(said, schedule.calendar)
        reach = max(
            7 * limit.days + limit.seconds / (3600 if limit.reading == "working-hours" else DAY)
            for limit in ways
        )
        first, coming, days = schedule.days(7 * reach if reach < 400 else reach)
        self._horizon = Horizon(schedule.calendar, first, days)
        moments, weights = schedule.starts(self._horizon, coming)
        self._moments, self._weights = moments, weights
        dues = {limit: due_at(self._horizon, limit, moments) for limit in ways}
        latest = max_of(list(dues.values()))
        known = latest <= days * DAY
        self._left_out = float(weights[~known].sum())
        self._hours = ((moments // 3600).astype(int) + 24 * first.weekday()) % 168
        self._known = known
        self._drawn = waits == "some"
        self._waiting = waits == "all"
        self.readings: Readings | None = None
        if self._left_out > 1 - 1e-9:
            return
        if self._drawn:
            self._draw()
        self.readings = Readings(
            tuple(self._read(limit, due) for limit, due in dues.items()),
            schedule.assumed,
            tuple(sorted(schedule.calendar.holidays.years)),
            self._left_out,
            self._drawn,
        )

    def _read(self, limit: Limit, due: Array) -> Read:
        import numpy as np

        if self._drawn:
            kept = (self._done <= due[self._who] + 1e-6).astype(float)
            hours, weights = self._hours[self._who], np.ones(len(kept))
            achieved = float(kept.mean())
            error = _Z * math.sqrt(max(achieved * (1 - achieved), 1 / len(kept)) / len(kept))
            return self._told(limit, kept, (hours, weights), achieved, (error, None))
        left = due - self._moments
        if self._waiting:
            left = self._horizon.worked(due) - self._horizon.worked(self._moments)
        left = left[self._known]
        times, back = np.unique(np.round(left, 3), return_inverse=True)
        kept = np.array([self._law.share_within(float(t)) for t in times])[back]
        off = np.array([self._law.error_at(float(t)) for t in times])[back]
        weights = self._weights[self._known]
        weights = weights / weights.sum()
        achieved, error = (steady(math.fsum(weights * x)) for x in (kept, off))
        read = self._told(
            limit, kept, (self._hours[self._known], weights), min(achieved, 1.0), (error, float(times[0]))
        )
        return replace(read, left=_few(times, np.bincount(back, weights).astype(float)))

    def _told(
        self,
        limit: Limit,
        kept: Array,
        come: tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Array],
        achieved: float,
        off: tuple[float, float | None],
    ) -> Read:
        import numpy as np

        hours, weights = come
        whole = np.bincount(hours, weights, 168)
        good = np.bincount(hours, weights * kept, 168)
        days, done = whole.reshape(7, 24).sum(1), good.reshape(7, 24).sum(1)
        by_weekday = {day: steady(float(done[day] / days[day])) for day in range(7) if days[day] > 0}
        seen = np.flatnonzero(whole > _LEAST_HOUR * whole.sum())
        shares = [steady(float(good[hour] / whole[hour])) for hour in seen]
        least = min(range(len(seen)), key=lambda k: (shares[k], k))
        worst = (int(seen[least]) // 24, int(seen[least]) % 24, shares[least])
        return Read(limit, achieved, off[0], off[1], by_weekday, worst)

    def _draw(self) -> None:
        weights = self._weights * self._known
        self._who, self._done = drawn(self._walks, self._schedule, self._horizon, (self._moments, weights))


def _few(times: Array, weights: Array) -> tuple[tuple[float, float], ...]:
    """Times with weights, neighbours put together where there are many."""
    import numpy as np

    step = -(-len(times) // _FEW)
    whole = [weights[k : k + step].sum() for k in range(0, len(times), step)]
    mean = [np.dot(times[k : k + step], weights[k : k + step]) for k in range(0, len(times), step)]
    return tuple((float(m / w), float(w)) for m, w in zip(mean, whole, strict=True))
