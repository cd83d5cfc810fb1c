"""How the time of a course is shared out: activities, sessions, breaks, days."""

from __future__ import annotations

from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.export.course import guide_words as w
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BREAK = 10
_SESSION = 90
"""Minutes of class between two breaks."""
_NEAR = 15
"""Minutes by which a break may come earlier or later, so as not to cut an activity."""
_A_DAY = 4
"""Sessions of a day."""
_LEAST = 5
"""Minutes of the shortest activity."""


class TooShort(Exception):
    """Less time than the topics take."""

    def __init__(self, topics: int, minutes: int, least: int) -> None:
        self.wording = Wording(
            "{topics} topics take {least} at least, and there are {given}: give more --hours or fewer topics",
            "{topics} 个课题至少要 {least}，现在只有 {given}：请加长 --hours 或减少课题",
        ).filled(
            topics=topics,
            given=quantity.both(quantity.time, 60.0 * minutes),
            least=quantity.both(quantity.time, 60.0 * least),
        )
        super().__init__(self.wording.en)


class Activity(NamedTuple):
    """Something done in class.

    Attributes:
        title, how: what it is, and how it is done.
        weight: its share of the time beyond the least of all.
        least: minutes below which it is left out, or does not fit.
        spare: how readily it is left out when time is short; 0 never.
        uses: the sheets it takes, by the names of their files.
        slides: the part of the slides that is shown.
    """

    title: Wording
    how: Wording
    weight: float
    spare: int = 0
    least: int = _LEAST
    uses: tuple[str, ...] = ()
    slides: str = ""


class Slot(NamedTuple):
    """A line of the timetable: minutes from the start of the day; a pause has no activity."""

    day: int
    start: int
    stop: int
    title: Wording
    activity: Activity | None
    goes_on: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.stop - self.start


def timetable(minutes: int, activities: list[Activity], topics: int) -> Iterable[Slot]:
    """What is done when; its minutes sum to those of the course.

    Raises:
        TooShort: the topics do not fit.
    """
    sessions = 1
    while True:
        pauses = sessions - -(-sessions // _A_DAY)  # none at the end of a day
        taught = minutes - pauses * _BREAK
        if taught <= sessions * _SESSION:
            break
        sessions += 1
    while sum(a.least for a in activities) > taught:
        spare = max((a for a in activities if a.spare), key=lambda a: a.spare, default=None)
        if spare is None:
            raise TooShort(topics, minutes, sum(a.least for a in activities))
        activities = [a for a in activities if a is not spare]
    lengths = _shared(taught, activities)
    ends = _ends(lengths, sessions)
    day, clock, done = 1, 0, 0
    for activity, length in zip(activities, lengths, strict=True):
        left, goes_on = length, False
        while left:
            part = min(left, ends[0] - done)
            yield Slot(day, clock, clock + part, activity.title, activity, goes_on)
            clock, done, left, goes_on = clock + part, done + part, left - part, True
            if done == ends[0] and len(ends) > 1:
                ends = ends[1:]
                if (sessions - len(ends)) % _A_DAY == 0:
                    day, clock = day + 1, 0
                else:
                    yield Slot(day, clock, clock + _BREAK, w.PAUSE, None)
                    clock += _BREAK


def _ends(lengths: Sequence[int], sessions: int) -> list[int]:
    """After how many minutes of class each session ends: evenly, between two activities where one ends nearby."""
    between, taught = list(accumulate(lengths)), sum(lengths)
    ends = []
    for i in range(1, sessions):
        even = round(taught * i / sessions / 5) * 5
        near = min(between, key=lambda end: (abs(end - even), end))
        ends.append(near if abs(near - even) <= _NEAR and near < taught else even)
    return [*ends, taught]


def _shared(minutes: int, activities: Sequence[Activity]) -> list[int]:
    """Minutes by weights, in fives where that comes out, none below its least; they sum to all."""
    unit = 5 if minutes % 5 == 0 else 1
    least = [-(-a.least // unit) for a in activities]
    free = minutes // unit - sum(least)
    weights = [a.weight for a in activities]
    exact = [free * weight / fsum(weights) for weight in weights]
    shares = [int(e) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in order[: free - sum(shares)]:
        shares[i] += 1
    return [(low + share) * unit for low, share in zip(least, shares, strict=True)]
