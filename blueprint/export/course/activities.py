"""What is done in class, in order: talks, practice, cases, exercises, role play, quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.course import guide_words as w
from blueprint.export.course import steps, words
from blueprint.export.course.activity import Activity, Step
from blueprint.export.course.facts import named
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.course.topics import Topic
    from blueprint.export.training.voice import Voice

SLIDES, EXERCISES, ANSWERS = "3-slides", "2-exercises", "2-exercises-answers"
ROLE_PLAY, OBSERVER = "4-role-play", "4-role-play-observer"
BLANK, HALF, BEFORE_AFTER = "5-blank-blueprint-a3", "5-half-filled-a3", "5-before-after"
BLUEPRINT = "5-blueprint-a3"
QUIZ, QUIZ_ANSWERS = "6-quiz", "6-quiz-answers"
ASSESSMENT, AUDIT, FEEDBACK, CERTIFICATE = "7-assessment", "7-self-audit", "8-feedback", "9-certificate"
_PRACTISED_WITH = {
    "blueprint": (HALF, BLUEPRINT, BLANK),
    "moments-of-truth": (ROLE_PLAY, OBSERVER),
    "promises": (EXERCISES, ANSWERS),
    "phrases": (EXERCISES, ANSWERS),
    "recovery": (BLUEPRINT,),
}
"""Topic to the sheets its practice takes."""
_MOST_CASES = 3


def activities(
    processes: Sequence[Voice], cases: Sequence[Voice], topics: Sequence[Topic], *, before: bool
) -> list[Activity]:
    """Everything, as if there were time enough. A case opens the course, the others follow the topics.

    What is left out first when time is short can be done at home: more cases, exercises that the topics have
    some of already, the quiz; then the practice of the last topics.
    """
    discussed = [
        Activity(
            _titled(named(case.subject.map.title)),
            steps.CASE,
            spare=20 + i if i else 5,
            uses=(EXERCISES, ANSWERS, *([BEFORE_AFTER] if case.subject.map.better_map and i else [])),
            slides=f"case:{i}",
        )
        for i, case in enumerate(cases[:_MOST_CASES])
    ]
    made = [Activity(w.OPENING, steps.OPENING, slides="opening"), *discussed[:1]]
    for i, topic in enumerate(topics):
        told = (Step(1, topic.leads), steps.KEY_POINTS, Step(5, topic.shown))
        made.append(Activity(w.CONCEPT.filled(topic=topic.title), told, slides=topic.id))
        uses = _PRACTISED_WITH.get(topic.id, ())
        done = (*steps.PRACTICE[topic.id], steps.DEBRIEF)
        practice = w.PRACTICE.filled(topic=topic.title)
        made.append(Activity(practice, done, 6 + i, uses, slides=f"{topic.id}:talk"))
    if any(v.exercises for v in processes):
        again = any(EXERCISES in _PRACTISED_WITH.get(topic.id, ()) for topic in topics)
        made.append(Activity(w.EXERCISES, steps.EXERCISES, 19 if again else 17, uses=(EXERCISES, ANSWERS)))
    made += discussed[1:]
    if before:
        made.append(Activity(words.BEFORE_AFTER, steps.BEFORE_AFTER, 18, uses=(BEFORE_AFTER,)))
    return [
        *made,
        Activity(w.ROLE_PLAY, steps.ROLE_PLAY, 2, uses=(ROLE_PLAY, OBSERVER)),
        Activity(w.QUIZ, steps.QUIZ, 16, uses=(QUIZ, QUIZ_ANSWERS)),
        Activity(w.CLOSING, steps.CLOSING, uses=(ASSESSMENT, FEEDBACK, CERTIFICATE, AUDIT), slides="closing"),
    ]


def _titled(name: Wording) -> Wording:
    """What a case is called in the timetable; a title that begins with the word is not told it again."""
    told = w.CASE.filled(name=name)
    return Wording(
        name.en if name.en.lower().startswith("case") else told.en,
        name.zh if name.zh.startswith("案例") else told.zh,
    )
