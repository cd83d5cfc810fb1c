"""The blueprint for draw.io (diagrams.net): lanes as containers, arrows glued to their boxes."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the blueprint for draw.io, to edit by hand", "draw.io 文件，可手工编辑")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One file with one page."""
    from blueprint.draw.theme.themes import THEMES
    from blueprint.export.drawio.data import Data
    from blueprint.export.drawio.drawing import drawing
    from blueprint.export.uncut import uncut
    from blueprint.export.xml import document

    arrows = uncut(subject.layout.routes, subject.folded.routes)
    data = Data(subject.map, subject.folded, arrows)
    root = drawing(subject.folded, data.in_order(arrows), THEMES[subject.theme], data)
    yield File("blueprint.drawio", document(root))
