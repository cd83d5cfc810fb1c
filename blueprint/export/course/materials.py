"""What to print for class: every sheet, what it is for, and how many of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.course import activities as a
from blueprint.export.course import guide_words as g
from blueprint.export.course import words as w

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.wording import Wording

_SHEETS: dict[str, tuple[Wording, Wording, Wording]] = {
    a.SLIDES: (g.SLIDES, g.SLIDES_FOR, g.NO_COPIES),
    a.EXERCISES: (g.EXERCISES, g.EXERCISES_FOR, g.FOR_EACH),
    a.ANSWERS: (g.EXERCISE_ANSWERS, g.ANSWERS_FOR, g.FOR_TRAINER),
    a.ROLE_PLAY: (g.ROLE_PLAY, g.ROLE_PLAY_FOR, g.FOR_THREE),
    a.OBSERVER: (w.OBSERVER, g.OBSERVER_FOR, g.FOR_THREE),
    a.BLANK: (g.BLANK_A3, g.BLANK_FOR, g.FOR_GROUP),
    a.HALF: (g.HALF_A3, g.HALF_FOR, g.FOR_GROUP),
    a.BLUEPRINT: (g.BLUEPRINT_A3, g.BLUEPRINT_FOR, g.FOR_WALL),
    a.BEFORE_AFTER: (w.BEFORE_AFTER, g.BEFORE_AFTER_FOR, g.FOR_EACH),
    a.QUIZ: (g.QUIZ, g.QUIZ_FOR, g.FOR_EACH),
    a.QUIZ_ANSWERS: (g.QUIZ_ANSWERS_NAME, g.ANSWERS_FOR, g.FOR_TRAINER),
    a.ASSESSMENT: (g.ASSESSMENT, g.ASSESSMENT_FOR, g.FOR_EACH_AND_GROUP),
    a.AUDIT: (g.AUDIT, g.AUDIT_FOR, g.NO_COPIES),
    a.FEEDBACK: (w.FEEDBACK, g.FEEDBACK_FOR, g.FOR_EACH),
    a.CERTIFICATE: (w.CERTIFICATE, g.CERTIFICATE_FOR, g.FOR_EACH),
}


def named_sheet(name: str) -> Wording:
    """A sheet by what it is called, with the number of its file."""
    return g.SHEET_OF.filled(name=_SHEETS[name][0], number=name.partition("-")[0])


def materials(plan: Plan) -> list[tuple[Wording, Wording, Wording]]:
    """Name, purpose and number of copies of every sheet of the course, in the order of the files."""
    there = {a.BEFORE_AFTER: bool(plan.compared), a.HALF: plan.half_filled}
    used = plan.used | {a.SLIDES}
    hung_up = {} if a.HALF in used else {a.BLUEPRINT: g.BLUEPRINT_SEEN}
    return [
        (named_sheet(name), hung_up.get(name, about), copies if name in used else g.NOT_IN_CLASS)
        for name, (_, about, copies) in _SHEETS.items()
        if there.get(name, True)
    ]
