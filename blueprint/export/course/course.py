"""The sheets of a course, and the files they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from blueprint.export.course import activities as a
from blueprint.export.course.before_after import before_after
from blueprint.export.course.blank import blank, half_filled
from blueprint.export.course.docx import document
from blueprint.export.course.exercises import answers, exercises
from blueprint.export.course.forms import assessment, certificate, feedback
from blueprint.export.course.guide import guide
from blueprint.export.course.quiz import quiz, quiz_answers
from blueprint.export.course.role_play import observer, role_play
from blueprint.export.course.slides import slides as concepts
from blueprint.export.paper import printed
from blueprint.export.subject import File, Subject
from blueprint.export.training.flow import Section, pages
from blueprint.export.training.foot import shortened
from blueprint.export.training.pdf import pdf
from blueprint.export.training.pptx import slides

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan

GUIDE = "1-guide"
SHEETS: dict[str, Callable[[Plan], Iterable[Section]]] = {
    GUIDE: guide,
    a.EXERCISES: exercises,
    a.ANSWERS: answers,
    a.SLIDES: concepts,
    a.ROLE_PLAY: role_play,
    a.OBSERVER: observer,
    a.BLANK: blank,
    a.HALF: half_filled,
    a.BEFORE_AFTER: before_after,
    a.QUIZ: quiz,
    a.QUIZ_ANSWERS: quiz_answers,
    a.ASSESSMENT: assessment,
    a.FEEDBACK: feedback,
    a.CERTIFICATE: certificate,
}
"""Every sheet by the name of its files; the number is that of the step in class."""
WRITTEN_IN = (GUIDE, a.EXERCISES, a.OBSERVER, a.BEFORE_AFTER, a.QUIZ, a.ASSESSMENT, a.FEEDBACK)
"""Sheets that people write in: as Word documents too."""
_FOOT = 560.0


def course(plan: Plan) -> Iterator[File]:
    """Every sheet as PDF to print and as slides to edit, those to write in as documents, blueprints, the self-audit.

    A sheet for which the maps have nothing is left out.

    Raises:
        TooShort: the topics do not fit into the hours.
        ModuleNotFoundError: the extra `export` is not installed.
    """
    from blueprint.tables.audit.form import audit_bytes

    subject = plan.voice.subject
    foot = shortened(plan.voice.line(plan.title), 10, False, _FOOT)
    for name, sheet in SHEETS.items():
        sections = list(sheet(plan))
        made = [page for section in sections for page in pages(section)]
        if not made:
            continue
        yield pdf(subject, f"{name}.pdf", made, foot)
        yield File(f"{name}.pptx", slides(subject, made, foot))
        if name in WRITTEN_IN:
            yield File(f"{name}.docx", document(plan.voice, sections, foot))
    for voice in plan.processes:
        yield _blueprint(voice.subject, alone=len(plan.processes) == 1)
    yield File(f"{a.AUDIT}.xlsx", audit_bytes(subject.analysis.map, subject.texts))


def _blueprint(subject: Subject, *, alone: bool) -> File:
    """The blueprint of a map for the wall, nothing left out: A3, on several sheets where it is not readable on one."""
    name = a.BLUEPRINT if alone else f"{a.BLUEPRINT}-{subject.map.name}"
    wall = Subject(subject.analysis, subject.texts, shelf=subject.shelf, theme=subject.theme)
    found = wall.printed("a3")
    return printed(wall, f"{name}.pdf", wall.poster("a3") if "abridged" in found.kind else found)
