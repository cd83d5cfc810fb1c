"""What a course is about: maps, topics, hours, audience; and how its time is shared out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.export.course import words as w
from blueprint.export.course.topics import TOPICS, Topic
from blueprint.export.training.voice import Voice
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.export.subject import Subject

_BREAK = 10
_SESSION = 90
"""Minutes of class between two breaks."""
_NEAR = 15
"""Minutes by which a break may come earlier or later, so as not to cut an activity."""
_A_DAY = 4
"""Sessions of a day."""
_LEAST = 5
"""Minutes of the shortest activity."""


class UnknownTopic(Exception):
    """A topic that there is none of."""

    def __init__(self, name: str) -> None:
        self.wording = Wording(
            "there is no topic {name!r}; known: {known}", "没有课题 {name!r}；可用：{known}"
        )
        self.wording = self.wording.filled(name=name, known=", ".join(TOPICS))
        super().__init__(self.wording.en)


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
    """Something done in class: its title, how it is done, its share of the time, and how readily it is left out."""

    title: Wording
    how: Wording
    weight: float
    spare: int = 0


class Slot(NamedTuple):
    """A line of the timetable: minutes from the start of the day; a pause has no `how`."""

    day: int
    start: int
    stop: int
    title: Wording
    how: Wording | None
    goes_on: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.stop - self.start


@dataclass(frozen=True)
class Plan:
    """A course.

    Attributes:
        subjects: its maps, without errors, all in one language.
        topics: what it teaches, in order.
        minutes: how long it lasts, breaks included.
        audience: whom it is for; may be empty.
    """

    subjects: tuple[Subject, ...]
    topics: tuple[Topic, ...]
    minutes: int
    audience: str = ""

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks for each map."""
        return tuple(map(Voice, self.subjects))

    @property
    def processes(self) -> tuple[Voice, ...]:
        """The maps of what should happen; where there are only cases, these."""
        return tuple(v for v in self.voices if not v.subject.map.is_case) or self.voices

    @property
    def cases(self) -> tuple[Voice, ...]:
        """The maps of what happened."""
        return tuple(v for v in self.voices if v.subject.map.is_case)

    @property
    def voice(self) -> Voice:
        """Who speaks for the course: the first map of a process."""
        return self.processes[0]

    @property
    def title(self) -> Wording:
        """What the course is called."""
        title = self.voice.subject.map.title
        name = Wording(title["en"], title["zh"])
        return (
            w.COURSE_FOR.filled(name=name, audience=self.audience)
            if self.audience
            else w.COURSE.filled(name=name)
        )

    @cached_property
    def timetable(self) -> tuple[Slot, ...]:
        """What is done when; its minutes sum to those of the course.

        Raises:
            TooShort: the topics do not fit.
        """
        return tuple(_timetable(self.minutes, _activities(self.topics), len(self.topics)))


def topics_of(names: str) -> tuple[Topic, ...]:
    """The topics of a comma-separated list.

    Raises:
        UnknownTopic: one of them does not exist, or none is named.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()] or [names]
    for name in wanted:
        if name not in TOPICS:
            raise UnknownTopic(name)
    return tuple(TOPICS[name] for name in dict.fromkeys(wanted))


def _activities(topics: Sequence[Topic]) -> list[Activity]:
    made = [Activity(w.OPENING, w.OPENING_HOW, 10)]
    for i, topic in enumerate(topics):
        made.append(Activity(w.CONCEPT.filled(topic=topic.title), topic.shown, 15))
        made.append(Activity(w.PRACTICE.filled(topic=topic.title), topic.practice, 25, spare=10 + i))
    return [
        *made,
        Activity(w.ROLE_PLAY, w.ROLE_PLAY_HOW, 30, spare=2),
        Activity(w.QUIZ, w.QUIZ_HOW, 10, spare=3),
        Activity(w.CLOSING, w.CLOSING_HOW, 10),
    ]


def _timetable(minutes: int, activities: list[Activity], topics: int) -> Iterable[Slot]:
    sessions = 1
    while True:
        pauses = sessions - -(-sessions // _A_DAY)  # none at the end of a day
        taught = minutes - pauses * _BREAK
        if taught <= sessions * _SESSION:
            break
        sessions += 1
    while len(activities) * _LEAST > taught:
        spare = max((a for a in activities if a.spare), key=lambda a: a.spare, default=None)
        if spare is None:
            raise TooShort(topics, minutes, len(activities) * _LEAST)
        activities = [a for a in activities if a is not spare]
    lengths = _shared(taught, [a.weight for a in activities])
    ends = _ends(lengths, sessions)
    day, clock, done = 1, 0, 0
    for activity, length in zip(activities, lengths, strict=True):
        left, goes_on = length, False
        while left:
            part = min(left, ends[0] - done)
            yield Slot(day, clock, clock + part, activity.title, activity.how, goes_on)
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


def _shared(minutes: int, weights: Sequence[float]) -> list[int]:
    """Minutes by weights, in fives where that comes out, none below the least; they sum to all."""
    unit = 5 if minutes % 5 == 0 else 1
    count, least = minutes // unit, max(1, _LEAST // unit)
    free = count - least * len(weights)
    exact = [free * weight / sum(weights) for weight in weights]
    shares = [int(e) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in order[: free - sum(shares)]:
        shares[i] += 1
    return [(least + share) * unit for share in shares]
