"""The sheets of a course, and the files they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from blueprint.export.course.blank import blank
from blueprint.export.course.exercises import answers, exercises
from blueprint.export.course.forms import assessment, certificate, feedback
from blueprint.export.course.guide import guide
from blueprint.export.course.quiz import quiz, quiz_answers
from blueprint.export.course.role_play import role_play
from blueprint.export.course.slides import slides as concepts
from blueprint.export.subject import File
from blueprint.export.training.flow import Section, pages
from blueprint.export.training.foot import shortened
from blueprint.export.training.pdf import pdf
from blueprint.export.training.pptx import slides

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan

SHEETS: dict[str, Callable[[Plan], Iterable[Section]]] = {
    "1-guide": guide,
    "2-exercises": exercises,
    "2-exercises-answers": answers,
    "3-slides": concepts,
    "4-role-play": role_play,
    "5-blank-blueprint-a3": blank,
    "6-quiz": quiz,
    "6-quiz-answers": quiz_answers,
    "7-assessment": assessment,
    "8-feedback": feedback,
    "9-certificate": certificate,
}
"""Every sheet by the name of its files; the number is that of the step in class."""
_FOOT = 560.0


def course(plan: Plan) -> Iterator[File]:
    """Every sheet as PDF to print and as slides to edit.

    Raises:
        TooShort: the topics do not fit into the hours.
        ModuleNotFoundError: the extra `export` is not installed.
    """
    foot = shortened(plan.voice.line(plan.title), 10, False, _FOOT)
    for name, sheet in SHEETS.items():
        made = [page for section in sheet(plan) for page in pages(section)]
        yield pdf(plan.voice.subject, f"{name}.pdf", made, foot)
        yield File(f"{name}.pptx", slides(plan.voice.subject, made, foot))
