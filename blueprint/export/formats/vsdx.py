"""The blueprint for Visio: lanes, boxes with shape data, arrows glued to their boxes."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the blueprint for Visio, to edit by hand", "Visio 绘图文件，可手工编辑")
STABLE = True
_NAME = 31
"""Characters of a page's name."""


def write(subject: Subject) -> Iterator[File]:
    """One file with one page."""
    from blueprint.export.visio.drawing import page_of
    from blueprint.export.visio.package import package

    layout, page = subject.folded, page_of(subject)
    yield File("blueprint.vsdx", package(layout.title[:_NAME], layout.width, page.height, page.xml()))
