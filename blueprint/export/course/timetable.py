"""How the time of a course is shared out: activities, sessions, breaks, days."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.export.course import guide_words as w
from blueprint.export.course.activity import UNIT, Activity, Step
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


class Slot(NamedTuple):
    """A line of the timetable: minutes from the start of the day; a pause has no activity, and no steps."""

    day: int
    start: int
    stop: int
    title: Wording
    activity: Activity | None
    goes_on: bool = False
    steps: tuple[Step, ...] = ()

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
    activities = _fitting(taught, activities)
    if (least := len(activities) * UNIT) > taught:
        raise TooShort(topics, minutes, least)
    lengths = _shared(taught, activities)
    ends = _ends(lengths, sessions)
    day, clock, done = 1, 0, 0
    for activity, length in zip(activities, lengths, strict=True):
        left, goes_on = length, False
        steps = _timed(length, activity.steps)
        while left:
            part = min(left, ends[0] - done)
            here, steps = _cut(steps, part)
            yield Slot(day, clock, clock + part, activity.title, activity, goes_on=goes_on, steps=here)
            clock, done, left, goes_on = clock + part, done + part, left - part, True
            if done == ends[0] and len(ends) > 1:
                ends = ends[1:]
                if (sessions - len(ends)) % _A_DAY == 0:
                    day, clock = day + 1, 0
                else:
                    yield Slot(day, clock, clock + _BREAK, w.PAUSE, None)
                    clock += _BREAK


def _fitting(taught: int, activities: Sequence[Activity]) -> list[Activity]:
    """Those that there is time for: the readiest are left out first, and come back where a shorter one still fits."""
    by_spare = sorted((a for a in activities if a.spare), key=lambda a: -a.spare)
    out: list[Activity] = []
    while by_spare and sum(a.minutes for a in activities if a not in out) > taught:
        out.append(by_spare.pop(0))
    for activity in reversed(out.copy()):
        if sum(a.minutes for a in activities if a not in out) + activity.minutes <= taught:
            out.remove(activity)
    return [a for a in activities if a not in out]


def _timed(minutes: int, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Steps with the minutes they get of an activity; they sum to all, and none gets less than it takes.

    Where the activity itself is cut short, none is left without a minute.
    """
    takes = [step.minutes for step in steps]
    least = takes if sum(takes) <= minutes else [1] * len(takes)
    more = _apportioned(minutes - sum(least), takes)
    timed = (low + share for low, share in zip(least, more, strict=True))
    return tuple(step._replace(minutes=time) for step, time in zip(steps, timed, strict=True))


def _cut(steps: Sequence[Step], minutes: int) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Those of the first minutes, and the rest; one that goes on is in both."""
    here, left = list[Step](), minutes
    for i, step in enumerate(steps):
        if step.minutes > left:
            rest = (step._replace(minutes=step.minutes - left), *steps[i + 1 :])
            return (*here, *([step._replace(minutes=left)] if left else [])), rest
        here.append(step)
        left -= step.minutes
    return tuple(here), ()


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
    """Minutes for each, in fives where that comes out: what it takes and more, or less where all are cut short."""
    unit = UNIT if minutes % UNIT == 0 else 1
    takes = [a.minutes for a in activities]
    least = takes if sum(takes) <= minutes else [UNIT] * len(takes)
    more = _apportioned((minutes - sum(least)) // unit, takes)
    return [low + unit * share for low, share in zip(least, more, strict=True)]


def _apportioned(count: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers that sum to `count`, by weights; the largest rests are rounded up, earlier ones first."""
    exact = [count * weight / sum(weights) for weight in weights]
    shares = [int(e) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (round(shares[i] - exact[i], 9), i))
    for i in order[: count - sum(shares)]:
        shares[i] += 1
    return shares
