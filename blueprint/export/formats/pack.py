"""The training pack: blueprint, legend, role cards, moments of truth, phrases, exercises; to print and to edit."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording(
    "training pack: blueprint, role cards, phrases and exercises, PDF and PPTX",
    "培训手册：蓝图、岗位卡、用语与练习（PDF 与 PPTX）",
)
STABLE = False
FIGURED = True


def write(subject: Subject) -> Iterator[File]:
    """The same pages twice."""
    from blueprint.export.training.pack import training_pack
    from blueprint.export.training.pdf import pdf
    from blueprint.export.training.pptx import slides

    pages = training_pack(subject)
    yield pdf(subject, "training-pack.pdf", pages)
    yield File("training-pack.pptx", slides(subject, pages))
