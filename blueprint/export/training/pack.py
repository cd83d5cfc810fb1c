"""The training pack as pages: one source for the PDF and the slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.training.cover import covers
from blueprint.export.training.flow import pages
from blueprint.export.training.moments_of_truth import truths
from blueprint.export.training.phrases import phrases
from blueprint.export.training.picture import picture
from blueprint.export.training.roles import role_cards
from blueprint.export.training.sheets import answer_sheet, exercise_sheet
from blueprint.export.training.signs import legend
from blueprint.export.training.voice import Voice

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.export.training.page import Page


def training_pack(subject: Subject) -> list[Page]:
    """Every page, the cover with its contents first."""
    voice = Voice(subject)
    sections = [
        picture(voice),
        legend(voice),
        *role_cards(voice),
        truths(voice),
        phrases(voice),
        exercise_sheet(voice),
        answer_sheet(voice),
    ]
    parts = [list(pages(section)) for section in sections]
    contents, first = [(section.title, 0) for section in sections], 0
    for _ in range(3):  # the cover's length moves the numbers in it; it hardly ever does
        cover = covers(voice, contents)
        first = len(cover)
        starts = [first + 1 + sum(len(p) for p in parts[:i]) for i in range(len(parts))]
        contents = [(section.title, start) for section, start in zip(sections, starts, strict=True)]
    cover = covers(voice, contents)
    return [*cover, *(page for part in parts for page in part)]
