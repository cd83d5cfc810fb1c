"""Cases that are under way when the log ends: older than promised, they have broken the promise; younger, nobody knows.

Under way is who got to the start of a promise, not to its end, and was last seen where the map lets nobody leave, with no
event behind that is no touchpoint: who may have left by another way is not taken to be late.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from blueprint.observe.conform.sql import microseconds
from blueprint.observe.conform.wall import QUARTER_HOUR

if TYPE_CHECKING:
    from blueprint.flow.calendar.due import Limit
    from blueprint.model.duration import Duration
    from blueprint.model.service_map import Promise
    from blueprint.observe.conform.questions import Questions
    from blueprint.observe.conform.working import WorkingClock


class UnderWay:
    """The cases under way on the clock of one promise.

    Args:
        ask: of whom.
        promise: which.
        leaving: touchpoints from which cases may leave.
        till: when the log ends, microseconds since 1970.

    Attributes:
        n: how many there are.
        oldest: for how long the oldest of them is, microseconds; 0 where there is none.
    """

    def __init__(self, ask: Questions, promise: Promise, leaving: frozenset[str], till: int) -> None:
        self._ask, self._promise, self._leaving, self._till = ask, promise, leaving, till
        self.n, first = ask.under_way(promise, leaving)
        self.oldest = till - first if self.n else 0

    def late(
        self, said: Duration, limit: Limit | None = None, clock: WorkingClock | None = None
    ) -> Counter[int]:
        """How many are older than a time, by the quarter of an hour in which they begin.

        Args:
            said: the time, by the clock on the wall.
            limit: the reading of it by which they are judged instead.
            clock: the hours of that.
        """
        late: Counter[int] = Counter()
        if not self.n:
            return late
        longest = microseconds(said.seconds)
        for batch in self._ask.under_way_since(self._promise, self._leaving):
            spans = [(start, self._till) for (start,) in batch]
            if limit is None or clock is None:
                late.update(start // QUARTER_HOUR for start, till in spans if till - start > longest)
            else:
                late.update(start // QUARTER_HOUR for start, _ in spans)
                late.subtract(clock.kept(limit, [spans]))
        return +late
