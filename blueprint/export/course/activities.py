"""What is done in class, in order: talks, practice, cases, exercises, role play, quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.course import guide_words as w
from blueprint.export.course import words
from blueprint.export.course.facts import named
from blueprint.export.course.timetable import Activity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.course.topics import Topic
    from blueprint.export.training.voice import Voice

SLIDES, EXERCISES, ANSWERS = "3-slides", "2-exercises", "2-exercises-answers"
ROLE_PLAY, OBSERVER = "4-role-play", "4-role-play-observer"
BLANK, HALF, BEFORE_AFTER = "5-blank-blueprint-a3", "5-half-filled-a3", "5-before-after"
QUIZ, QUIZ_ANSWERS = "6-quiz", "6-quiz-answers"
ASSESSMENT, AUDIT, FEEDBACK, CERTIFICATE = "7-assessment", "7-self-audit", "8-feedback", "9-certificate"
_PRACTISED_WITH = {
    "blueprint": (HALF, BLANK),
    "peak-end": (BLANK,),
    "moments-of-truth": (OBSERVER,),
    "promises": (EXERCISES,),
    "phrases": (EXERCISES,),
    "recovery": (EXERCISES, BLANK),
}
"""Topic to the sheets its practice takes."""
_MOST_CASES = 3


def activities(
    processes: Sequence[Voice], cases: Sequence[Voice], topics: Sequence[Topic], *, before: bool
) -> list[Activity]:
    """Everything, as if there were time enough. A case opens the course, the others follow the topics."""
    discussed = [
        Activity(
            w.CASE.filled(name=named(case.subject.map.title)),
            w.CASE_OPENS if i == 0 else w.CASE_HOW,
            15,
            spare=20 + i if i else 9,
            least=10,
            uses=(EXERCISES, ANSWERS, *([BEFORE_AFTER] if case.subject.map.better_map and i else [])),
            slides=f"case:{i}",
        )
        for i, case in enumerate(cases[:_MOST_CASES])
    ]
    made = [Activity(w.OPENING, w.OPENING_HOW, 10, slides="opening"), *discussed[:1]]
    for i, topic in enumerate(topics):
        made.append(Activity(w.CONCEPT.filled(topic=topic.title), topic.shown, 25, slides=topic.id))
        uses = _PRACTISED_WITH.get(topic.id, ())
        practice = w.PRACTICE.filled(topic=topic.title)
        made.append(Activity(practice, topic.practice, 20, 10 + i, 15, uses, slides=f"{topic.id}:talk"))
    if any(v.exercises for v in processes):
        made.append(Activity(w.EXERCISES, w.EXERCISES_HOW, 15, 4, 15, uses=(EXERCISES, ANSWERS)))
    made += discussed[1:]
    if before:
        made.append(Activity(words.BEFORE_AFTER, w.BEFORE_AFTER_HOW, 15, 19, 10, uses=(BEFORE_AFTER,)))
    return [
        *made,
        Activity(w.ROLE_PLAY, w.ROLE_PLAY_HOW, 20, 2, 20, uses=(ROLE_PLAY, OBSERVER)),
        Activity(w.QUIZ, w.QUIZ_HOW, 10, spare=3, uses=(QUIZ, QUIZ_ANSWERS)),
        Activity(
            w.CLOSING, w.CLOSING_HOW, 10, uses=(ASSESSMENT, FEEDBACK, CERTIFICATE, AUDIT), slides="closing"
        ),
    ]
