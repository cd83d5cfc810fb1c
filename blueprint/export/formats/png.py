"""The blueprint as PNG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the blueprint as a raster picture", "服务蓝图（位图）")
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """One picture; its bytes hang on the library that paints it."""
    yield File("blueprint.png", subject.png(subject.svg))
