"""Promises, limits and hand-offs against the log: by the clock, in working time, in each period, by each reading of their words."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint.flow.calendar.due import limits
from blueprint.model.working_time import WorkingTime
from blueprint.observe.conform.data import PeriodMeasured, PromiseMeasured, whole
from blueprint.observe.conform.measured import measured
from blueprint.observe.conform.sql import microseconds
from blueprint.observe.conform.under_way import UnderWay
from blueprint.observe.conform.verdict import Verdict, judge_max, judge_mean, judge_share
from blueprint.observe.conform.wall import MICRO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.flow.calendar.due import Limit, Reading
    from blueprint.model.duration import Duration
    from blueprint.model.names import Period
    from blueprint.model.service_map import Promise
    from blueprint.observe.conform.data import Measured
    from blueprint.observe.conform.declared import Arrow
    from blueprint.observe.conform.questions import Questions
    from blueprint.observe.conform.wall import Wall
    from blueprint.observe.conform.working import WorkingClock


class Judging(NamedTuple):
    """How a log is judged.

    Attributes:
        required: the share of times that has to keep a standard, a tolerance or the limit of a hand-off, 0..1.
        wall: the clock on the wall.
        clock: the hours of the map over the days of the log; None: nothing needs them, or they cannot be had.
        till: when the log ends, microseconds since 1970.
    """

    required: float
    wall: Wall
    clock: WorkingClock | None
    till: int


class Promised:
    """What is measured of promises, limits and hand-offs.

    Args:
        ask: of whom.
        judging: how strictly, and by which clocks.
        leaving: touchpoints from which cases may leave.
    """

    def __init__(self, ask: Questions, judging: Judging, leaving: frozenset[str]) -> None:
        self._ask, self._wall, self._clock = ask, judging.wall, judging.clock
        self._leaving, self._till = leaving, judging.till

    def promise(self, promise: Promise) -> PromiseMeasured:
        """A promise or a limit."""
        started, *stats = self._ask.promise(promise)
        time = measured(stats[:6], [])
        hits = (stats[6] or 0, time.n)
        waiting = UnderWay(self._ask, promise, self._leaving, self._till)
        verdicts: list[Verdict | None] = []
        if promise.within is not None:
            verdicts.append(self.in_time("share", promise.within, _required(promise), hits, promise, waiting))
        if promise.mean is not None and time.mean is not None:
            verdicts.append(judge_mean(promise.mean.seconds, time.mean, time.sd, time.n))
        if isinstance(promise.max, WorkingTime):
            verdicts.append(self.in_time("share", promise.max, 1.0, hits, promise, waiting))
        elif promise.max is not None:
            verdicts.append(self._longest(promise.max, time, promise, waiting))
        periods = tuple(self._periods(promise, promise.per, waiting)) if promise.per is not None else ()
        counted = "mean" if promise.within is None and promise.mean is not None else "share"
        found = tuple(_of_all(v, periods) if v.kind == counted else v for v in verdicts if v)
        return PromiseMeasured(
            id=promise.id,
            start=promise.from_,
            end=promise.to,
            started=started,
            time=time,
            under_way=waiting.n,
            working=self._worked(promise) if any(v.told for v in found) else None,
            verdicts=found,
            per=promise.per,
            periods=periods,
        )

    def in_time(
        self,
        kind: str,
        said: Duration,
        required: float,
        hits: tuple[int, int],
        of: Promise | Arrow,
        waiting: UnderWay | None = None,
    ) -> Verdict | None:
        """How many are in time, in working time where it is told so, and by the other readings of the words.

        Args:
            kind: of verdict.
            said: the time declared.
            required: the share that has to keep it.
            hits: how many keep it by the clock, of how many.
            of: the promise, or the arrow of the hand-off.
            waiting: who is on the way to the end of the promise.
        """
        in_time, n = hits
        limit = self._in_working_time(said)
        if limit is not None:
            in_time = self._kept(limit, of).total()
        late = waiting.late(said, limit, self._clock).total() if waiting else 0
        judged = judge_share(kind, said.seconds, required, in_time, n + late)
        if judged is None:
            return None
        others = self._others(said, required, (in_time, n, late), of, waiting)
        told = said.wording if limit is not None and isinstance(said, WorkingTime) else None
        return replace(judged, late=late, told=told, others=others)

    def _in_working_time(self, said: Duration | None) -> Limit | None:
        """How a time is counted that is told in working time; None: by the clock."""
        if self._clock is None or not isinstance(said, WorkingTime):
            return None
        return limits(said, self._clock.calendar)[0]

    def _longest(self, said: Duration, time: Measured, of: Promise, waiting: UnderWay) -> Verdict | None:
        late = waiting.late(said).total()
        longest = max(time.most or 0.0, waiting.oldest / MICRO if late else 0.0)
        judged = judge_max(said.seconds, longest, time.n + late)
        if judged is None or self._clock is None:
            return judged and replace(judged, late=late)
        in_time = self._kept(limits(said, self._clock.calendar)[0], of).total()
        others = self._others(said, 1.0, (in_time, time.n, late), of, waiting)
        return replace(judged, late=late, others=others)

    def _others(
        self,
        said: Duration,
        required: float,
        hits: tuple[int, int, int],
        of: Promise | Arrow,
        waiting: UnderWay | None,
    ) -> tuple[tuple[Reading, Verdict], ...]:
        """The other readings of a declared time by which another number is in time, or late already."""
        in_time, n, late = hits
        if self._clock is None:
            return ()
        found = []
        for limit in limits(said, self._clock.calendar)[1:]:
            if limit.reading == "working-hours":  # who is in time by the clock is so in hours of opening
                count = in_time + self._kept(limit, of, microseconds(said.seconds)).total()
            else:
                count = self._kept(limit, of).total()
            over = waiting.late(said, limit, self._clock).total() if waiting else 0
            judged = judge_share("share", said.seconds, required, count, n + over)
            if judged is not None and (count, over) != (in_time, late):
                found.append((limit.reading, replace(judged, late=over)))
        return tuple(found)

    def _kept(self, limit: Limit, of: Promise | Arrow, beyond: int | None = None) -> Counter[int]:
        """How many are in time by one reading, by quarter of an hour; of those that take longer than `beyond`, in microseconds."""
        assert self._clock is not None
        spans = self._ask.handoff_spans(of, beyond) if isinstance(of, tuple) else self._ask.spans(of, beyond)
        return self._clock.kept(limit, spans)

    def _worked(self, promise: Promise) -> Measured | None:
        return self._clock.times(self._ask.spans(promise)) if self._clock else None

    def _periods(self, promise: Promise, per: Period, waiting: UnderWay) -> Iterator[PeriodMeasured]:
        """The share in time, or the mean where nothing else is promised, of each period."""
        said = promise.within or promise.max
        mean = promise.mean if promise.within is None else None
        limit, middle = (0 if x is None else microseconds(x.seconds) for x in (said, mean))
        by_quarter = {row[0]: row[1:] for row in self._ask.by_quarter_hour(promise, limit, middle)}
        counted = self._in_working_time(said)
        working = None if counted is None else self._kept(counted, promise)
        late = waiting.late(said, counted, self._clock) if said and mean is None else Counter[int]()
        for span, quarters in self._wall.spans(per, by_quarter):
            rows = [by_quarter[quarter] for quarter in quarters]
            started, n, hits = (sum(int(row[place]) for row in rows) for place in range(3))
            over = sum(late[quarter] for quarter in quarters)
            if mean is not None:
                verdict = _mean_of(mean, rows, n)
            else:
                hits = hits if working is None else sum(working[quarter] for quarter in quarters)
                verdict = judge_share(
                    "share", said.seconds if said else 0.0, _required(promise), hits, n + over
                )
                verdict = verdict and replace(verdict, late=over)
            covered = self._wall.covers(span)
            if verdict is not None and covered:
                verdict = replace(verdict, kept=verdict.kept is True, sure=started == n + over)
            yield PeriodMeasured(span=span, started=started, verdict=verdict, covered=covered)


def _required(promise: Promise) -> float:
    return 1.0 if promise.share is None else float(promise.share)


def _mean_of(said: Duration, rows: Sequence[Sequence[Any]], n: int) -> Verdict | None:
    """Whether a mean is kept, of rows of `Questions.by_quarter_hour`."""
    if not n:
        return None
    longer = sum(int(row[3] or 0) for row in rows) / n - microseconds(said.seconds)
    squares = math.fsum(row[4] or 0.0 for row in rows)
    spread = math.sqrt(max(0.0, squares - n * longer * longer) / (n - 1)) / MICRO if n > 1 else None
    return judge_mean(said.seconds, said.seconds + longer / MICRO, spread, n)


def _of_all(verdict: Verdict, periods: Sequence[PeriodMeasured]) -> Verdict:
    """A verdict on all cases, as the periods have it where it is counted by them."""
    found = [p.verdict for p in periods if p.verdict]
    if not found:
        return verdict
    kept = whole(v.kept for v in found)
    return replace(verdict, kept=kept, sure=kept is False or (bool(kept) and all(v.sure for v in found)))
