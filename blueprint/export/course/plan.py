"""What a course is about: maps, topics, hours, audience; and how its time is shared out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.export.course import words as w
from blueprint.export.course.activities import activities
from blueprint.export.course.timetable import Slot, timetable
from blueprint.export.course.topics import TOPICS, Topic
from blueprint.export.subject import Subject
from blueprint.export.training.voice import Voice
from blueprint.figures import Analysis
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.course.activity import Activity


class UnknownTopic(Exception):
    """A topic that there is none of."""

    def __init__(self, name: str) -> None:
        self.wording = Wording(
            "there is no topic {name!r}; known: {known}", "没有课题 {name!r}；可用：{known}"
        )
        self.wording = self.wording.filled(name=name, known=", ".join(TOPICS))
        super().__init__(self.wording.en)


@dataclass(frozen=True)
class Plan:
    """A course.

    Attributes:
        subjects: its maps, without errors, all in one language.
        topics: what it teaches, in order.
        minutes: how long it lasts, breaks included.
        audience: whom it is for; may be empty.
        before: how the service of the first map was before, to hold beside it.
    """

    subjects: tuple[Subject, ...]
    topics: tuple[Topic, ...]
    minutes: int
    audience: str = ""
    before: Subject | None = None

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

    @cached_property
    def compared(self) -> tuple[tuple[Voice, Voice], ...]:
        """Services to hold side by side, the better one second: before and after, each case and its better map."""
        pairs = [(Voice(self.before), self.voice)] if self.before else []
        for case in self.cases:
            subject, better = case.subject, case.subject.map.better_map
            if better:
                pairs.append((case, Voice(Subject(Analysis(better), subject.texts, shelf=subject.shelf))))
        return tuple(pairs)

    @property
    def half_filled(self) -> bool:
        """There is something to fill a blueprint with."""
        return any(t.lane.experienced for v in self.processes for t in v.subject.map.touchpoints.values())

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
    def _activities(self) -> list[Activity]:
        return activities(self.processes, self.cases, self.topics, before=self.before is not None)

    @cached_property
    def timetable(self) -> tuple[Slot, ...]:
        """What is done when; its minutes sum to those of the course.

        Raises:
            TooShort: the topics do not fit.
        """
        return tuple(timetable(self.minutes, self._activities, len(self.topics)))

    @cached_property
    def used(self) -> frozenset[str]:
        """The sheets that something in class takes, by the names of their files."""
        return frozenset(name for slot in self.timetable if slot.activity for name in slot.activity.uses)

    @property
    def left_out(self) -> list[Activity]:
        """What there is no time for in class."""
        done = [slot.activity for slot in self.timetable]
        return [activity for activity in self._activities if activity not in done]


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
